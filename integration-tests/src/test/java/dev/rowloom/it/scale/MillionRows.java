package dev.rowloom.it.scale;

import dev.rowloom.GenerationSummary;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.export.CsvSink;
import dev.rowloom.schema.Schema;
import java.nio.file.Path;

/** The program that {@link MillionRowsTest} runs in a JVM of its own. */
final class MillionRows {

    private MillionRows() {}

    /**
     * Writes the shop with a million rows of each named table.
     *
     * @param args the file of the DDL, the directory to write to, the tables
     */
    public static void main(String... args) {
        SyntheticDataGenerator generator = SyntheticDataGenerator.of(Schema.fromDdl(Path.of(args[0])));
        for (int i = 2; i < args.length; i++) {
            generator = generator.rows(args[i], MillionRowsTest.ROWS);
        }
        GenerationSummary summary = generator.generateTo(CsvSink.directory(Path.of(args[1])));
        System.out.println(summary.tables());
    }
}
