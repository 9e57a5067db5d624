package dev.rowloom.profile;

import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows to be profiled, read once from first to last. Used by one thread.
 *
 * @since 0.1.0
 */
public interface SampleRows extends AutoCloseable {

    /** Returns the names of the columns, each once. */
    List<String> columns();

    /**
     * Returns the next row, or null where there is none.
     *
     * @return the texts of its cells in the order of the columns, null for a missing value; numbers with a point, dates and
     *     times as they are written
     * @throws dev.rowloom.UsageException if the rows can't be read
     */
    @Nullable
    List<@Nullable String> next();

    /** Closes what the rows are read from. */
    @Override
    default void close() {}

    /**
     * Returns the rows of a CSV file, UTF-8, with a header: separated by the comma, semicolon, tab or bar that the header has,
     * quoted with {@code "}. An empty field is a missing value, {@code ""} an empty text.
     *
     * @throws dev.rowloom.UsageException if there is no such file, it is empty, or it names a column twice
     */
    static SampleRows csv(Path file) {
        return CsvRows.open(Objects.requireNonNull(file, "file"));
    }

    /** Returns the rows of CSV text, as {@link #csv(Path)} does. */
    static SampleRows csv(Reader reader) {
        return CsvRows.of(Objects.requireNonNull(reader, "reader"), "the CSV");
    }

    /**
     * Returns the rows of a JSON file: an array of objects, or one object a line. The columns are the fields of the first
     * 1,000 objects; values that are objects or arrays themselves are taken as JSON text.
     *
     * @throws dev.rowloom.UsageException if there is no such file, or it holds anything else
     */
    static SampleRows json(Path file) {
        return JsonRows.open(Objects.requireNonNull(file, "file"));
    }

    /** Returns the rows of JSON text, as {@link #json(Path)} does. */
    static SampleRows json(Reader reader) {
        return JsonRows.of(Objects.requireNonNull(reader, "reader"), "the JSON");
    }

    /**
     * Returns rows from anywhere.
     *
     * @param columns the names of the columns
     * @param rows the cells of each row in the order of the columns, of which {@code toString()} is taken; null for a missing
     *     value
     */
    static SampleRows of(List<String> columns, Iterator<? extends List<?>> rows) {
        List<String> names = List.copyOf(columns);
        Objects.requireNonNull(rows, "rows");
        return new SampleRows() {
            @Override
            public List<String> columns() {
                return names;
            }

            @Override
            public @Nullable List<@Nullable String> next() {
                if (!rows.hasNext()) {
                    return null;
                }
                List<@Nullable String> texts = new ArrayList<>();
                for (Object cell : rows.next()) {
                    texts.add(cell == null ? null : cell.toString());
                }
                return texts;
            }
        };
    }
}
