package dev.rowloom.schema.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.internal.domain.Restriction.Presence;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What branches conditions come to. */
class NormalFormTest {

    /** V is a value, N is null, - is either; of a, b and c. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "num_nonnulls(a, b) = 1                                        | VN- NV-",
                "num_nonnulls(a, b, c) = 1                                     | VNN NVN NNV",
                "num_nonnulls(a, b) <= 1                                       | N-- -N-",
                "num_nulls(a, b, c) = 3                                        | NNN",
                "(a IS NULL) <> (b IS NULL)                                    | NV- VN-",
                "(a IS NULL) = (b IS NULL)                                     | NN- VV-",
                "(a IS NOT NULL)::int + (b IS NOT NULL)::int = 1               | VN- NV-",
                "(CASE WHEN a IS NULL THEN 0 ELSE 1 END) + (CASE WHEN b IS NULL THEN 0 ELSE 1 END) >= 1 | V-- -V-",
                "coalesce(a, b, c) IS NOT NULL                                 | V-- -V- --V",
                "coalesce(a, b) IS NULL                                        | NN-",
                "NOT (a IS NULL AND b IS NULL)                                 | V-- -V-",
                "a IS NULL OR b IS NOT NULL                                    | N-- -V-",
                "CASE WHEN a IS NULL THEN b IS NULL ELSE b IS NOT NULL END     | NN- VV-",
                "a IS NOT NULL AND b IS NOT NULL OR a IS NULL AND c IS NULL    | VV- N-N"
            })
    void nullTestsComeToPatterns(String condition, String patterns) {
        assertThat(branches("a int, b int, c int", condition).stream().map(NormalFormTest::pattern))
                .containsExactlyInAnyOrder(patterns.split(" "));
    }

    private static String pattern(Branch branch) {
        StringBuilder pattern = new StringBuilder();
        for (String column : List.of("a", "b", "c")) {
            Presence presence = branch.presence(column);
            pattern.append(presence == Presence.EITHER ? '-' : presence == Presence.NULL ? 'N' : 'V');
        }
        return pattern.toString();
    }

    @Test
    void alternativesForOneColumnAreOneDomain() {
        List<Branch> branches = branches("a int, b int", "a < 3 OR a > 7 OR b = 1");
        assertThat(branches).hasSize(2);
        assertThat(branches).anySatisfy(branch -> {
            Restriction restriction = branch.columns().get("a");
            assertThat(restriction).isNotNull();
            assertThat(restriction.domain().numbers().contains(5)).isFalse();
            assertThat(restriction.domain().numbers().contains(8)).isTrue();
        });
    }

    @Test
    void branchesThatContradictThemselvesAreDropped() {
        assertThat(branches("a int NOT NULL, b int", "(a > 5 OR b IS NULL) AND (a < 3 OR b IS NOT NULL)"))
                .hasSize(2);
        assertThat(branches("a int NOT NULL, b int", "a = 1 AND a = 2 OR b = 1"))
                .hasSize(1);
    }

    @Test
    void tooManyBranchesAreLeftToTest() {
        StringBuilder condition = new StringBuilder("(a = 1 OR b = 1)");
        for (int i = 2; i < 12; i++) {
            condition
                    .append(" AND (a = ")
                    .append(i)
                    .append(" OR b = ")
                    .append(-i)
                    .append(" OR c = ")
                    .append(i)
                    .append(')');
        }
        Table table = table("a int, b int, c int", condition.toString());
        Branches.Expanded expanded = Branches.of(
                table, NormalForm.conjuncts(table, table.checks().get(0).condition()), atom -> true);
        assertThat(expanded.branches()).hasSizeBetween(1, Branches.MOST);
        assertThat(expanded.left()).isNotEmpty();
    }

    private static List<Branch> branches(String columns, String condition) {
        Table table = table(columns, condition);
        List<Expression> parts = new ArrayList<>(
                NormalForm.conjuncts(table, table.checks().get(0).condition()));
        return Branches.of(table, parts, atom -> true).branches();
    }

    private static Table table(String columns, String condition) {
        return Schema.fromDdl("CREATE TABLE t(" + columns + ", CHECK (" + condition + "))", Dialect.postgresql())
                .tables()
                .get(0);
    }
}
