package dev.rowloom.it.coherence;

import dev.rowloom.it.coherence.View.Sight;
import dev.rowloom.schema.ForeignKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Cities, regions, postcodes, countries and coordinates of one row, looked up in the table of places. */
final class Places {

    private static final Set<String> CITY = Set.of("city", "town", "cityname");
    private static final Set<String> REGION = Set.of(
            "state",
            "province",
            "region",
            "stateprovince",
            "statecode",
            "regioncode",
            "statename",
            "provincecode",
            "provincename",
            "regionname");
    private static final Set<String> POSTCODE = Set.of("postcode", "postalcode", "zip", "zipcode", "postal", "plz");
    private static final Set<String> COUNTRY =
            Set.of("country", "countryname", "countrycode", "countryiso", "countryregion");
    private static final Set<String> LATITUDE = Set.of("latitude", "lat", "geolat");
    private static final Set<String> LONGITUDE = Set.of("longitude", "lon", "lng", "long", "geolon", "geolng");
    private static final int DEGREES = 2;

    private Places() {}

    static void find(View view, Consumer<CoherenceRule> rules) {
        for (Sight table : view.tables()) {
            for (Field city : table.all(field -> field.isText() && stem(field, CITY) != null)) {
                city(table, city, rules);
            }
            codes(table, rules);
            for (ForeignKey key : table.table().foreignKeys()) {
                Sight parent = view.parent(key);
                if (parent != null) {
                    acrossTables(table, key, parent, rules);
                }
            }
        }
    }

    private static void city(Sight table, Field city, Consumer<CoherenceRule> rules) {
        List<String> says = new ArrayList<>();
        List<String> agree = new ArrayList<>(List.of(same("w.city", city.of("r"))));
        add(
                table,
                city,
                REGION,
                says,
                agree,
                cell -> "(" + same("w.region", cell) + " OR " + same("w.region_code", cell) + ")");
        add(table, city, COUNTRY, says, agree, Places::isCountry);
        add(table, city, POSTCODE, says, agree, cell -> "regexp_like(" + cell + ", w.postcode)");
        for (List<Object> each :
                List.<List<Object>>of(List.of(LATITUDE, "latitude"), List.of(LONGITUDE, "longitude"))) {
            @SuppressWarnings("unchecked")
            Field field = beside(table, city, (Set<String>) each.get(0));
            if (field != null && field.isNumber()) {
                says.add(field.name());
                agree.add("(" + field.of("r") + " IS NULL OR abs(" + field.of("r") + " - w." + each.get(1) + ") < "
                        + DEGREES + ")");
            }
        }
        if (!says.isEmpty()) {
            rules.accept(new CoherenceRule(
                    CoherenceRule.Kind.PLACES,
                    table.id(),
                    city + " has " + String.join(", ", says),
                    table.sql() + " r WHERE " + city.of("r") + " IS NOT NULL",
                    "NOT EXISTS (SELECT 1 FROM world_places w WHERE " + String.join(" AND ", agree) + ")"));
        }
    }

    private interface Condition {
        String of(String cell);
    }

    private static void add(
            Sight table, Field city, Set<String> names, List<String> says, List<String> agree, Condition condition) {
        Field field = beside(table, city, names);
        if (field != null && field.isText() && !table.isForeign(field)) {
            says.add(field.name());
            agree.add("(" + field.of("r") + " IS NULL OR " + condition.of(field.of("r")) + ")");
        }
    }

    private static @Nullable Field beside(Sight table, Field city, Set<String> names) {
        List<String> stem = stem(city, CITY);
        return table.first(field -> stem != null && stem.equals(stem(field, names)));
    }

    private static String same(String place, String cell) {
        return "lower(" + place + ") = lower(" + cell + ")";
    }

    private static String isCountry(String cell) {
        return "(" + same("w.country", cell) + " OR " + same("w.alpha2", cell) + " OR " + same("w.alpha3", cell) + ")";
    }

