package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.BlueprintException;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.Vocabularies;
import dev.rowloom.blueprint.Vocabulary;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Places are where other columns say, of the same row or of rows that it refers to. */
class PlacesWithinTest {

    private static final Vocabularies WORDS = Vocabularies.bundled();

    private static final String WORLD = """
            CREATE TABLE countries (id int PRIMARY KEY, name varchar(60) NOT NULL, iso_code char(2) NOT NULL UNIQUE);
            CREATE TABLE cities (id int PRIMARY KEY, name varchar(60) NOT NULL, country_id int REFERENCES countries);
            CREATE TABLE addresses (id int PRIMARY KEY, street varchar(100) NOT NULL,
              city_id int NOT NULL REFERENCES cities, postal_code varchar(12) NOT NULL);
            CREATE TABLE orders (id int PRIMARY KEY, billing_city varchar(60) NOT NULL,
              billing_country_id int NOT NULL REFERENCES countries, shipping_city varchar(60) NOT NULL,
              shipping_country_code char(2) NOT NULL REFERENCES countries(iso_code));
            """;

    private static final String KEYED = """
            CREATE TABLE countries (id int PRIMARY KEY, name varchar(60) NOT NULL);
            CREATE TABLE states (id int PRIMARY KEY, country_id int NOT NULL REFERENCES countries, name varchar(80) NOT NULL,
              UNIQUE (country_id, name));
            CREATE TABLE cities (id int PRIMARY KEY, country_id int NOT NULL REFERENCES countries, name varchar(80) NOT NULL,
              UNIQUE (country_id, name));
            CREATE TABLE towns (id int PRIMARY KEY, country_id int NOT NULL REFERENCES countries, name varchar(80) UNIQUE NOT NULL);
            """;

    private static final String EVERYWHERE = """
            CREATE TABLE countries (id int PRIMARY KEY, code char(3) UNIQUE NOT NULL, name varchar(60) UNIQUE NOT NULL);
            CREATE TABLE states (id int PRIMARY KEY, country_id int NOT NULL REFERENCES countries,
              name varchar(80) NOT NULL UNIQUE);
            """;

    private static final String TWO = """
            CREATE TABLE countries (id int PRIMARY KEY, name varchar(60) NOT NULL CHECK (name IN ('Germany', 'France')));
            CREATE TABLE cities (id int PRIMARY KEY, name varchar(60) NOT NULL,
              country_id int NOT NULL REFERENCES countries);
            """;

    /** Returns the texts of a column of places by their country's name. */
    private static Map<String, Set<String>> known(int column) {
        Map<String, String> names = new TreeMap<>();
        for (String list : List.of("common/countries", "common/further-countries")) {
            Vocabulary countries = WORDS.get(list);
            for (int i = 0; i < countries.size(); i++) {
                names.put(countries.value(i, 1), countries.value(i, 0));
            }
        }
        Map<String, Set<String>> known = new TreeMap<>();
        for (String list : WORDS.names()) {
            boolean world = list.equals("common/places") || list.equals("common/further-places");
            if (!world && !list.matches("..-../places")) {
                continue;
            }
            Vocabulary places = WORDS.get(list);
            for (int i = 0; i < places.size(); i++) {
                String alpha2 = world ? places.value(i, 7) : list.substring(3, 5);
                known.computeIfAbsent(Objects.requireNonNull(names.get(alpha2), alpha2), country -> new HashSet<>())
                        .add(places.value(i, column));
            }
        }
        return known;
    }

    private static final Map<String, Set<String>> CITIES = known(0);

    private static Set<String> cities(Object country) {
        return CITIES.getOrDefault(String.valueOf(country).replaceAll(" \\d+$", ""), Set.of());
    }

    private static String unnumbered(Object name) {
        return String.valueOf(name).replaceAll(" \\d+$", "");
    }

    private static Map<Object, Row> byId(Made made, String table) {
        Map<Object, Row> rows = new TreeMap<>();
        made.rows(table).forEach(row -> rows.put(Objects.requireNonNull(row.get("id")), row));
        return rows;
    }

