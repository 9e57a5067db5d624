package dev.rowloom.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.schema.DdlSource;
import dev.rowloom.schema.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written of histograms and counts of children is read as it was. */
class HistogramRoundTripPropertyTest {

    private static final Schema SCHEMA = DdlSource.detecting()
            .read("create table p (id int primary key);\n"
                    + "create table c (id int primary key, p_id int not null references p (id), v int, w text);");
    private static final Blueprint BLUEPRINT = Blueprint.infer(SCHEMA);

    @Property(tries = 300)
    void ofHistograms(@ForAll("histograms") Rule.Histogram rule) {
        TableBlueprint table = table("c");
        Blueprint written = BLUEPRINT.with(
                table("c").id(),
                table.with(
                        "v",
                        java.util.Objects.requireNonNull(table.columns().get("v"))
                                .withRule(rule)));

        Blueprint read = Blueprint.parse(written.toJson());

        assertThat(read).isEqualTo(written);
        assertThat(read.toJson()).isEqualTo(written.toJson());
    }

    @Property(tries = 200)
    void ofCounts(@ForAll("counts") List<Cardinality.Count> counts) {
        TableBlueprint table = table("c");
        List<ReferenceBlueprint> references = table.references().stream()
                .map(each -> new ReferenceBlueprint(
                        each.columns(), each.table(), each.role(), new Cardinality.Counted(counts), each.nullRate()))
                .toList();
        Blueprint written = BLUEPRINT.with(table.id(), new TableBlueprint(table.id(), table.columns(), references));

        assertThat(Blueprint.parse(written.toJson())).isEqualTo(written);
    }

    private static TableBlueprint table(String name) {
        return BLUEPRINT.tables().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    @Provide
    Arbitrary<List<Cardinality.Count>> counts() {
        Arbitrary<Long> numbers = Arbitraries.longs().between(0, 1_000_000);
        return Combinators.combine(numbers, numbers.map(number -> number + 1))
                .as(Cardinality.Count::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20)
                .filter(list -> list.stream().anyMatch(each -> each.children() > 0));
    }

    @Provide
    Arbitrary<Rule.Histogram> histograms() {
        return Combinators.combine(
                        bins(), Arbitraries.of("1", "0.25", "PT1H", "P1D", "5"), givens(), Arbitraries.longs())
                .as(HistogramRoundTripPropertyTest::histogram);
    }

    private static Rule.Histogram histogram(List<Rule.Bin> bins, String step, List<Rule.Given> given, long seed) {
        int states = given.isEmpty()
                ? 0
                : given.stream().mapToInt(Rule.Given::states).reduce(1, (a, b) -> a * b);
        List<List<Integer>> table = new ArrayList<>();
        for (int i = 0; i < Math.min(states, 40); i++) {
            table.add(i % 4 == 3 ? List.of() : weights(bins.size(), seed + i));
        }
        return new Rule.Histogram(bins, weights(bins.size(), seed), step, seed % 2 == 0 ? null : "id", given, table);
    }

    private static List<Integer> weights(int count, long seed) {
        List<Integer> weights = new ArrayList<>(Collections.nCopies(count, 0));
        weights.replaceAll(zero -> (int) Math.floorMod(seed * 31, 1_000_001L));
        weights.set((int) Math.floorMod(seed, (long) count), 1 + (int) Math.floorMod(seed, 999L));
        return weights;
    }

    private static Arbitrary<List<Rule.Bin>> bins() {
        Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(12);
        Arbitrary<String> numbers = Arbitraries.bigDecimals().map(java.math.BigDecimal::toPlainString);
        return Arbitraries.oneOf(
                        texts.map(Rule.Bin.Only::new),
                        Combinators.combine(numbers, numbers).as(Rule.Bin.Range::new),
                        Arbitraries.just(new Rule.Bin.Missing()),
                        Arbitraries.of("[A-Z]{3}", "x\\.[0-9]{2}")
                                .map(pattern -> new Rule.Bin.Made(new Rule.Pattern(pattern))))
                .map(bin -> (Rule.Bin) bin)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    private static Arbitrary<List<Rule.Given>> givens() {
        Arbitrary<List<String>> texts =
                Arbitraries.strings().ofMaxLength(8).list().ofMinSize(1).ofMaxSize(4);
        Arbitrary<Rule.Given> cuts = texts.map(each -> new Rule.Given("v", each, List.of()));
        Arbitrary<Rule.Given> groups =
                texts.list().ofMinSize(1).ofMaxSize(3).map(each -> new Rule.Given("w", List.of(), each));
        return Arbitraries.oneOf(cuts, groups).list().ofMaxSize(3);
    }
}
