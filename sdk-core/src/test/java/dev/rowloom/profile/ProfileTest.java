package dev.rowloom.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.BlueprintException;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.UsageException;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.engine.Row;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTest {

    private static Profile of(String csv) {
        return Profile.of("t", SampleRows.csv(new StringReader(csv)));
    }

    private static ColumnProfile column(Profile profile, String name) {
        return profile.tables().get(0).columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Row> rows(Profile profile, int count) {
        return SyntheticDataGenerator.of(profile)
                .rows(count)
                .generate()
                .table("t")
                .rows();
    }

    private static String lines(int count, java.util.function.IntFunction<String> line) {
        return String.join("\n", IntStream.range(0, count).mapToObj(line).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "1, INTEGER",
        "-12, INTEGER",
        "007, TEXT",
        "1.50, DECIMAL",
        "1e3, DECIMAL",
        "true, BOOLEAN",
        "True, TEXT",
        "2024-02-29, DATE",
        "2023-02-29, TEXT",
        "2024-02-01 08:14:55, TIMESTAMP",
        "2024-02-01T08:14:55.123, TIMESTAMP",
        "31.12.2024, DATE",
        "12/31/2024, DATE",
        "08:30, TIME",
        "6f1c2c0e-6d0e-4a55-9a53-0b8f4be1d001, UUID",
        "12345678901234567890, TEXT",
        "a, TEXT"
    })
    void tellsTheKindOfValues(String value, ValueKind kind) {
        Profile profile = of("a,b\n" + lines(12, i -> value + ",x"));

        assertThat(column(profile, "a").kind()).isEqualTo(kind);
        assertThat(rows(profile, 3)).allSatisfy(row -> assertThat(row.get("a")).isNotNull());
    }

    @Test
    void takesWordsForNullAmongNumbersAsMissing() {
        Profile profile = of("a\n" + lines(40, i -> i % 4 == 0 ? "NA" : String.valueOf(i)));

        assertThat(column(profile, "a").kind()).isEqualTo(ValueKind.INTEGER);
        assertThat(column(profile, "a").nullRate()).isEqualTo(0.25);
    }

    @Test
    void keepsTheWordNaAmongWords() {
        Profile profile = of("country,x\n" + lines(60, i -> (i % 2 == 0 ? "NA" : "DE") + ",1"));

        assertThat(column(profile, "country").missing()).isZero();
        assertThat(rows(profile, 50)).extracting(row -> row.get("country")).containsOnly("NA", "DE");
    }

    @Test
    void keepsNoValueThatCameFewerThanTenTimes() {
        Profile profile = of("code,amount\n"
                + lines(
                        200,
                        i -> (i < 9 ? "seldom" : i < 100 ? "often" : "usual") + "," + (i == 7 ? 918_273 : i % 50)));

        assertThat(profile.toJson()).doesNotContain("seldom", "918273", "918_273");
        assertThat(rows(profile, 100)).extracting(row -> row.get("code")).containsOnly("often", "usual");
    }

    @Test
    void makesRowsThatDependOnEachOther() {
        Profile profile = of("city,country,km\n"
                + lines(600, i -> List.of("Rome,IT,", "Bonn,DE,", "Köln,DE,").get(i % 3) + (i % 3 * 1000 + i % 97)));

        assertThat(profile.tables().get(0).dependencies()).contains(new TableProfile.Dependency("city", "country"));
        for (Row row : rows(profile, 300)) {
            String city = String.valueOf(row.get("city"));
            assertThat(row.get("country")).isEqualTo(city.equals("Rome") ? "IT" : "DE");
            long km = (Long) row.get("km");
            assertThat(km / 900).isEqualTo(city.equals("Rome") ? 0 : city.equals("Bonn") ? 1 : 2);
        }
    }

    @Test
    void keepsAnEndAfterItsBeginning() {
        Profile profile = of("a,b\n"
                + lines(
                        300,
                        i -> "2024-01-" + (10 + i % 20) + " 10:00:00,2024-01-" + (10 + i % 20) + " 1" + i % 5
                                + ":30:00"));

        for (Row row : rows(profile, 200)) {
            assertThat(row.get("b").toString()).isGreaterThan(row.get("a").toString());
        }
    }

    @Test
    void readsBackWhatItWrites() {
        Profile profile = of("id,city,n,at\n"
                + lines(100, i -> i + "," + "abc".charAt(i % 3) + "," + i * 7 % 31 + ",2024-01-" + (10 + i % 20)));

        Profile read = Profile.parse(profile.toJson());

        assertThat(read).isEqualTo(profile);
        assertThat(read.hash()).isEqualTo(profile.hash());
        assertThat(rows(read, 20).toString()).isEqualTo(rows(profile, 20).toString());
        assertThat(profile.preview()).contains("\"n\"").doesNotContain("histogram");
    }

    @Test
    void refusesOtherDocuments() {
        assertThatThrownBy(() -> Profile.parse("{}")).isInstanceOf(BlueprintException.class);
        assertThatThrownBy(() -> Profile.parse("{\"rowloom\": 1, \"profile\": 2}"))
                .isInstanceOf(BlueprintException.class)
                .hasMessageContaining("version 2");
        assertThatThrownBy(() -> Profile.parse("[".repeat(500))).isInstanceOf(BlueprintException.class);
    }

    @Test
    void makesRowsThatDoNotDependOnTheOrderTheyAreAskedIn() {
        Profile profile = of("a,b\n" + lines(400, i -> i % 17 + "," + i % 17 * 3));
        SyntheticDataGenerator generator = SyntheticDataGenerator.of(profile).rows(500);
        Dataset data = generator.generate();

        assertThat(generator.plan().row("t", 321).toString())
                .isEqualTo(data.table("t").row(321).toString());
    }

    @Test
    void givesEachRowItsOwnKey() {
        Profile profile = of("id,x\n" + lines(100, i -> (i * 2 + 5) + ",1"));
        Set<Object> ids = new HashSet<>();

        rows(profile, 1000).forEach(row -> ids.add(row.get("id")));

        assertThat(ids).hasSize(1000);
        assertThat(profile.ddl()).contains("primary key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a,b", "a,b\\n1,x", "a,b\\n,", "a;b\\n1;2\\n3;4", "a\\n\"\"\\n\"\"", "\"a\"\"b\"\\n\"x\ny\""})
    void takesWhateverTablesThereAre(String csv) {
        Profile profile = of(csv.replace("\\n", "\n"));

        assertThat(rows(profile, 5)).hasSize(5);
        assertThat(Profile.parse(profile.toJson())).isEqualTo(profile);
    }

    @Test
    void refusesWhatIsNoTable() {
        assertThatThrownBy(() -> of("")).isInstanceOf(UsageException.class).hasMessageContaining("is empty");
        assertThatThrownBy(() -> of("a,a\n1,2"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'a'");
        assertThatThrownBy(() -> Profile.builder().build()).isInstanceOf(UsageException.class);
    }

    @Test
    void readsJson() {
        Profile profile = Profile.of(
                "t", SampleRows.json(new StringReader("[{\"a\": 1, \"b\": \"x\"}, {\"b\": null, \"c\": [1]}]")));

        assertThat(profile.tables().get(0).rows()).isEqualTo(2);
        assertThat(column(profile, "a").kind()).isEqualTo(ValueKind.INTEGER);
        assertThat(column(profile, "b").missing()).isEqualTo(1);
    }

    @Test
    void takesHundredsOfColumns() {
        List<String> names = IntStream.range(0, 300).mapToObj(i -> "c" + i).toList();
        List<List<Object>> rows = new ArrayList<>();
        for (int r = 0; r < 200; r++) {
            int row = r;
            rows.add(new ArrayList<>(Collections.nCopies(300, 0)));
            rows.get(r).replaceAll(cell -> (row * 31 + row % 7) % 13);
        }

        Profile profile = Profile.of("t", SampleRows.of(names, rows.iterator()));

        assertThat(rows(profile, 10))
                .allSatisfy(row -> assertThat(row.get("c299")).isEqualTo(row.get("c0")));
    }
}
