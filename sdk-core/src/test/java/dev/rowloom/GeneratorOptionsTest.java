package dev.rowloom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.MemorySink;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.Row;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options of callers and documents edited by hand, as they should not be. */
class GeneratorOptionsTest {

    private static final String DDL = "CREATE TABLE p(id int PRIMARY KEY, code varchar(9) UNIQUE);"
            + " CREATE TABLE t(id int PRIMARY KEY, status varchar(9) CHECK (status IN ('a', 'b') AND status IS NOT NULL),"
            + " kind varchar(9) CHECK (kind IN ('a', 'b')), n smallint NOT NULL, serial smallserial,"
            + " few serial CHECK (few < 50), big bigint, real double precision, note varchar(12), other varchar(12),"
            + " at timestamp, till timestamp, born varchar(20), u uuid,"
            + " p int REFERENCES p(id), q int REFERENCES p(id), code varchar(9) REFERENCES p(code))";

    private static SyntheticDataGenerator generator() {
        return SyntheticDataGenerator.of(Schema.fromDdl(DDL, Dialect.postgresql()));
    }

    private static List<Object> values(Dataset data, String column) {
        return data.table("t").rows().stream()
                .map(row -> row.get(column))
                .filter(value -> value != null)
                .toList();
    }

    @Test
    void nullRatesReachForeignKeys() {
        Dataset data = generator()
                .rows(1000)
                .nullRate("t.p", 0.5)
                .nullRate("t.q", 1)
                .nullRate("t.code", 0)
                .generate();
        assertThat(values(data, "p")).hasSize(500);
        assertThat(values(data, "q")).isEmpty();
        assertThat(values(data, "code")).hasSize(1000);
        assertThat(values(generator().nullRate("t.p", 1).nullRate("t.q", 0.5).generate(), "p"))
                .isEmpty();
    }

    @Test
    void aColumnCanBeNullThroughout() {
        Dataset data = generator().nullRate("t.kind", 1).nullRate("t.note", 1).generate();
        assertThat(values(data, "kind")).isEmpty();
        assertThat(values(data, "note")).isEmpty();
    }

    @Test
    void numbersBehindTheEndOfATypeOrCheckBeginAgain() {
        Dataset data = generator().rows("t", 33_000).generate();
        assertThat(values(data, "serial"))
                .allSatisfy(it -> assertThat((Long) it).isBetween(1L, 32_767L));
        assertThat(values(data, "few")).allSatisfy(it -> assertThat((Long) it).isLessThan(50L));
    }

    @Test
    void aPlanIsMadeOnceForAllThatItBearsOn() {
        SyntheticDataGenerator generator = generator();
        DataPlan plan = generator.plan();

        assertThat(generator.threads(2).progress(progress -> {}).plan()).isSameAs(plan);
        assertThat(generator.seed(1).plan().seed()).isEqualTo(1);
        assertThat(generator.rows(7).plan().rows("t")).isEqualTo(7);
    }

    static Stream<UnaryOperator<SyntheticDataGenerator>> unusableOptions() {
        return Stream.of(
                it -> it.nullRate("t.status", 0.5),
                it -> it.nullRate("p.code", 0.5),
                it -> it.nullRate("t.n", 0.5),
                it -> it.values("t.kind", Arrays.asList("a", null)),
                it -> it.values("t.n", List.of(99_999)),
                it -> it.values("t.big", List.of("18446744073709551617")),
                it -> it.constant("t.big", "18446744073709551617"),
                it -> it.dateFormat("t.n", "yyyy"),
                it -> it.dateFormat("t.born", "dd.MM.yyyy VV"),
                it -> it.rows(Long.MAX_VALUE),
                it -> it.rows("t", (1L << 60) + 1),
                it -> it.function("t.n", cell -> 1_000_000),
                it -> it.function("t.n", cell -> Double.NaN),
                it -> it.function("t.n", cell -> null),
                it -> it.function("t.status", cell -> null),
                it -> it.function("t.big", cell -> new BigInteger("18446744073709551617")),
                it -> it.function("t.note", cell -> "longer than twelve"),
                it -> it.function("t.kind", cell -> "c"),
                it -> it.function("t.u", cell -> new byte[3]),
                it -> it.function("t.note", cell -> cell.get("note")),
                it -> it.function("t.note", cell -> cell.get("other")).function("t.other", cell -> cell.get("note")));
    }

    @ParameterizedTest
    @MethodSource("unusableOptions")
    void optionsThatCanNotBeMetAreErrorsOfUse(UnaryOperator<SyntheticDataGenerator> options) {
        assertThatThrownBy(() -> options.apply(generator()).generate()).isInstanceOf(UsageException.class);
    }

    @ParameterizedTest
    @CsvSource({"t.kind, a, ccc", "t.note, short, far longer than twelve", "t.n, 1, 99999", "t.few, 7, 50"})
    void aListedValueThatTheColumnDoesNotAllowIsLeftOutAndNamed(String column, String fitting, String other) {
        SyntheticDataGenerator listed = generator().values(column, List.of(fitting, other));
        assertThat(listed.plan().warnings())
                .singleElement()
                .asString()
                .contains("column " + column)
                .contains("the value " + other + " of its list");
        assertThat(values(listed.generate(), column.substring(2)))
                .hasSize(100)
                .allMatch(value -> value.toString().equals(fitting));
        SyntheticDataGenerator unusable = generator().values(column, List.of(other, other + "9"));
        assertThatThrownBy(unusable::generate)
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(column)
                .hasMessageContaining(other);
    }

