package dev.rowloom.schema.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.schema.Check;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.internal.condition.Condition;
import dev.rowloom.schema.internal.condition.Truth;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** A row that passes a condition in normal form, or a branch of it, passes the condition, whatever is null. */
class NormalFormPropertiesTest {

    private static final List<String> NUMBERS = List.of("a", "b", "c");
    private static final List<@Nullable Object> VALUES = Arrays.asList(null, 0L, 1L, 2L);
    private static final List<@Nullable Object> TRUTHS = Arrays.asList(null, true, false);

    @Property(tries = 400)
    void aRowPassesWhereItPassesTheNormalForm(@ForAll("conditions") String sql) {
        Table table = table(sql);
        Check check = table.checks().get(0);
        Condition before = compiled(table, check.condition());
        Expression normal = NormalForm.of(table, check.condition());
        Condition after = compiled(table, normal);
        for (Object a : VALUES) {
            for (Object b : VALUES) {
                for (Object c : VALUES) {
                    for (Object p : TRUTHS) {
                        @Nullable Object[] row = {a, b, c, p};
                        assertThat(after.test(i -> row[i]) == Truth.FALSE || before.test(i -> row[i]) != Truth.FALSE)
                                .as("%s of %s, in normal form %s", sql, Arrays.toString(row), normal)
                                .isTrue();
                    }
                }
            }
        }
    }

    @Property(tries = 400)
    void aRowPassesWhereItPassesABranch(@ForAll("conditions") String sql) {
        Table table = table(sql);
        Expression condition = table.checks().get(0).condition();
        Condition whole = compiled(table, condition);
        Branches.Expanded expanded = Branches.of(table, NormalForm.conjuncts(table, condition), atom -> true);
        for (Branch branch : expanded.branches()) {
            List<Condition> atoms =
                    branch.atoms().stream().map(atom -> compiled(table, atom)).toList();
            for (Object a : VALUES) {
                for (Object b : VALUES) {
                    for (Object p : TRUTHS) {
                        @Nullable Object[] row = {a, b, 1L, p};
                        boolean passes = atoms.stream().allMatch(atom -> atom.test(i -> row[i]) != Truth.FALSE)
                                && expanded.left().isEmpty();
                        assertThat(!passes || whole.test(i -> row[i]) != Truth.FALSE)
                                .as("%s by %s of %s", sql, branch, Arrays.toString(row))
                                .isTrue();
                    }
                }
            }
        }
    }

    private static Table table(String sql) {
        return Schema.fromDdl(
                        "CREATE TABLE t(a int, b int, c int, p boolean, CHECK (" + sql + "))", Dialect.postgresql())
                .tables()
                .get(0);
    }

    private static Condition compiled(Table table, Expression expression) {
        return Objects.requireNonNull(
                Condition.compile(table, Dialect.postgresql(), expression).condition());
    }

    @Provide
    Arbitrary<String> conditions() {
        return conditions(2);
    }

    private static Arbitrary<String> conditions(int depth) {
        if (depth == 0) {
            return atoms();
        }
        Arbitrary<String> part = conditions(depth - 1);
        Arbitrary<List<String>> parts = part.list().ofMinSize(2).ofMaxSize(3);
        return Arbitraries.oneOf(
                atoms(),
                parts.map(all -> "(" + String.join(" AND ", all) + ")"),
                parts.map(any -> "(" + String.join(" OR ", any) + ")"),
                part.map(it -> "(NOT " + it + ")"),
                part.map(it -> "((" + it + ") IS TRUE)"),
                part.map(it -> "((" + it + ") IS NOT FALSE)"),
                parts.map(it -> "((" + it.get(0) + ") = (" + it.get(1) + "))"),
                part.list()
                        .ofSize(3)
                        .map(it -> "(CASE WHEN " + it.get(0) + " THEN " + it.get(1) + " ELSE " + it.get(2) + " END)"));
    }

    private static Arbitrary<String> atoms() {
        Arbitrary<String> number = Arbitraries.of(NUMBERS);
        Arbitrary<String> operator = Arbitraries.of("=", "<>", "<", "<=", ">", ">=");
        Arbitrary<Integer> literal = Arbitraries.integers().between(0, 2);
        return Arbitraries.oneOf(
                number.flatMap(a -> operator.flatMap(op -> literal.map(n -> "(" + a + " " + op + " " + n + ")"))),
                number.flatMap(a -> operator.flatMap(op -> number.map(b -> "(" + a + " " + op + " " + b + ")"))),
                number.map(a -> "(" + a + " IS NULL)"),
                number.map(a -> "(" + a + " IS NOT NULL)"),
                number.map(a -> "(" + a + " BETWEEN 0 AND 1)"),
                number.map(a -> "(" + a + " NOT IN (0, 2))"),
                number.map(a -> "(" + a + " IN (1, NULL))"),
                Arbitraries.of("p", "(p IS TRUE)", "(p = false)"),
                operator.flatMap(op -> literal.map(n -> "(num_nonnulls(a, b, c) " + op + " " + n + ")")),
                operator.flatMap(op -> literal.map(n -> "(coalesce(a, b, 0) " + op + " " + n + ")")),
                literal.map(n -> "(nullif(a, " + n + ") = b)"),
                literal.map(n -> "((a IS NULL)::int + (b IS NOT NULL)::int = " + n + ")"));
    }
}
