package dev.rowloom.schema.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.schema.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RewritersTest {

    private static String rewritten(Rewriter rewriter, String sql) {
        return Tokens.sql(rewriter.apply(Lexer.tokens(sql, Dialect.postgresql().lexicalRules())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a = ANY (ARRAY['x'::text, 'y'])              | a IN ( 'x' :: text , 'y' )",
                "a = ANY ((ARRAY['x'::varchar, 'y'])::text[]) | a IN ( 'x' :: varchar , 'y' )",
                "a = SOME ('{x,\"y z\"}'::text[])             | a IN ( 'x' , 'y z' )",
                "a <> ALL (ARRAY[1, 2]) AND b = 1             | a NOT IN ( 1 , 2 ) AND b = 1",
                "a = ANY (b)                                  | a = ANY ( b )",
                "'= ANY (ARRAY[1])' = a                       | '= ANY (ARRAY[1])' = a",
            })
    void arraysBecomeLists(String sql, String expected) {
        assertThat(rewritten(new Rewriters.AnyOfArray(), sql)).isEqualTo(expected);
    }

    @Test
    void operatorsGetTheirStandardSpelling() {
        assertThat(rewritten(new Rewriters.OperatorSpellings(), "a ~~ 'x' OR a !~~ 'y' OR a ~~* 'z' OR a == 1"))
                .isEqualTo("a LIKE 'x' OR a NOT LIKE 'y' OR a ILIKE 'z' OR a = 1");
    }

    @Test
    void operatorCallsBecomeOperators() {
        assertThat(rewritten(new Rewriters.OperatorCalls(), "a OPERATOR(pg_catalog.>=) 1"))
                .isEqualTo("a >= 1");
    }

    @Test
    void globBecomesARegularExpression() {
        assertThat(rewritten(new Rewriters.GlobPatterns(), "a GLOB 'x.[0-9]*?' AND b NOT GLOB 'y'"))
                .isEqualTo("a ~ '^x\\.[0-9].*.$' AND b !~ '^y$'");
    }

    @Test
    void namesOfColumnsAreQuotedWhereTheyAreColumns() {
        Rewriter rewriter = new Rewriters.ColumnNames(
                new Names(Dialect.postgresql()), name -> name.equals("value") || name.equals("date"));
        assertThat(rewritten(rewriter, "Value > 0 AND x::date = date '2020-01-01' AND date(x) > date"))
                .isEqualTo("\"value\" > 0 AND x :: date = date '2020-01-01' AND date ( x ) > \"date\"");
    }
}
