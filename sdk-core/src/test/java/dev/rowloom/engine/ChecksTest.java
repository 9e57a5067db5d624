package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.RowloomException;
import dev.rowloom.engine.CheckPlan.Treatment;
import dev.rowloom.schema.Check;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.internal.condition.Condition;
import dev.rowloom.schema.internal.condition.Truth;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CHECKs that are neither domains of single columns nor orders between two. */
class ChecksTest {

    private static final int ROWS = 300;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a int, b int, CHECK (num_nonnulls(a, b) = 1)",
                "a int, b int, c int, CHECK (num_nonnulls(a, b, c) >= 2)",
                "a int, b int, CHECK ((a IS NULL) <> (b IS NULL))",
                "a int, b int, CHECK ((a IS NULL) = (b IS NULL))",
                "a int, b int, CHECK ((a IS NOT NULL)::int + (b IS NOT NULL)::int = 1)",
                "a int, b int, CHECK (CASE WHEN a IS NULL THEN 0 ELSE 1 END + CASE WHEN b IS NULL THEN 0 ELSE 1 END = 1)",
                "a int, b int, CHECK (coalesce(a, b) IS NOT NULL)",
                "a int, b int, CHECK (coalesce(a, 0) + coalesce(b, 0) > 0)",
                "kind text NOT NULL, x int, y int, CHECK ((kind = 'a' AND x IS NOT NULL) OR (kind = 'b' AND y IS NOT NULL))",
                "kind int NOT NULL, x text, CHECK ((kind = 1) = (x IS NOT NULL)), CHECK (kind IN (1, 2, 3))",
                "done bool NOT NULL, at date, CHECK (NOT done OR at IS NOT NULL)",
                "a int, b int, CHECK (CASE WHEN a > 10 THEN b < 5 ELSE b >= 5 END)",
                "a int NOT NULL, b int NOT NULL, CHECK (a <> b)",
                "a int NOT NULL, b int NOT NULL, CHECK (a + b <= 60)",
                "a int NOT NULL, b int NOT NULL, c int NOT NULL, CHECK (a BETWEEN b AND c)",
                "k int NOT NULL, a int NOT NULL, b int NOT NULL, CHECK ((k = 1 AND a = b + 1) OR (k = 2 AND b = a + a))",
                "qty int NOT NULL, price numeric(8,2) NOT NULL, total numeric(12,2) NOT NULL, CHECK (total = qty * price)",
                "net numeric(9,2) NOT NULL, tax numeric(9,2) NOT NULL, gross numeric(9,2), CHECK (net + tax = gross)",
                "a text NOT NULL, b text NOT NULL, k int NOT NULL, CHECK (k <> 2 OR a = b), CHECK (k IN (1, 2))",
                "a int CHECK (a % 10 = 0)",
                "a int CHECK (abs(a) < 90 AND a <> 0)",
                "a text NOT NULL CHECK (a ~ '^[A-Z]{2}[0-9]{3,5}(-[xyz])?$')",
                "a varchar(12) NOT NULL UNIQUE CHECK (a ~ '^[A-Z]{2}[A-Z0-9]{3}[0-9]{7}$')",
                "a text UNIQUE CHECK (a ~ '^\\w+$')",
                "a text NOT NULL CHECK (a LIKE 'INV-%' AND length(a) <= 12)",
                "a text NOT NULL CHECK (a = upper(a))",
                "a text NOT NULL CHECK (left(a, 1) = '/')",
                "a text NOT NULL CHECK (right(a, 4) = '.pdf')",
                "a text NOT NULL CHECK (position('@' in a) > 1)",
                "a text NOT NULL CHECK (starts_with(a, 'arn:'))",
                "a text NOT NULL CHECK (split_part(a, ':', 1) IN ('http', 'ftp'))",
                "a text NOT NULL CHECK (initcap(a) = a)",
                "a text NOT NULL CHECK (a NOT LIKE '% %')",
                "a text NOT NULL UNIQUE CHECK (length(a) = 13 AND a !~ '[^0-9]')",
                "a varchar(60) UNIQUE CHECK (a ~ '^[a-z0-9]+(-[a-z0-9]+)*$') CHECK (length(a) >= 3)",
                "a text NOT NULL CHECK (char_length(regexp_replace(a, '\\D', '', 'g')) >= 10)",
                "a text[] NOT NULL CHECK (array_length(a, 1) = 3)",
                "a text[] NOT NULL CHECK (a <@ ARRAY['x', 'y', 'z'])",
                "a jsonb NOT NULL CHECK (jsonb_typeof(a) = 'array')",
                "a jsonb NOT NULL CHECK (jsonb_typeof(a -> 'items') = 'array')",
                "a text NOT NULL CHECK (a = lower(a) AND a !~ '[^a-z]')",
                "a char(1) NOT NULL CHECK (upper(a) IN ('M', 'F'))",
                "a text CHECK (a IS NULL OR a LIKE '%red%' OR a LIKE '%green%')",
                "a text NOT NULL CHECK (trim(a) <> '')",
                "a bytea NOT NULL CHECK (octet_length(a) = 20)",
                "a int NOT NULL CHECK (length(a::text) = 5)",
                "a date NOT NULL, b date NOT NULL, k bool NOT NULL, CHECK (a <= b), CHECK (NOT k OR a > '2025-06-01')",
                "a jsonb NOT NULL CHECK (jsonb_typeof(a) = 'object')"
            })
    void everyRowPasses(String columns) {
        Made made = Made.postgres("CREATE TABLE t(id int PRIMARY KEY, " + columns + ")", ROWS);
        assertThat(made.plan().notChecked()).isEmpty();
        assertPass(made);
        for (String column : columnsOf(made)) {
            assertThat(Set.copyOf(made.values("t", column))).as(column).hasSizeGreaterThan(1);
        }
    }

    private static List<String> columnsOf(Made made) {
        return made.plan().tables().get(0).columns().stream()
                .filter(column -> !(column.column().type() instanceof dev.rowloom.schema.DataType.BooleanType))
                .map(ColumnLayout::name)
                .toList();
    }

    private static void assertPass(Made made) {
        for (TableLayout layout : made.plan().tables()) {
            Table table = layout.table();
            List<Row> rows = made.rows(table.id());
            for (Check check : table.checks()) {
                Condition.Compilation compiled =
                        Condition.compile(table, made.plan().schema().dialect(), check.condition());
                assertThat(compiled.unsupported()).isEmpty();
                Condition condition = Objects.requireNonNull(compiled.condition());
                assertThat(rows)
                        .as(check.sql())
                        .noneMatch(row -> condition.test(column ->
                                        row.get(table.columns().get(column).name()))
                                == Truth.FALSE);
            }
        }
    }

    @Test
    void aNullAmongListedValuesTakesNoneOfThemAway() {
        Made made = Made.postgres(
                "CREATE TABLE t(id int PRIMARY KEY, has_allergy int CHECK (has_allergy IN (NULL, -1, 5, 12)))", 100);
        assertThat(made.plan().notChecked()).isEmpty();
        assertThat(made.values("t", "has_allergy"))
                .hasSizeLessThan(100)
                .contains(-1L, 5L, 12L)
                .doesNotContain(0L, 1L);
    }

    @Test
    void oneOfTwoReferencesIsPresentInEveryRow() {
        Made made = Made.postgres("""
                CREATE TABLE post(id int PRIMARY KEY);
                CREATE TABLE comment(id int PRIMARY KEY);
                CREATE TABLE vote(id int PRIMARY KEY, post_id int REFERENCES post, comment_id int REFERENCES comment,
                  CHECK (num_nonnulls(post_id, comment_id) = 1));
                """, 100);
        assertThat(made.plan().notChecked()).isEmpty();
        assertThat(made.rows("vote")).allMatch(row -> (row.get("post_id") == null) != (row.get("comment_id") == null));
        assertThat(made.values("vote", "post_id")).hasSizeBetween(20, 80);
    }

    @Test
    void aRowThatALinkStartsAtIsNeverItsEnd() {
        Made made = Made.postgres("""
                CREATE TABLE node(id int PRIMARY KEY);
                CREATE TABLE edge(source int NOT NULL REFERENCES node, target int NOT NULL REFERENCES node,
                  PRIMARY KEY (source, target), CHECK (source <> target));
                """, 12);
        assertThat(made.plan().notChecked()).isEmpty();
        assertThat(made.rows("edge")).noneMatch(row -> Objects.equals(row.get("source"), row.get("target")));
        assertThat(made.rows("edge").stream().map(row -> List.of(get(row, "source"), get(row, "target"))))
                .doesNotHaveDuplicates();
    }

    private static Object get(Row row, String column) {
        return Objects.requireNonNull(row.get(column));
    }

    @Test
    void nullableUniqueColumnsMakeWayForEachOther() {
        Made made = Made.postgres(
                "CREATE TABLE t(id int PRIMARY KEY, a char(3) UNIQUE, b char(2) UNIQUE, CHECK (a IS NOT NULL OR b IS NOT NULL))",
                100);
        assertThat(made.plan().notChecked()).isEmpty();
        assertThat(made.rows("t")).noneMatch(row -> row.get("a") == null && row.get("b") == null);
        assertThat(made.rows("t")).anyMatch(row -> row.get("a") == null).anyMatch(row -> row.get("b") == null);
        assertThat(made.values("t", "a")).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind = 'a' AND x IS NOT NULL OR kind = 'b' AND x IS NULL                     | kind",
                "kind IN ('a', 'b', 'c', 'd', 'e') AND (kind = 'e' OR x IS NOT NULL)          | kind",
                "x > 5 AND kind IN ('p', 'q') OR x <= 5 AND kind IN ('r', 's', 't')            | kind"
            })
    void everyValueThatABranchNamesComes(String condition, String column) {
        Made made = Made.postgres(
                "CREATE TABLE t(id int PRIMARY KEY, kind text NOT NULL, x int, CHECK (" + condition + "))", 50);
        assertThat(made.plan().notChecked()).isEmpty();
        Set<Object> named = condition
                .chars()
                .filter(c -> c >= 'a' && c <= 'w' && condition.contains("'" + (char) c + "'"))
                .mapToObj(c -> String.valueOf((char) c))
                .collect(Collectors.toSet());
        assertThat(Set.copyOf(made.values("t", column))).isEqualTo(named);
    }

    @Test
    void redrawnRowsAreFunctionsOfTheirNumbers() {
        DataPlan plan = Made.postgres(
                        "CREATE TABLE t(id int PRIMARY KEY, a int NOT NULL, b int NOT NULL, s text,"
                                + " CHECK (a + b < 40), CHECK (a % 3 = b % 3), CHECK (a > 4 OR length(s) > 20))",
                        500)
                .plan();
        RowBatch whole = plan.open("t").read(0, 500).copy();
        RowCursor pieces = plan.open("t");
        for (int first = 490; first >= 0; first -= 7) {
            int count = Math.min(7, 500 - first);
            RowBatch batch = pieces.read(first, count);
            for (int i = 0; i < count; i++) {
                assertThat(batch.row(i).asMap()).isEqualTo(whole.row(first + i).asMap());
            }
        }
        assertThat(plan.explain("t.a").tier()).isEqualTo(Tier.REDRAWN);
        assertThat(plan.explain("t.a").note()).contains("a + b < 40");
    }

    @Test
    void nullIsNoWayOutOfACondition() {
        Made made =
                Made.postgres("CREATE TABLE t(id int PRIMARY KEY, a int, b int, CHECK (a % 25 = 3 AND a <> b))", ROWS);
        assertThat(made.plan().notChecked()).isEmpty();
        assertThat(made.values("t", "a")).hasSizeGreaterThan(ROWS / 2);
    }

    @Test
    void whatComparesWithThePresentHoldsForYears() {
        Made made = Made.postgres(
                "CREATE TABLE t(id int PRIMARY KEY, born date NOT NULL CHECK (born < now() - interval '18 years'),"
                        + " due timestamp NOT NULL CHECK (due > now()))",
                50);
        assertThat(made.plan().notChecked()).isEmpty();
        assertThat(made.values("t", "born")).allMatch(born -> born.toString().compareTo("2008-01-01") < 0);
        assertThat(made.values("t", "due")).allMatch(due -> due.toString().compareTo("2036-01-01") >= 0);
    }

    @Test
    void theCensusTellsHowEachCheckIsMet() {
        DataPlan plan = Made.postgres("""
                        CREATE TABLE t(id int PRIMARY KEY, a int NOT NULL, b int, c int, d int,
                          CHECK (a > 3), CHECK (a <> 7 OR b IS NULL), CONSTRAINT sum CHECK (b + c < 20), CHECK (fits(d)));
                        """, 20).plan();
        assertThat(plan.checks())
                .extracting(CheckPlan::treatment)
                .containsExactly(Treatment.SOLVED, Treatment.SOLVED, Treatment.REDRAWN, Treatment.NOT_CHECKED);
        assertThat(plan.checks().get(2).name()).isEqualTo("sum");
        assertThat(plan.checks().get(2).columns()).containsExactly("b", "c");
        assertThat(plan.notChecked()).extracting(NotChecked::constraint).containsExactly("CHECK (fits(d))");
    }

    @Test
    void aContradictionIsNotCheckedButTheRestHolds() {
        Made made = Made.postgres(
                "CREATE TABLE t(id int PRIMARY KEY, a int NOT NULL, b int NOT NULL, CHECK (abs(a) + b < b),"
                        + " CHECK (a <> b OR a > 900))",
                50);
        assertThat(made.plan().notChecked())
                .singleElement()
                .satisfies(found -> assertThat(found.reason()).contains("no values"));
    }

    @Test
    void whatFailsInARowBeyondTheSampleNamesTheRow() {
        Schema schema = Schema.fromDdl(
                "CREATE TABLE t(id int PRIMARY KEY, a int NOT NULL, CHECK (id < 400 OR id > 900 OR a * a = 2))",
                Dialect.postgresql());
        Made made = Made.of(schema, 1000, generator -> generator);
        assertThatThrownBy(() -> made.rows("t"))
                .isInstanceOf(RowloomException.class)
                .hasMessageContaining("table t")
                .hasMessageContaining("row 399");
    }

    @Test
    void aConditionOfTooManyBranchesHoldsByItsOperandsThatCanBeEvaluated() {
        Made made = Made.postgres("""
                        CREATE TABLE t(id int PRIMARY KEY, a int NOT NULL, b int NOT NULL, c int, d int, e int, f int, g int,
                          CHECK (mystery(a) OR a > b + 3),
                          CHECK (a = 1 OR b = 1 OR c = 1 OR d = 1 OR e = 1 OR f = 1 OR g = 1 OR a + b = 4),
                          CHECK (a = 2 OR b = 2 OR c = 2 OR d = 2 OR e = 2 OR f = 2 OR g = 2 OR b + c = 4),
                          CHECK (c = 3 OR d = 3 OR e = 3 OR f = 3 OR g = 3 OR b + d = 4 OR mystery(a + b)));
                        """, 100);
        assertThat(made.plan().notChecked()).isEmpty();
        assertThat(made.rows("t")).allMatch(row -> (Long) row.get("a") > (Long) row.get("b") + 3);
    }

    @Test
    void rowsToWhichNoBranchIsOpenAreNamedToo() {
        Made made = Made.postgres(
                "CREATE TABLE t(id int PRIMARY KEY, a int NOT NULL,"
                        + " CHECK ((id < 400 AND a = 1) OR (id > 900 AND a = 2)))",
                1000);
        assertThatThrownBy(() -> made.rows("t"))
                .isInstanceOf(RowloomException.class)
                .hasMessageContaining("table t")
                .hasMessageContaining("row 399");
    }

    @Test
    void whatIsNoLongerTestedIsNotCalledRedrawn() {
        DataPlan plan = Made.postgres(
                        "CREATE TABLE t(id int PRIMARY KEY, a int NOT NULL, b int NOT NULL, CHECK (abs(a) + b < b),"
                                + " CHECK (a + b <> 1))",
                        50)
                .plan();
        assertThat(plan.checks())
                .extracting(CheckPlan::treatment)
                .containsExactly(Treatment.NOT_CHECKED, Treatment.EVALUATED);
    }

    @Test
    void aConditionOnAFunctionThatIsOnlyEvaluatedInPartIsNotChecked() {
        DataPlan plan = Made.postgres(
                        "CREATE TABLE t(id int PRIMARY KEY, a int NOT NULL, b int NOT NULL, CHECK (mystery(a) OR a > b))",
                        50,
                        generator -> generator.function("t.a", cell -> 0))
                .plan();
        assertThat(plan.notChecked())
                .singleElement()
                .satisfies(found -> assertThat(found.reason()).contains("mystery"));
    }

    @Test
    void otherDialectsCountTruthValues() {
        Made made = Made.mysql(
                "CREATE TABLE t(id int PRIMARY KEY, a int, b int, c int,"
                        + " CHECK (IF(a IS NULL, b IS NOT NULL, b IS NULL AND c IS NULL) = 1))",
                100);
        assertThat(made.plan().notChecked()).isEmpty();
        Predicate<Row> one =
                row -> row.get("a") == null ? row.get("b") != null : row.get("b") == null && row.get("c") == null;
        assertThat(made.rows("t")).allMatch(one);
        Function<Row, Boolean> branch = row -> row.get("a") == null;
        assertThat(made.rows("t").stream().map(branch).distinct()).hasSize(2);
    }
}
