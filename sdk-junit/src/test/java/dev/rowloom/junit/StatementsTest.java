package dev.rowloom.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatementsTest {

    @Test
    void cutsAtSemicolonsOfTheScriptAlone() {
        assertThat(Statements.of("""
                -- a; b
                SELECT ';', "a;b", `c;`, 'it''s;';
                /* ; */ CREATE FUNCTION f() AS $body$ x; y $body$;;
                SELECT $$ ; $$
                """))
                .containsExactly(
                        "SELECT ';', \"a;b\", `c;`, 'it''s;'",
                        "CREATE FUNCTION f() AS $body$ x; y $body$",
                        "SELECT $$ ; $$");
    }
}
