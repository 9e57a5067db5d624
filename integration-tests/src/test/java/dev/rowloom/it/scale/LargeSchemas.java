package dev.rowloom.it.scale;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.dataset.Sink;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.export.SqlSink;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** The program that {@link LargeSchemasTest} runs in a JVM of its own: reads a schema, plans it and makes its rows. */
final class LargeSchemas {

    private LargeSchemas() {}

    /**
     * Writes 100 rows of each table as a script and prints what that took.
     *
     * @param args the file of the DDL, its dialect, the directory to write to
     */
    public static void main(String... args) throws IOException {
        long start = System.nanoTime();
        Schema schema = Schema.fromDdl(Path.of(args[0]), Dialect.named(args[1]));
        long read = System.nanoTime();
        SyntheticDataGenerator generator = SyntheticDataGenerator.of(schema);
        DataPlan plan = generator.plan();
        long planned = System.nanoTime();
        Sink sink = SqlSink.directory(Path.of(args[2])).overwrite();
        long rows = generator.generateTo(sink).rows();
        long made = System.nanoTime();
        System.out.printf(
                Locale.ROOT,
                "%s: %d tables read in %.1f s, planned in %.1f s, planned once more and %d rows written in %.1f s, heap of at most %d MiB%n",
                Path.of(args[0]).getFileName(),
                plan.tables().size(),
                (read - start) / 1e9,
                (planned - read) / 1e9,
                rows,
                (made - planned) / 1e9,
                Runtime.getRuntime().maxMemory() >> 20);
    }
}
