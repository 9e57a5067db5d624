package dev.rowloom.schema;

import static dev.rowloom.schema.Ddl.check;
import static dev.rowloom.schema.Ddl.column;
import static dev.rowloom.schema.Ddl.mysql;
import static dev.rowloom.schema.Ddl.postgres;
import static dev.rowloom.schema.Ddl.sqlite;
import static dev.rowloom.schema.Ddl.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.schema.Expression.And;
import dev.rowloom.schema.Expression.Between;
import dev.rowloom.schema.Expression.Call;
import dev.rowloom.schema.Expression.Cast;
import dev.rowloom.schema.Expression.ColumnReference;
import dev.rowloom.schema.Expression.Comparison;
import dev.rowloom.schema.Expression.ComparisonOperator;
import dev.rowloom.schema.Expression.In;
import dev.rowloom.schema.Expression.IsNull;
import dev.rowloom.schema.Expression.IsTruth;
import dev.rowloom.schema.Expression.Literal;
import dev.rowloom.schema.Expression.Match;
import dev.rowloom.schema.Expression.Not;
import dev.rowloom.schema.Expression.Or;
import dev.rowloom.schema.Expression.Unparsed;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypesAndChecksTest {

    private static final ColumnReference A = new ColumnReference("a");
    private static final ColumnReference B = new ColumnReference("b");

    private static Expression condition(String check) {
        return check(postgres("CREATE TABLE t (a int, b int, s varchar(9), value text, CHECK (" + check + "))"), "t");
    }

    private static Literal literal(Object value) {
        return new Literal(value);
    }

    @Test
    void readsComparisonsAndTheirConnections() {
        assertThat(condition("a > 0 AND b <= 1.5 AND NOT (a <> b OR a IS NULL)"))
                .isEqualTo(new And(List.of(
                        new Comparison(ComparisonOperator.GREATER, A, literal(0L)),
                        new Comparison(ComparisonOperator.LESS_OR_EQUAL, B, literal(new BigDecimal("1.5"))),
                        new Not(new Or(List.of(new Comparison(ComparisonOperator.NOT_EQUAL, A, B), new IsNull(A)))))));
        assertThat(condition("a BETWEEN -1 AND 10")).isEqualTo(new Between(A, literal(-1L), literal(10L)));
        assertThat(condition("(a > 0) IS NOT TRUE"))
                .isEqualTo(new Not(new IsTruth(new Comparison(ComparisonOperator.GREATER, A, literal(0L)), true)));
    }

    @Test
    void readsListsTheWayDumpsPrintThem() {
        In expected = new In(new ColumnReference("s"), List.of(literal("x"), literal("y")));
        assertThat(condition("s IN ('x', 'y')")).isEqualTo(expected);
        assertThat(condition("((s)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[]))"))
                .isEqualTo(expected);
        assertThat(condition(
                        "((s)::text = ANY (ARRAY[('x'::character varying)::text, ('y'::character varying)::text]))"))
                .isEqualTo(expected);
        assertThat(condition("(s)::text = ANY ('{x,y}'::text[])")).isEqualTo(expected);
        assertThat(condition("s NOT IN ('x', 'y')")).isEqualTo(new Not(expected));
    }

    @Test
    void readsPatternsFunctionsAndCasts() {
        ColumnReference s = new ColumnReference("s");
        assertThat(condition("(s)::text ~~ 'x%'::text")).isEqualTo(new Match("like", s, literal("x%")));
        assertThat(condition("s ILIKE 'x%'")).isEqualTo(new Match("ilike", s, literal("x%")));
        assertThat(condition("s !~ '^[a-z]+$'")).isEqualTo(new Not(new Match("regexp", s, literal("^[a-z]+$"))));
        assertThat(condition("s ~* 'a'")).isEqualTo(new Match("iregexp", s, literal("a")));
        assertThat(condition("s SIMILAR TO 'a|b'")).isEqualTo(new Match("similar", s, literal("a|b")));
        assertThat(condition("char_length(s) > '3'::integer"))
                .isEqualTo(
                        new Comparison(ComparisonOperator.GREATER, new Call("char_length", List.of(s)), literal(3L)));
        assertThat(condition("(a)::numeric > (0)::numeric"))
                .isEqualTo(
                        new Comparison(ComparisonOperator.GREATER, new Cast(A, "numeric"), literal(BigDecimal.ZERO)));
        assertThat(condition("a IS DISTINCT FROM NULL")).isEqualTo(new Not(new IsNull(A)));
    }

    @Test
    void readsColumnsThatAreKeywords() {
        assertThat(condition("value <> ''"))
                .isEqualTo(new Comparison(ComparisonOperator.NOT_EQUAL, new ColumnReference("value"), literal("")));
    }

    @Test
    void leavesOnlyTheOddPartUnread() {
        Expression read = condition("a > 0 AND s IS JSON OBJECT WITH UNIQUE KEYS AND b BETWEEN 1 AND 2");
        assertThat(read).isInstanceOf(And.class);
        List<Expression> parts = ((And) read).operands();
        assertThat(parts.get(0)).isEqualTo(new Comparison(ComparisonOperator.GREATER, A, literal(0L)));
        assertThat(parts.get(1)).isInstanceOf(Unparsed.class);
        assertThat(parts.get(2)).isEqualTo(new Between(B, literal(1L), literal(2L)));
    }

    @Test
    void keepsTheTextOfChecks() {
        Schema schema = postgres("CREATE TABLE t (a int CONSTRAINT positive CHECK (a  >  0))");
        assertThat(table(schema, "t").checks())
                .containsExactly(
                        new Check("positive", new Comparison(ComparisonOperator.GREATER, A, literal(0L)), "a  >  0"));
    }

    @Test
    void readsChecksOfOtherDialects() {
        assertThat(check(sqlite("CREATE TABLE t (a text CHECK (a GLOB 'x*'))"), "t"))
                .isEqualTo(new Match("regexp", A, literal("^x.*$")));
        assertThat(check(mysql("CREATE TABLE t (`a` text CHECK (`a` IN (\"x\", 'y')))"), "t"))
                .isEqualTo(new In(A, List.of(literal("x"), literal("y"))));
        assertThat(check(mysql("CREATE TABLE t (a text CHECK (a REGEXP '^x'))"), "t"))
                .isEqualTo(new Match("regexp", A, literal("^x")));
    }

    @Test
    void readsEnumeratedTypesAndTheirChanges() {
        Schema schema = postgres("""
                CREATE TYPE s.mood AS ENUM ('sad', 'ok');
                ALTER TYPE s.mood ADD VALUE IF NOT EXISTS 'happy' AFTER 'sad';
                ALTER TYPE s.mood RENAME VALUE 'ok' TO 'fine';
                CREATE TABLE t (a s.mood DEFAULT 'sad'::s.mood NOT NULL, b s.mood[]);
                """);
        DataType.EnumType mood = new DataType.EnumType(List.of("sad", "happy", "fine"), TextEquality.EXACT);
        assertThat(column(schema, "t", "a").type()).isEqualTo(mood);
        assertThat(column(schema, "t", "a").isNullable()).isFalse();
        assertThat(column(schema, "t", "b").type()).isEqualTo(new DataType.ArrayType(mood));
    }

    @Test
    void domainsBringTheirConditions() {
        Schema schema = postgres("""
                CREATE DOMAIN year AS integer DEFAULT 2000 NOT NULL
                    CONSTRAINT year_check CHECK (((VALUE >= 1901) AND (VALUE <= 2155)));
                CREATE TABLE t (a year);
                """);
        Column a = column(schema, "t", "a");
        assertThat(a.type()).isEqualTo(DataType.IntegerType.signed(32));
        assertThat(a.isNullable()).isFalse();
        assertThat(a.defaultValue()).contains("2000");
        assertThat(check(schema, "t"))
                .isEqualTo(new And(List.of(
                        new Comparison(ComparisonOperator.GREATER_OR_EQUAL, A, literal(1901L)),
                        new Comparison(ComparisonOperator.LESS_OR_EQUAL, A, literal(2155L)))));
    }

    @Test
    void commentsReachTablesAndColumns() {
        Schema schema =
                postgres("CREATE TABLE s.t (a int); COMMENT ON TABLE s.t IS 'x''y'; COMMENT ON COLUMN s.t.a IS 'z';"
                        + "COMMENT ON SCHEMA s IS 'no';");
        assertThat(table(schema, "s.t").comment()).contains("x'y");
        assertThat(column(schema, "s.t", "a").comment()).contains("z");
    }
}
