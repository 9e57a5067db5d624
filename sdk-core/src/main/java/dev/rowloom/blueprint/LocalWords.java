package dev.rowloom.blueprint;

import dev.rowloom.internal.LocaleShares;
import java.util.ArrayList;
import java.util.List;

/** The vocabularies as a culture sees them: words of its language where there are some. */
final class LocalWords {

    private static final String COMMON = "common/";
    private static final Rule PLOTS = new Rule.Vocabulary("common/plots", 0);

    private final Vocabularies vocabularies;
    private final Culture culture;
    private final List<String> locales;

    LocalWords(Vocabularies vocabularies, Culture culture) {
        this.vocabularies = vocabularies;
        this.culture = culture;
        this.locales = LocaleShares.parse(culture.locale(), locale -> locale).locales();
    }

    Vocabularies vocabularies() {
        return vocabularies;
    }

    /** Returns the rule with the words of the locale's own language; a mixture of locales has the common words. */
    Rule localised(Rule rule) {
        if (rule instanceof Rule.Text text && text.style() == Rule.Style.TITLE && !isCommon("titles")) {
            return new Rule.Vocabulary(vocabularies.localised(locales.get(0), "titles"), 0);
        }
        if (rule.equals(PLOTS) && !isCommon("sentences")) {
            return new Rule.Text(Rule.Style.SENTENCE, 20, 160);
        }
        boolean common = rule instanceof Rule.Vocabulary words && words.name().startsWith(COMMON);
        if (!common || locales.size() > 1) {
            return rule;
        }
        Rule.Vocabulary words = (Rule.Vocabulary) rule;
        String name = vocabularies.localised(locales.get(0), words.name().substring(COMMON.length()));
        return words.column() < vocabularies.get(name).columns() ? new Rule.Vocabulary(name, words.column()) : rule;
    }

    /** Returns whether the words of a list are the common ones. */
    boolean isCommon(String name) {
        return locales.size() > 1 || listed(name).startsWith(COMMON);
    }

    /** Returns the name of a list of reference data: that of the main locale where it has its own. */
    String listed(String name) {
        return vocabularies.localised(locales.get(0), name);
    }

    /** Returns whether all places are of the locale that was asked for. */
    boolean isAtHome() {
        return culture.reach() == Culture.Reach.HOME;
    }

    /** Returns the names of the vocabularies of places that rows may lie in. */
    List<String> places() {
        List<String> names = new ArrayList<>();
        locales.forEach(locale -> names.add(locale + "/places"));
        if (culture.reach() == Culture.Reach.WORLD) {
            names.add("common/places");
        }
        return names;
    }
}
