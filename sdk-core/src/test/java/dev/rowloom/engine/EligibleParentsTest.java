package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.CapacityException;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Foreign keys whose own type or CHECKs admit only some of the parents' keys. */
class EligibleParentsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CHECK (p_id > 40)",
                "CHECK (p_id BETWEEN 10 AND 20)",
                "CHECK (p_id <> 1 AND p_id % 2 = 0)",
                "CHECK (p_id IN (3, 5, 8))",
                "CHECK (p_id IS NULL OR p_id > 30)"
            })
    void aCheckOnAForeignKeyRestrictsTheParents(String check) {
        for (String nulls : new String[] {"", " NOT NULL"}) {
            Made made = Made.postgres(
                    "CREATE TABLE p(id int PRIMARY KEY); CREATE TABLE c(id int PRIMARY KEY, p_id int" + nulls
                            + " REFERENCES p(id) " + check + ")",
                    60);
            HeldKeys.assertAll(made);
            assertThat(new HashSet<>(made.values("c", "p_id"))).hasSizeGreaterThan(2);
            assertThat(made.values("c", "p_id")).allSatisfy(it -> {
                long id = (Long) it;
                assertThat(check.contains("> 40") && id > 40
                                || check.contains("BETWEEN") && id >= 10 && id <= 20
                                || check.contains("% 2") && id % 2 == 0
                                || check.contains("IN (") && (id == 3 || id == 5 || id == 8)
                                || check.contains("> 30") && id > 30)
                        .isTrue();
            });
        }
    }

    @Test
    void aOneToOneKeyCountsTheParentsThatAreLeft() {
        String ddl = "CREATE TABLE p(id int PRIMARY KEY); CREATE TABLE c(p_id int PRIMARY KEY REFERENCES p(id)"
                + " CHECK (p_id > 40))";
        Made made = Made.postgres(ddl, 60);
        HeldKeys.assertAll(made);
        assertThat(made.rows("c")).hasSize(20);
        assertThatThrownBy(() -> Made.postgres(ddl, 60, generator -> generator.rows("c", 21)))
                .isInstanceOf(CapacityException.class)
                .hasMessageContaining("20 eligible rows of p");
        assertThat(made.plan().children("c", 40)).hasSize(1);
        assertThat(made.plan().children("c", 3)).isEmpty();
    }

    @Test
    void aNarrowColumnTakesTheKeysItHolds() {
        String ddl =
                "CREATE TABLE p(id int PRIMARY KEY); CREATE TABLE c(id int PRIMARY KEY, p smallint REFERENCES p(id))";
        Made made = Made.postgres(ddl, 40_000);
        assertThat(made.plan().notChecked()).isEmpty();
        assertThat(made.values("c", "p")).allSatisfy(it -> assertThat((Long) it).isLessThan(32_768));
    }

    @ParameterizedTest
    @ValueSource(strings = {"numeric(10)", "numeric", "bigint"})
    void aNarrowDecimalTakesTheKeysItHolds(String type) {
        Made made = Made.postgres(
                "CREATE TABLE p(id " + type + " PRIMARY KEY); CREATE TABLE c(id int PRIMARY KEY, p numeric(1) NOT NULL"
                        + " REFERENCES p(id))",
                200);
        assertThat(made.plan().notChecked()).isEmpty();
        assertThat(made.values("c", "p"))
                .allSatisfy(it -> assertThat(((Number) it).longValue()).isBetween(-9L, 9L));
    }

    @Test
    void aShortTextTakesTheKeysThatFit() {
        Made made = Made.mysql(
                "CREATE TABLE p(name VARCHAR(255) PRIMARY KEY); CREATE TABLE c(id INT PRIMARY KEY,"
                        + " name VARCHAR(8) NOT NULL, FOREIGN KEY (name) REFERENCES p(name))",
                300);
        assertThat(made.plan().notChecked()).isEmpty();
        assertThat(made.values("c", "name"))
                .isNotEmpty()
                .allSatisfy(it -> assertThat((String) it).hasSizeLessThanOrEqualTo(8));
    }

    @Test
    void aKeyOverAPartOfAReferenceTakesOneOfTheParentsThatAgree() {
        Made made = Made.postgres(
                "CREATE TABLE doc(id int PRIMARY KEY);"
                        + " CREATE TABLE version(doc_id int NOT NULL REFERENCES doc, no int NOT NULL, PRIMARY KEY (doc_id, no));"
                        + " CREATE TABLE current(doc_id int PRIMARY KEY, no int NOT NULL, title text,"
                        + " FOREIGN KEY (doc_id, no) REFERENCES version);",
                200,
                generator -> generator.rows("doc", 60));
        HeldKeys.assertAll(made);
        assertThat(made.rows("current")).hasSizeBetween(40, 60);
        assertThat(made.values("current", "no").stream().distinct()).hasSizeGreaterThan(1);
    }
}
