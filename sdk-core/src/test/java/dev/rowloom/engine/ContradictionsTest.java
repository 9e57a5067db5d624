package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowloom.CapacityException;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A table whose DDL contradicts itself gets no row, and costs no other table its rows. */
class ContradictionsTest {

    private static final String GOOD = "; CREATE TABLE good(id int PRIMARY KEY)";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            m int NOT NULL, CHECK (m > 5 AND m < 3)               | CHECK (m > 5 AND m < 3) leaves column m int without a value
            m int NOT NULL CHECK (m > 5), CHECK (m < 3)           | CHECK (m > 5) with CHECK (m < 3) leaves column m
            m int PRIMARY KEY CONSTRAINT c CHECK (m > 5 AND m < 3) | its c CHECK (m > 5 AND m < 3) leaves column m
            a int NOT NULL, b int NOT NULL, CHECK (a < b), CHECK (a > 10), CHECK (b < 5) | CHECK (a < b) with CHECK (a > 10) with CHECK (b < 5) leaves
            a text NOT NULL CHECK (a IN ('x', 'y')), CHECK (a = 'z') | leaves column a text without a value
            a varchar(3) NOT NULL CHECK (length(a) > 5)           | CHECK (length(a) > 5) leaves column a varchar(3) without
            a boolean NOT NULL CHECK (a AND NOT a)                | leaves column a boolean without
            a date NOT NULL CHECK (a > '2020-01-01' AND a < '2019-01-01') | leaves column a date without
            a numeric(3,1) NOT NULL CHECK (a > 1000)              | leaves column a numeric(3,1) without
            a int NOT NULL CHECK (a IS NULL)                      | its CHECK (a IS NULL) is false in every row
            a int NOT NULL, b int NOT NULL, CHECK (a < b), CHECK (b < a) | its CHECK (a < b) with CHECK (b < a) leaves columns a, b without values
            a int NOT NULL, b int NOT NULL, c int, CHECK (a > c), CHECK (a < b AND a > 3), CHECK (b < a) | its CHECK (a < b AND a > 3) with CHECK (b < a) leaves
            a text NOT NULL, b text NOT NULL, CHECK (a < b), CHECK (b <= a) | its CHECK (a < b) with CHECK (b <= a) leaves columns a, b
            a int NOT NULL, b int NOT NULL, c int NOT NULL, CHECK (a < b), CHECK (b < c), CONSTRAINT last CHECK (c <= a) | with CHECK (b < c) with last CHECK (c <= a) leaves columns a, b, c
            a int NOT NULL, b int NOT NULL, CHECK (a + b > 10), CHECK (b + a < 5) | CHECK (a + b > 10) with CHECK (b + a < 5) leaves
            a int NOT NULL, b int NOT NULL, CHECK (a > b OR a = b), CHECK (b > a) | CHECK (a > b OR a = b) with CHECK (b > a) leaves
            a int NOT NULL, b int NOT NULL, CHECK (a <> b), CHECK (b = a) | CHECK (a <> b) with CHECK (b = a) leaves
            a int NOT NULL, b int NOT NULL, CHECK (a < b AND b < a) | its CHECK (a < b AND b < a) leaves columns a, b
            a int, b int, CHECK (a IS NOT NULL AND a BETWEEN b AND b - 0 AND b IS NOT NULL), CHECK (a <> b), CHECK (a >= b AND b >= a) | leaves
            a int NOT NULL, b int NOT NULL, CHECK (a > 10 OR b > 10), CHECK (a < 5 AND b < 9) | leaves columns a, b
            a int, CHECK (1 = 2)                                  | its CHECK (1 = 2) is false in every row
            """)
    void tableGetsNoRowAndAWarningNamesTheChecks(String columns, String reason) {
        SyntheticDataGenerator generator = generator("CREATE TABLE bad(" + columns + ")" + GOOD);

        DataPlan plan = generator.plan();

        assertThat(plan.rows("bad")).isZero();
        assertThat(plan.notChecked()).isEmpty();
        assertThat(plan.rows("good")).isEqualTo(20);
        assertThat(plan.warnings())
                .singleElement()
                .asString()
                .startsWith("table bad gets 0 rows instead of 20: ")
                .contains(reason);
        assertThat(generator.generate().table("good").rows()).hasSize(20);
        assertThat(generator.rows("bad", 0).plan().warnings()).isEmpty();
        assertThatExceptionOfType(CapacityException.class)
                .isThrownBy(() -> generator.rows("bad", 5).plan())
                .withMessageMatching(
                        "Table \"bad\": .* admits no row, but 5 were requested\\. Correct the CHECKs? of bad,"
                                + " or ask for 0 rows of bad\\.");
    }

    @Test
    void tablesThatNeedItsRowsGetNoneEither() {
        SyntheticDataGenerator generator = generator("CREATE TABLE bad(id int PRIMARY KEY CHECK (id > 5 AND id < 3));"
                + "CREATE TABLE child(id int PRIMARY KEY, bad_id int NOT NULL REFERENCES bad);"
                + "CREATE TABLE grandchild(id int PRIMARY KEY, child_id int NOT NULL REFERENCES child);"
                + "CREATE TABLE other(id int PRIMARY KEY, bad_id int REFERENCES bad)" + GOOD);

        DataPlan plan = generator.plan();

        assertThat(plan.rows("child")).isZero();
        assertThat(plan.rows("grandchild")).isZero();
        assertThat(plan.rows("other")).isEqualTo(20);
        assertThat(plan.rows("good")).isEqualTo(20);
        assertThat(plan.warnings())
                .contains(
                        "table grandchild gets 0 rows instead of 20: its foreign key (child_id) -> child(id) needs a row"
                                + " of child, which has none (table bad: its CHECK (id > 5 AND id < 3) leaves column id int"
                                + " without a value)");
        assertThatExceptionOfType(CapacityException.class)
                .isThrownBy(() -> generator.rows("grandchild", 1).plan())
                .withMessage(
                        "Table \"grandchild\": foreign key (child_id) -> child(id) admits no row, but 1 was requested."
                                + " Correct the CHECK of bad, or ask for 0 rows of grandchild.");
    }

    @Test
    void parentWithoutRowsByRequestIsTheRemedy() {
        SyntheticDataGenerator generator = generator(
                "CREATE TABLE u(id int PRIMARY KEY); CREATE TABLE t(id int PRIMARY KEY, u_id int NOT NULL REFERENCES u)");

        assertThat(generator.rows("u", 0).plan().warnings())
                .containsExactly("table t gets 0 rows instead of 20: its foreign key (u_id) -> u(id) needs a row of u,"
                        + " which has none");
        assertThatExceptionOfType(CapacityException.class)
                .isThrownBy(() -> generator.rows("u", 0).rows("t", 2).plan())
                .withMessageEndingWith("Ask for rows of u, or ask for 0 rows of t.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a int, b int NOT NULL, CHECK (a < b), CHECK (b < a)",
                "a int NOT NULL, b int NOT NULL, CHECK (a <= b), CHECK (b <= a)",
                "a int NOT NULL, b int NOT NULL, c boolean NOT NULL, CHECK (a < b OR c), CHECK (b < a OR NOT c)",
                "a int NOT NULL, b int NOT NULL, CHECK (a < b OR a > 3), CHECK (b <= a)",
                "a int NOT NULL, b int NOT NULL, CHECK (a - b > 10), CHECK (b - a < 5)",
            })
    void whatOnlySeemsToContradictItselfGetsItsRows(String columns) {
        DataPlan plan = generator("CREATE TABLE t(" + columns + ")").plan();

        assertThat(plan.rows("t")).isEqualTo(20);
        assertThat(plan.warnings()).isEmpty();
        assertThat(plan.notChecked()).isEmpty();
    }

    @Test
    void columnThatMayBeNullIsNull() {
        DataPlan plan = generator("CREATE TABLE t(id int PRIMARY KEY, m int CHECK (m > 5 AND m < 3))")
                .plan();

        assertThat(plan.rows("t")).isEqualTo(20);
        assertThat(plan.row("t", 7).get("m")).isNull();
    }

    private static SyntheticDataGenerator generator(String ddl) {
        return SyntheticDataGenerator.of(Schema.fromDdl(ddl, Dialect.postgresql()))
                .rows(20);
    }
}
