package dev.rowloom.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MySqlFormsTest {

    private static final String SYNTAX = "line 3: ERROR 1064 (42000) at line 3: You have an error in your SQL syntax";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t (a JSON, b INT AS (a->>  ))",
                "CREATE TABLE t (a INT, KEY k ((a + 1)))",
                "CREATE TABLE t (a INT, UNIQUE INDEX k (a, (lower(b))))",
                "CREATE TABLE t (a INT, INDEX k (a) INVISIBLE)",
                "CREATE TABLE t (a JSON, INDEX k ((CAST(a AS CHAR(20) ARRAY))))",
                "CREATE TABLE t (a POINT SRID 4326)",
                "CREATE TABLE t (a INT CHECK (a > 0) NOT ENFORCED)"
            })
    void knowsWhatMariaDbHasNot(String statement) {
        assertThat(MySqlForms.in(statement, SYNTAX)).isPresent();
    }

    @Test
    void doesNotExcuseWhatBothWouldRefuse() {
        assertThat(MySqlForms.in("CREATE TABLE t (a INT, KEY k (a), b VARCHAR(5)", SYNTAX))
                .isEmpty();
        assertThat(MySqlForms.in(
                        "CREATE TABLE t (a INT, KEY k ((a + 1)), a INT)",
                        "ERROR 1060 (42S21) at line 1: Duplicate column name 'a'"))
                .isEmpty();
    }
}
