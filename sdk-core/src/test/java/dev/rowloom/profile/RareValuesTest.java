package dev.rowloom.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.engine.Row;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks in profiles for values that came seldom. */
class RareValuesTest {

    private static Profile of(String header, int rows, IntFunction<String> row) {
        String csv = header + "\n" + IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n"));
        return Profile.of("t", SampleRows.csv(new StringReader(csv)));
    }

    private static List<Row> rows(Profile profile, int count) {
        return SyntheticDataGenerator.of(profile)
                .rows(count)
                .generate()
                .table("t")
                .rows();
    }

    @ParameterizedTest
    @CsvSource({
        "50000, 1234567",
        "50000.25, 1234567.89",
        "2024-03-01, 1977-05-19",
        "2024-03-01 10:00:00, 1977-05-19 11:12:13"
    })
    void aSingleValueBesideOneThatComesOftenIsNotTold(String often, String seldom) {
        Profile profile = of("id,v", 100, i -> i + "," + (i == 63 ? seldom : often));

        assertThat(profile.toJson()).doesNotContain(seldom, seldom.replace(' ', 'T'), seldom.split(" ", 2)[0]);
        assertThat(rows(profile, 300))
                .extracting(row -> row.get("v"))
                .containsOnly(rows(profile, 1).get(0).get("v"));
    }

    @Test
    void aValueFarFromAllOthersIsNotTold() {
        Profile profile = of("v", 500, i -> String.valueOf(i == 77 ? 7_654_321 : 1000 + i * 37 % 499));

        assertThat(profile.toJson()).doesNotContain("7654", "7655", "8000000");
    }

    @Test
    void fewerThanTenNumbersAreMadeAsTheirNameSays() {
        Profile profile = of("age,price,day", 7, i -> 41 + i * 13 + "," + (811.37 + i) + ",2021-07-1" + i);

        assertThat(profile.toJson()).doesNotContain("\"41", "\"54", "811", "2021-07-1");
        assertThat(rows(profile, 20))
                .allSatisfy(row -> assertThat(row.get("age")).isNotNull());
    }

