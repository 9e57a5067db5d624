package dev.rowloom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.Culture;
import dev.rowloom.blueprint.Vocabularies;
import dev.rowloom.blueprint.Vocabulary;
import dev.rowloom.engine.Row;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where people and places are from, and that what is said of them agrees. */
class LocalesTest {

    private static final Vocabularies VOCABULARIES = Vocabularies.bundled();

    private static final Schema CUSTOMERS = Schema.fromDdl("""
            CREATE TABLE customers (
              id integer PRIMARY KEY,
              first_name varchar(40) NOT NULL,
              middle_name varchar(40) NOT NULL,
              last_name varchar(40) NOT NULL,
              full_name varchar(80) NOT NULL,
              gender char(1) NOT NULL CHECK (gender IN ('F', 'M', 'X')),
              salutation varchar(20) NOT NULL,
              email varchar(80) NOT NULL UNIQUE,
              street varchar(60) NOT NULL,
              city varchar(60) NOT NULL,
              region varchar(60) NOT NULL,
              postcode varchar(12) NOT NULL,
              country varchar(60) NOT NULL,
              country_code char(2) NOT NULL,
              phone varchar(30) NOT NULL,
              mobile varchar(30) NOT NULL UNIQUE,
              fax varchar(30) NOT NULL,
              time_zone varchar(40) NOT NULL,
              currency char(3) NOT NULL
            );
            CREATE TABLE depots (id integer PRIMARY KEY, street varchar(60), city varchar(60) NOT NULL);
            """, Dialect.postgresql());

    private static final SyntheticDataGenerator GENERATOR =
            SyntheticDataGenerator.of(CUSTOMERS).rows(1_000);

    @Test
    void personAndPlaceOfARowAreFromTheSameLocaleOfAMixture() {
        List<Row> rows = customers(GENERATOR.locale("de-DE 70%, fr-FR 30%"));

        Map<String, Integer> counts = new HashMap<>();
        for (Row row : rows) {
            String locale = text(row, "country_code").equals("DE") ? "de-DE" : "fr-FR";
            counts.merge(locale, 1, Integer::sum);
            assertThat(values(locale, "given-names")).contains(text(row, "first_name"), text(row, "middle_name"));
            assertThat(values(locale, "family-names")).contains(text(row, "last_name"));
            assertThat(values(locale, "places")).contains(text(row, "city"));
            assertThat(text(row, "phone")).startsWith(locale.equals("de-DE") ? "+49 " : "+33 ");
        }
        assertThat(counts).containsExactlyInAnyOrderEntriesOf(Map.of("de-DE", 700, "fr-FR", 300));
        assertThat(rows.stream().map(row -> text(row, "email")).distinct()).hasSize(rows.size());
    }

    @Test
    void genderAndFormOfAddressAgreeWithTheFirstName() {
        for (String locale : VOCABULARIES.locales()) {
            Vocabulary names = VOCABULARIES.get(locale + "/given-names");
            Map<String, String> genders = new HashMap<>();
            for (int entry = 0; entry < names.size(); entry++) {
                genders.put(names.value(entry, 0), names.value(entry, 1));
            }
            Set<String> seen = new HashSet<>();
            for (Row row : customers(GENERATOR.rows(300).locale(locale))) {
                String gender = text(row, "gender").toLowerCase(Locale.ROOT);
                seen.add(gender);
                assertThat(List.of(gender, "u", gender.equals("x") ? genders.get(text(row, "first_name")) : "u"))
                        .as("%s in %s", row, locale)
                        .contains(genders.get(text(row, "first_name")));
                String title = text(row, "salutation");
                assertThat(gender.equals("f") && title.equals("Mr") || gender.equals("m") && title.equals("Mrs"))
                        .isFalse();
            }
            assertThat(seen).contains("f", "m");
        }
    }

    @Test
    void familyNamesTakeTheWomensForm() {
        for (Row row : customers(GENERATOR.rows(200).locale("cs-CZ"))) {
            String name = text(row, "last_name");
            boolean invariant = Set.of("Krejčí", "Nguyen").contains(name);
            boolean women = name.endsWith("ová") || name.endsWith("á");
            assertThat(invariant
                            || text(row, "gender").equals("X")
                            || women == text(row, "gender").equals("F"))
                    .as(row.toString())
                    .isTrue();
        }
    }

    @Test
    void fullNamesHaveTheOrderOfTheLocale() {
        customers(GENERATOR.rows(20).locale("hu-HU"))
                .forEach(row -> assertThat(text(row, "full_name"))
                        .isEqualTo(text(row, "last_name") + " " + text(row, "first_name")));
        customers(GENERATOR.rows(40).locale("ja-JP, de-DE"))
                .forEach(row -> assertThat(text(row, "full_name"))
                        .isEqualTo(
                                text(row, "country_code").equals("JP")
                                        ? text(row, "last_name") + " " + text(row, "first_name")
                                        : text(row, "first_name") + " " + text(row, "last_name")));
    }

