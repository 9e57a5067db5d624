package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.Strategy;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.BlueprintReport;
import dev.rowloom.blueprint.Correction;
import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ProviderException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlueprintAskTest {

    private static final String ANSWER = AskedShop.answer(
            AskedShop.POOL,
            AskedShop.with("wines", "name", "template", "template={own/estates} {region}"),
            AskedShop.values("wines", "region", "\"Mosel\",\"Jura\",\"Rioja\"", "6,3,1"),
            AskedShop.with("wines", "bottles", "number", "min=10", "max=9000", "shape=skewed"),
            AskedShop.with("sales", "wine_id", "reference", "spread=skewed", "concentration=0.1"),
            AskedShop.values("sales", "status", "\"open\",\"paid\",\"lost\"", "2,7,1"),
            AskedShop.with("sales", "amount", "number", "min=5", "max=80", "decimals=2"));

    @Test
    void theModelIsAskedOnceAndTheEngineMakesTheRows(@TempDir Path directory) {
        FakeModel model = FakeModel.scripted((request, number) -> FakeModel.answer(ANSWER));
        SyntheticDataGenerator generator = AskedShop.generator(model);

        Blueprint asked = generator.askBlueprint();

        assertThat(model.requests()).hasSize(1);
        assertThat(asked.tables().get("wines").columns().get("region").origin()).isEqualTo(Origin.MODEL);
        assertThat(asked.tables().get("wines").columns().get("id").origin()).isEqualTo(Origin.INFERRED);
        asked.writeTo(directory.resolve("wine.json"));
        Blueprint read = Blueprint.read(directory.resolve("wine.json"));
        assertThat(read).isEqualTo(asked);
        Dataset rows = SyntheticDataGenerator.of(AskedShop.SCHEMA)
                .rows(50)
                .rows("sales", 400)
                .blueprint(read)
                .generate();
        assertThat(rows.validate().isValid()).isTrue();
        Set<Object> names =
                rows.table("wines").rows().stream().map(row -> row.get("name")).collect(Collectors.toSet());
        assertThat(names)
                .allMatch(name ->
                        name.toString().matches("(Weingut Berger|Domaine Rolet|Bodega Luna) (Mosel|Jura|Rioja)"));
        assertThat(rows.table("sales").rows()).noneMatch(row -> "lost".equals(row.get("status")));
    }

    @Test
    void whatIsCutToTheConstraintsIsReported() {
        FakeModel model = FakeModel.scripted((request, number) -> FakeModel.answer(ANSWER));

        BlueprintReport report =
                AskedShop.generator(model).askBlueprint().report().orElseThrow();

        assertThat(report.corrections())
                .extracting(Correction::table, Correction::column, Correction::from, Correction::to)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("wines", "bottles", "10 to 9000", "10 to 500"),
                        org.assertj.core.groups.Tuple.tuple("sales", "status", "lost", "left out of 3 values"));
        assertThat(report.corrections())
                .allMatch(correction -> correction.reason().contains("CHECKs"));
        assertThat(report.requests()).isEqualTo(1);
        assertThat(report.usage().total()).isPositive();
    }

    @Test
    void tokensDoNotGrowWithRows() {
        FakeModel model = FakeModel.scripted((request, number) -> FakeModel.answer(ANSWER));
        SyntheticDataGenerator generator = AskedShop.generator(model).strategy(Strategy.BLUEPRINT);

        Dataset few = generator.rows("sales", 10).generate();
        Dataset many = generator.rows("sales", 5_000).generate();

        assertThat(model.requests()).hasSize(2);
        assertThat(model.requests().get(0).userText())
                .isEqualTo(model.requests().get(1).userText());
        assertThat(few.metadata().blueprintHash()).isEqualTo(many.metadata().blueprintHash());
        assertThat(many.table("sales").rows()).hasSize(5_000);
        assertThat(many.metadata().warnings()).anyMatch(line -> line.contains("left out of 3 values"));
    }

    @Test
    void theAnswersFormIsAskedForAndWhatStandsIsTold() {
        FakeModel model = FakeModel.scripted((request, number) -> FakeModel.answer(ANSWER));

        AskedShop.generator(model).instructions("sales", "mostly weekends").askBlueprint();

        ModelRequest request = model.requests().get(0);
        assertThat(request.answerSchema().orElseThrow()).contains("\"transitions\"", "\"pools\"");
        assertThat(request.systemText()).contains("closed language", "- template:", "- states:");
        assertThat(request.userText())
                .contains("a wine merchant", "About table sales: mostly weekends", "CREATE TABLE wines")
                .contains("What stands of it", "bottles: {\"kind\":\"number\"");
        assertThat(request.userText()).doesNotContain("id: {\"kind\":\"sequence\"");
    }

    @Test
    void anUnusableRuleFallsBackToTheInferredOne() {
        String answer = AskedShop.answer(
                "",
                AskedShop.with("wines", "bottles", "pattern", "pattern=[A-Z]{3}"),
                AskedShop.with("wines", "name", "template", "template={own/none} {region}"),
                AskedShop.with("wines", "region", "template", "template={nowhere} x"),
                AskedShop.with("sales", "amount", "computed", "formula=wine_id.price +"),
                AskedShop.values("sales", "wine_id", "\"1\"", ""),
                AskedShop.values("cellars", "depth", "\"1\"", ""));
        FakeModel model = FakeModel.scripted((request, number) -> FakeModel.answer(answer));
        SyntheticDataGenerator generator = AskedShop.generator(model);

        Blueprint asked = generator.askBlueprint();

        assertThat(asked.tables()).isEqualTo(generator.blueprint().tables());
        assertThat(asked.report().orElseThrow().corrections())
                .extracting(correction -> correction.table() + "." + correction.column())
                .containsExactlyInAnyOrder(
                        "wines.bottles",
                        "wines.name",
                        "wines.region",
                        "sales.amount",
                        "sales.wine_id",
                        "cellars.depth");
    }

    @Test
    void whatTheUserChoseStays() {
        FakeModel model = FakeModel.scripted((request, number) -> FakeModel.answer(ANSWER));

        Blueprint asked = AskedShop.generator(model)
                .values("wines.region", List.of("Nahe"))
                .askBlueprint();

        assertThat(asked.tables().get("wines").columns().get("region").rule())
                .isEqualTo(new Rule.Values(List.of(new Rule.Weighted("Nahe", 1))));
    }

    @Test
    void aModelThatFailsLeavesTheInferredBlueprintUnlessThatIsRuledOut() {
        FakeModel model = FakeModel.scripted(
                (request, number) -> List.of(ProviderException.of(ProviderException.Kind.UNAUTHORISED, "no such key")));
        SyntheticDataGenerator generator = AskedShop.generator(model).strategy(Strategy.BLUEPRINT);

        assertThat(generator.generate().metadata().warnings())
                .anyMatch(line -> line.contains("the inferred one stands"));
        assertThatThrownBy(generator::askBlueprint).isInstanceOf(ProviderException.class);
        DirectOptions strict = DirectOptions.builder().fallback(Fallback.FAIL).build();
        assertThatThrownBy(() -> generator.direct(strict).generate()).isInstanceOf(ProviderException.class);
    }

    @Test
    void withoutAProviderNobodyIsAsked() {
        assertThatThrownBy(() -> SyntheticDataGenerator.of(AskedShop.SCHEMA).askBlueprint())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("provider");
    }
}