    @Test
    void citiesAreInTheCountryThatTheirRowRefersTo() {
        Made made = Made.postgres(WORLD, 300);
        Map<Object, Row> countries = byId(made, "countries");

        for (Row city : made.rows("cities")) {
            Object country = city.get("country_id");
            Set<String> there = country == null
                    ? Set.copyOf(WORDS.get("en-US/places").values(0))
                    : cities(Objects.requireNonNull(countries.get(country)).get("name"));
            assertThat(there).as(city.toString()).contains(String.valueOf(city.get("name")));
        }
        assertThat(made.rows("cities")).anyMatch(city -> city.get("country_id") == null);
        assertThat(new HashSet<>(made.values("cities", "name"))).hasSizeGreaterThan(100);
    }

    @Test
    void anAddressHasAPostcodeOfTheCityThatItRefersTo() {
        Made made = Made.postgres(WORLD, 300);
        Map<Object, Row> cities = byId(made, "cities");
        int checked = 0;

        Vocabulary places = WORDS.get("en-US/places");
        for (Row address : made.rows("addresses")) {
            Row city = Objects.requireNonNull(cities.get(address.get("city_id")));
            int entry =
                    city.get("country_id") == null ? places.values(0).indexOf(String.valueOf(city.get("name"))) : -1;
            if (entry >= 0) {
                assertThat(String.valueOf(address.get("postal_code")))
                        .startsWith(places.value(entry, 3).replaceAll("[#&].*", ""));
                checked++;
            }
        }
        assertThat(checked).isPositive();
    }

    @Test
    void eachOfSeveralPlacesOfARowIsInItsOwnCountry() {
        Made made = Made.postgres(WORLD, 190);
        Map<Object, Row> countries = byId(made, "countries");
        Map<Object, Object> names = new TreeMap<>();
        made.rows("countries").forEach(row -> names.put(row.get("iso_code"), row.get("name")));

        for (Row order : made.rows("orders")) {
            Row billing = Objects.requireNonNull(countries.get(order.get("billing_country_id")));
            assertThat(cities(billing.get("name"))).contains(String.valueOf(order.get("billing_city")));
            assertThat(cities(names.get(order.get("shipping_country_code"))))
                    .contains(String.valueOf(order.get("shipping_city")));
        }
    }

    @Test
    void namesThatDifferWithinACountryAreOfIt() {
        Made made = Made.postgres(KEYED, 2000, generator -> generator.rows("countries", 150));
        Map<Object, Row> countries = byId(made, "countries");
        Map<String, Set<String>> regions = known(1);

        HeldKeys.assertAll(made);
        for (Row city : made.rows("cities")) {
            Object country = Objects.requireNonNull(countries.get(city.get("country_id")))
                    .get("name");
            assertThat(cities(country)).as(city.toString()).contains(unnumbered(city.get("name")));
        }
        for (Row state : made.rows("states")) {
            Object country = Objects.requireNonNull(countries.get(state.get("country_id")))
                    .get("name");
            assertThat(regions.get(String.valueOf(country)))
                    .as(state.toString())
                    .contains(unnumbered(state.get("name")));
        }
        assertThat(made.rows("cities"))
                .anyMatch(city -> String.valueOf(city.get("name")).endsWith(" 2"));
    }

    @Test
    void namesThatDifferOverAllCountriesAreOfTheirs() {
        Made made = Made.postgres(EVERYWHERE, 1500, generator -> generator.rows("countries", 270));
        Map<Object, Row> countries = byId(made, "countries");
        Map<String, Set<String>> regions = known(1);
        int known = 0;

        HeldKeys.assertAll(made);
        for (Row state : made.rows("states")) {
            Row country = Objects.requireNonNull(countries.get(state.get("country_id")));
            assertThat(regions.get(unnumbered(country.get("name"))))
                    .as(state.toString())
                    .contains(unnumbered(state.get("name")));
            known += String.valueOf(state.get("name")).equals(unnumbered(state.get("name"))) ? 1 : 0;
        }
        assertThat(known).isGreaterThan(300);
    }