    @Test
    void allThatIsSaidOfAPlaceAgrees() {
        Vocabulary places = VOCABULARIES.get("common/places");
        Vocabulary countries = VOCABULARIES.get("common/countries");
        Map<String, List<Integer>> known = IntStream.range(0, places.size())
                .boxed()
                .collect(Collectors.groupingBy(it -> places.value(it, 0) + "/" + places.value(it, 7)));
        Map<String, Integer> byCode = new HashMap<>();
        for (int entry = 0; entry < countries.size(); entry++) {
            byCode.put(countries.value(entry, 1), entry);
        }
        Set<String> seen = new HashSet<>();
        for (Row row : customers(GENERATOR)) {
            String code = text(row, "country_code");
            int country = byCode.get(code);
            assertThat(text(row, "country")).isEqualTo(countries.value(country, 0));
            assertThat(text(row, "currency")).isEqualTo(countries.value(country, 4));
            assertThat(text(row, "phone")).startsWith(countries.value(country, 5));
            assertThat(text(row, "mobile")).startsWith(countries.value(country, 5) + " ");
            if (!code.equals("US")) {
                seen.add(code);
                assertThat(known.get(text(row, "city") + "/" + code))
                        .as(row.toString())
                        .anyMatch(place -> text(row, "region").equals(places.value(place, 1))
                                && text(row, "time_zone").equals(places.value(place, 6)));
            }
        }
        assertThat(seen).hasSizeGreaterThan(35);
    }

    @Test
    void telephoneNumbersOfOnePlaceDiffer() {
        assertThat(customers(GENERATOR.rows(200)))
                .allSatisfy(row -> assertThat(text(row, "phone")).isNotEqualTo(text(row, "fax")));
    }

    @Test
    void placesAreTheLocalesOwnWhereNoCountryIsNamedOrALocaleIsAskedFor() {
        assertThat(texts(GENERATOR.generate().table("depots").rows(), "city")).isSubsetOf(values("en-US", "places"));
        assertThat(texts(customers(GENERATOR.locale("sv-SE")), "country_code")).containsOnly("SE");
        assertThat(texts(customers(GENERATOR.locale("sv-SE")), "currency")).containsOnly("SEK");
    }

    @Test
    void thePlaceTableIsLarge() {
        Vocabulary places = VOCABULARIES.get("common/places");

        assertThat(places.size()).isGreaterThanOrEqualTo(700);
        assertThat(Set.copyOf(places.values(7))).hasSizeGreaterThanOrEqualTo(60);
        assertThat(VOCABULARIES.get("common/streets").values(1)).containsAll(places.values(7));
        assertThat(VOCABULARIES.get("common/phones").values(1)).containsAll(places.values(7));
        assertThat(VOCABULARIES.get("common/countries").values(1)).containsAll(places.values(7));
    }

    @Test
    void namesTellNoGenderWhereAskedSo() {
        Blueprint blueprint = Blueprint.infer(CUSTOMERS, Culture.of("de-DE").withNames(Culture.Names.NEUTRAL));
        Vocabulary names = VOCABULARIES.get("de-DE/given-names");
        Set<String> neutral = IntStream.range(0, names.size())
                .filter(entry -> names.value(entry, 1).equals("u"))
                .mapToObj(entry -> names.value(entry, 0))
                .collect(Collectors.toSet());

        assertThat(texts(customers(GENERATOR.blueprint(blueprint)), "first_name"))
                .isSubsetOf(neutral);
        assertThat(Blueprint.parse(blueprint.toJson())).isEqualTo(blueprint);
    }

    @Test
    void documentsHoldTheMixture() {
        Blueprint blueprint = GENERATOR.locale("de_de 70%, fr 30%").blueprint();

        assertThat(blueprint.toJson())
                .contains("\"locale\": \"de-DE 70%, fr-FR 30%\"", "\"de-DE/locale\"", "\"fr-FR/places\"")
                .doesNotContain("common/places");
        assertThat(Blueprint.parse(blueprint.toJson())).isEqualTo(blueprint);
        assertThat(customers(GENERATOR.blueprint(Blueprint.parse(blueprint.toJson()))))
                .isEqualTo(customers(GENERATOR.locale("de-DE 70%, fr-FR 30%")));
    }

    @Test
    void aWrongMixtureIsAnErrorThatSaysWhatIsWrong() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> GENERATOR.locale("de-DE 70%, fr-FR 40%"))
                .withMessageContainingAll("'de-DE 70%, fr-FR 40%'", "add up to 110%");
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> GENERATOR.locale("de-DE, dd-DE"))
                .withMessageContainingAll("'dd-DE'", "did you mean de-DE?", "available: cs-CZ, da-DK");
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> GENERATOR.locale("de-DE 50%, de 50%"))
                .withMessageContaining("de-DE comes twice");
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> GENERATOR.locale("70%"))
                .withMessageContaining("'70%' is no language tag");
    }

    private static List<Row> customers(SyntheticDataGenerator generator) {
        return generator.generate().table("customers").rows();
    }

    private static Set<String> values(String locale, String list) {
        return Set.copyOf(VOCABULARIES.get(locale + "/" + list).values(0));
    }

    private static List<String> texts(List<Row> rows, String column) {
        return rows.stream().map(row -> text(row, column)).toList();
    }

    private static String text(Row row, String column) {
        return String.valueOf(row.get(column));
    }
}
