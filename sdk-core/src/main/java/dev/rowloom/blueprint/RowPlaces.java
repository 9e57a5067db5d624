package dev.rowloom.blueprint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Has time zones and currencies agree with the place of the row, or with the locale that was asked for. */
final class RowPlaces {

    private static final Set<String> ADDRESS = Set.of("street", "city", "region", "postcode", "full");

    /** Words for one of two currencies that are told apart. */
    private static final Set<String> PAIRED =
            Set.of("from", "to", "base", "source", "target", "quote", "foreign", "original");

    /** What the catalogue lists first, so that a list of the caller's own is known. */
    private static final Rule.Weighted USUAL = new Rule.Weighted("USD", 12);

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
            Rule rule = chosen.get(name);
            boolean zone = rule instanceof Rule.Vocabulary list
                    && list.name().equals("common/timezones")
                    && (address || country || words.isAtHome());
            boolean currency = match.meaning().equals("money.currency_code")
                    && rule instanceof Rule.Values values
                    && values.values().contains(USUAL)
                    && column.tokens().stream().map(Token::text).noneMatch(PAIRED::contains)
                    && (country || words.isAtHome());
            boolean free = column.is(Family.TEXT)
                    && !column.isUnique()
                    && !column.isPrimaryKey()
                    && column.domain().values() == null;
            if (free && (zone || currency)) {
                agreed.put(name, new Rule.About(Subject.PLACE, zone ? "timezone" : "currency", match.role()));
            }
        });
        return agreed;
    }
}
