package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.dataset.Dataset;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    @TempDir
    Path transcript;

    private SyntheticDataGenerator generator(FakeModel model) {
        return SyntheticDataGenerator.of(AskedShop.SCHEMA).rows(30).provider(model, "fake-1");
    }

    private static FakeModel unreachable() {
        return FakeModel.scripted((request, number) -> {
            throw new AssertionError("a connection was opened");
        });
    }

    @Test
    void rowsOfATranscriptComeAgainWithoutAConnection() {
        DirectOptions record = DirectOptions.builder().cache(transcript).build();
        DirectOptions replay = DirectOptions.builder().replay(transcript).build();

        Dataset recorded = generator(FakeModel.willing()).direct(record).generate();
        Dataset replayed = generator(unreachable()).direct(replay).generate();

        assertThat(replayed.table("sales").rows())
                .isEqualTo(recorded.table("sales").rows());
        assertThat(replayed.metadata().generation().requests()).isZero();
        assertThat(replayed.metadata().schemaHash())
                .isEqualTo(AskedShop.SCHEMA.hash())
                .hasSize(64);
    }

    @Test
    void theRequestThatIsMissingIsNamed() {
        DirectOptions record = DirectOptions.builder().cache(transcript).build();
        DirectOptions replay = DirectOptions.builder().replay(transcript).build();
        generator(FakeModel.willing()).direct(record).generate();

        assertThatThrownBy(() -> generator(unreachable())
                        .direct(replay)
                        .instructions("sales", "otherwise")
                        .generate())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("has no answer to request ")
                .hasMessageContaining("table sales, batch 1");
    }

    @Test
    void aBlueprintThatWasAskedForComesAgainToo() {
        String answer = AskedShop.answer("", AskedShop.with("sales", "amount", "number", "min=5", "max=80"));
        DirectOptions record = DirectOptions.builder().cache(transcript).build();
        DirectOptions replay = DirectOptions.builder().replay(transcript).build();

        Blueprint recorded = generator(FakeModel.scripted((request, number) -> FakeModel.answer(answer)))
                .direct(record)
                .askBlueprint();

        assertThat(generator(unreachable()).direct(replay).askBlueprint()).isEqualTo(recorded);
        assertThatThrownBy(() -> generator(unreachable())
                        .direct(replay)
                        .instructions("others")
                        .askBlueprint())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("has no answer to request ");
    }

    @Test
    void aTranscriptThatIsNotThereIsAnError() {
        DirectOptions replay =
                DirectOptions.builder().replay(transcript.resolve("none")).build();

        assertThatThrownBy(() -> generator(unreachable()).direct(replay).generate())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no transcript");
    }
}
