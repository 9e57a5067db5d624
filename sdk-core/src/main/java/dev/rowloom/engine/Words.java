package dev.rowloom.engine;

import dev.rowloom.blueprint.Vocabularies;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The word lists a plan writes from, read once. Thread-safe. */
final class Words {

    private final Vocabularies vocabularies;
    private final String locale;
    private final Map<String, WordList> lists = new ConcurrentHashMap<>();

    Words(Vocabularies vocabularies, String locale) {
        this.vocabularies = vocabularies;
        this.locale = vocabularies.resolveLocale(locale);
    }

    /** Returns a column of a vocabulary by its full path. */
    WordList list(String name, int column) {
        return lists.computeIfAbsent(
                name + '#' + column, key -> WordList.of(vocabularies.get(name), column));
    }

    /** Returns a column of a vocabulary of the plan's locale. */
    WordList local(String name, int column) {
        return list(locale + "/" + name, column);
    }

    /** Returns a column of a vocabulary of no locale. */
    WordList common(String name) {
        return list("common/" + name, 0);
    }

    /** Returns a fact of the plan's locale. */
    String fact(String name) {
        return vocabularies.facts(locale).getOrDefault(name, "");
    }

    /** Returns the domains of e-mail addresses, the shortest first. */
    List<String> emailDomains() {
        return common("email-domains").entries().stream()
                .sorted(java.util.Comparator.comparingInt(String::length).thenComparing(it -> it))
                .toList();
    }
}
