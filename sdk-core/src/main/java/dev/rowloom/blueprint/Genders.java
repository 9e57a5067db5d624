package dev.rowloom.blueprint;

import static java.util.stream.Collectors.toSet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Has genders and forms of address agree with the names beside them. */
final class Genders {

    private static final Map<String, String> PARTS = Map.of("person.gender", "gender", "person.honorific", "title");
    private static final Set<String> NAMES = Set.of("given", "full", "reversed");
    private static final Set<String> LISTS = Set.of("genders", "salutations");

    /** How much oftener a value that tells a gender comes than one that doesn't, where nothing says how often. */
    private static final int USUAL = 20;

    private final Vocabulary words = Vocabularies.bundled().get("common/gender-words");

    /**
     * Returns the rules with those of genders and titles made parts of the person whom the row names.
     *
     * @param chosen the rules by column
     * @param matches what the columns mean
     */
    Map<String, Rule> agree(TableFacts table, Map<String, Rule> chosen, Map<String, Match> matches) {
        boolean named = chosen.values().stream()
                .anyMatch(rule -> rule instanceof Rule.About about
                        && about.subject() == Subject.PERSON
                        && NAMES.contains(about.part()));
        if (!named) {
            return chosen;
        }
        Map<String, Rule> agreed = new LinkedHashMap<>(chosen);
        matches.forEach((column, match) -> {
            String part = PARTS.get(match.meaning());
            Rule rule = chosen.get(column);
            if (part != null && rule != null && table.column(column).is(Family.TEXT)) {
                agreed.put(column, agreeing(rule, part, match.role()));
            }
        });
        return agreed;
    }

    private Rule agreeing(Rule rule, String part, String role) {
        if (rule instanceof Rule.Values values) {
            return tellsGender(values.values())
                    ? new Rule.About(Subject.PERSON, part, role, weighted(values.values()))
                    : rule;
        } else if (rule instanceof Rule.Vocabulary words
                && LISTS.contains(words.name().substring(words.name().indexOf('/') + 1))) {
            return new Rule.About(Subject.PERSON, part, role, List.of());
        }
        return rule;
    }

    private boolean tellsGender(List<Rule.Weighted> values) {
        return Set.of("f", "m")
                .equals(values.stream()
                        .map(this::gender)
                        .filter(it -> !it.isEmpty())
                        .collect(toSet()));
    }

    private List<Rule.Weighted> weighted(List<Rule.Weighted> values) {
        if (values.stream().mapToInt(Rule.Weighted::weight).distinct().count() > 1) {
            return values;
        }
        return values.stream()
                .map(it -> gender(it).isEmpty() ? it : new Rule.Weighted(it.value(), USUAL * it.weight()))
                .toList();
    }

    private String gender(Rule.Weighted value) {
        String word = value.value().trim().toLowerCase(Locale.ROOT).replace(".", "");
        int entry = words.values(0).indexOf(word);
        return entry < 0 ? "" : words.value(entry, 1);
    }
}
