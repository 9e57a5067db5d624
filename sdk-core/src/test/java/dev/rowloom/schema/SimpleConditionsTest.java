package dev.rowloom.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Simple conditions mean the same whether they are read without the parser or, in parentheses beside others, by it. */
class SimpleConditionsTest {

    private static Expression read(String condition) {
        String ddl =
                "CREATE TABLE t (price numeric(10, 2), \"Old Price\" numeric(10, 2), status varchar(20), made date, CHECK ("
                        + condition + "))";
        return Schema.fromDdl(ddl, Dialect.postgresql())
                .table("t")
                .orElseThrow()
                .checks()
                .get(0)
                .condition();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "price > 0",
                "PRICE >= 0.50",
                "price <> \"Old Price\"",
                "made >= '2020-01-01'",
                "status = 'it''s'",
                "price BETWEEN 0 AND 99.99",
                "status IN ('new', 'paid', '')",
                "price IN (1, 2, 3)",
                "status IS NULL",
                "status IS NOT NULL",
                "0 < price",
                "price > 100000000000000000000",
                "price > 0 AND price < 100 AND status IS NOT NULL",
                "price BETWEEN 1 AND 5 AND made > '2000-01-01'"
            })
    void readInEitherWay(String condition) {
        Expression simple = read(condition);
        Expression parsed = read("(" + condition + ") OR (1 = 2)");

        assertThat(parsed).isInstanceOf(Expression.Or.class);
        assertThat(((Expression.Or) parsed).operands().get(0)).isEqualTo(simple);
        assertThat(simple).isNotInstanceOf(Expression.Unparsed.class);
    }
}