    @Test
    void aKeyOverAnAddressIsToldByTheStreet() {
        Made made = Made.of(
                Schema.fromDdl(
                        WORLD + "CREATE TABLE sites (id int PRIMARY KEY, city varchar(60) NOT NULL,"
                                + " country_id int NOT NULL REFERENCES countries, postal_code varchar(12) NOT NULL,"
                                + " street varchar(60) NOT NULL, UNIQUE (city, country_id, postal_code, street));",
                        Dialect.postgresql()),
                3000,
                generator -> generator.rows("countries", 190));
        Map<Object, Row> countries = byId(made, "countries");

        HeldKeys.assertAll(made);
        assertThat(made.values("sites", "street")).doesNotHaveDuplicates();
        for (Row site : made.rows("sites")) {
            Row country = Objects.requireNonNull(countries.get(site.get("country_id")));
            assertThat(cities(country.get("name"))).contains(String.valueOf(site.get("city")));
        }
    }

    @Test
    void streetsDifferInHousesAsTheyAreNumberedWhereTheyAre() {
        Made made = Made.postgres(
                "CREATE TABLE sites (id int PRIMARY KEY, street varchar(60) NOT NULL UNIQUE, city varchar(60) NOT NULL)",
                20_000,
                generator -> generator.locale("de-DE 50%, en-US 30%, ja-JP 20%"));
        Set<String> german = Set.copyOf(WORDS.get("de-DE/places").values(0));
        Set<String> american = Set.copyOf(WORDS.get("en-US/places").values(0));

        assertThat(made.values("sites", "street")).doesNotHaveDuplicates();
        for (Row site : made.rows("sites")) {
            String city = String.valueOf(site.get("city"));
            boolean both = german.contains(city) && american.contains(city);
            assertThat(String.valueOf(site.get("street")))
                    .matches(
                            both
                                    ? ".*"
                                    : german.contains(city)
                                            ? "\\D.* \\d{1,4}"
                                            : american.contains(city) ? "\\d{1,5} .*" : ".*\\d-\\d+-\\d+");
        }
    }

    @Test
    void aRowIsTheSameByItselfAndAmongOthers() {
        Made made = Made.postgres(WORLD + KEYED.replace("countries", "lands").replace("cities", "places"), 150);
        for (String table : List.of("cities", "addresses", "orders", "places", "states")) {
            List<Row> rows = made.rows(table);
            for (int row = rows.size() - 1; row >= 0; row--) {
                assertThat(made.plan().row(table, row))
                        .hasToString(rows.get(row).toString());
            }
        }
    }

    @Test
    void aCountryOfTheRowsOwnThatAConstraintListsTellsThePlace() {
        Made made = Made.postgres(
                "CREATE TABLE shops (id int PRIMARY KEY, city varchar(80) NOT NULL,"
                        + " country varchar(2) NOT NULL CHECK (country IN ('DE', 'FR', 'HU')))",
                200);
        Map<String, String> names = Map.of("DE", "Germany", "FR", "France", "HU", "Hungary");

        assertThat(made.rows("shops"))
                .allMatch(shop -> cities(names.get(String.valueOf(shop.get("country"))))
                        .contains(String.valueOf(shop.get("city"))));
    }

    @Test
    void aLocalesOwnPlacesAreTakenForItsCountry() {
        Made made = Made.postgres(TWO, 60, generator -> generator.locale("de-DE 70%, fr-FR 30%"));
        Map<Object, Row> countries = byId(made, "countries");

        for (Row city : made.rows("cities")) {
            Object country = Objects.requireNonNull(countries.get(Objects.requireNonNull(city.get("country_id"))))
                    .get("name");
            String own = "Germany".equals(country) ? "de-DE/places" : "fr-FR/places";
            assertThat(WORDS.get(own).values(0)).contains(String.valueOf(city.get("name")));
        }
    }

