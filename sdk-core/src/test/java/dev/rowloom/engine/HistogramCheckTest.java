package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.BlueprintException;
import dev.rowloom.RowloomException;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.DdlSource;
import dev.rowloom.schema.Schema;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Histograms that can't be followed are refused by name. */
class HistogramCheckTest {

    private static final Schema SCHEMA = DdlSource.detecting()
            .read("create table t (id int primary key, a int not null, b int not null, d date not null);");

    private static Rule.Histogram rule(
            List<Rule.Bin> bins, List<Integer> weights, String step, @Nullable String above) {
        return new Rule.Histogram(bins, weights, step, above, List.of(), List.of());
    }

    @ParameterizedTest
    @CsvSource({"x, 5", "1, 2024-13-40", "--3, 9", "., 9", "1.2.3, 4", "'', 4"})
    void rangesOfNoNumbersAndNoTimes(String from, String to) {
        Rule rule = rule(List.of(new Rule.Bin.Range(from, to)), List.of(1), "1", null);

        assertThatThrownBy(() -> RuleCheck.check("t.a", rule))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("t.a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "--1", "1.2.3"})
    void gapsStepsAndCutsThatAreNone(String text) {
        Rule.Bin range = new Rule.Bin.Range("0", "9");
        List<Rule> rules = List.of(
                rule(List.of(new Rule.Bin.Only(text)), List.of(1), "1", "b"),
                rule(List.of(range), List.of(1), text, null),
                new Rule.Histogram(
                        List.of(range),
                        List.of(1),
                        "1",
                        null,
                        List.of(new Rule.Given("b", List.of(text), List.of())),
                        List.of()));

        for (Rule rule : rules) {
            assertThatThrownBy(() -> RuleCheck.check("t.a", rule))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("'" + text + "'");
        }
    }

    @Test
    void weightsThatAreNone() {
        Rule.Bin bin = new Rule.Bin.Range("0", "9");
        for (List<Integer> weights : List.of(List.of(0), List.of(-1), List.of(1, 1), List.<Integer>of())) {
            assertThatThrownBy(() -> RuleCheck.check("t.a", rule(List.of(bin), weights, "1", null)))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("weights");
        }
        assertThatThrownBy(() -> RuleCheck.check("t.a", rule(List.of(), List.of(), "1", null)))
                .hasMessageContaining("no bins");
    }

    @Test
    void combinationsOfMoreStatesThanAnIntegerCounts() {
        List<String> cuts = IntStream.range(0, 1999).mapToObj(String::valueOf).toList();
        List<Rule.Given> given = Collections.nCopies(3, new Rule.Given("b", cuts, List.of()));
        Rule.Histogram rule =
                new Rule.Histogram(List.of(new Rule.Bin.Range("0", "9")), List.of(1), "1", null, given, List.of());

        assertThatThrownBy(() -> RuleCheck.check("t.a", rule))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("combinations of states");
        assertThatThrownBy(() -> Blueprint.parse(document(rule)))
                .isInstanceOf(BlueprintException.class)
                .hasMessageContaining("combinations of states");
    }

    @Test
    void brokenNumbersOfDocuments() {
        Rule.Histogram rule = new Rule.Histogram(
                List.of(new Rule.Bin.Range("0", "9"), new Rule.Bin.Only("11")),
                List.of(1, 2),
                "1",
                null,
                List.of(new Rule.Given("b", List.of("3"), List.of())),
                List.of(List.of(7, 5)));
        String document = document(rule);

        assertThatThrownBy(() -> Blueprint.parse(document.replaceAll("7,\\s*5", "1.7, 5")))
                .isInstanceOf(BlueprintException.class)
                .hasMessageContaining("whole numbers");
    }

    @Test
    void unreadableTextsFailByNameWhenRowsAreMade() {
        Blueprint blueprint =
                Blueprint.parse(document(rule(List.of(new Rule.Bin.Range("1..2", "9")), List.of(1), "1", null)));

        assertThatThrownBy(() -> SyntheticDataGenerator.of(SCHEMA)
                        .blueprint(blueprint)
                        .rows(3)
                        .generate())
                .isInstanceOf(RowloomException.class)
                .hasMessageContaining("1..2");
    }

    private static String document(Rule.Histogram rule) {
        Blueprint blueprint = Blueprint.infer(SCHEMA);
        var table = blueprint.tables().values().iterator().next();
        var column = java.util.Objects.requireNonNull(table.columns().get("a"));
        return blueprint
                .with(table.id(), table.with("a", column.withRule(rule)))
                .toJson();
    }
}
