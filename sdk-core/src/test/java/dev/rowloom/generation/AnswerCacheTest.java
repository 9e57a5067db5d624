package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.GenerationReport;
import dev.rowloom.dataset.MemorySink;
import dev.rowloom.dataset.ModelRequestReport;
import dev.rowloom.dataset.ModelRequestReport.Counted;
import dev.rowloom.dataset.TableGeneration;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.provider.TokenUsage;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What answers are kept, and what becomes of a run whose answers can't be. */
class AnswerCacheTest {

    private static final Schema SHOP = Schema.fromDdl(ShopAsks.DDL, Dialect.postgresql());
    private static final String HASH = "0123456789abcdef";
    private static final StoredAnswer ANSWER = new StoredAnswer(
            1, "[[1]]", "STOP", false, null, "", new TokenUsage(1, 2, 3, 0), Counted.BY_ESTIMATE, List.of(), "JSON");

    @TempDir
    Path directory;

    @Test
    void aDiskThatTakesNothingIsNotedOnceAndEndsNoRun() {
        Path cache = directory.resolve("cache");
        FakeModel model = FakeModel.scripted((request, number) -> {
            if (number == 1) {
                delete(cache);
            }
            return FakeModel.answer(FakeModel.rows(request));
        });
        DirectOptions options =
                DirectOptions.builder().cache(cache).concurrency(1).build();
        DirectGeneration generation =
                DirectGeneration.of(generator(model, options).plan(), model, "fake-1", options, Instructions.NONE);
        GenerationReport report = run(generation);

        assertThat(report.isComplete()).isTrue();
        assertThat(report.notes())
                .singleElement()
                .asString()
                .startsWith("4 answers could not be kept in the cache " + cache)
                .endsWith("make room, or choose another directory");
        GenerationReport again = run(generation.again());

        assertThat(model.requests()).hasSize(4);
        assertThat(again.notes()).isEmpty();
    }

    @Test
    void anAnswerThatCannotBeWrittenLeavesNoHalf() throws IOException {
        Files.createDirectories(directory.resolve(HASH + ".json").resolve("in the way"));
        DirectoryCache cache = new DirectoryCache(directory, AnswerCache.none());
        cache.put(HASH, ANSWER);

        assertThat(cache.get(HASH)).isNull();
        assertThat(cache.trouble()).isPresent();
        assertThat(cache.trouble()).isEmpty();
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void removesOldHalvesOfItsOwnAndNothingElse() throws IOException {
        Path old = file("rowloom-12.tmp", Duration.ofHours(2));
        Path young = file("rowloom-13.tmp", Duration.ofMinutes(1));
        Path other = file("other.tmp", Duration.ofDays(9));
        Path answer = file(HASH + ".json", Duration.ofDays(9));

        new DirectoryCache(directory, AnswerCache.none());

        assertThat(old).doesNotExist();
        assertThat(List.of(young, other, answer))
                .allSatisfy(file -> assertThat(file).exists());
    }

    @Test
    void keepsWhatAnAnswerWas() {
        new DirectoryCache(directory, AnswerCache.none()).put(HASH, ANSWER);

        assertThat(new DirectoryCache(directory, AnswerCache.none()).get(HASH)).isEqualTo(ANSWER);
    }

    @Test
    void aFileThatHoldsNoAnswerCountsAsNone() throws IOException {
        DirectoryCache cache = new DirectoryCache(directory, AnswerCache.none());
        for (String text : List.of(
                "",
                "{",
                "[]",
                "{\"version\":1,\"text\":\"\",\"input\":-1}",
                "{\"version\":1,\"text\":\"\",\"failure\":\"NONE_SUCH\"}",
                "{\"version\":2,\"text\":\"\"}")) {
            Files.writeString(directory.resolve(HASH + ".json"), text);
            assertThat(cache.get(HASH)).as(text).isNull();
        }
        cache.put(HASH, ANSWER);
        assertThat(cache.get(HASH)).isEqualTo(ANSWER);
    }

    @Test
    void keepsNothingWhereNobodyAsksAgain() {
        FakeModel model = FakeModel.willing();
        DirectGeneration generation = DirectGeneration.of(
                generator(model, DirectOptions.DEFAULT).plan(),
                model,
                "fake-1",
                DirectOptions.DEFAULT,
                Instructions.NONE);
        run(generation);
        run(generation.again());
        assertThat(model.requests()).hasSize(4);
        DirectGeneration once = generation.once();
        run(once);
        run(once.again());

        assertThat(model.requests()).hasSize(12);
    }

    @Test
    void tokensThatNobodyCountedAreEstimated() {
        FakeModel model = FakeModel.scripted(
                (request, number) -> FakeModel.answer(FakeModel.rows(request, 10 * FakeModel.asked(request))));
        DirectOptions options = DirectOptions.builder().maxTokens(1_000_000).build();
        GenerationReport report = report(generator(model, options).generate());

        assertThat(report.tables()).allSatisfy(table -> {
            ModelRequestReport request = table.requests().get(0);
            assertThat(request.counted()).isEqualTo(Counted.BY_ESTIMATE);
            assertThat(request.usage().input()).isPositive();
            assertThat(request.usage().output()).isPositive();
        });
        assertThat(report.toJson()).contains("\"usageEstimated\":true");
        GenerationReport counted =
                report(generator(FakeModel.willing(), options).generate());
        assertThat(counted.toJson()).contains("\"usageEstimated\":false").doesNotContain("\"usageEstimated\":true");
    }

    @Test
    void boundsTheRowsThatItRejects() {
        String foreign = "{\"customers\":[{\"id\":1,\"note\":\"" + "x".repeat(50_000) + "\"}],";
        FakeModel model = FakeModel.scripted((request, number) -> FakeModel.answer(
                FakeModel.table(request).equals("orders")
                        ? foreign + FakeModel.rows(request).substring(1)
                        : FakeModel.rows(request)));
        TableGeneration orders =
                report(generator(model, DirectOptions.DEFAULT).generate()).table("orders");

        assertThat(orders.isComplete()).isTrue();
        assertThat(orders.rejected()).containsEntry("OTHER_TABLE", 1L);
        assertThat(orders.fragments()).singleElement().satisfies(fragment -> {
            assertThat(fragment.text()).hasSize(2_000).startsWith("{\"id\":1,\"note\":\"xxx");
            assertThat(fragment.length()).isGreaterThan(50_000);
        });
    }

    @Test
    void deliversWithoutKeepingAnswers() {
        FakeModel model = FakeModel.willing();
        assertThat(generator(model, DirectOptions.DEFAULT)
                        .generateTo(new MemorySink())
                        .tables())
                .hasSize(4);
        assertThat(model.requests()).hasSize(4);
    }

    private static SyntheticDataGenerator generator(FakeModel model, DirectOptions options) {
        return SyntheticDataGenerator.of(SHOP)
                .rows(10)
                .provider(model, "fake-1")
                .direct(options);
    }

    private static GenerationReport report(Dataset data) {
        return Objects.requireNonNull(data.metadata().generation());
    }

    private static GenerationReport run(DirectGeneration generation) {
        return generation.run(new RowReceiver() {
            @Override
            public void rows(RowBatch rows) {
                // the requests are what matters
            }

            @Override
            public void ended(TableLayout layout, TableGeneration report) {
                // the requests are what matters
            }
        });
    }

    private Path file(String name, Duration age) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "{");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
        return file;
    }

    private static void delete(Path cache) {
        try {
            Files.delete(cache);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