    @Test
    void placesOfATableOfPlacesDifferAsLongAsThereAreAny() {
        Made made = Made.postgres(TWO, 200, generator -> generator.rows("countries", 6));

        Map<Object, Set<Object>> named = new TreeMap<>();
        Map<Object, Integer> rows = new TreeMap<>();
        made.rows("cities").forEach(city -> {
            Object country = Objects.requireNonNull(city.get("country_id"));
            named.computeIfAbsent(country, it -> new HashSet<>()).add(Objects.requireNonNull(city.get("name")));
            rows.merge(country, 1, Integer::sum);
        });
        rows.forEach(
                (country, count) -> assertThat(named.get(country)).hasSizeGreaterThanOrEqualTo(Math.min(count, 10)));
    }

    @Test
    void aGivenCountryIsFollowed() {
        Made made = Made.postgres(
                WORLD,
                50,
                generator -> generator.given(
                        "countries",
                        c -> c.set("name", "Hungary").set("iso_code", "HU").children("cities", 3)));

        List<Row> cities = made.rows("cities").stream()
                .filter(city -> Objects.equals(
                        city.get("country_id"), made.rows("countries").get(0).get("id")))
                .toList();
        assertThat(cities).hasSize(3).allMatch(city -> cities("Hungary").contains(String.valueOf(city.get("name"))));
    }

    @Test
    void placesWhoseNamesAreTooLongAreLeftOut() {
        Made made = Made.postgres(
                "CREATE TABLE t (id int PRIMARY KEY, city varchar(12) NOT NULL, state char(2) NOT NULL,"
                        + " country varchar(40) NOT NULL)",
                500);
        Map<String, Set<String>> codes = known(2);

        assertThat(made.rows("t"))
                .allMatch(row -> cities(row.get("country")).contains(String.valueOf(row.get("city")))
                        && Objects.requireNonNull(codes.get(String.valueOf(row.get("country"))))
                                .contains(String.valueOf(row.get("state"))));
        assertThat(new HashSet<>(made.values("t", "country"))).hasSizeGreaterThan(10);
    }

    @Test
    void uniqueCodesOfCountriesAreThoseOfTheStandardFirst() {
        Made made = Made.mysql(
                "CREATE TABLE embargoes (id int PRIMARY KEY, country varchar(2) NOT NULL UNIQUE)",
                300,
                generator -> generator.rows("embargoes", 300));
        Set<Object> known = new HashSet<>(WORDS.get("common/countries").values(1));
        known.addAll(WORDS.get("common/further-countries").values(1));

        assertThat(made.values("embargoes", "country")).doesNotHaveDuplicates().containsAll(known);
    }

    @Test
    void everyCountryHasAPlaceToTell() {
        Set<String> countries = new TreeSet<>(WORDS.get("common/countries").values(0));
        countries.addAll(WORDS.get("common/further-countries").values(0));

        assertThat(known(0).keySet()).isEqualTo(countries);
        assertThat(countries).hasSize(249);
    }

    @Test
    void whatTellsOfAPlaceIsReadBackAndChecked() {
        Schema schema = Schema.fromDdl(WORLD, Dialect.postgresql());
        String json = Blueprint.infer(schema).toJson();

        assertThat(Blueprint.parse(json)).isEqualTo(Blueprint.infer(schema));
        assertThat(json).contains("\"within\"").contains("country_id.name");
        assertThatThrownBy(() -> Blueprint.parse(json.replace("\"country\": \"country_id.name\"", "\"planet\": \"x\"")))
                .isInstanceOf(BlueprintException.class)
                .hasMessageContaining("planet");
        Blueprint wrong = Blueprint.parse(
                json.replaceFirst("country_id\\.name(\"}[^}]*})", "country_id.title$1, \"origin\": \"user\""));
        assertThatThrownBy(
                        () -> SyntheticDataGenerator.of(schema).blueprint(wrong).plan())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("country_id.title")
                .hasMessageContaining("countries");
    }
}