    /** Codes of countries are those of ISO 3166. */
    private static void codes(Sight table, Consumer<CoherenceRule> rules) {
        for (Field code : table.all(
                field -> field.isText() && stem(field, Set.of("countrycode", "countryiso", "country")) != null)) {
            rules.accept(new CoherenceRule(
                    CoherenceRule.Kind.PLACES,
                    table.id(),
                    code + " exists",
                    table.sql() + " r WHERE length(trim(" + code.of("r") + ")) IN (2, 3)",
                    "NOT EXISTS (SELECT 1 FROM world_countries w WHERE " + isCountry("trim(" + code.of("r") + ")")
                            + ")"));
        }
    }

    /** A table with a city, a region or a postcode refers to one with a country, a region or a city. */
    private static void acrossTables(Sight table, ForeignKey key, Sight parent, Consumer<CoherenceRule> rules) {
        boolean written = key.columns().stream()
                .allMatch(name -> table.first(it -> it.name().equals(name)) != null);
        if (!written || parent == table) {
            return;
        }
        Field city = own(table, "city", CITY);
        Field region = table.words().size() <= 2 && REGION.contains(String.join("", table.words()))
                ? own(table, table.words().get(table.words().size() - 1), Set.of())
                : null;
        Field postcode = table.first(field -> field.isText() && List.of().equals(stem(field, POSTCODE)));
        Field theirCity = parent.words().equals(List.of("city")) ? own(parent, "city", CITY) : null;
        Field theirRegion = REGION.contains(String.join("", parent.words()))
                ? parent.first(field -> field.isText() && (field.isCalled(Set.of("name")) || isTableOf(parent, field)))
                : null;
        Field country = parent.words().contains("country") ? own(parent, "country", COUNTRY) : null;
        for (Field child : java.util.Arrays.asList(city, region, postcode)) {
            if (child != null) {
                String at = child == city ? "city" : child == region ? "region" : "postcode";
                add(table, key, parent, child, at, country, Places::isCountry, rules);
                if (child != region) {
                    add(table, key, parent, child, at, theirRegion, cell -> same("w.region", cell), rules);
                }
                if (child == postcode) {
                    add(table, key, parent, child, at, theirCity, cell -> same("w.city", cell), rules);
                }
            }
        }
    }

    private static @Nullable Field own(Sight table, String word, Set<String> names) {
        return table.first(field -> field.isText()
                && !table.isForeign(field)
                && (List.of().equals(stem(field, names)) || isTableOf(table, word, field)));
    }

    private static void add(
            Sight table,
            ForeignKey key,
            Sight parent,
            Field child,
            String at,
            @Nullable Field theirs,
            Condition condition,
            Consumer<CoherenceRule> rules) {
        if (theirs == null || theirs.column().equals(child.column())) {
            return;
        }
        String here = at.equals("postcode")
                ? "regexp_like(" + child.of("r") + ", w.postcode)"
                : same("w." + at, unnumbered(child.of("r")));
        rules.accept(new CoherenceRule(
                CoherenceRule.Kind.PLACES,
                table.id(),
                child + " is in " + parent.id() + "." + theirs,
                table.sql() + " r JOIN " + parent.sql() + " p ON " + View.joined(key, "r", "p") + " WHERE "
                        + child.of("r") + " IS NOT NULL AND " + theirs.of("p") + " IS NOT NULL",
                "NOT EXISTS (SELECT 1 FROM world_places w WHERE " + here + " AND "
                        + condition.of(unnumbered(theirs.of("p"))) + ")"));
    }

    /** Returns a name without the number that tells it from others of a key: {@code Georgetown 2}. */
    private static String unnumbered(String cell) {
        return "regexp_replace(" + cell + ", ' [0-9]+$', '')";
    }

    private static boolean isTableOf(Sight table, Field field) {
        return isTableOf(table, String.join("", table.words()), field);
    }

    private static boolean isTableOf(Sight table, String word, Field field) {
        return table.words().equals(List.of(word)) && field.isCalled(Set.of("name", word + "name", word));
    }

    /** Returns the words before the last ones that make one of some names, or null where none do. */
    private static @Nullable List<String> stem(Field field, Set<String> names) {
        for (int i = 0; i < field.words().size(); i++) {
            if (names.contains(
                    String.join("", field.words().subList(i, field.words().size())))) {
                return field.words().subList(0, i);
            }
        }
        return null;
    }
}
