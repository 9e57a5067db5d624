package dev.rowloom.export;

import dev.rowloom.export.FileOptions.Packing;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Writes each table as CSV, RFC 4180: {@code TABLE.csv}, UTF-8 without byte order mark, with a header.
 *
 * <p>A field is in quotes only where it needs them: it holds a comma, a quote or a line break, begins or ends with a
 * space, is empty, or is {@code \.} (the end of the data to PostgreSQL's COPY) or {@code NULL} (null to MySQL's LOAD DATA
 * where it is bare). NULL is a field without anything, the
 * empty text is {@code ""}. Other values are what the database of the schema's dialect reads:
 *
 * <table>
 * <caption>Values in CSV</caption>
 * <tr><th>value</th><th>PostgreSQL</th><th>MySQL, MariaDB, SQLite</th></tr>
 * <tr><td>truth value</td><td>{@code true}, {@code false}</td><td>{@code 1}, {@code 0}</td></tr>
 * <tr><td>bytes</td><td>{@code \x0aff}</td><td>{@code 0aff}, to be read with {@code UNHEX(@column)}</td></tr>
 * <tr><td>date and time</td><td colspan="2">{@code 2026-03-01 14:05:00}</td></tr>
 * <tr><td>point in time, at UTC</td><td>{@code 2026-03-01 14:05:00+00}</td><td>with the dialect's suffix; MySQL and MariaDB
 * have none, so load with {@code time_zone = '+00:00'}</td></tr>
 * </table>
 *
 * <p>Dates and times of a column that has a {@linkplain dev.rowloom.engine.ColumnLayout#format() format} are in that
 * format, with English names. So {@code COPY t FROM … (FORMAT csv, HEADER)} reads the files of PostgreSQL as they are.
 *
 * @since 0.1.0
 */
public final class CsvSink extends FileSink<CsvSink> {

    private final LineEnd lineEnd;

    /** What ends a record. */
    public enum LineEnd {
        /** A line feed. */
        LF("\n"),
        /** A carriage return and a line feed, as RFC 4180 has it. */
        CRLF("\r\n");

        private final String text;

        LineEnd(String text) {
            this.text = text;
        }
    }

    private CsvSink(FileOptions files, LineEnd lineEnd) {
        super(files);
        this.lineEnd = lineEnd;
    }

    /** Returns a sink that writes a file for each table into that directory. */
    public static CsvSink directory(Path directory) {
        Objects.requireNonNull(directory, "directory");
        return new CsvSink(FileOptions.of(directory, Packing.DIRECTORY), LineEnd.LF);
    }

    /** Returns a sink that writes an entry for each table into that ZIP file. */
    public static CsvSink zip(Path file) {
        Objects.requireNonNull(file, "file");
        return new CsvSink(FileOptions.of(file, Packing.ZIP), LineEnd.LF);
    }

    /** Returns a sink that ends records so. If unset, {@link LineEnd#LF}. */
    public CsvSink lineEnd(LineEnd lineEnd) {
        return new CsvSink(files, Objects.requireNonNull(lineEnd, "lineEnd"));
    }

    @Override
    CsvSink with(FileOptions files) {
        return new CsvSink(files, lineEnd);
    }

    @Override
    public Session open(Run run) {
        Objects.requireNonNull(run, "run");
        return new TextSession(
                run, ".csv", table -> new CsvFormat(table, run.schema().dialect(), lineEnd.text), files::claim);
    }
}
