package dev.rowloom.schema;

import static dev.rowloom.schema.Ddl.check;
import static dev.rowloom.schema.Ddl.postgres;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FunctionsInConditionsTest {

    private static Expression inlined(String functions, String check) {
        return check(postgres(functions + "; CREATE TABLE t (a int, s text, CHECK (" + check + "))"), "t");
    }

    private static Expression plain(String check) {
        return inlined("SELECT 1", check);
    }

    @Test
    void readsCallsOfSqlFunctionsAsTheExpressionsTheyAre() {
        String functions = """
                CREATE FUNCTION padded(TEXT) RETURNS boolean AS $$
                  SELECT btrim($1) <> $1;
                $$ LANGUAGE SQL IMMUTABLE;
                CREATE OR REPLACE FUNCTION app.tidy(value TEXT) RETURNS boolean AS $f$
                  SELECT NOT padded(value); -- calls the other
                $f$ LANGUAGE SQL IMMUTABLE SET search_path = app, public""";
        assertThat(inlined(functions, "tidy(s)")).isEqualTo(plain("NOT btrim(s) <> s"));
        assertThat(inlined(functions, "a > 0 AND app.tidy(lower(s))"))
                .isEqualTo(plain("a > 0 AND NOT btrim(lower(s)) <> lower(s)"));
    }

    @Test
    void readsFunctionsThatOnlyReturn() {
        assertThat(inlined(
                        "CREATE FUNCTION twice(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN n + n; END; $$",
                        "twice(a) < 9"))
                .isEqualTo(plain("a + a < 9"));
        assertThat(inlined("CREATE FUNCTION is_even(n int) RETURNS boolean RETURN n % 2 = 0", "is_even(a)"))
                .isEqualTo(plain("a % 2 = 0"));
    }

    @Test
    void leavesFunctionsThatDoMore() {
        Expression called = plain("known(s)");
        assertThat(inlined(
                        "CREATE FUNCTION known(v text) RETURNS boolean AS 'SELECT EXISTS (SELECT 1 FROM u WHERE u.v = $1)' LANGUAGE sql",
                        "known(s)"))
                .isEqualTo(called);
        assertThat(inlined(
                        "CREATE FUNCTION known(v text) RETURNS boolean AS $$ BEGIN IF v = 'x' THEN RETURN true; END IF; RETURN false; END $$ LANGUAGE plpgsql",
                        "known(s)"))
                .isEqualTo(called);
        assertThat(inlined(
                        "CREATE FUNCTION known(v text, w int) RETURNS boolean AS 'SELECT true' LANGUAGE sql",
                        "known(s)"))
                .isEqualTo(called);
    }

    @Test
    void leavesFunctionsOfOneNameThatDifferInTypesAlone() {
        String functions = "CREATE FUNCTION ok(text) RETURNS boolean AS 'SELECT true' LANGUAGE sql;"
                + "CREATE FUNCTION ok(int) RETURNS boolean AS 'SELECT false' LANGUAGE sql";
        assertThat(inlined(functions, "ok(s)")).isEqualTo(plain("ok(s)"));
    }

    @Test
    void endsWithFunctionsThatCallThemselves() {
        String function = "CREATE FUNCTION f(n int) RETURNS boolean AS 'SELECT f($1 - 1) AND f($1 - 2)' LANGUAGE sql";
        assertThat(inlined(function, "f(a)").toString()).contains("function=f");
    }
}
