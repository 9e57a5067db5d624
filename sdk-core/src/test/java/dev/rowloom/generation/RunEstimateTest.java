package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.GenerationReport;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is known ahead of the first request, and how rows are cut to fit one. */
class RunEstimateTest {

    private static final Schema SHOP = Schema.fromDdl(ShopAsks.DDL, Dialect.postgresql());

    private static SyntheticDataGenerator generator(Schema schema, FakeModel model, DirectOptions options) {
        return SyntheticDataGenerator.of(schema)
                .rows(20)
                .provider(model, "fake-1")
                .direct(options);
    }

    private static GenerationReport report(Dataset data) {
        return Objects.requireNonNull(data.metadata().generation());
    }

    /** A table of so many short columns beside its key. */
    private static Schema wide(int columns) {
        StringBuilder ddl = new StringBuilder("CREATE TABLE wide (id bigint PRIMARY KEY");
        for (int i = 1; i <= columns; i++) {
            ddl.append(", c").append(i).append(" varchar(20) NOT NULL");
        }
        return Schema.fromDdl(ddl + ")", Dialect.postgresql());
    }

    @Test
    void thereIsNothingToWarnOfInAnOrdinaryRun() {
        assertThat(generator(SHOP, FakeModel.willing(), DirectOptions.DEFAULT)
                        .estimate()
                        .warnings())
                .isEmpty();
    }

    @Test
    void warnsOfCeilingsAheadOfTheFirstRequest() {
        FakeModel model = FakeModel.willing();
        DirectOptions options = DirectOptions.builder()
                .batchRows(5)
                .maxRequests(7)
                .maxTokens(100)
                .requestsPerMinute(2)
                .maxTime(Duration.ofMinutes(3))
                .maxOutputTokens(70_000)
                .build();
        SyntheticDataGenerator generator = generator(SHOP, model, options);

        var warnings = generator.estimate().warnings();

        assertThat(model.requests()).isEmpty();
        assertThat(warnings)
                .hasSize(4)
                .anyMatch(it -> it.contains("asked for 70000, applied 60000"))
                .anyMatch(it -> it.contains("about 16 requests are needed, but maxRequests is 7"))
                .anyMatch(it -> it.endsWith("tokens are needed, but maxTokens is 100"))
                .anyMatch(it -> it.contains("takes at least 7 min, but maxTime is 180 s"));
        assertThat(report(generator.generate()).notes()).isEqualTo(warnings);
    }

    @Test
    void warnsOfRowsThatAreLongerThanARequestIsToBe() {
        DirectOptions options = DirectOptions.builder().batchTokens(10).build();

        assertThat(generator(wide(40), FakeModel.willing(), options).estimate().warnings())
                .singleElement()
                .asString()
                .contains("a row of table wide takes about", "than a request's rows are to take (10)", "batchTokens");
    }

    @ParameterizedTest
    @EnumSource
    void aRowThatIsLongerThanAnAnswerIsAskedForInParts(KeyStrategy keys) {
        FakeModel model = FakeModel.willing();
        DirectOptions options =
                DirectOptions.builder().keys(keys).maxOutputTokens(150).build();

        SyntheticDataGenerator generator = generator(wide(90), model, options);
        Dataset data = generator.generate();

        assertThat(report(data).isComplete()).isTrue();
        assertThat(data.table("wide").rows())
                .allSatisfy(row -> assertThat(row.get("c90")).isEqualTo(row.get("c1")));
        assertThat(model.requests())
                .noneMatch(request -> request.answerSchema().orElseThrow().contains("\"c1\"")
                        && request.answerSchema().orElseThrow().contains("\"c90\""));
        assertThat(generator.estimate().requests()).isEqualTo(model.requests().size());
    }

    @ParameterizedTest
    @EnumSource
    void partsOfRowsThatAreAsLongAsEstimatedCorrectNothing(KeyStrategy keys) {
        ColumnGroups groups = ColumnGroups.of(
                SyntheticDataGenerator.of(wide(230)).rows(20).plan(),
                table(wide(230), keys),
                keys,
                98,
                Double.MAX_VALUE);
        TableLog log = new TableLog("wide");
        for (int group = 0; group < groups.count(); group++) {
            log.measure(
                    20,
                    groups.tokens().get(group),
                    Math.round(20 * groups.tokens().get(group)));
        }

        assertThat(groups.count()).isEqualTo(3);
        assertThat(log.correction()).isBetween(0.99, 1.01);
        assertThat(new TableLog("none").correction()).isEqualTo(1);
    }

    private static DirectTable table(Schema schema, KeyStrategy keys) {
        var plan = SyntheticDataGenerator.of(schema).rows(20).plan();
        var layout = plan.tables().get(0);
        java.util.Set<String> settled =
                keys == KeyStrategy.ASSIGNED ? DirectTable.keyColumns(layout.table()) : java.util.Set.of();
        return DirectTable.of(plan, layout, java.util.List.of(), settled, java.util.List.of());
    }
}
