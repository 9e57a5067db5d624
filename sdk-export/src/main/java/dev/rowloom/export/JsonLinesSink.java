package dev.rowloom.export;

import dev.rowloom.export.FileOptions.Packing;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Writes each table as JSON Lines: {@code TABLE.jsonl}, UTF-8, one object a line.
 *
 * <p>An object's members are the columns, in order. Numbers are JSON numbers with exactly the digits of the value, also
 * beyond what a double holds; dates and times are strings in ISO 8601, points in time at UTC with {@code Z}; bytes are
 * base64; a column of JSON holds its document itself, or a string where the text is no document. A cell that the database
 * supplies is left out. Dates and times of a column that has a
 * {@linkplain dev.rowloom.engine.ColumnLayout#format() format} are in that format, with English names.
 *
 * @since 0.1.0
 */
public final class JsonLinesSink extends FileSink<JsonLinesSink> {

    private JsonLinesSink(FileOptions files) {
        super(files);
    }

    /** Returns a sink that writes a file for each table into that directory. */
    public static JsonLinesSink directory(Path directory) {
        Objects.requireNonNull(directory, "directory");
        return new JsonLinesSink(FileOptions.of(directory, Packing.DIRECTORY));
    }

    /** Returns a sink that writes an entry for each table into that ZIP file. */
    public static JsonLinesSink zip(Path file) {
        Objects.requireNonNull(file, "file");
        return new JsonLinesSink(FileOptions.of(file, Packing.ZIP));
    }

    @Override
    JsonLinesSink with(FileOptions files) {
        return new JsonLinesSink(files);
    }

    @Override
    public Session open(Run run) {
        Objects.requireNonNull(run, "run");
        return new TextSession(run, ".jsonl", table -> new JsonFormat(table, JsonFormat.Frame.LINES), files::claim);
    }
}
