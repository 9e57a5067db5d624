package dev.rowloom.export;

import static dev.rowloom.export.Fixtures.column;
import static dev.rowloom.export.Fixtures.key;
import static dev.rowloom.export.Fixtures.primaryKey;
import static dev.rowloom.export.Fixtures.references;
import static dev.rowloom.export.Fixtures.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.dataset.Sink;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.export.Fixtures.Rows;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.ForeignKey.Deferral;
import dev.rowloom.schema.Identity;
import dev.rowloom.schema.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches are encoded by many threads while others are written; the bytes are those of one thread. */
class ConcurrentEncodingTest {

    private static final int THREADS = 4;
    private static final long ROWS = 20_000;

    @TempDir
    Path directory;

    @Test
    void givesTheBytesOfOneThread() throws Exception {
        assertSame(CsvSink.directory(directory.resolve("one")), CsvSink.directory(directory.resolve("many")), "a.csv");
        assertSame(
                JsonSink.directory(directory.resolve("one")), JsonSink.directory(directory.resolve("many")), "a.json");
        assertSame(
                JsonLinesSink.directory(directory.resolve("one")),
                JsonLinesSink.directory(directory.resolve("many")),
                "a.jsonl");
        assertSame(
                SqlSink.directory(directory.resolve("one")), SqlSink.directory(directory.resolve("many")), "data.sql");
    }

    private void assertSame(Sink one, Sink many, String file) throws Exception {
        Rows[] tables = tables();
        Fixtures.write(one, Dialect.postgresql(), tables);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (Sink.Session session = many.open(Fixtures.run(Dialect.postgresql(), tables))) {
            for (Rows rows : tables) {
                write(session.begin(rows.layout()), rows.inBatchesOf(97).batches(), threads);
            }
            session.complete();
        } finally {
            threads.shutdownNow();
        }

        assertThat(directory.resolve("many").resolve(file))
                .hasSameBinaryContentAs(directory.resolve("one").resolve(file));
    }

    /** Two tables that refer to each other, so that a script has statements, updates and sequences. */
    private static Rows[] tables() {
        Column id = Column.builder("id", Fixtures.INTEGER)
                .nullability(Column.Nullability.NOT_NULL)
                .identity(new Identity(Identity.Kind.BY_DEFAULT, 1, 1, null))
                .build();
        Table a = table("a", id, column("b_id", Fixtures.INTEGER), column("name", Fixtures.TEXT))
                .uniqueKey(primaryKey("id"))
                .foreignKey(references("b_id", "b", Deferral.NOT_DEFERRABLE))
                .build();
        Table b = table("b", key("id"), key("a_id"))
                .uniqueKey(primaryKey("id"))
                .foreignKey(references("a_id", "a", Deferral.NOT_DEFERRABLE))
                .build();
        List<List<?>> rows = new ArrayList<>();
        for (long i = 1; i <= ROWS; i++) {
            rows.add(Arrays.asList(i, i % 3 == 0 ? null : 1L, "name, " + "x".repeat((int) (i % 50))));
        }
        return new Rows[] {Rows.of(a, rows), Rows.of(b, List.of(List.of(1L, 1L)))};
    }

    private static <C> void write(Sink.TableWriter<C> writer, List<RowBatch> batches, ExecutorService threads)
            throws IOException, ExecutionException, InterruptedException {
        Queue<Future<C>> chunks = new ArrayDeque<>();
        for (RowBatch batch : batches) {
            if (chunks.size() == 2 * THREADS) {
                writer.write(chunks.remove().get());
            }
            chunks.add(threads.submit(() -> writer.encode(batch)));
        }
        for (Future<C> chunk : chunks) {
            writer.write(chunk.get());
        }
        writer.finish();
    }
}
