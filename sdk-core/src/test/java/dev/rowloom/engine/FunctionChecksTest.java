package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** CHECKs that call functions: their columns keep their variety, keys included. */
class FunctionChecksTest {

    private static Made made(String dialect, String ddl, long rows) {
        return Made.of(Schema.fromDdl(ddl, Dialect.named(dialect)), rows, generator -> generator);
    }

    private static int different(List<Object> values) {
        return new HashSet<>(values).size();
    }

    @Test
    void datesWithoutATimeOfDayAreOfManyDays() {
        Made made = made("oracle", "CREATE TABLE t (d DATE NOT NULL CHECK (TRUNC(d) = d))", 200);

        assertThat(made.plan().notChecked()).isEmpty();
        assertThat(made.values("t", "D"))
                .allMatch(day -> ((LocalDateTime) day).toLocalTime().equals(LocalTime.MIDNIGHT));
        assertThat(different(made.values("t", "D"))).isGreaterThan(50);
    }

    @Test
    void aKeyOfDatesWithoutATimeOfDayHoldsBoth() {
        Made made = made("oracle", "CREATE TABLE t (d DATE NOT NULL UNIQUE CHECK (TRUNC(d) = d))", 200);

        assertThat(made.plan().notChecked()).isEmpty();
        assertThat(different(made.values("t", "D"))).isEqualTo(200);
    }

    @Test
    void keysOfBytesFollowThePatternThatAConditionAsksFor() {
        Made made = made(
                "oracle", "CREATE TABLE t (code CHAR(4) PRIMARY KEY CHECK (SUBSTR(code, 1, 1) IN ('E', 'F')))", 500);

        assertThat(made.plan().notChecked()).isEmpty();
        assertThat(made.values("t", "CODE")).hasSize(500).allMatch(code -> ((String) code).matches("[EF].*"));
    }

    @Test
    void fixedLengthKeysOfDigitsAreAsLongAsTheirType() {
        Made made = made(
                "sqlserver",
                "CREATE TABLE t ([isbn] char(13) NOT NULL UNIQUE CHECK ([isbn] NOT LIKE '%[^0-9]%'))",
                500);

        assertThat(made.plan().notChecked()).isEmpty();
        assertThat(made.values("t", "isbn")).hasSize(500).allMatch(isbn -> ((String) isbn).matches("[0-9]{13}"));
    }

    @Test
    void boundsOfNestedSetsThatAreKeysGoUpTogether() {
        Made made =
                Made.mysql("CREATE TABLE t (lft int NOT NULL UNIQUE, rgt int NOT NULL UNIQUE, CHECK (lft < rgt))", 300);

        assertThat(made.plan().notChecked()).isEmpty();
        assertThat(made.rows("t")).allMatch(row -> (Long) row.get("lft") < (Long) row.get("rgt"));
        assertThat(different(made.values("t", "lft"))).isEqualTo(300);
        assertThat(different(made.values("t", "rgt"))).isEqualTo(300);
    }

    @Test
    void periodsOfMariaDbDoNotOverlap() {
        Made made = Made.mysql(
                "CREATE TABLE t (room int NOT NULL, s date NOT NULL, e date NOT NULL,"
                        + " PERIOD FOR stay (s, e), UNIQUE (room, stay WITHOUT OVERLAPS))",
                200);

        List<Row> rows = made.rows("t");
        assertThat(made.plan().notChecked()).isEmpty();
        for (Row one : rows) {
            assertThat(rows).noneMatch(other -> other != one && overlap(one, other));
        }
    }

    private static boolean overlap(Row one, Row other) {
        return one.get("room").equals(other.get("room"))
                && ((java.time.LocalDate) one.get("s")).isBefore((java.time.LocalDate) other.get("e"))
                && ((java.time.LocalDate) other.get("s")).isBefore((java.time.LocalDate) one.get("e"));
    }

    @Test
    void addressesAreWithinTheNetworkOfTheirRow() {
        Made made = Made.postgres(
                "CREATE TABLE t (a inet NOT NULL, net cidr NOT NULL, six inet NOT NULL CHECK (family(six) = 6),"
                        + " CHECK (a << net))",
                100);

        assertThat(made.plan().notChecked()).isEmpty();
        assertThat(different(made.values("t", "a"))).isGreaterThan(20);
        assertThat(made.values("t", "six")).allMatch(address -> ((String) address).contains(":"));
    }

    @Test
    void rangesOfAFixedLengthAreNotNull() {
        Made made = Made.postgres(
                "CREATE TABLE t (r int4range NOT NULL CHECK (upper(r) - lower(r) = 7),"
                        + " h tstzrange NOT NULL CHECK (upper_inf(h)))",
                100);

        assertThat(made.plan().notChecked()).isEmpty();
        assertThat(different(made.values("t", "r"))).isGreaterThan(5);
        assertThat(different(made.values("t", "h"))).isGreaterThan(5);
    }

    @Test
    void bytesThatHaveToBeJsonAreJson() {
        Made made = made("oracle", "CREATE TABLE t (b BLOB NOT NULL CHECK (b IS JSON))", 50);

        assertThat(made.plan().notChecked()).isEmpty();
        assertThat(made.values("t", "B")).allMatch(bytes -> ((byte[]) bytes)[0] == '{');
    }

    @Test
    void documentsDifferInTheFieldThatAKeyTakesOut() {
        Made made = made(
                "sqlite",
                "CREATE TABLE t (body TEXT NOT NULL, id TEXT AS (json_extract(body, '$.id')) STORED NOT NULL UNIQUE)",
                300);

        assertThat(made.plan().notChecked()).isEmpty();
        assertThat(made.values("t", "body").stream()
                        .map(body -> ((String) body).replaceAll(".*\"id\": \"([^\"]*)\".*", "$1"))
                        .distinct())
                .hasSize(300)
                .allMatch(id -> id.matches("[a-z]{8}"));
    }

    @Test
    void whatCannotBeEvaluatedIsListedByName() {
        Made made = Made.postgres("CREATE TABLE t (a text CHECK (soundex(a) = 'A123'))", 10);

        assertThat(made.plan().notChecked())
                .singleElement()
                .asString()
                .contains("soundex(a) = 'A123'")
                .contains("soundex is not known");
    }
}
