package dev.rowloom.validation;

import static dev.rowloom.validation.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.UsageException;
import dev.rowloom.engine.CellState;
import dev.rowloom.engine.NotChecked;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way in which rows can be wrong is one finding with the right rows. */
class ValidatorTest {

    private static final String SHOP = "CREATE TABLE customers (id int PRIMARY KEY, name varchar(5) NOT NULL);"
            + " CREATE TABLE orders (id int PRIMARY KEY, customer_id int REFERENCES customers, total numeric(6,2),"
            + " CONSTRAINT positive CHECK (total > 0));";

    private static Finding only(ValidationReport report) {
        assertThat(report.findings()).hasSize(1);
        return report.findings().get(0);
    }

    private static List<Long> rowsOf(Finding finding) {
        return finding.examples().stream().map(Finding.Example::row).toList();
    }

    @Test
    void rowsThatHoldHaveNoFinding() {
        ValidationReport report = Rows.of(SHOP)
                .add("orders", row("1", "7", "9.50"), row("2", null, null))
                .add("customers", row("7", "Ada"))
                .validate();
        assertThat(report.findings()).isEmpty();
        assertThat(report.notChecked()).isEmpty();
        assertThat(report.isValid()).isTrue();
        assertThat(report.integrity()).isEqualTo(Integrity.INTACT);
        assertThat(report.rows()).containsEntry("customers", 1L).containsEntry("orders", 2L);
    }

    @Test
    void aNullWhereNoneMayBeIsFoundWithItsRow() {
        Finding finding = only(Rows.of(SHOP)
                .add("customers", 40, row("1", "Ada"), row("2", null))
                .validate());
        assertThat(finding.kind()).isEqualTo(FindingKind.NOT_NULL);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(rowsOf(finding)).containsExactly(41L);
        assertThat(finding.message())
                .isEqualTo("customers.name is NOT NULL and is null; give a value, or let the column take nulls");
    }

    @Test
    void aColumnLeftOutCountsAsNullUnlessTheDatabaseHasAValueForIt() {
        String ddl = "CREATE TABLE t (a int NOT NULL, b int NOT NULL DEFAULT 5, c int)";
        ValidationReport report = Rows.of(ddl)
                .add("t", row(CellState.ABSENT, CellState.ABSENT, CellState.ABSENT), row("1", CellState.DEFAULT, "1"))
                .validate();
        Finding finding = only(report);
        assertThat(finding.columns()).containsExactly("a");
        assertThat(finding.rows()).isEqualTo(1);
        assertThat(finding.message()).contains("has no default, yet is left out");
    }

    @Test
    void textThatIsNoValueOfTheTypeIsFoundAndKeptOutOfOtherConstraints() {
        ValidationReport report = Rows.of(SHOP)
                .add("orders", row("1", null, "cheap"), row("2", null, "1"))
                .validate();
        Finding finding = only(report);
        assertThat(finding.kind()).isEqualTo(FindingKind.TYPE);
        assertThat(finding.examples().get(0).values()).containsEntry("total", "cheap");
        assertThat(report.notChecked())
                .extracting(NotChecked::reason)
                .containsExactly("in 1 of 2 rows the database supplies a value that it reads, or text was not read");
    }

    @ParameterizedTest
    @CsvSource({
        "smallint, 40000, RANGE, ERROR",
        "'numeric(4,2)', 100, RANGE, ERROR",
        "'numeric(4,2)', 99.995, RANGE, ERROR",
        "'numeric(4,2)', 1.234, PRECISION, WARNING",
        "varchar(3), four, LENGTH, ERROR",
        "varchar(3), 'abc  ', LENGTH, WARNING",
        "json, '{\"a\":', TYPE, ERROR",
        "date, 0700-01-01, RANGE, POSSIBLE",
        "timestamp(0), 2026-01-01T10:00:00.5, PRECISION, WARNING",
        "bit(3), 1010, LENGTH, ERROR",
        "bit(3), 102, TYPE, ERROR",
        "inet, 300.1.1.1, TYPE, POSSIBLE",
        "int, 2026-01-01, TYPE, ERROR",
        "text, A\u0000B, CHARACTERS, ERROR",
        "real, 1e39, RANGE, ERROR",
        "bigint, 9223372036854775808, RANGE, ERROR",
        "int, 3.5, TYPE, ERROR",
    })
    void aValueThatTheTypeDoesNotHoldIsFound(String type, String value, FindingKind kind, Severity severity) {
        Finding finding = only(
                Rows.of("CREATE TABLE t (c " + type + ")").add("t", row(value)).validate());
        assertThat(finding.kind()).isEqualTo(kind);
        assertThat(finding.severity()).isEqualTo(severity);
        assertThat(finding.examples().get(0).values()).containsKey("c");
    }

