package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.dataset.Dataset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Absurd numbers, sizes and nestings of a document: each is refused or cut by name, and rows come all the same. */
class HostileNumbersTest {

    @BeforeAll
    static void warmUp() {
        FakeModel model = FakeModel.scripted((request, number) -> FakeModel.answer("{}"));
        AskedShop.generator(model).askBlueprint();
    }

    private static Arguments wine(String name, String column, String kind, String... fields) {
        return Arguments.of(name, AskedShop.answer("", AskedShop.with("wines", column, kind, fields)));
    }

    private static Arguments sale(String name, String column, String kind, String... fields) {
        return Arguments.of(name, AskedShop.answer("", AskedShop.with("sales", column, kind, fields)));
    }

    private static Arguments entry(String name, String table, String column, String kind, String more) {
        return Arguments.of(name, AskedShop.answer("", AskedShop.entry(table, column, kind, more)));
    }

    private static String chain(int states) {
        return "\"transitions\":["
                + IntStream.range(0, states)
                        .mapToObj(i -> "{\"from\":\"s" + i + "\",\"to\":\"s" + (i + 1) + "\",\"moment\":\"paid_at\"}")
                        .collect(Collectors.joining(","))
                + "]";
    }

    private static String dense(int states) {
        List<String> all = new ArrayList<>();
        for (int from = 0; from < states; from++) {
            for (int to = 0; to < states; to++) {
                all.add("{\"from\":\"s" + from + "\",\"to\":\"s" + to
                        + "\",\"weight\":1000000,\"moment\":\"paid_at\"}");
            }
        }
        return "\"transitions\":[" + String.join(",", all) + "]";
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                entry("a machine of 5,000 states", "sales", "status", "states", chain(5_000)),
                entry("a machine of 4,000 states", "sales", "status", "states", chain(4_000)),
                entry("a dense machine", "sales", "status", "states", dense(63)),
                entry("a dense machine too many", "sales", "status", "states", dense(70)),
                entry(
                        "a dense machine of free text",
                        "wines",
                        "verdict",
                        "states",
                        dense(63).replace("paid_at", "")),
                wine("a template of itself", "name", "template", "template={name}"),
                wine(
                        "a template of nests",
                        "name",
                        "template",
                        "template=" + "{".repeat(900) + "name" + "}".repeat(900)),
                wine("a template of thousands", "name", "template", "template=" + "{region}".repeat(240)),
                Arguments.of(
                        "a pool of a million",
                        AskedShop.answer(
                                "{\"name\":\"p\",\"values\":[" + "\"v\",".repeat(1_000_000) + "\"v\"]}",
                                AskedShop.with("wines", "name", "vocabulary", "name=own/p"))),
                entry("weights that are none", "wines", "region", "values", "\"values\":[\"a\"],\"weights\":[NaN]"),
                entry("negative weights", "wines", "region", "values", "\"values\":[\"a\"],\"weights\":[-5]"),
                entry("endless weights", "wines", "region", "values", "\"values\":[\"a\"],\"weights\":[1e308]"),
                entry("weights as texts", "wines", "region", "values", "\"values\":[\"a\"],\"weights\":[\"x\"]"),
                entry("weights of nothing", "wines", "region", "values", "\"values\":[\"a\",\"b\"],\"weights\":[0,0]"),
                wine("bounds reversed", "bottles", "number", "min=90", "max=10"),
                sale("times reversed", "sold_at", "temporal", "min=2030-01-01", "max=1990-01-01"),
                sale("times without end", "sold_at", "temporal", "min=-999999999-01-01", "max=+999999999-12-31"),
                sale("a growth without end", "sold_at", "temporal", "min=2020-01-01", "max=2024-01-01", "growth=1e308"),
                sale("a growth that is none", "sold_at", "temporal", "min=2020-01-01", "max=2024-01-01", "growth=NaN"),
                sale("a negative growth", "sold_at", "temporal", "min=2020-01-01", "max=2024-01-01", "growth=-3"),
                sale(
                        "weekdays of nothing",
                        "sold_at",
                        "temporal",
                        "min=2020-01-01",
                        "max=2024-01-01",
                        "weekdays=0 0 0 0 0 0 0"),
                sale("hours of a short day", "sold_at", "temporal", "min=2020-01-01", "max=2024-01-01", "hours=1 2 3"),
                sale(
                        "months beyond measure",
                        "sold_at",
                        "temporal",
                        "min=2020-01-01",
                        "max=2024-01-01",
                        "months=" + "9".repeat(400)),
                entry("nulls twice", "wines", "verdict", "values", "\"values\":[\"a\"],\"nullRate\":2"),
                entry("nulls below none", "wines", "verdict", "values", "\"values\":[\"a\"],\"nullRate\":-0.5"),
                entry("nulls as a text", "wines", "verdict", "values", "\"values\":[\"a\"],\"nullRate\":\"half\""),
                sale("a number beyond all", "amount", "number", "min=0", "max=1e999999999"),
                sale("a number below all", "amount", "number", "min=-1e999999999", "max=1e-999999999"),
                sale("digits beyond all", "amount", "number", "min=1", "max=5", "decimals=1000000000"),
                sale("digits below none", "amount", "number", "min=1", "max=5", "decimals=-7"),
                sale(
                        "a correlation with itself",
                        "amount",
                        "number",
                        "min=1",
                        "max=5",
                        "along=amount",
                        "correlation=1"),
                sale("a correlation of two", "amount", "number", "min=1", "max=5", "along=wine_id", "correlation=2"),
                sale("quantiles upside down", "amount", "number", "quantiles=9 5 1"),
                sale("quantiles beyond all", "amount", "number", "quantiles=1 1e999999999"),
                sale("endings of nothing", "amount", "number", "min=1", "max=5", "endings=x .y 1e99999999"),
                sale("children beyond number", "wine_id", "reference", "spread=even", "min=1000000000"),
                sale("children beyond all", "wine_id", "reference", "spread=skewed", "min=99999999999999999999"),
                sale("a concentration of nothing", "wine_id", "reference", "spread=skewed", "concentration=1e-320"),
                sale("a concentration that is none", "wine_id", "reference", "spread=skewed", "concentration=NaN"),
                sale("a concentration below none", "wine_id", "reference", "spread=skewed", "concentration=-1"),
                entry("nested", "wines", "region", "values", "\"values\":" + "[".repeat(100_000) + "]".repeat(100_000)),
                entry("one name twice", "wines", "region", "values", "\"values\":[\"a\"],\"values\":[\"b\"]"),
                wine("a pattern that explodes", "verdict", "pattern", "pattern=(a+)+$"),
                wine("a pattern without end", "verdict", "pattern", "pattern=[a-z]{1000000000}"),
                wine("a pattern beyond int", "verdict", "pattern", "pattern=[a-z]{99999999999}"),
                wine("a pattern of alternatives", "verdict", "pattern", "pattern=(a|a|a|a)*b"),
                wine("a pattern of anything", "verdict", "pattern", "pattern=.*"),
                wine("a pattern that looks back", "verdict", "pattern", "pattern=(a)\\1{50}"),
                wine("a pattern of options", "verdict", "pattern", "pattern=" + "(a|b)?".repeat(300)),
                sale("gaps without end", "paid_at", "after", "column=sold_at", "minGap=P1D", "maxGap=P999999999Y"),
                sale("gaps reversed", "paid_at", "after", "column=sold_at", "minGap=P9D", "maxGap=-P1D"),
                sale(
                        "gaps beyond long",
                        "paid_at",
                        "after",
                        "column=sold_at",
                        "minGap=PT1S",
                        "maxGap=PT99999999999999999999H"),
                sale("after itself", "paid_at", "after", "column=paid_at", "minGap=P1D", "maxGap=P2D"),
                wine("steps of nothing", "bottles", "sequence", "start=1", "step=0"),
                wine(
                        "steps beyond long",
                        "bottles",
                        "sequence",
                        "start=9223372036854775807",
                        "step=9223372036854775807"),
                wine("texts without end", "verdict", "text", "minLength=1000000000", "maxLength=2000000000"),
                wine("texts below none", "verdict", "text", "minLength=-5", "maxLength=-1"),
                wine("a division by nothing", "bottles", "computed", "formula=rating / 0"),
                wine("a draw without end", "bottles", "computed", "formula=draw(0, 1e30, 1e-30)"),
                wine("a number of digits", "bottles", "computed", "formula=" + "9".repeat(1_900)),
                wine("rounded beyond all", "bottles", "computed", "formula=round(rating, 2000000000)"),
                wine(
                        "sums within sums",
                        "bottles",
                        "computed",
                        "formula=" + "sum(sales, ".repeat(100) + "1" + ")".repeat(100)),
                entry(
                        "by itself",
                        "sales",
                        "status",
                        "values",
                        "\"by\":\"status\",\"is\":[\"open\"],\"values\":[\"paid\"]"),
                entry(
                        "by nothing known",
                        "sales",
                        "status",
                        "values",
                        "\"by\":\"sold_at|week\",\"is\":[\"1\"],\"values\":[\"paid\"]"),
                entry(
                        "by cases without number",
                        "sales",
                        "status",
                        "values",
                        "\"by\":\"wine_id\",\"is\":[" + "\"1\",".repeat(100_000) + "\"1\"],\"values\":[\"paid\"]"),
                entry("characters that are none", "wines", "region", "values", "\"values\":[\"\\u0000\",\"\\ud800\"]"),
                Arguments.of(
                        "a table without end",
                        AskedShop.answer("", AskedShop.values("t".repeat(19_000), "c".repeat(19_000), "\"v\"", ""))),
                Arguments.of(
                        "an entry ten thousand times",
                        AskedShop.answer(
                                "",
                                IntStream.range(0, 10_000)
                                        .mapToObj(i -> AskedShop.values("wines", "region", "\"v" + i + "\"", ""))
                                        .toArray(String[]::new))),
                Arguments.of(
                        "cases ten thousand times",
                        AskedShop.answer(
                                "",
                                IntStream.range(0, 10_000)
                                        .mapToObj(i -> AskedShop.entry(
                                                "sales",
                                                "status",
                                                "values",
                                                "\"by\":\"wine_id\",\"is\":[\"" + i + "\"],\"values\":[\"paid\"]"))
                                        .toArray(String[]::new))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    @Timeout(20)
    void rowsComeWhateverTheDocumentSays(String name, String answer) {
        FakeModel model = FakeModel.scripted((request, number) -> FakeModel.answer(answer));
        SyntheticDataGenerator generator = AskedShop.generator(model);
        long start = System.nanoTime();
        Blueprint asked = generator.askBlueprint();
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        Dataset rows = SyntheticDataGenerator.of(AskedShop.SCHEMA)
                .rows(50)
                .rows("sales", 400)
                .blueprint(asked)
                .generate();
        System.out.printf("%-34s answered in %d ms%n", name, took.toMillis());
        assertThat(rows.validate().isValid()).isTrue();
        assertThat(rows.table("sales").rows()).hasSize(400);
    }
}
