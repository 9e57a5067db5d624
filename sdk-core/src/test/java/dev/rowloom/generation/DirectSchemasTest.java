package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.GenerationReport;
import dev.rowloom.dataset.ModelRequestReport;
import dev.rowloom.dataset.TableGeneration;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The direct mode with schemas that are hard to fill. */
@Timeout(60)
class DirectSchemasTest {

    private static final DirectOptions SMALL =
            DirectOptions.builder().keys(KeyStrategy.ASSIGNED).batchRows(4).build();

    private static Schema schema(String ddl) {
        return Schema.fromDdl(ddl, Dialect.postgresql());
    }

    private static Dataset generate(Schema schema, FakeModel model, DirectOptions options) {
        return SyntheticDataGenerator.of(schema)
                .rows(20)
                .provider(model, "fake-1")
                .direct(options)
                .generate();
    }

    private static GenerationReport report(Dataset data) {
        return Objects.requireNonNull(data.metadata().generation());
    }

    private static FakeModel failing(String table, Kind kind) {
        return FakeModel.scripted((request, number) -> FakeModel.table(request).equals(table)
                ? List.of(ProviderException.of(kind, "blocked"))
                : FakeModel.answer(FakeModel.rows(request)));
    }

    private static Set<Object> values(Dataset data, String table, String column) {
        return data.table(table).rows().stream()
                .map(row -> row.get(column))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    @Test
    void aTableOfKeysAloneNeedsNoModel() {
        Schema schema = schema("CREATE TABLE a (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);"
                + "CREATE TABLE b (id bigint PRIMARY KEY, a_id bigint NOT NULL REFERENCES a (id));");
        FakeModel model = FakeModel.willing();

        Dataset data = generate(schema, model, SMALL);

        assertThat(data.tables()).allSatisfy(table -> assertThat(table.size()).isEqualTo(20));
        assertThat(model.requests()).isEmpty();
        assertThat(generate(schema, FakeModel.willing(), DirectOptions.DEFAULT).tables())
                .allSatisfy(table -> assertThat(table.size()).isGreaterThanOrEqualTo(20));
    }

    @Test
    void aShortTableRefersToNoRowOfItsOwnThatIsMissing() {
        Schema schema = schema("CREATE TABLE staff (id bigint PRIMARY KEY, name varchar(40) NOT NULL, job varchar(40),"
                + " boss_id bigint REFERENCES staff (id));");
        FakeModel model = FakeModel.scripted((request, number) -> number % 2 == 0
                ? List.of(ProviderException.of(Kind.CONTENT_BLOCKED, "blocked"))
                : FakeModel.answer(FakeModel.rows(request)));

        Dataset data = generate(
                schema,
                model,
                SMALL.toBuilder().fallback(Fallback.SHORT).concurrency(1).build());

        Set<Object> ids = values(data, "staff", "id");
        assertThat(ids).isNotEmpty().hasSizeLessThan(20);
        assertThat(ids).containsAll(values(data, "staff", "boss_id"));
    }

    @ParameterizedTest
    @EnumSource
    void noTwoRequestsAreAlikeSoThatNoAnswerIsUsedTwice(KeyStrategy keys) {
        Schema schema = schema("CREATE TABLE remark (words varchar(40) NOT NULL, mood varchar(40))");
        FakeModel model = FakeModel.willing();

        Dataset data = generate(schema, model, SMALL.toBuilder().keys(keys).build());

        assertThat(model.requests().stream().map(ModelRequest::userText))
                .hasSizeGreaterThan(4)
                .doesNotHaveDuplicates();
        assertThat(report(data).tables().get(0).requests())
                .allSatisfy(request -> assertThat(request.source()).isEqualTo(ModelRequestReport.Source.SERVICE));
    }

    @Test
    void theEngineFillsATableThatMustReferToItself() {
        Schema schema = schema("CREATE TABLE node (id bigint PRIMARY KEY, name varchar(40) NOT NULL,"
                + " root_id bigint NOT NULL REFERENCES node (id));");

        Dataset data = generate(schema, failing("node", Kind.CONTENT_BLOCKED), DirectOptions.DEFAULT);

        assertThat(data.table("node").size()).isEqualTo(20);
        assertThat(values(data, "node", "id")).hasSize(20).containsAll(values(data, "node", "root_id"));
    }

    @Test
    void compositeKeysHoldWhereTheEngineFills() {
        Schema schema = schema("CREATE TABLE hall (site varchar(8), no int, name varchar(30), PRIMARY KEY (site, no));"
                + "CREATE TABLE seat (site varchar(8), no int, place int, colour varchar(20), PRIMARY KEY (site, no, place),"
                + " FOREIGN KEY (site, no) REFERENCES hall (site, no));");
        for (KeyStrategy keys : KeyStrategy.values()) {
            Dataset data = generate(
                    schema,
                    failing("seat", Kind.CONTENT_BLOCKED),
                    SMALL.toBuilder().keys(keys).build());

            Set<Object> halls = data.table("hall").rows().stream()
                    .map(row -> List.of(String.valueOf(row.get("site")), String.valueOf(row.get("no"))))
                    .collect(Collectors.toSet());
            assertThat(data.table("seat").rows())
                    .hasSize(20)
                    .allSatisfy(row -> assertThat(halls)
                            .contains(List.of(String.valueOf(row.get("site")), String.valueOf(row.get("no")))));
        }
    }

    @Test
    void tablesThatReferToEachOtherAreFilled() {
        Schema schema = schema("CREATE TABLE team (id bigint PRIMARY KEY, name varchar(40), captain_id bigint);"
                + "CREATE TABLE player (id bigint PRIMARY KEY, name varchar(40), team_id bigint NOT NULL REFERENCES team (id));"
                + "ALTER TABLE team ADD FOREIGN KEY (captain_id) REFERENCES player (id);");

        Dataset data = generate(schema, FakeModel.willing(), SMALL);

        assertThat(values(data, "player", "id")).containsAll(values(data, "team", "captain_id"));
        assertThat(values(data, "team", "id")).containsAll(values(data, "player", "team_id"));
    }

    @Test
    void aNumberThatATableCannotHoldIsNoFailure() {
        Schema schema = schema("CREATE TABLE flag (on_off boolean PRIMARY KEY, words varchar(40))");

        Dataset data = SyntheticDataGenerator.of(schema)
                .provider(FakeModel.willing(), "fake-1")
                .instructions("We need 50 flags.")
                .generate();

        assertThat(report(data).rowHints()).singleElement().asString().startsWith("'50 flags': 50 rows of flag; asked");
    }

    @ParameterizedTest
    @EnumSource
    void aWideTableIsAskedForInGroupsOfColumns(KeyStrategy keys) {
        StringBuilder ddl = new StringBuilder("CREATE TABLE wide (id bigint PRIMARY KEY");
        for (int i = 1; i <= 230; i++) {
            ddl.append(", c").append(i).append(" varchar(20)");
        }
        // answers with rows in reverse order, so that the numbers are what joins them
        FakeModel model = FakeModel.scripted((request, number) -> {
            assertThat(request.answerSchema()).isPresent();
            String rows = FakeModel.rows(request);
            List<String> each = new ArrayList<>(List.of(
                    rows.substring("{\"rows\":[[".length(), rows.length() - 3).split("],\\[")));
            java.util.Collections.reverse(each);
            return FakeModel.answer("{\"rows\":[[" + String.join("],[", each) + "]]}");
        });

        Dataset data = generate(
                schema(ddl + ")"),
                model,
                SMALL.toBuilder().keys(keys).batchTokens(100_000).build());

        assertThat(data.table("wide").rows()).hasSize(20).allSatisfy(row -> {
            Object first = row.get("c1");
            assertThat((String) first).startsWith("w");
            assertThat(row.get("c115")).isEqualTo(first);
            assertThat(row.get("c230")).isEqualTo(first);
        });
        assertThat(report(data).isComplete()).isTrue();
        assertThat(report(data).table("wide").modelRows()).isEqualTo(20);
        assertThat(model.requests().stream().map(ModelRequest::userText))
                .anyMatch(text -> text.contains("\"c230\"]") && !text.contains("\"c1\"") && text.contains("c1 "));
    }

    @ParameterizedTest
    @EnumSource
    void aWideTableWhoseLastGroupNeverComesIsNotLost(KeyStrategy keys) {
        StringBuilder ddl = new StringBuilder("CREATE TABLE wide (id bigint PRIMARY KEY");
        for (int i = 1; i <= 230; i++) {
            ddl.append(", c").append(i).append(" varchar(20)");
        }
        FakeModel model = FakeModel.scripted(
                (request, number) -> request.answerSchema().orElseThrow().contains("c230")
                        ? List.of(ProviderException.of(Kind.CONTENT_BLOCKED, "blocked"))
                        : FakeModel.answer(FakeModel.rows(request)));

        Dataset data =
                generate(schema(ddl + ")"), model, SMALL.toBuilder().keys(keys).build());

        TableGeneration wide = report(data).table("wide");
        assertThat(data.table("wide").size()).isEqualTo(20);
        assertThat(wide.failures()).isNotEmpty();
        assertThat(keys == KeyStrategy.ASSIGNED ? wide.rejected().keySet() : Set.of("INCOMPLETE_ROW"))
                .containsExactly("INCOMPLETE_ROW");
    }
}
