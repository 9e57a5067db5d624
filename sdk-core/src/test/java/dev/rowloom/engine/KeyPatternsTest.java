package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys of types that take texts of a certain form only. */
class KeyPatternsTest {

    private static final int ROWS = 5000;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "interval; [1-9]\\d\\d days \\d\\d:\\d\\d:00",
                "bit(70); [01]{60}0{10}",
                "varbit(20); [01]{20}",
                "timetz; \\d\\d:\\d\\d:\\d\\d\\+00",
                "int4range; \\[\\d{6},1\\d{6}\\)",
                "daterange; \\[20\\d\\d-\\d\\d-\\d\\d,2025-\\d\\d-\\d\\d\\)",
                "text[]; \\{[a-z]+\\}",
                "int[]; \\{\\d+,\\d+\\}",
                "tsvector; [a-z]+",
                "ltree; Top\\.[a-z]+"
            })
    void haveAsManyValuesAsAreAskedFor(String type, String form) {
        DataPlan plan = plan(type);

        assertThat(plan.rows("t")).isEqualTo(ROWS);
        assertThat(plan.notChecked()).isEmpty();
        Set<Object> values = new HashSet<>();
        for (int row = 0; row < ROWS; row++) {
            Object value = plan.row("t", row).get("v");
            assertThat(String.valueOf(value)).matches(form);
            assertThat(values.add(value)).as("%s twice", value).isTrue();
        }
    }

    @Test
    void ofOneBitHaveTwoValues() {
        assertThat(plan("bit").rows("t")).isEqualTo(2);
    }

    /** A length in bytes admits as many letters of one byte each. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sqlserver; varchar(9); a LIKE 'A%'; A.*",
                "sqlserver; char(3); a LIKE '[0-9][0-9]_' COLLATE Latin1_General_BIN; [0-9]{2}.",
                "oracle; varchar2(5); REGEXP_LIKE(a, '^[a-c]{5}$'); [a-c]{5}"
            },
            quoteCharacter = '"')
    void ofTextsWhoseLengthIsInBytesFollowAPattern(String dialect, String type, String check, String form) {
        Schema schema = Schema.fromDdl(
                "CREATE TABLE t (a " + type + " NOT NULL UNIQUE, CHECK (" + check + "));", Dialect.named(dialect));
        DataPlan plan = SyntheticDataGenerator.of(schema).rows(200).plan();

        assertThat(plan.notChecked()).isEmpty();
        for (int row = 0; row < plan.rows(schema.tables().get(0).id()); row++) {
            Row written = plan.row(schema.tables().get(0).id(), row);
            assertThat(String.valueOf(
                            written.get(schema.tables().get(0).columns().get(0).name())))
                    .matches(form);
        }
    }

    @Test
    void guessedFromANameBoundNoTable() {
        Schema schema = Schema.fromDdl("CREATE TABLE t (version_num varchar(32) PRIMARY KEY);", Dialect.postgresql());
        DataPlan plan = SyntheticDataGenerator.of(schema).rows(ROWS).plan();

        assertThat(plan.rows("t")).isEqualTo(ROWS);
        Set<Object> values = new HashSet<>();
        for (int row = 0; row < ROWS; row++) {
            Object value = plan.row("t", row).get("version_num");
            assertThat(String.valueOf(value)).matches("[1-9][0-9]?|[A-Z][A-Z0-9]{7}");
            assertThat(values.add(value)).as("%s twice", value).isTrue();
        }
    }

    private static DataPlan plan(String type) {
        Schema schema = Schema.fromDdl("CREATE TABLE t (v " + type + " PRIMARY KEY);", Dialect.postgresql());
        return SyntheticDataGenerator.of(schema).rows(ROWS).plan();
    }

    /** PostgreSQL refuses index entries of more than 2704 bytes, InnoDB of more than 3072. */
    @ParameterizedTest
    @CsvSource({"'UNIQUE (a, b, c)'", "'UNIQUE (id, a, b, c)'"})
    void ofSeveralLongTextsFitAnIndexEntry(String key) {
        DataPlan plan = SyntheticDataGenerator.of(Schema.fromDdl(
                        "CREATE TABLE t (id int NOT NULL, a text NOT NULL, b text NOT NULL, c text NOT NULL, " + key
                                + ");",
                        Dialect.postgresql()))
                .rows(ROWS)
                .plan();
        for (int row = 0; row < ROWS; row++) {
            Row values = plan.row("t", row);
            int length = 0;
            for (String column : new String[] {"a", "b", "c"}) {
                length += String.valueOf(values.get(column)).length();
            }
            assertThat(length).isLessThan(2700);
        }
    }
}
