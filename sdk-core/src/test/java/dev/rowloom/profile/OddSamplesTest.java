package dev.rowloom.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.UsageException;
import dev.rowloom.engine.Row;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Samples as they come: each gives rows, or one message that says what to do. */
class OddSamplesTest {

    private static Profile of(String csv) {
        return Profile.of("t", SampleRows.csv(new StringReader(csv)));
    }

    private static List<Row> rows(Profile profile, int count) {
        return SyntheticDataGenerator.of(profile)
                .rows(count)
                .generate()
                .table("t")
                .rows();
    }

    private static String repeated(String header, String... lines) {
        return header + "\n"
                + IntStream.range(0, 60).mapToObj(i -> lines[i % lines.length]).collect(Collectors.joining("\n"));
    }

    @Test
    void aMarkOfByteOrderAndLineEndsOfWindows() {
        Profile profile = of("\uFEFF" + repeated("name;n", "\"a;b\";1", "c;2").replace("\n", "\r\n"));

        assertThat(profile.tables().get(0).columns())
                .extracting(ColumnProfile::name)
                .containsExactly("name", "n");
        assertThat(rows(profile, 40)).extracting(row -> row.get("name")).containsOnly("a;b", "c");
    }

    @Test
    void linesWithinQuotes() {
        Profile profile = of(repeated("kind,n", "\"one\ntwo\",1", "\"say \"\"x\"\"\",2"));

        assertThat(rows(profile, 40)).extracting(row -> row.get("kind")).containsOnly("one\ntwo", "say \"x\"");
    }

    @Test
    void headersAndLinesOfSeparatorsAlone() {
        Profile profile = of("a,,c\n" + ",,\n".repeat(30));

        assertThat(profile.tables().get(0).columns())
                .extracting(ColumnProfile::name)
                .contains("a", "column_2", "c");
        assertThat(rows(profile, 5)).allSatisfy(row -> assertThat(row.get("a")).isNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "99999999999999999999999999999999",
                "1e300",
                "-0.000000000000000000000000000000000001",
                "123456789012345678",
                "-999999999999999999",
                "0.12345678901234567890",
                "NaN",
                "Infinity",
                "1,234.50",
                "0x1F",
                "00000",
                "9999-12-31",
                "0001-01-01",
                "2024-02-30",
                "31/12/99",
                "24:00:00",
                "23:59:60"
            })
    void valuesAtTheirLimits(String value) {
        String csv = "v,w\n" + ("\"" + value + "\",x\n").repeat(15) + "\"7\",y\n" + "\"" + value + "\",z\n";
        for (String each : List.of(csv, csv.replace("\"7\",y\n", ""))) {
            Profile profile = of(each);

            assertThat(Profile.parse(profile.toJson())).isEqualTo(profile);
            assertThat(rows(profile, 30)).hasSize(30);
        }
    }

    @Test
    void numbersOfAllSizes() {
        Profile profile = of("v\n"
                + IntStream.range(0, 400)
                        .mapToObj(i -> (i % 2 == 0 ? "-" : "") + "9".repeat(1 + i % 17))
                        .collect(Collectors.joining("\n")));

        assertThat(rows(profile, 100)).hasSize(100);
    }

    @Test
    void datesOfSeveralFormsAreTexts() {
        Profile profile = of(repeated("day", "2024-01-05", "05.01.2024", "Jan 5, 2024"));

        assertThat(profile.tables().get(0).columns().get(0).kind()).isEqualTo(ValueKind.TEXT);
        assertThat(rows(profile, 30)).extracting(row -> row.get("day")).contains("05.01.2024");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b,c,d,e\ntrue,5,2.5,2024-01-01,6f1c2c0e-6d0e-4a55-9a53-0b8f4be1d001",
                "a,b,c,d,e\nfalse,,,,\ntrue,5,2.5,2024-01-01 10:00:00,x y z",
                "a,b\n\"\",\"\"\n",
                "a\n\n\n\n",
                "a,b\nNULL,NULL\nNULL,NULL",
                "a,b"
            })
    void fewRowsOrNone(String csv) {
        Profile profile = of(csv);

        assertThat(rows(profile, 25)).hasSize(25);
    }

    @Test
    void namesOfColumnsThatAreValues() {
        assertThatThrownBy(() -> of("17,zoe@quill.example.com,2024-01-01\n18,bob@quill.example.com,2024-01-02\n"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("first line")
                .hasMessageNotContaining("zoe@");
    }

    @Test
    void namesThatComeTwice() {
        assertThatThrownBy(() -> of("a,b,a\n1,2,3"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("two columns named 'a'");
    }

    /** More columns than are looked at together. */
    @Test
    void manyColumnsOfFewRows() {
        int count = TableRules.MOST_TOGETHER + 100;
        List<String> names = IntStream.range(0, count).mapToObj(i -> "c" + i).toList();
        List<List<Integer>> rows = new ArrayList<>();
        for (int row = 0; row < 40; row++) {
            int number = row;
            rows.add(IntStream.range(0, count).mapToObj(i -> number % 4).toList());
        }

        Profile profile = Profile.of("t", SampleRows.of(names, rows.iterator()));

        assertThat(rows(profile, 20)).allSatisfy(row -> {
            assertThat(row.get("c499")).isEqualTo(row.get("c0"));
            assertThat(row.get("c" + (count - 1))).isNotNull();
        });
    }
}