    /** Values of one row each, as close to each other as they can be. */
    @Test
    void noQuantileIsAValueThatCameFewerThanTenTimes() {
        for (int rows : new int[] {20, 45, 120, 700}) {
            Profile profile = of("a,b", rows, i -> 317 + i + "," + (i * 7919 % 1009) / 100.0);
            Map<String, Long> counts = IntStream.range(0, rows)
                    .mapToObj(i -> List.of(String.valueOf(317 + i), String.valueOf((i * 7919 % 1009) / 100.0)))
                    .flatMap(List::stream)
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

            for (ColumnProfile column : profile.tables().get(0).columns()) {
                assertThat(column.quantiles()).hasSize(21);
                assertThat(column.quantiles())
                        .as(rows + " rows")
                        .allSatisfy(quantile ->
                                assertThat(counts.getOrDefault(quantile, 10L)).isGreaterThanOrEqualTo(10));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"uuuu-MM-dd", "uuuuMMdd", "dd.MM.uuuu", "uuuu-MM-dd 00:00:00", "d/M/uuuu"})
    void noDayOfBirthIsTold(String form) {
        var format = java.time.format.DateTimeFormatter.ofPattern(form.replace(" 00:00:00", ""));
        List<LocalDate> births = IntStream.range(0, 400)
                .mapToObj(i -> LocalDate.of(1931, 1, 2).plusDays((i * 7919L) % 26_000))
                .filter(day -> day.getDayOfMonth() > 1 && day.getDayOfMonth() != 29)
                .toList();
        String tail = form.endsWith("00:00:00") ? " 00:00:00" : "";
        Profile profile = of("id,date_of_birth", births.size(), i -> i + "," + format.format(births.get(i)) + tail);

        assertThat(profile.tables().get(0).columns().get(1).personal().data().label())
                .isEqualTo("date_of_birth");
        String json = profile.toJson();
        assertThat(births)
                .filteredOn(day -> json.contains(format.format(day)) || json.contains(day.toString()))
                .isEmpty();
        assertThat(rows(profile, 500))
                .extracting(row -> String.valueOf(row.get("date_of_birth")))
                .allSatisfy(text -> assertThat(text).containsPattern("19[3-9]\\d|200\\d"))
                .hasSizeGreaterThan(100);
    }

    @Test
    void oneOldPersonIsNotTold() {
        Profile profile =
                of("id,dob", 200, i -> i + "," + (i == 3 ? "1909-04-17" : 1970 + i % 30 + "-05-" + (10 + i % 19)));

        assertThat(profile.toJson()).doesNotContain("1909", "1910", "1908");
    }

    @Test
    void personalColumnsAreInNoCorrelationAndNoDependency() {
        Profile profile = of(
                "email,birth_date,age,grp",
                300,
                i -> "p" + i % 60 + "@example.org," + (1950 + i % 60) + "-03-04," + (75 - i % 60) + "," + i % 60);

        assertThat(profile.tables().get(0).correlations())
                .isNotEmpty()
                .noneMatch(each -> each.toString().contains("birth_date"));
        assertThat(profile.tables().get(0).dependencies())
                .isNotEmpty()
                .noneMatch(each -> each.toString().contains("birth_date")
                        || each.toString().contains("email"));
    }

    @Test
    void aShapeOfFewerThanTenTextsIsNotTold() {
        Profile profile = of("code", 9, i -> "QX-" + i + "/z" + i);

        assertThat(profile.toJson()).doesNotContain("QX", "-[0-9]");
    }

    @Test
    void aValueThatLooksPersonalIsNotKeptHoweverOftenItCame() {
        List<String> values =
                List.of("left at the gate", "ask zoe@quill.example.com", "+44 7700 900123", "4111 1111 1111 1111");
        Profile profile = of("remark,n", 400, i -> (i < 340 ? values.get(0) : values.get(1 + i % 3)) + "," + i % 3);

        assertThat(profile.toJson()).contains("left at the gate").doesNotContain("zoe@", "900123", "1111");
    }

    @Test
    void aValueThatLooksPersonalIsNoPatternEither() {
        Profile profile = of("ref", 400, i -> i < 350 ? "Z" + i * 7919 % 100_000 + "-K" + i : "+44-7700-900123");

        assertThat(profile.toJson()).doesNotContain("7700", "900123");
        assertThat(rows(profile, 400)).extracting(row -> row.get("ref")).doesNotContain("+44-7700-900123");
    }

    @Test
    void theLastRowsAreLookedAtToo() {
        Profile profile = of("contact_of_it", 5000, i -> i < 1800 ? "desk " + i : "p" + i + "@quill.example.com");

        assertThat(profile.tables().get(0).columns().get(0).personal().data().label())
                .isEqualTo("email");
    }

    @Test
    void theFirstOfManyNumbersGivenOneByOneIsRounded() {
        Profile profile = of("member_no,x", 300, i -> 918_273 + i + ",1");

        assertThat(profile.toJson()).doesNotContain("918273");
    }

    @Test
    void timesNearMidnightStayThere() {
        Profile profile =
                of("at", 600, i -> String.format(java.util.Locale.ROOT, "23:%02d:%02d", i % 30 + 30, i * 7 % 60));

        assertThat(rows(profile, 300))
                .extracting(row -> String.valueOf(row.get("at")))
                .allMatch(at -> at.startsWith("23:"));
    }

    @Test
    void centuriesApartAreNoMatter() {
        Profile profile =
                of("a,b", 400, i -> (1000 + i) + "-01-01 00:00:00," + (1700 + i * 7 % 2000 + i) + "-06-01 00:00:00");

        assertThat(rows(profile, 50)).allSatisfy(row -> assertThat(row.get("b")).isNotNull());
    }
}
