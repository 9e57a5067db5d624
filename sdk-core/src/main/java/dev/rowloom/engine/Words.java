package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Vocabularies;
import dev.rowloom.blueprint.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The word lists a plan writes from, read once. Thread-safe. */
final class Words {

    private final Vocabularies vocabularies;
    private final String locale;
    private final Map<String, WordList> lists = new ConcurrentHashMap<>();
    private volatile @Nullable PlaceTable places;

    Words(Vocabularies vocabularies, String locale) {
        this.vocabularies = vocabularies;
        this.locale = vocabularies.resolveLocale(locale);
    }

    /** Returns a column of a vocabulary by its full path. */
    WordList list(String name, int column) {
        return lists.computeIfAbsent(name + '#' + column, key -> {
            Vocabulary vocabulary = vocabularies.get(name);
            if (column < 0 || column >= vocabulary.columns()) {
                throw new UsageException("vocabulary " + name + " has columns 0 to " + (vocabulary.columns() - 1)
                        + ", but no column " + column);
            }
            return WordList.of(vocabulary, column);
        });
    }

    /** Returns a column of a vocabulary of the plan's locale. */
    WordList local(String name, int column) {
        return list(locale + "/" + name, column);
    }

    /** Returns a column of a vocabulary of no locale. */
    WordList common(String name) {
        return list("common/" + name, 0);
    }

    /** Returns the places that rows lie in: most in the plan's locale, some in the others. */
    PlaceTable places() {
        PlaceTable known = places;
        if (known == null) {
            known = PlaceTable.around(locale, vocabularies);
            places = known;
        }
        return known;
    }

    /** Returns a fact of the plan's locale. */
    String fact(String name) {
        return vocabularies.facts(locale).getOrDefault(name, "");
    }

    /** Returns a fact of any locale. */
    String fact(String ofLocale, String name) {
        return vocabularies.facts(ofLocale).getOrDefault(name, "");
    }

    /** Returns the domains of e-mail addresses, the shortest first. */
    List<String> emailDomains() {
        return common("email-domains").entries().stream()
                .sorted(java.util.Comparator.comparingInt(String::length).thenComparing(it -> it))
                .toList();
    }
}
