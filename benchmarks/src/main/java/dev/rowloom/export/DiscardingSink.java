package dev.rowloom.export;

import dev.rowloom.dataset.Sink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Encodes rows exactly as the sinks of files do and counts the bytes instead of writing them. Used by one thread.
 *
 * @since 0.1.0
 */
public final class DiscardingSink implements Sink {

    private final Format format;
    private final CountingStream stream = new CountingStream();

    /** What the rows are encoded into. */
    public enum Format {
        /** As {@link CsvSink} writes it. */
        CSV,
        /** As {@link JsonLinesSink} writes it. */
        JSON_LINES,
        /** As {@link SqlSink} writes it. */
        SQL
    }

    /**
     * Makes a sink.
     *
     * @param format what the rows are encoded into
     */
    public DiscardingSink(Format format) {
        this.format = format;
    }

    /** Returns how many bytes all runs have written. */
    public long bytes() {
        return stream.bytes;
    }

    @Override
    public Session open(Run run) throws IOException {
        return switch (format) {
            case CSV ->
                new TextSession(
                        run, ".csv", table -> new CsvFormat(table, run.schema().dialect(), "\n"), this::claim);
            case JSON_LINES ->
                new TextSession(run, ".jsonl", table -> new JsonFormat(table, JsonFormat.Frame.LINES), this::claim);
            case SQL ->
                SqlSession.open(
                        run,
                        new SqlFrames(run, SqlFrames.Bounds.DEFAULT),
                        // made only where a cycle needs it; the schemas measured have none
                        new Spool(Path.of("benchmark.sql")),
                        claim(List.of()));
        };
    }

    private OutputFiles claim(List<String> names) {
        return new Nowhere(stream);
    }

    private record Nowhere(OutputStream stream) implements OutputFiles {

        @Override
        public OutputStream begin(String name) {
            return stream;
        }

        @Override
        public void end() {}

        @Override
        public void complete() {}

        @Override
        public void close() {}
    }

    private static final class CountingStream extends OutputStream {

        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] data, int from, int count) {
            bytes += count;
        }
    }
}
