package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.BlueprintRevision;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.BlueprintChange;
import dev.rowloom.blueprint.Rule;
import org.junit.jupiter.api.Test;

class BlueprintRevisionTest {

    private static final String FEWER_REFUNDS = AskedShop.answer(
            "",
            AskedShop.entry(
                    "sales",
                    "status",
                    "values",
                    "\"by\":\"sold_at|month\",\"is\":[\"12\"],\"values\":[\"open\",\"paid\"],\"weights\":[1,9]"),
            AskedShop.values("sales", "status", "\"open\",\"paid\",\"refunded\"", "2,7,3"));

    private static SyntheticDataGenerator generator(FakeModel model) {
        return AskedShop.generator(model).rows("sales", 300);
    }

    @Test
    void aChangeInWordsIsShownAndTaken() {
        FakeModel model = FakeModel.scripted((request, number) -> FakeModel.answer(FEWER_REFUNDS));
        SyntheticDataGenerator generator = generator(model);
        Blueprint before = generator.blueprint();

        BlueprintRevision revision = generator.revise(before, "make refunds rarer in December");

        assertThat(model.requests()).hasSize(1);
        assertThat(model.requests().get(0).userText())
                .contains("no further: make refunds rarer in December")
                .contains("status: {\"kind\":\"values\"");
        assertThat(revision.changes())
                .extracting(BlueprintChange::table, BlueprintChange::column)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("sales", "status"));
        assertThat(revision.cells()).isNotEmpty().allMatch(cell -> cell.table().equals("sales"));
        assertThat(revision.toString()).contains("- sales.status: {", "+ sales.status: {", "sold_at|month");
        Blueprint taken = Blueprint.parse(revision.blueprint().toJson());
        assertThat(taken.tables().get("sales").columns().get("status").rule()).isInstanceOf(Rule.When.class);
        assertThat(taken.tables().get("wines")).isEqualTo(before.tables().get("wines"));
    }

    @Test
    void aChangeThatIsNotTakenChangesNothing() {
        FakeModel model = FakeModel.scripted((request, number) -> FakeModel.answer(FEWER_REFUNDS));
        SyntheticDataGenerator generator = generator(model);
        Blueprint before = generator.blueprint();
        String hash = before.hash();

        generator.revise(before, "make refunds rarer in December");

        assertThat(generator.blueprint().hash()).isEqualTo(hash);
        assertThat(before.hash()).isEqualTo(hash);
    }

    @Test
    void aPatchThatCannotBeFollowedIsRejectedByName() {
        String patch = AskedShop.answer(
                "",
                AskedShop.values("sales", "status", "\"lost\",\"found\"", ""),
                AskedShop.with("wines", "bottles", "computed", "formula=rating * 2"),
                AskedShop.with("wines", "rating", "computed", "formula=bottles / 2"));
        FakeModel model = FakeModel.scripted((request, number) -> FakeModel.answer(patch));
        SyntheticDataGenerator generator = generator(model);

        BlueprintRevision revision = generator.revise(generator.blueprint(), "everything is lost");

        assertThat(revision.isEmpty()).isTrue();
        assertThat(revision.blueprint().tables())
                .isEqualTo(generator.blueprint().tables());
        assertThat(revision.corrections())
                .extracting(correction -> correction.table() + "." + correction.column())
                .containsExactlyInAnyOrder("sales.status", "wines.bottles", "wines.rating");
        assertThat(revision.toString()).startsWith("! ");
    }

    @Test
    void whatItCostsDoesNotDependOnRows() {
        FakeModel model = FakeModel.scripted((request, number) -> FakeModel.answer(FEWER_REFUNDS));
        SyntheticDataGenerator generator = generator(model);

        generator.rows("sales", 10).revise(generator.blueprint(), "fewer refunds");
        generator.rows("sales", 1_000_000).revise(generator.blueprint(), "fewer refunds");

        assertThat(model.requests()).hasSize(2);
        assertThat(model.requests().get(0).userText())
                .isEqualTo(model.requests().get(1).userText());
    }

    @Test
    void nothingToChangeIsSaidAtOnce() {
        FakeModel model = FakeModel.scripted((request, number) -> FakeModel.answer(FEWER_REFUNDS));
        SyntheticDataGenerator generator = generator(model);

        assertThatThrownBy(() -> generator.revise(generator.blueprint(), " "))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("what to change");
        assertThat(model.requests()).isEmpty();
    }
}
