package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.UsageException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that callers give to columns that CHECKs tie to others: kept in every row, or an error, and never both broken. */
class OverridesTest {

    /** CHECKs by how the engine treats them, and what they say. */
    private static final Map<String, Predicate<Row>> TREATMENTS = Map.of(
            "CHECK (b > a)", row -> number(row, "b") > number(row, "a"),
            "CHECK (a <= b), CHECK (b <= a)", row -> number(row, "b") == number(row, "a"),
            "CHECK (a < c), CHECK (c < b)",
                    row -> number(row, "a") < number(row, "c") && number(row, "c") < number(row, "b"),
            "CHECK (b > a), CHECK (b % 2 <> 0)",
                    row -> number(row, "b") > number(row, "a") && number(row, "b") % 2 != 0,
            "CHECK (a + b < c)", row -> number(row, "a") + number(row, "b") < number(row, "c"),
            "CHECK (a < b OR c > a + b)",
                    row -> number(row, "a") < number(row, "b")
                            || number(row, "c") > number(row, "a") + number(row, "b"));

    /** A rule and the values it may give. */
    private record Asked(String name, Set<Long> values) {

        SyntheticDataGenerator applyTo(SyntheticDataGenerator generator, String column) {
            List<Long> sorted = values.stream().sorted().toList();
            return switch (name) {
                case "function" -> generator.function(column, cell -> sorted.get((int) (cell.row() % sorted.size())));
                case "constant" -> generator.constant(column, sorted.get(0));
                case "values" -> generator.values(column, sorted);
                default -> generator.range(column, sorted.get(0), sorted.get(sorted.size() - 1));
            };
        }
    }

    private static long number(Row row, String column) {
        return (Long) Objects.requireNonNull(row.get(column));
    }

    static Stream<Arguments> treatmentsByRulesByEnds() {
        List<Asked> rules = List.of(
                new Asked("function", Set.of(-5L, -7L)),
                new Asked("function", Set.of(5_001L)),
                new Asked("constant", Set.of(-5L)),
                new Asked("constant", Set.of(99_999L)),
                new Asked("values", Set.of(1L, 3L)),
                new Asked("values", Set.of(-77_777L, -3L)),
                new Asked("range", Set.of(-9L, -8L, -7L, -6L, -5L)),
                new Asked("range", Set.of(70_001L, 70_002L, 70_003L)));
        return TREATMENTS.keySet().stream()
                .sorted()
                .flatMap(checks -> rules.stream()
                        .flatMap(rule -> Stream.of("a", "b").map(end -> Arguments.of(checks, rule, end))));
    }

    @ParameterizedTest
    @MethodSource("treatmentsByRulesByEnds")
    void aRuleAtEitherEndOfACheckIsKeptWithTheCheck(String checks, Asked rule, String end) {
        String ddl =
                "CREATE TABLE t(id int PRIMARY KEY, a int NOT NULL, b int NOT NULL, c int NOT NULL, " + checks + ")";
        Made made = Made.postgres(ddl, 200, generator -> rule.applyTo(generator, "t." + end));

        assertThat(made.plan().notChecked()).isEmpty();
        assertThat(made.rows("t")).hasSize(200).allSatisfy(row -> {
            assertThat(rule.values()).contains(number(row, end));
            assertThat(TREATMENTS.get(checks)).accepts(row);
        });
        if (checks.equals("CHECK (b > a)")) {
            assertThat(Set.copyOf(made.values("t", end))).isEqualTo(rule.values());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "timestamptz, 2040-01-01, 2050-01-01, 2039-12-31, 2050-01-02",
        "bigint, 5000000000000000000, 6000000000000000000, 4999999999999999999, 6000000000000000001"
    })
    void rangesReachAsFarAsTheType(String type, String min, String max, String below, String above) {
        String ddl = "CREATE TABLE t(id int PRIMARY KEY, a " + type + " NOT NULL CHECK (a > '" + below + "' AND a < '"
                + above + "'), b " + type + " NOT NULL)";
        Made made = Made.postgres(ddl, 50, it -> it.range("t.b", min, max));
        assertThat(made.plan().warnings()).isEmpty();
        assertThat(made.rows("t"))
                .hasSize(50)
                .allSatisfy(row -> Stream.of("a", "b")
                        .map(column -> String.valueOf(row.get(column)))
                        .forEach(value -> assertThat(value).isBetween(below, above)));
    }

