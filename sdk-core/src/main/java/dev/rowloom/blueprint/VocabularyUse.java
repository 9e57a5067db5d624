package dev.rowloom.blueprint;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Tells which vocabularies a rule draws from. */
final class VocabularyUse {

    private final Vocabularies vocabularies;
    private final String locale;

    VocabularyUse(Vocabularies vocabularies, String locale) {
        this.vocabularies = vocabularies;
        this.locale = locale;
    }

    /** Returns the names of all vocabularies that the values of a rule depend on, those of its subject and style included. */
    NavigableSet<String> of(Rule rule) {
        NavigableSet<String> names = new TreeSet<>(named(rule));
        if (rule instanceof Rule.About about) {
            names.addAll(subject(about.subject()));
        } else if (rule instanceof Rule.Text text) {
            names.addAll(style(text.style()));
        } else if (rule instanceof Rule.Json) {
            names.addAll(List.of("common/adjectives", "common/nouns"));
        }
        return names;
    }

    /** Returns the names of the vocabularies that a rule names itself. */
    static NavigableSet<String> named(Rule rule) {
        NavigableSet<String> names = new TreeSet<>();
        if (rule instanceof Rule.Vocabulary vocabulary) {
            names.add(vocabulary.name());
        } else if (rule instanceof Rule.Template template) {
            slots(template.template()).stream()
                    .filter(name -> name.indexOf('/') >= 0)
                    .forEach(names::add);
        }
        return names;
    }

    /** Returns the names in a template's braces, without what changes them. */
    static List<String> slots(String template) {
        List<String> slots = new ArrayList<>();
        int at = template.indexOf('{');
        while (at >= 0) {
            int end = template.indexOf('}', at);
            if (template.startsWith("{{", at)) {
                end = at + 1;
            } else if (end > 0) {
                String slot = template.substring(at + 1, end);
                slots.add(slot.indexOf('|') < 0 ? slot : slot.substring(0, slot.indexOf('|')));
            }
            at = end < 0 ? -1 : template.indexOf('{', end + 1);
        }
        return slots;
    }

    private List<String> subject(Subject subject) {
        return switch (subject) {
            case PERSON -> List.of(locale + "/given-names", locale + "/family-names", "common/email-domains");
            case PLACE -> places();
            case COMPANY -> List.of("common/company-words", "common/industries", locale + "/company-suffixes");
            case PRODUCT -> List.of("common/product-adjectives", "common/product-materials", "common/product-nouns");
        };
    }

    /** Some places are abroad. */
    private List<String> places() {
        List<String> names = new ArrayList<>(List.of(locale + "/phone"));
        for (String each : vocabularies.locales()) {
            names.add(each + "/places");
            names.add(each + "/streets");
        }
        return names;
    }

    private static List<String> style(Rule.Style style) {
        return switch (style) {
            case WORD -> List.of("common/nouns");
            case TITLE -> List.of("common/adjectives", "common/nouns");
            case SENTENCE, PARAGRAPH -> List.of("common/sentences");
        };
    }
}
