package dev.rowloom.blueprint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Arbitrary blueprints. */
class Blueprints extends DomainContextBase {

    private static final Arbitrary<String> WORDS =
            Arbitraries.strings().ofMaxLength(12).excludeChars('\uFEFF');
    private static final Arbitrary<Double> SHARES =
            Arbitraries.doubles().between(0, 1).ofScale(6).map(Math::abs);
    private static final Arbitrary<String> NUMBERS =
            Arbitraries.bigDecimals().ofScale(3).map(number -> number.toPlainString());

    @Provide
    Arbitrary<Blueprint> blueprints() {
        Arbitrary<Instant> now = Arbitraries.longs().between(0, 4_000_000_000L).map(Instant::ofEpochSecond);
        return Combinators.combine(now, Arbitraries.of(Vocabularies.bundled().locales()), named(tables()))
                .as((instant, locale, tables) -> new Blueprint(1, instant, locale, tables));
    }

    private static <T> Arbitrary<Map<String, T>> named(Arbitrary<T> things) {
        return Arbitraries.maps(WORDS, things).ofMaxSize(4).map(LinkedHashMap::new);
    }

    private static Arbitrary<TableBlueprint> tables() {
        return Combinators.combine(WORDS, named(columns()), references().list().ofMaxSize(3))
                .as(TableBlueprint::new);
    }

    private static Arbitrary<ColumnBlueprint> columns() {
        return Combinators.combine(
                        WORDS,
                        rules(),
                        SHARES,
                        WORDS.injectNull(0.5),
                        WORDS,
                        SHARES,
                        WORDS,
                        Arbitraries.of(Origin.class))
                .as(ColumnBlueprint::new);
    }

    private static Arbitrary<ReferenceBlueprint> references() {
        Arbitrary<Cardinality> skewed = Combinators.combine(
                        Arbitraries.doubles().between(0.01, 100).ofScale(4),
                        Arbitraries.integers().between(0, 9))
                .as(Cardinality.Skewed::new);
        Arbitrary<Cardinality> cardinality = Arbitraries.oneOf(skewed, Arbitraries.just(new Cardinality.Even()));
        return Combinators.combine(
                        WORDS.list().ofMinSize(1).ofMaxSize(3),
                        WORDS,
                        Arbitraries.of(ReferenceBlueprint.Role.class),
                        cardinality,
                        SHARES)
                .as(ReferenceBlueprint::new);
    }