    @ParameterizedTest
    @CsvSource({
        "numeric(38), 1000000000000000000000, 2000000000000000000000, numbers of at most 18 digits",
        "date, 0001-01-01, 0300-01-01, the years 1000 to 9999"
    })
    void whatIsNotMadeOfATypeIsSaid(String type, String min, String max, String made) {
        String ddl = "CREATE TABLE t(id int PRIMARY KEY, a " + type + " NOT NULL)";
        assertThatThrownBy(() -> Made.postgres(ddl, 50, it -> it.range("t.a", min, max)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("t.a " + type)
                .hasMessageContaining(made);
        assertThatThrownBy(() -> Made.postgres(ddl, 50, it -> it.constant("t.a", min)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("t.a");
    }

    @Test
    void noColumnWithARuleIsComputedFromTheOthers() {
        Made made = Made.postgres(
                "CREATE TABLE t(id int PRIMARY KEY, a int NOT NULL, b int NOT NULL, c int NOT NULL, CHECK (a + b = c))",
                100,
                it -> it.values("t.a", List.of(1, 5, 9)).values("t.c", List.of(2, 6)));
        assertThat(made.plan().notChecked()).isEmpty();
        assertThat(made.rows("t")).allSatisfy(row -> {
            assertThat(number(row, "a")).isIn(1L, 5L, 9L);
            assertThat(number(row, "c")).isIn(2L, 6L).isEqualTo(number(row, "a") + number(row, "b"));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CHECK ((kind = 1 AND length(code) > 10) OR (kind = 2 AND length(code) < 4))",
                "CHECK (kind = 1 OR code <> 'aa')"
            })
    void aPatternIsKeptInEveryBranchOfACheck(String check) {
        Made made = Made.postgres(
                "CREATE TABLE t(id int PRIMARY KEY, kind int NOT NULL, code varchar(20) NOT NULL, " + check + ")",
                100,
                it -> it.pattern("t.code", check.contains("aa") ? "a{2}" : "[a-c]{2,4}"));
        assertThat(made.plan().notChecked()).isEmpty();
        assertThat(made.values("t", "code"))
                .allSatisfy(code -> assertThat((String) code).matches(check.contains("aa") ? "aa" : "[a-c]{2,3}"));
    }

    @ParameterizedTest
    @CsvSource({
        "'(a IS NULL) <> (b IS NULL)', true, true",
        "'(a IS NULL) <> (b IS NULL)', false, false",
        "'(a IS NULL) = (b IS NULL)', true, false"
    })
    void rulesForNullsThatNoBranchAdmitsAreRefused(String check, boolean first, boolean second) {
        String ddl = "CREATE TABLE t(id int PRIMARY KEY, a int, b int, CHECK (" + check + "))";
        assertThatThrownBy(() -> Made.postgres(
                        ddl, 50, it -> it.constant("t.a", first ? null : 1).constant("t.b", second ? null : 2)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("t.a")
                .hasMessageContaining("t.b")
                .hasMessageContaining(check);
    }

    @Test
    void aColumnThatIsToBeNullIsNullInEveryBranch() {
        Made made = Made.postgres(
                "CREATE TABLE t(id int PRIMARY KEY, a int, b int, CHECK ((a IS NULL) <> (b IS NULL)))",
                50,
                it -> it.constant("t.a", null));
        assertThat(made.values("t", "a")).isEmpty();
        assertThat(made.values("t", "b")).hasSize(50);
    }

    @Test
    void aRuleForAPartOfAForeignKeyIsRefused() {
        String ddl = "CREATE TABLE p(a int, b int, PRIMARY KEY (a, b));"
                + "CREATE TABLE c(id int PRIMARY KEY, a int, b int, FOREIGN KEY (a, b) REFERENCES p(a, b));";
        assertThatThrownBy(() -> Made.postgres(ddl, 20, it -> it.constant("c.a", 1)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("c.a")
                .hasMessageContaining("(a, b) -> p(a, b)");
    }

    @Test
    void aForeignKeyThatIsToBeNullHolds() {
        String ddl = "CREATE TABLE p(id int PRIMARY KEY); CREATE TABLE c(id int PRIMARY KEY, pid int REFERENCES p);";
        assertThat(Made.postgres(ddl, 20, it -> it.constant("c.pid", null))
                        .plan()
                        .notChecked())
                .isEmpty();
    }

    @Test
    void keysOfARuleThatBreakACheckAreRefusedAsKeys() {
        String ddl = "CREATE TABLE t(id int PRIMARY KEY, a varchar(3) NOT NULL UNIQUE CHECK (a LIKE '%z'))";
        assertThatThrownBy(() -> Made.postgres(ddl, 50, it -> it.pattern("t.a", "[a-z]{1,3}")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("some values of column t.a (pattern [a-z]{1,3}) break CHECK");
    }

    static Stream<UnaryOperator<SyntheticDataGenerator>> rulesOfBothEnds() {
        return Stream.of(
                it -> it.function("t.a", cell -> 3).function("t.b", cell -> cell.row() == 100 ? -5 : 9),
                it -> it.function("t.b", cell -> cell.row() == 100 ? 2 : 9).values("t.a", List.of(2, 3)),
                it -> it.function("t.a", cell -> cell.row() == 100 ? 7 : 1).range("t.b", 5, 6));
    }

    @ParameterizedTest
    @MethodSource("rulesOfBothEnds")
    void aFunctionsValueThatBreaksACheckIsNamedWithItsRow(UnaryOperator<SyntheticDataGenerator> rules) {
        for (String check : List.of("b > a", "b - a > 0", "b > a AND (a > 0 OR b > 0)")) {
            String ddl = "CREATE TABLE t(id int PRIMARY KEY, a int NOT NULL, b int NOT NULL, CHECK (" + check + "))";
            Made made = Made.postgres(ddl, 120, rules);
            assertThatThrownBy(() -> made.rows("t"))
                    .as(check)
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("the function of column t.")
                    .hasMessageContaining("row 100");
        }
    }

    @Test
    void aFunctionAboveAKeyIsTestedRowByRow() {
        String ddl = "CREATE TABLE t(id int PRIMARY KEY, b int NOT NULL, CHECK (b > id))";
        Made kept = Made.postgres(ddl, 100, it -> it.function("t.b", cell -> (Long) cell.get("id") + 1));
        assertThat(kept.rows("t")).allMatch(row -> number(row, "b") == number(row, "id") + 1);

        Made broken = Made.postgres(ddl, 100, it -> it.function("t.b", cell -> 60));
        assertThatThrownBy(() -> broken.rows("t"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("t.b gave 60 for row")
                .hasMessageContaining("CHECK (b > id)");
    }

    @Test
    void aFunctionMayReadWhatItHasToBeAbove() {
        Made made = Made.postgres(
                "CREATE TABLE t(id int PRIMARY KEY, a int NOT NULL, b int NOT NULL, CHECK (b > a))",
                100,
                it -> it.function("t.b", cell -> (Long) cell.get("a") + 5));
        assertThat(made.rows("t")).allMatch(row -> number(row, "b") == number(row, "a") + 5);
    }

    @ParameterizedTest
    @CsvSource({"2000-01-01, 2000-01-01", "2000-01-01, 2000-12-31"})
    void datesMakeRoomForTheEndThatIsAskedFor(LocalDate from, LocalDate to) {
        String ddl = "CREATE TABLE t(id int PRIMARY KEY, s date, e date, CHECK (e >= s))";
        Made made =
                Made.postgres(ddl, 200, it -> from.equals(to) ? it.constant("t.e", from) : it.range("t.e", from, to));
        assertThat(made.rows("t")).allSatisfy(row -> {
            assertThat((LocalDate) row.get("e")).isBetween(from, to);
            if (row.get("s") != null) {
                assertThat((LocalDate) row.get("s")).isBeforeOrEqualTo((LocalDate) row.get("e"));
            }
        });
        assertThat(Set.copyOf(made.values("t", "s"))).hasSizeGreaterThan(20);
    }

    @Test
    void whatARuleForcesOutOfItsUsualValuesStaysNearTheBound() {
        String ddl = "CREATE TABLE t(id int PRIMARY KEY, d int NOT NULL, f int NOT NULL, CHECK (d + f < 100))";
        Made made = Made.postgres(ddl, 300, it -> it.constant("t.d", 99_999));
        assertThat(made.values("t", "f")).hasSize(300).allMatch(f -> (Long) f < -99_899 && (Long) f > -120_000);
        assertThat(Set.copyOf(made.values("t", "f"))).hasSizeGreaterThan(100);

        String product = "CREATE TABLE t(id int PRIMARY KEY, d numeric(12,2) NOT NULL, f numeric(12,2) NOT NULL,"
                + " CHECK (d * f > 90000000))";
        Made times = Made.postgres(product, 300, it -> it.constant("t.d", 3));
        assertThat(Set.copyOf(times.values("t", "f")))
                .hasSizeGreaterThan(100)
                .allSatisfy(f -> assertThat((java.math.BigDecimal) f)
                        .isBetween(new java.math.BigDecimal("30000000.01"), new java.math.BigDecimal("31000000")));
    }

    static Stream<UnaryOperator<SyntheticDataGenerator>> contradictions() {
        return Stream.of(
                it -> it.values("t.a", List.of(5, 6)).values("t.b", List.of(1, 2)),
                it -> it.range("t.a", 100, 200).constant("t.b", -5),
                it -> it.constant("t.a", Integer.MAX_VALUE),
                it -> it.range("t.b", Integer.MIN_VALUE, Integer.MIN_VALUE));
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void rulesThatNoRowCanKeepAreErrorsThatNameThem(UnaryOperator<SyntheticDataGenerator> rules) {
        for (String type : List.of("int", "int NOT NULL")) {
            String ddl = "CREATE TABLE t(id int PRIMARY KEY, a " + type + ", b " + type + ", CHECK (b > a))";
            assertThatThrownBy(() -> Made.postgres(ddl, 10, rules))
                    .isInstanceOf(UsageException.class)
                    .hasMessageMatching(".*t\\.[ab] \\((constant|values|range) .*CHECK \\(b > a\\).*");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"constant", "function", "values", "range", "pattern"})
    void aRuleGivesEveryRowAValueUnlessNullsAreAskedFor(String kind) {
        String ddl = "CREATE TABLE t(id int PRIMARY KEY, n int, note text)";
        UnaryOperator<SyntheticDataGenerator> rule = it -> switch (kind) {
            case "constant" -> it.constant("t.n", 3).constant("t.note", "x");
            case "function" -> it.function("t.n", cell -> 3).function("t.note", cell -> "x");
            case "values" -> it.values("t.n", List.of(3, 4)).values("t.note", List.of("x", "y"));
            case "range" -> it.range("t.n", 3, 4000).range("t.note", 1, 9);
            default -> it.values("t.n", List.of(3)).pattern("t.note", "[a-z]{3}");
        };
        Made made = Made.postgres(ddl, 200, rule);
        assertThat(made.values("t", "n")).hasSize(200);
        assertThat(made.values("t", "note")).hasSize(200);

        for (boolean first : List.of(true, false)) {
            Made nulls = Made.postgres(
                    ddl,
                    200,
                    it -> first
                            ? rule.apply(it.nullRate("t.n", 0.5).nullRate("t.note", 0.25))
                            : rule.apply(it).nullRate("t.n", 0.5).nullRate("t.note", 0.25));
            assertThat(nulls.values("t", "n")).hasSize(100);
            assertThat(nulls.values("t", "note")).hasSizeBetween(148, 152);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a IS NULL) = (b IS NULL)", "a IS NULL OR b IS NOT NULL", "b IS NULL OR a > 0"})
    void noBranchOfACheckLeavesOutWhatARuleGivesEveryRow(String check) {
        String ddl = "CREATE TABLE t(id int PRIMARY KEY, a int, b int, CHECK (" + check + "))";
        Made made = Made.postgres(ddl, 200, it -> it.constant("t.b", 7));
        assertThat(made.values("t", "b")).hasSize(200);
    }

    @Test
    void whatIsLeftOutOfARuleIsNamed() {
        String ddl =
                "CREATE TABLE t(id int PRIMARY KEY, a int NOT NULL, b int NOT NULL, m numeric(6,2), note varchar(4),"
                        + " CHECK (b > a))";
        Made made = Made.postgres(
                ddl,
                200,
                it -> it.values("t.b", List.of(1, 2, 10))
                        .values("t.a", List.of(5, 6))
                        .range("t.m", 0, 1e12)
                        .range("t.note", -5, 50_000));
        assertThat(Set.copyOf(made.values("t", "b"))).isEqualTo(Set.of(10L));
        assertThat(made.values("t", "note")).allMatch(text -> Integer.parseInt((String) text) >= -5);
        assertThat(made.plan().warnings())
                .hasSize(3)
                .anyMatch(it -> it.contains("t.b never takes the values 1, 2") && it.contains("CHECK (b > a)"))
                .anyMatch(it -> it.contains("t.m takes only a part") && it.contains("0.00 to 9999.99"))
                .anyMatch(it -> it.contains("t.note takes only a part") && it.contains("-5 to 9999"));
    }

    @Test
    void aDateFormatNeedsDates() {
        String ddl = "CREATE TABLE t(id int PRIMARY KEY, note text)";
        assertThatThrownBy(() -> Made.postgres(ddl, 10, it -> it.dateFormat("t.note", "yyyy")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("column t.note text has a date format");
        Made made = Made.postgres(
                ddl,
                10,
                it -> it.dateFormat("t.note", "dd.MM.yyyy")
                        .range("t.note", LocalDate.of(2020, 1, 1), LocalDate.of(2020, 1, 9)));
        assertThat(made.values("t", "note"))
                .hasSize(10)
                .allMatch(text -> text.toString().endsWith(".01.2020"));
    }

    @Test
    void keysThatLeaveRowsWithoutAListedValueAreNamed() {
        String ddl = "CREATE TABLE t(id int PRIMARY KEY, code varchar(9) UNIQUE, n int, k int, UNIQUE (n, k))";
        Made made = Made.postgres(ddl, 100, it -> it.values("t.code", List.of("a", "b")));
        assertThat(made.values("t", "code")).containsExactlyInAnyOrder("a", "b");
        assertThat(made.plan().warnings())
                .singleElement()
                .asString()
                .contains("column t.code is null in 98 of 100 rows")
                .contains("only 2 values for unique key (code)");
    }

    @Test
    void keysThatAFunctionMakesAreNotChecked() {
        String ddl = "CREATE TABLE p(id int PRIMARY KEY);"
                + " CREATE TABLE t(id int PRIMARY KEY, p_id int REFERENCES p(id))";
        Made made = Made.postgres(ddl, 10, it -> it.function("t.id", cell -> 7L).function("t.p_id", cell -> 5000L));
        assertThat(made.plan().notChecked())
                .hasSize(2)
                .allMatch(it -> it.reason().equals("a function given by the caller makes its values"));
        assertThat(made.plan().warnings())
                .hasSize(2)
                .anyMatch(it -> it.contains("t: primary key (id)"))
                .anyMatch(it -> it.contains("t: foreign key (p_id) -> p(id)"));
    }

    @Test
    void valuesOfAForeignKeyAreKeysOfItsParents() {
        String ddl =
                "CREATE TABLE p(id int PRIMARY KEY); CREATE TABLE t(id int PRIMARY KEY, p_id int REFERENCES p(id));"
                        + " CREATE TABLE s(id int PRIMARY KEY, up int REFERENCES s(id))";
        Made made = Made.postgres(ddl, 100, it -> it.constant("t.p_id", 50).constant("s.up", 3));
        assertThat(made.plan().notChecked()).isEmpty();
        assertThat(Set.copyOf(made.values("t", "p_id"))).isEqualTo(Set.of(50L));

        Stream.<UnaryOperator<SyntheticDataGenerator>>of(
                        it -> it.constant("t.p_id", 5000),
                        it -> it.values("t.p_id", List.of(5000, 6000)),
                        it -> it.constant("s.up", 5000))
                .forEach(rule -> assertThatThrownBy(() -> Made.postgres(ddl, 100, rule))
                        .isInstanceOf(UsageException.class)
                        .hasMessageContaining("5000")
                        .hasMessageContaining("foreign key ("));
    }

    @Test
    void valuesThatNoParentHasAreLeftOutOfAListWithAWarning() {
        String ddl =
                "CREATE TABLE p(id int PRIMARY KEY); CREATE TABLE t(id int PRIMARY KEY, p_id int REFERENCES p(id), x int,"
                        + " CHECK (p_id <> 7 OR x > 3)); CREATE TABLE s(id int PRIMARY KEY, up int REFERENCES s(id))";
        Made made = Made.postgres(
                ddl, 100, it -> it.values("t.p_id", List.of(7, 5000, 9)).values("s.up", List.of(1, 2, 600, 700)));
        assertThat(Set.copyOf(made.values("t", "p_id"))).isEqualTo(Set.of(7L, 9L));
        assertThat(Set.copyOf(made.values("s", "up"))).isEqualTo(Set.of(1L, 2L));
        assertThat(made.plan().notChecked()).isEmpty();
        assertThat(made.plan().warnings())
                .containsExactlyInAnyOrder(
                        "column t.p_id never takes the value 5000 of its list: none of the 100 rows of p has this id, which"
                                + " foreign key (p_id) -> p(id) refers to",
                        "column s.up never takes the values 600, 700 of its list: none of the 100 rows of s has one of them"
                                + " as id, which foreign key (up) -> s(id) refers to");
        assertThat(made.plan()
                        .blueprint()
                        .tables()
                        .get("t")
                        .columns()
                        .get("p_id")
                        .rule()
                        .toString())
                .contains("5000");
    }

    @Test
    void patternsThatAColumnCanReadAreKept() {
        String ddl =
                "CREATE TABLE t(id int PRIMARY KEY, amount numeric(6,2), born date, n int UNIQUE, name varchar(20),"
                        + " kind varchar(9) CHECK (kind IN ('ab', 'ac', 'b')), code char(3))";
        Made made = Made.postgres(
                ddl,
                200,
                it -> it.pattern("t.amount", "1\\d{2}\\.5\\d")
                        .pattern("t.born", "200\\d-0[1-9]-1\\d")
                        .pattern("t.n", "77\\d{4}")
                        .pattern("t.name", "[a-z]{15,25}")
                        .pattern("t.kind", "a.")
                        .pattern("t.code", "ABC"));
        assertThat(made.values("t", "amount"))
                .hasSize(200)
                .allMatch(it -> it.toString().matches("1\\d\\d\\.5\\d"));
        assertThat(made.values("t", "born"))
                .hasSize(200)
                .allMatch(it -> it.toString().matches("200\\d-0.-1\\d"));
        assertThat(made.values("t", "n")).hasSize(200).doesNotHaveDuplicates().allMatch(it -> (Long) it / 10_000 == 77);
        assertThat(made.values("t", "name"))
                .hasSize(200)
                .allMatch(it -> it.toString().matches("[a-z]{15,20}"));
        assertThat(Set.copyOf(made.values("t", "kind"))).isEqualTo(Set.of("ab", "ac"));
        assertThat(Set.copyOf(made.values("t", "code"))).isEqualTo(Set.of("ABC"));
        assertThat(made.plan().warnings())
                .singleElement()
                .asString()
                .contains("column t.name never takes texts such as");
    }

    @ParameterizedTest
    @CsvSource({
        "amount, ###",
        "amount, '\\d{2,6}x?'",
        "born, abc",
        "name, '[a-z]{30}'",
        "kind, 'x.'",
        "data, '[a-z]{3}'",
        "u, '[a-z]{3}'"
    })
    void patternsThatNoColumnCouldReadAreErrors(String column, String pattern) {
        String ddl =
                "CREATE TABLE t(id int PRIMARY KEY, amount numeric(6,2), born date, name varchar(20), data bytea, u uuid,"
                        + " kind varchar(9) CHECK (kind IN ('ab', 'ac', 'b')))";
        assertThatThrownBy(() -> Made.postgres(ddl, 10, it -> it.pattern("t." + column, pattern)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("column t." + column)
                .hasMessageContaining(pattern);
    }

    @Test
    void uuidsMayBeListed() {
        String first = "00000000-0000-4000-8000-000000000001";
        String second = "00000000-0000-4000-8000-000000000002";
        Made made = Made.postgres(
                "CREATE TABLE t(id int PRIMARY KEY, u uuid, v uuid UNIQUE)",
                50,
                it -> it.constant("t.u", first).values("t.v", List.of(first, second)));
        assertThat(made.values("t", "u"))
                .hasSize(50)
                .allMatch(it -> it.toString().equals(first));
        assertThat(made.values("t", "v")).hasSize(2).doesNotHaveDuplicates();
    }
}
