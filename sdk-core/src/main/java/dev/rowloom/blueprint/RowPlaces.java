package dev.rowloom.blueprint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Has time zones and currencies agree with the place of the row, or with the locale that was asked for. */
final class RowPlaces {

    private static final Set<String> ADDRESS = Set.of("street", "city", "region", "postcode", "full");

    private final LocalWords words;

    RowPlaces(LocalWords words) {
        this.words = words;
    }

    /**
     * Returns the rules with those of time zones and currencies made parts of the row's place.
     *
     * @param chosen the rules by column
     * @param matches what the columns mean
     */
    Map<String, Rule> agree(TableFacts table, Map<String, Rule> chosen, Map<String, Match> matches) {
        List<Rule.About> places = chosen.values().stream()
                .filter(rule -> rule instanceof Rule.About about && about.subject() == Subject.PLACE)
                .map(Rule.About.class::cast)
                .toList();
        boolean country = places.stream().anyMatch(Rule.About::namesCountry);
        boolean address = places.stream().anyMatch(place -> ADDRESS.contains(place.part()));
        Map<String, Rule> agreed = new LinkedHashMap<>(chosen);
        matches.forEach((name, match) -> {
            ColumnFacts column = table.column(name);
            boolean free = column.is(Family.TEXT) && !column.isUnique() && !column.isPrimaryKey();
            if (free && chosen.get(name) instanceof Rule.Vocabulary list) {
                boolean zone = list.name().equals("common/timezones") && (address || country || words.isAtHome());
                boolean currency = list.equals(new Rule.Vocabulary("common/currencies", 0))
                        && (country || words.isAtHome())
                        && column.tokens().size() <= 2;
                if (zone || currency) {
                    agreed.put(name, new Rule.About(Subject.PLACE, zone ? "timezone" : "currency", match.role()));
                }
            }
        });
        return agreed;
    }
}
