package dev.rowloom.blueprint;

import dev.rowloom.internal.LocaleShares;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Tells which vocabularies a table's rules draw from. */
final class VocabularyUse {

    private final Vocabularies vocabularies;
    private final Culture culture;
    private final List<String> locales;

    VocabularyUse(Vocabularies vocabularies, Culture culture) {
        this.vocabularies = vocabularies;
        this.culture = culture;
        this.locales = LocaleShares.parse(culture.locale(), locale -> locale).locales();
    }

    /** Returns the names of all vocabularies that a table's values depend on, those of its subjects and styles included. */
    NavigableSet<String> of(TableBlueprint table) {
        NavigableSet<String> names = new TreeSet<>();
        for (ColumnBlueprint column : table.columns().values()) {
            names.addAll(of(column.rule()));
            if (column.rule() instanceof Rule.About about) {
                boolean abroad = about.namesCountry() && isAbroad();
                if (abroad || !about.within().isEmpty()) {
                    names.addAll(List.of("common/places", "common/streets", "common/phones"));
                }
                if (!about.within().isEmpty()) {
                    names.addAll(List.of("common/further-places", "common/further-streets"));
                }
            }
        }
        return names;
    }

    private boolean isAbroad() {
        return culture.reach() == Culture.Reach.WORLD;
    }

    private NavigableSet<String> of(Rule rule) {
        NavigableSet<String> names = new TreeSet<>(named(rule));
        if (names.contains("common/countries")) {
            names.add("common/further-countries");
        }
        if (rule instanceof Rule.About about) {
            names.addAll(about(about));
        } else if (rule instanceof Rule.Text text) {
            names.addAll(text.vocabulary() == null ? style(text.style()) : List.of(text.vocabulary()));
        } else if (rule instanceof Rule.When when) {
            when.cases().forEach(each -> names.addAll(of(each.rule())));
            names.addAll(of(when.otherwise()));
        } else if (rule instanceof Rule.Histogram histogram) {
            histogram.bins().stream()
                    .filter(Rule.Bin.Made.class::isInstance)
                    .forEach(bin -> names.addAll(of(((Rule.Bin.Made) bin).rule())));
        } else if (rule instanceof Rule.Computed computed) {
            names.addAll(of(computed.otherwise()));
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
        } else if (rule instanceof Rule.Text text && text.vocabulary() != null) {
            names.add(text.vocabulary());
        } else if (rule instanceof Rule.Entry entry) {
            names.add(entry.name());
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

    private List<String> about(Rule.About about) {
        List<String> names = new ArrayList<>();
        switch (about.subject()) {
            case PERSON -> {
                names.addAll(local("given-names", "family-names", "locale"));
                names.add("common/email-domains");
                names.addAll(gendered(about));
            }
            case PLACE -> {
                names.addAll(local("places", "streets", "phone", "locale"));
                names.add("common/countries");
                if (about.namesCountry() || !about.within().isEmpty()) {
                    names.add("common/further-countries");
                }
                locales.stream()
                        .map(locale -> locale + "/area-codes")
                        .filter(vocabularies::contains)
                        .forEach(names::add);
            }
            case COMPANY -> {
                names.addAll(local("company-suffixes"));
                names.add("common/company-words");
                locales.forEach(locale -> names.add(vocabularies.localised(locale, "company-trades")));
            }
            case PRODUCT -> names.addAll(products());
            case FILE -> names.addAll(List.of("common/file-bases", "common/file-types"));
            case JOB -> names.add("common/positions");
            case CARD -> names.add("common/card-schemes");
        }
        return names;
    }

    /** Returns the list of the locale's language if there is only one locale, else the common one. */
    private String own(String name) {
        return locales.size() == 1 ? vocabularies.localised(locales.get(0), name) : "common/" + name;
    }

    private List<String> products() {
        String things = own("products");
        return things.startsWith("common/")
                ? List.of(things, "common/product-traits", "common/product-brands")
                : List.of(things, "common/product-series", "common/product-models", "common/product-brands");
    }

    private List<String> local(String... names) {
        List<String> local = new ArrayList<>();
        for (String locale : locales) {
            for (String name : names) {
                local.add(locale + "/" + name);
            }
        }
        return local;
    }

    private List<String> gendered(Rule.About about) {
        if (!about.isGendered()) {
            return List.of();
        }
        List<String> names = new ArrayList<>(List.of("common/gender-words"));
        if (about.values().isEmpty()) {
            String list = about.part().equals("gender") ? "genders" : "salutations";
            locales.forEach(locale -> names.add(vocabularies.localised(locale, list)));
        }
        return names;
    }

    private List<String> style(Rule.Style style) {
        return switch (style) {
            case WORD -> List.of("common/nouns");
            case TITLE -> List.of("common/adjectives", "common/nouns");
            case SENTENCE, PARAGRAPH -> List.of(own("sentences"));
        };
    }
}
