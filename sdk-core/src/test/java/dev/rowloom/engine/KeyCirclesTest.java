package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.CapacityException;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Foreign keys that lead round in a circle, of columns that may not be null. */
class KeyCirclesTest {

    private static final String TWO = "CREATE TABLE a(id int PRIMARY KEY); CREATE TABLE b(id int PRIMARY KEY"
            + " REFERENCES a(id)); ALTER TABLE a ADD FOREIGN KEY (id) REFERENCES b(id) DEFERRABLE;";

    @ParameterizedTest
    @ValueSource(
            strings = {
                TWO,
                "CREATE TABLE a(id int PRIMARY KEY, b int NOT NULL); CREATE TABLE b(id int PRIMARY KEY, a int NOT NULL"
                        + " REFERENCES a(id)); ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b(id) DEFERRABLE",
                "CREATE TABLE a(id int PRIMARY KEY, b int NOT NULL UNIQUE); CREATE TABLE b(id int PRIMARY KEY, a int"
                        + " NOT NULL UNIQUE REFERENCES a(id)); ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b(id) DEFERRABLE",
                "CREATE TABLE a(id uuid PRIMARY KEY); CREATE TABLE b(id uuid PRIMARY KEY REFERENCES a(id));"
                        + " CREATE TABLE c(id uuid PRIMARY KEY REFERENCES b(id));"
                        + " ALTER TABLE a ADD FOREIGN KEY (id) REFERENCES c(id) DEFERRABLE",
                "CREATE TABLE a(x int, y int, PRIMARY KEY (x, y)); CREATE TABLE b(x int, y int, PRIMARY KEY (x, y),"
                        + " FOREIGN KEY (x, y) REFERENCES a(x, y));"
                        + " ALTER TABLE a ADD FOREIGN KEY (x, y) REFERENCES b(x, y) DEFERRABLE",
                "CREATE TABLE t(id int PRIMARY KEY, parent int NOT NULL REFERENCES t(id))",
                "CREATE TABLE t(id int PRIMARY KEY, next int NOT NULL UNIQUE REFERENCES t(id))",
                "CREATE TABLE a(id int PRIMARY KEY, c int NOT NULL); CREATE TABLE b(id int PRIMARY KEY, a int NOT NULL"
                        + " REFERENCES a(id)); CREATE TABLE c(id int PRIMARY KEY, b int NOT NULL REFERENCES b(id),"
                        + " a int REFERENCES a(id)); ALTER TABLE a ADD FOREIGN KEY (c) REFERENCES c(id) DEFERRABLE",
                "CREATE TABLE p(id int PRIMARY KEY, kind smallint NOT NULL, UNIQUE (id, kind)); CREATE TABLE q(id int"
                        + " PRIMARY KEY, kind smallint NOT NULL, FOREIGN KEY (id, kind) REFERENCES p(id, kind),"
                        + " UNIQUE (id, kind)); CREATE TABLE r(id int PRIMARY KEY, kind smallint NOT NULL,"
                        + " FOREIGN KEY (id, kind) REFERENCES q(id, kind))"
            })
    void everyCircleHolds(String ddl) {
        for (long rows : new long[] {0, 1, 2, 50}) {
            Made made = Made.postgres(ddl, rows);
            HeldKeys.assertAll(made);
            made.plan()
                    .tables()
                    .forEach(table ->
                            assertThat(table.rows()).as(table.table().id()).isEqualTo(rows));
        }
    }

    @Test
    void tablesWhoseKeysAreEachOthersHaveAsManyRows() {
        Made made = Made.postgres(TWO, 50, generator -> generator.rows("a", 20));
        HeldKeys.assertAll(made);
        assertThat(made.plan().rows("b")).isEqualTo(20);
        assertThatThrownBy(() -> Made.postgres(
                        TWO, 50, generator -> generator.rows("a", 20).rows("b", 30)))
                .isInstanceOf(CapacityException.class)
                .hasMessageContaining("20 rows of a");
        assertThatThrownBy(() -> Made.postgres(
                        TWO, 50, generator -> generator.rows("a", 30).rows("b", 20)))
                .isInstanceOf(CapacityException.class)
                .hasMessageContaining("20 rows of b");
    }

    @Test
    void aSharedKeyTakesItsParentsKeysOnceEach() {
        Made made = Made.postgres(
                "CREATE TABLE party(id int PRIMARY KEY); CREATE TABLE person(id int PRIMARY KEY REFERENCES party(id));"
                        + " CREATE TABLE employee(id int PRIMARY KEY REFERENCES person(id), boss int REFERENCES employee(id))",
                100,
                generator -> generator.rows("person", 60));
        HeldKeys.assertAll(made);
        assertThat(made.plan().rows("employee")).isEqualTo(60);
        assertThat(new HashSet<>(made.values("employee", "boss"))).hasSizeGreaterThan(5);
    }
}