    @ParameterizedTest
    @CsvSource({
        "'numeric(4,2)', 99.99",
        "'numeric(4,2)', 12.500",
        "'numeric(38)', 12345678901234567890123456789012345678",
        "double precision, 1e300",
        "varchar(3), äöü",
        "varchar(1), \uD83D\uDE00",
        "json, '[1, {\"a\": null}]'",
        "jsonb, 17",
        "bit(3), 101",
        "inet, 10.0.0.1/8",
        "'int[]', '{1,2,NULL}'",
        "interval, 3 days",
        "timestamp, 2026-01-01T10:00:00.123456",
        "boolean, yes",
    })
    void aValueThatTheTypeHoldsIsNotFound(String type, String value) {
        ValidationReport report =
                Rows.of("CREATE TABLE t (c " + type + ")").add("t", row(value)).validate();
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void lengthsCountAsTheDialectCounts() {
        String ddl = "CREATE TABLE t (c varchar(1))";
        assertThat(Rows.of(Dialect.h2(), ddl)
                        .add("t", row("\uD83D\uDE00"))
                        .validate()
                        .isValid())
                .isFalse();
        assertThat(Rows.of(Dialect.mysql(), ddl)
                        .add("t", row("\uD83D\uDE00"))
                        .validate()
                        .isValid())
                .isTrue();
        String bytes = "CREATE TABLE t (c varchar2(2 BYTE))";
        assertThat(Rows.of(Dialect.oracle(), bytes)
                        .add("t", row("äb"))
                        .validate()
                        .isValid())
                .isFalse();
    }

    @Test
    void sqliteKeepsWhatItsTypesDoNotHold() {
        ValidationReport report = Rows.of(Dialect.sqlite(), "CREATE TABLE t (c varchar(3))")
                .add("t", row("four"))
                .validate();
        assertThat(only(report).severity()).isEqualTo(Severity.WARNING);
        assertThat(report.isValid()).isTrue();
    }

    @Test
    void aLabelThatTheTypeLacksIsFound() {
        String ddl = "CREATE TYPE mood AS ENUM ('sad', 'glad'); CREATE TABLE t (c mood)";
        assertThat(only(Rows.of(ddl).add("t", row("glad"), row("Glad")).validate())
                        .kind())
                .isEqualTo(FindingKind.ENUMERATION);
        String mysql = "CREATE TABLE t (c enum('sad', 'glad'), s set('x', 'y'))";
        ValidationReport report = Rows.of(Dialect.mysql(), mysql)
                .add("t", row("Glad", "x,y"), row("mad", ""), row("sad", "x,z"))
                .validate();
        assertThat(report.findings())
                .extracting(finding -> finding.severity() + " " + rowsOf(finding) + finding.columns())
                .containsExactly("ERROR [1][c]", "ERROR [2][s]", "POSSIBLE [0][c]");
    }

    @Test
    void aCheckThatIsFalseIsFoundAndOneThatIsUnknownIsNot() {
        Finding finding = only(Rows.of(SHOP)
                .add("orders", row("1", null, "-1"), row("2", null, null), row("3", null, "0"))
                .validate());
        assertThat(finding.kind()).isEqualTo(FindingKind.CHECK);
        assertThat(finding.constraint()).isEqualTo("positive");
        assertThat(rowsOf(finding)).containsExactly(0L, 2L);
    }

    @Test
    void aCheckThatCannotBeEvaluatedIsListed() {
        ValidationReport report = Rows.of("CREATE TABLE t (a int, CONSTRAINT odd CHECK (is_odd(a)))")
                .add("t", row("2"))
                .validate();
        assertThat(report.findings()).isEmpty();
        assertThat(report.notChecked()).extracting(NotChecked::constraint).containsExactly("odd CHECK (is_odd(a))");
        assertThat(report.integrity()).isEqualTo(Integrity.INTACT);
    }

    @Test
    void aCheckOnTheDayOfLoadingIsBrokenOnlyPossibly() {
        Finding finding = only(Rows.of("CREATE TABLE t (d date CHECK (d > CURRENT_DATE))")
                .add("t", row("2030-01-01"), row("2040-01-01"))
                .validate());
        assertThat(finding.severity()).isEqualTo(Severity.POSSIBLE);
        assertThat(rowsOf(finding)).containsExactly(0L);
    }

    @Test
    void anExampleHoldsLongValuesCutShort() {
        Finding finding =
                only(Rows.of(SHOP).add("customers", row("1", "x".repeat(500))).validate());
        assertThat(finding.examples().get(0).values()).containsEntry("name", "x".repeat(60) + "…");
    }

    @Test
    void examplesAreTheFirstRowsWhateverTheOrderOfBatches() {
        Object[][] wrong =
                IntStream.range(0, 30).mapToObj(i -> row("" + (1000 + i), null)).toArray(Object[][]::new);
        Object[][] others =
                IntStream.range(0, 30).mapToObj(i -> row("" + i, null)).toArray(Object[][]::new);
        Rows rows = Rows.of(SHOP).with(builder -> builder.examples(3));
        Finding finding = only(
                rows.add("customers", 30, wrong).add("customers", 0, others).validate());
        assertThat(finding.rows()).isEqualTo(60);
        assertThat(rowsOf(finding)).containsExactly(0L, 1L, 2L);
        ValidationReport without = rows.with(builder -> builder.examples(0)).validate();
        assertThat(only(without).examples()).isEmpty();
    }

    @Test
    void aTableThatTakesNoRowIsFound() {
        String ddl = "CREATE TABLE t (a int) PARTITION BY RANGE (a)";
        Finding finding = only(Rows.of(ddl).add("t", row("1")).validate());
        assertThat(finding.kind()).isEqualTo(FindingKind.TABLE);
    }

    @Test
    void aRunEndsWithItsReport() {
        Validator.Run run =
                Validator.of(Schema.fromDdl(SHOP, Dialect.postgresql())).start();
        run.finish();
        assertThatThrownBy(run::finish)
                .isInstanceOf(UsageException.class)
                .hasMessage("the run is finished; start another one for other rows");
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        Validator.Builder builder = Validator.builder(Schema.fromDdl(SHOP, Dialect.postgresql()));
        assertThatThrownBy(() -> builder.examples(-1)).hasMessage("examples is -1; it must be from 0 to 10000");
        assertThatThrownBy(() -> builder.keyMemory(9)).hasMessage("keyMemory is 9 bytes; it must be at least 65536");
        assertThatThrownBy(() -> builder.rowsElsewhere(List.of("custmers")))
                .hasMessageStartingWith("unknown table 'custmers'")
                .hasMessageContaining("customers");
    }

    @Test
    void theReportIsOneJsonObject() {
        String json = Rows.of(SHOP)
                .add("customers", row("1", "Ada"), row("1", "Bob"))
                .validate()
                .toJson();
        assertThat(json)
                .isEqualTo("{\"valid\":false,\"integrity\":\"broken\",\"rows\":{\"customers\":2},\"findings\":["
                        + "{\"severity\":\"error\",\"kind\":\"primary-key\",\"table\":\"customers\",\"columns\":[\"id\"],"
                        + "\"rows\":1,\"message\":\"customers has rows with the same key by PRIMARY KEY (id); give each row a"
                        + " key of its own, or leave all but one out\",\"examples\":[{\"row\":1,\"values\":{\"id\":\"1\"},"
                        + "\"otherRow\":0}]}],\"notChecked\":[]}");
    }
}
