package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.BlueprintReport;
import dev.rowloom.blueprint.Origin;
import dev.rowloom.provider.ProviderException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlueprintContinuationTest {

    private static final String REGION = AskedShop.values("wines", "region", "\"Mosel\",\"Jura\"", "6,3");
    private static final String NAME = AskedShop.with("wines", "name", "template", "template={own/estates} {region}");
    private static final String AMOUNT = AskedShop.with("sales", "amount", "number", "min=5", "max=80");
    private static final String STATUS = AskedShop.values("sales", "status", "\"open\",\"paid\"", "1,9");
    private static final String WHOLE = AskedShop.answer(AskedShop.POOL, NAME, REGION, STATUS, AMOUNT);

    private static Origin origin(Blueprint blueprint, String table, String column) {
        return blueprint.tables().get(table).columns().get(column).origin();
    }

    @Test
    void anAnswerThatIsCutCostsOneContinuationForWhatIsLeft() {
        FakeModel model = FakeModel.scripted((request, number) ->
                number == 1 ? FakeModel.cut(WHOLE, 0.7) : FakeModel.answer(AskedShop.answer("", STATUS, AMOUNT)));

        Blueprint asked = AskedShop.generator(model).askBlueprint();

        assertThat(model.requests()).hasSize(2);
        assertThat(model.requests().get(1).userText())
                .contains("An earlier answer was cut", "own/estates", "wines: bottles, rating", "sales: wine_id")
                .doesNotContain("wines: name");
        assertThat(origin(asked, "wines", "name")).isEqualTo(Origin.MODEL);
        assertThat(origin(asked, "wines", "region")).isEqualTo(Origin.MODEL);
        assertThat(origin(asked, "sales", "amount")).isEqualTo(Origin.MODEL);
        assertThat(asked.vocabularies()).containsKey("own/estates");
        assertThat(asked.report().orElseThrow().asks())
                .extracting(BlueprintReport.Ask::outcome)
                .containsExactly("CUT", "OK");
    }

    @Test
    void anAnswerThatIsCutAgainLeavesTheRestAsItStood() {
        FakeModel model = FakeModel.scripted((request, number) -> FakeModel.cut(WHOLE, 0.6));

        Blueprint asked = AskedShop.generator(model).askBlueprint();

        assertThat(model.requests()).hasSize(2);
        assertThat(origin(asked, "wines", "name")).isEqualTo(Origin.MODEL);
        assertThat(origin(asked, "sales", "amount")).isEqualTo(Origin.INFERRED);
        assertThat(asked.report().orElseThrow().notes()).anyMatch(note -> note.contains("was cut twice"));
    }

    @Test
    void anAnswerThatBreaksOffKeepsWhatCame() {
        ProviderException lost = ProviderException.of(ProviderException.Kind.CONNECTION_LOST, "reset");
        FakeModel model = FakeModel.scripted((request, number) -> number == 1
                ? FakeModel.broken(WHOLE, 0.7, lost)
                : FakeModel.answer(AskedShop.answer("", STATUS, AMOUNT)));

        Blueprint asked = AskedShop.generator(model).askBlueprint();

        assertThat(model.requests()).hasSize(2);
        assertThat(origin(asked, "wines", "name")).isEqualTo(Origin.MODEL);
        assertThat(origin(asked, "sales", "status")).isEqualTo(Origin.MODEL);
    }

    @Test
    void wordsAroundTheDocumentAndFencesAreNoHindrance() {
        FakeModel model = FakeModel.scripted(
                (request, number) -> FakeModel.answer("Here you are:\n```json\n" + WHOLE + "\n```\nAnything else?"));

        Blueprint asked = AskedShop.generator(model).askBlueprint();

        assertThat(model.requests()).hasSize(1);
        assertThat(origin(asked, "sales", "amount")).isEqualTo(Origin.MODEL);
    }

    @Test
    void whatWasAnsweredIsNotAskedAgain(@TempDir Path cache) {
        FakeModel model = FakeModel.scripted((request, number) -> FakeModel.answer(WHOLE));
        DirectOptions kept = DirectOptions.builder().cache(cache).build();

        Blueprint first = AskedShop.generator(model).direct(kept).askBlueprint();
        Blueprint second = AskedShop.generator(model).direct(kept).askBlueprint();

        assertThat(model.requests()).hasSize(1);
        assertThat(second).isEqualTo(first);
        assertThat(second.report().orElseThrow().requests()).isZero();
        assertThat(second.report().orElseThrow().usage().total()).isZero();
    }

    @Test
    void answersWithoutUseAreAskedForOnceMore() {
        FakeModel model =
                FakeModel.scripted((request, number) -> FakeModel.answer(number == 1 ? "I can't do that." : WHOLE));

        Blueprint asked = AskedShop.generator(model).askBlueprint();

        assertThat(model.requests()).hasSize(2);
        assertThat(origin(asked, "sales", "amount")).isEqualTo(Origin.MODEL);
        assertThat(asked.report().orElseThrow().asks())
                .extracting(BlueprintReport.Ask::outcome)
                .containsExactly("USELESS", "OK");
    }
}
