package dev.rowloom.engine;

import dev.rowloom.blueprint.Culture;
import dev.rowloom.blueprint.Subject;
import java.util.ArrayList;
import java.util.List;

/** Puts together what persons, companies and products are made of, locale by locale. */
final class SubjectWords {

    private final Words words;
    private final List<String> locales;
    private final Culture.Names names;

    SubjectWords(Words words, List<String> locales, Culture.Names names) {
        this.words = words;
        this.locales = locales;
        this.names = names;
    }

    /** Returns the words of a subject that is no place. */
    Mixture of(Subject subject) {
        return switch (subject) {
            case PERSON -> Mixture.of(persons("mu"));
            case COMPANY -> Mixture.of(companies());
            case PRODUCT -> Mixture.of(new ProductWords(words, locales).parts());
            case FILE -> common(words.common("file-bases"), words.common("file-types"));
            case JOB -> common(words.common("positions"));
            case CARD -> common(words.common("card-schemes"));
            case PLACE -> throw new IllegalArgumentException("places are made of a table");
        };
    }

    /** Returns the words of persons, rare names as often as popular ones: so many persons have names that nobody else has. */
    Mixture ofDifferingPersons() {
        return Mixture.of(persons("m").stream()
                .map(part -> new Mixture.Words(
                        part.locale(),
                        part.gender(),
                        part.lists().stream().map(WordList::even).toList()))
                .toList());
    }

    /**
     * Returns the words of persons.
     *
     * @param men which given names men have, those of both among them or not
     */
    private List<Mixture.Words> persons(String men) {
        List<Mixture.Words> parts = new ArrayList<>();
        for (String locale : locales) {
            if (names == Culture.Names.NEUTRAL) {
                parts.add(person(locale, Mixture.Gender.NEUTRAL, "u"));
            } else {
                parts.add(person(locale, Mixture.Gender.FEMALE, "fu"));
                parts.add(person(locale, Mixture.Gender.MALE, men));
            }
        }
        return parts;
    }

    private Mixture.Words person(String locale, Mixture.Gender gender, String kinds) {
        boolean women = gender == Mixture.Gender.FEMALE;
        return new Mixture.Words(
                locale, gender, List.of(words.givenNames(locale, kinds), words.familyNames(locale, women)));
    }

    private List<Mixture.Words> companies() {
        WordList first = words.common("company-words").withoutTrailingDigits().even();
        return locales.stream()
                .map(locale -> new Mixture.Words(
                        locale,
                        Mixture.Gender.NEUTRAL,
                        List.of(
                                first,
                                words.localised(locale, "company-trades")
                                        .withoutTrailingDigits()
                                        .even(),
                                words.list(locale + "/company-suffixes", 0)
                                        .withoutTrailingDigits()
                                        .even())))
                .toList();
    }

    /** The same words in all locales. */
    private static Mixture common(WordList... lists) {
        return Mixture.of(List.of(new Mixture.Words("", Mixture.Gender.NEUTRAL, List.of(lists))));
    }
}