    private static Arbitrary<Rule> rules() {
        Arbitrary<Long> longs = Arbitraries.longs();
        Arbitrary<Rule.Weighted> weighted = Combinators.combine(
                        WORDS, Arbitraries.integers().between(1, 1_000))
                .as(Rule.Weighted::new);
        Arbitrary<Rule.Shape> shapes = Arbitraries.of(Rule.Shape.class);
        Arbitrary<Integer> lengths = Arbitraries.integers().between(0, 500);
        return Arbitraries.oneOf(List.of(
                Combinators.combine(longs, longs.filter(step -> step != 0)).as(Rule.Sequence::new),
                WORDS.injectNull(0.3).map(Rule.Constant::new),
                weighted.list().ofMinSize(1).ofMaxSize(12).map(Rule.Values::new),
                Arbitraries.of(Vocabularies.bundled().names()).map(name -> new Rule.Vocabulary(name, 0)),
                Arbitraries.of(Vocabularies.bundled().names()).map(name -> new Rule.Entry(name, 0)),
                Arbitraries.of(Subject.class)
                        .flatMap(subject -> Combinators.combine(Arbitraries.of(subject.parts()), WORDS)
                                .as((part, group) -> new Rule.About(subject, part, group))),
                Combinators.combine(
                                shapes,
                                NUMBERS,
                                Arbitraries.integers().between(0, 8),
                                WORDS.list().ofMaxSize(3))
                        .as((shape, number, decimals, endings) ->
                                new Rule.Number(shape, number, number, decimals, endings)),
                Combinators.combine(shapes, Arbitraries.of(Rule.Precision.class))
                        .as((shape, precision) ->
                                new Rule.Temporal(shape, "2021-01-01", "2025-12-31T23:59:59", precision)),
                Combinators.combine(shapes, rhythms())
                        .as((shape, rhythm) -> new Rule.Temporal(
                                shape, "2021-01-01", "2025-12-31T23:59:59", Rule.Precision.SECOND, rhythm)),
                Combinators.combine(WORDS, rhythms())
                        .as((column, rhythm) -> new Rule.After(
                                column, "PT1M", "P9D", 0, Rule.Shape.UNIFORM, "2025-12-31T00:00:00", rhythm)),
                Combinators.combine(WORDS, NUMBERS, SHARES)
                        .as((column, gap, share) -> new Rule.After(column, gap, "P3D", share)),
                Combinators.combine(
                                WORDS,
                                shapes,
                                Arbitraries.of("2025-12-31T00:00:00", "17.5").injectNull(0.2))
                        .as((column, shape, max) -> new Rule.After(column + ".at", "PT1M", "P9D", 0, shape, max)),
                Combinators.combine(WORDS, NUMBERS)
                        .as((column, number) -> new Rule.Computed(column + " * 2", fixed(number))),
                Combinators.combine(WORDS, WORDS.set().ofMinSize(1).ofMaxSize(3), NUMBERS)
                        .as((column, values, number) -> new Rule.When(
                                column,
                                List.of(
                                        new Rule.Case(List.copyOf(values), fixed(number)),
                                        new Rule.Case(List.of(column), new Rule.Constant(null))),
                                new Rule.Computed("sum(" + column + ", x)", fixed(number)))),
                Combinators.combine(WORDS, WORDS.set().ofMinSize(1).ofMaxSize(4), NUMBERS, Arbitraries.of(0, 1))
                        .as(Blueprints::walk),
                Combinators.combine(WORDS, NUMBERS).as((column, number) -> new Rule.Previous(column, fixed(number))),
                Combinators.combine(
                                WORDS,
                                Arbitraries.of("2025-12-31T00:00:00").injectNull(0.3),
                                WORDS.set().ofMaxSize(3))
                        .as((column, max, states) -> new Rule.Timeline(
                                column + ".at",
                                "PT1M",
                                "P9D",
                                max,
                                states.isEmpty() ? null : "state",
                                states.stream()
                                        .map(state -> new Rule.Reached(state, column + ".x"))
                                        .toList())),
                WORDS.map(Rule.Pattern::new),
                WORDS.map(word -> new Rule.Template("{common/nouns|title} " + word.replaceAll("[{}/]", ""))),
                Combinators.combine(Arbitraries.of(Rule.Style.class), lengths)
                        .as((style, length) -> new Rule.Text(
                                style, length / 2, length, length % 2 == 0 ? null : "common/sentences-orders")),
                lengths.map(length -> new Rule.Bytes(length / 2, length)),
                WORDS.map(Rule.External::new),
                Arbitraries.of(new Rule.Uuid(), new Rule.Json(), new Rule.Reference(), new Rule.Database())));
    }

    private static Arbitrary<Rule.Rhythm> rhythms() {
        return Combinators.combine(
                        weights(7),
                        weights(24),
                        weights(12),
                        Arbitraries.doubles().between(0.1, 10).ofScale(3))
                .as(Rule.Rhythm::new);
    }

    private static Arbitrary<List<Integer>> weights(int count) {
        return Arbitraries.oneOf(
                Arbitraries.just(List.of()),
                Arbitraries.integers().between(1, 1_000_000).list().ofSize(count));
    }

    private static Rule walk(String column, Set<String> names, String number, int unrecorded) {
        List<Rule.Weighted> all =
                names.stream().map(name -> new Rule.Weighted(name, 3)).toList();
        List<Rule.State> states = new ArrayList<>();
        names.forEach(name -> states.add(new Rule.State(name, states.size() * 2 + 1, all, states.size())));
        return new Rule.Walk(column + ".status", states, unrecorded, fixed(number));
    }

    private static Rule fixed(String number) {
        return new Rule.Number(Rule.Shape.UNIFORM, number, number, 2, List.of());
    }
}
