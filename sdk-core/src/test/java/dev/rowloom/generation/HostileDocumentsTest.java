package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.Correction;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a model writes is data: whatever it is, it costs no more than a second and changes nothing that it may not. */
class HostileDocumentsTest {

    private static final Blueprint INFERRED = Blueprint.infer(AskedShop.SCHEMA);

    @BeforeAll
    static void warmUp() {
        ask(AskedShop.answer(AskedShop.POOL, AskedShop.with("sales", "amount", "number", "min=5", "max=80")));
    }

    private static Blueprint ask(String answer) {
        FakeModel model = FakeModel.scripted((request, number) -> FakeModel.answer(answer));
        return AskedShop.generator(model).askBlueprint();
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                hostile(
                        "an unknown kind",
                        AskedShop.with("wines", "name", "javascript", "value=1"),
                        "unknown 'javascript'"),
                hostile(
                        "a caller's code",
                        AskedShop.with("wines", "name", "external", "name=exec"),
                        "unknown 'external'"),
                hostile(
                        "an unknown field",
                        AskedShop.entry("wines", "name", "values", "\"code\":\"x\""),
                        "unknown field"),
                hostile(
                        "a huge pool",
                        "{\"name\":\"p\",\"values\":[" + "\"v\",".repeat(200_000) + "\"v\"]}",
                        "200001 values"),
                hostile(
                        "a huge list",
                        AskedShop.values("wines", "region", "\"v\",".repeat(200_000) + "\"v\"", ""),
                        "200001 values"),
                hostile(
                        "a huge text",
                        AskedShop.values("wines", "region", "\"" + "v".repeat(3_000_000) + "\"", ""),
                        "bounds"),
                hostile(
                        "a huge number",
                        AskedShop.with("wines", "bottles", "number", "min=1e999999999", "max=2"),
                        "number"),
                hostile(
                        "a long number",
                        AskedShop.entry("wines", "bottles", "values", "\"nullRate\":" + "9".repeat(100_000)),
                        "bounds"),
                hostile(
                        "a nested pattern",
                        AskedShop.with(
                                "wines", "name", "pattern", "pattern=" + "(".repeat(200) + "a" + ")".repeat(200)),
                        "pattern"),
                hostile(
                        "a catastrophic pattern",
                        AskedShop.with("wines", "verdict", "pattern", "pattern=(((a{1000}){1000}){1000}){1000}"),
                        "characters"),
                hostile("a broken pattern", AskedShop.with("wines", "verdict", "pattern", "pattern=[a-"), "pattern"),
                hostile("a broken repeat", AskedShop.with("wines", "verdict", "pattern", "pattern=a{9,2"), "pattern"),
                hostile(
                        "a cycle in a row",
                        AskedShop.with("wines", "bottles", "computed", "formula=rating * 2") + ","
                                + AskedShop.with("wines", "rating", "computed", "formula=bottles / 2"),
                        "circle"),
                hostile(
                        "a cycle by itself",
                        AskedShop.with("sales", "amount", "computed", "formula=amount + 1"),
                        "circle"),
                hostile(
                        "a cycle across tables",
                        AskedShop.with("wines", "bottles", "computed", "formula=sum(sales, amount)") + ","
                                + AskedShop.with("sales", "amount", "computed", "formula=wine_id.bottles * 2"),
                        "circle"),
                hostile(
                        "a cycle by cases",
                        AskedShop.entry(
                                        "wines",
                                        "region",
                                        "values",
                                        "\"by\":\"verdict\",\"is\":[\"x\"],\"values\":[\"y\"]")
                                + "," + AskedShop.with("wines", "verdict", "template", "template={region}"),
                        "circle"),
                hostile(
                        "a nested formula",
                        AskedShop.with(
                                "sales", "amount", "computed", "formula=" + "(".repeat(900) + "1" + ")".repeat(900)),
                        "nested"),
                hostile(
                        "a path of files",
                        AskedShop.with("wines", "name", "vocabulary", "name=../../etc/passwd"),
                        "no vocabulary"),
                hostile("a name of files", "{\"name\":\"../x\",\"values\":[\"v\"]}", "no name"),
                hostile("numbers as names", "{\"table\":1,\"column\":2,\"kind\":3}", "expected a text"));
    }

    private static Arguments hostile(String name, String item, String told) {
        boolean pool = item.startsWith("{\"name\"");
        return Arguments.of(name, AskedShop.answer(pool ? item : "", pool ? "" : item), told);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    @Timeout(20)
    void areRefusedByName(String name, String answer, String told) {
        long start = System.nanoTime();
        Blueprint asked = ask(answer);
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(asked.tables()).isEqualTo(INFERRED.tables());
        assertThat(asked.report().orElseThrow().corrections())
                .extracting(Correction::reason)
                .anyMatch(reason -> reason.contains(told));
        System.out.printf("%-40s refused in %d ms%n", name, took.toMillis());
    }

    @ParameterizedTest
    @MethodSource("texts")
    @Timeout(20)
    void textsThatAreNoDocumentsChangeNothing(String text) {
        FakeModel model = FakeModel.scripted((request, number) -> FakeModel.answer(text));
        SyntheticDataGenerator generator = AskedShop.generator(model);

        assertThatCode(() -> assertThat(generator.askBlueprint().tables()).isEqualTo(INFERRED.tables()))
                .doesNotThrowAnyException();
        assertThat(model.requests()).hasSizeLessThanOrEqualTo(4);
    }

    static List<String> texts() {
        return List.of(
                "{\"columns\":" + "[".repeat(100_000),
                "{\"columns\":[" + "{\"table\":".repeat(50_000),
                "{\"a\":".repeat(100_000),
                "{\"pools\":[1,2,{}],\"columns\":[null,[],\"x\",{}]}",
                "{\"columns\":[{\"table\":\"t\",\"table\":\"t\"}]}",
                "{\"surprise\":{\"columns\":[]}}",
                "[[[[",
                "{",
                " ");
    }
}