    @Test
    void aFunctionThatFailsIsNamedWithItsRow() {
        SyntheticDataGenerator failing = generator().function("t.note", cell -> {
            throw new IllegalStateException("boom");
        });
        assertThatThrownBy(failing::generate)
                .isInstanceOf(RowloomException.class)
                .hasMessageContaining("t.note")
                .hasMessageContaining("row 0")
                .hasRootCauseMessage("boom");
    }

    @Test
    void aFunctionThatReadsItsOwnParentsEndsWithAnError() {
        Schema schema =
                Schema.fromDdl("CREATE TABLE t(id int PRIMARY KEY, up int REFERENCES t(id))", Dialect.postgresql());
        SyntheticDataGenerator endless = SyntheticDataGenerator.of(schema)
                .function("t.id", cell -> cell.row() + (cell.get("up") == null ? 0 : 1));
        assertThatThrownBy(endless::generate).isInstanceOf(UsageException.class).hasMessageContaining("without end");
    }

    static Stream<Rule> unusableRules() {
        return Stream.of(
                new Rule.Sequence(1, 0),
                new Rule.Sequence(Long.MAX_VALUE, 1),
                new Rule.Sequence(0, Long.MIN_VALUE),
                new Rule.Values(List.of()),
                new Rule.Values(List.of(new Rule.Weighted("1", 0))),
                new Rule.Number(Rule.Shape.UNIFORM, "x", "1", 0, List.of()),
                new Rule.Number(Rule.Shape.UNIFORM, "0", "10", 100, List.of()),
                new Rule.Number(Rule.Shape.UNIFORM, "0", "1000", 0, List.of("x")),
                new Rule.Temporal(Rule.Shape.GROWING, "-999999999-01-01", "+999999999-01-01", Rule.Precision.DAY),
                new Rule.After("n", "x", "1", 0),
                new Rule.After("n", "P9999999999999D", "P1D", 0),
                new Rule.After("big", "1", "2", 0),
                new Rule.Bytes(0, Integer.MAX_VALUE));
    }

    @ParameterizedTest
    @MethodSource("unusableRules")
    void rulesThatNobodyCouldFollowAreErrorsOfUse(Rule rule) {
        assertThatThrownBy(() -> with("big", rule).generate()).isInstanceOf(UsageException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 7})
    void aVocabularyHasNoOtherColumns(int column) {
        SyntheticDataGenerator generator = with("note", new Rule.Vocabulary("common/departments", column));
        assertThatThrownBy(generator::generate).isInstanceOf(UsageException.class);
    }

    @Test
    void rulesThatReadEachOtherInACircleAreFoundBeforeTheFirstRow() {
        SyntheticDataGenerator texts = with("note", new Rule.Template("{other}"));
        assertThatThrownBy(() -> with(texts, "other", new Rule.Template("a{note|lower}b"))
                        .plan())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("note -> other -> note");
        SyntheticDataGenerator times = with("at", new Rule.After("till", "P1D", "P2D", 0));
        assertThatThrownBy(() -> with(times, "till", new Rule.After("at", "P1D", "P2D", 0))
                        .plan())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("till");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 100, Long.MAX_VALUE})
    void childrenOfNoParentAreAnErrorOfUse(long parent) {
        DataPlan plan = generator().plan();
        assertThatThrownBy(() -> plan.children("t", parent)).isInstanceOf(UsageException.class);
    }

    @Test
    void anExecutorThatRefusesIsNamed() {
        SyntheticDataGenerator refused = generator()
                .rows(5000)
                .executor(
                        batch -> {
                            throw new RejectedExecutionException("full");
                        },
                        2);
        assertThatThrownBy(() -> refused.generateTo(new MemorySink()))
                .isInstanceOf(RowloomException.class)
                .hasMessageContaining("executor");
    }

    @Test
    void childrenAreThoseThatNameTheirParent() {
        DataPlan plan = generator().rows("t", 2000).nullRate("t.p", 0.3).plan();
        String owned = plan.explain("t.p").note().startsWith("owner") ? "p" : "q";
        for (long parent = 0; parent < 100; parent++) {
            Object id = plan.row("p", parent).get("id");
            for (long child : plan.children("t", parent)) {
                Row row = plan.row("t", child);
                assertThat(row.get(owned)).isEqualTo(id);
            }
        }
    }

    private static SyntheticDataGenerator with(String column, Rule rule) {
        return with(generator(), column, rule);
    }

    private static SyntheticDataGenerator with(SyntheticDataGenerator generator, String column, Rule rule) {
        Blueprint blueprint = generator.blueprint();
        var table = blueprint.tables().get("t");
        return generator.blueprint(blueprint.with(
                "t", table.with(column, table.columns().get(column).withRule(rule))));
    }
}
