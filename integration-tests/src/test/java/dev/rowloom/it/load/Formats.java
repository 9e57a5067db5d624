package dev.rowloom.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.dataset.Sink;
import dev.rowloom.export.CsvSink;
import dev.rowloom.export.JsonLinesSink;
import dev.rowloom.export.JsonSink;
import dev.rowloom.export.SqlSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The formats that files are written in. */
enum Formats {
    CSV(CsvSink::directory),
    JSON(JsonSink::directory),
    JSON_LINES(JsonLinesSink::directory),
    SQL(SqlSink::directory);

    private final Function<Path, Sink> sink;

    Formats(Function<Path, Sink> sink) {
        this.sink = sink;
    }

    Sink into(Path directory) {
        return sink.apply(directory);
    }

    /** Asserts that two directories hold files of the same names and bytes, at least one. */
    static void assertSameFiles(Path actual, Path expected) throws IOException {
        assertThat(names(actual)).isNotEmpty().isEqualTo(names(expected));
        for (String name : names(expected)) {
            long difference = Files.mismatch(actual.resolve(name), expected.resolve(name));
            assertThat(difference)
                    .as(() -> name + " at byte " + difference + ": " + around(actual.resolve(name), difference)
                            + " instead of " + around(expected.resolve(name), difference))
                    .isEqualTo(-1);
        }
    }

    static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String around(Path file, long position) {
        try {
            String text = Files.readString(file);
            int from = (int) Math.max(0, Math.min(text.length(), position - 80));
            return "…" + text.substring(from, Math.min(text.length(), from + 160)) + "…";
        } catch (IOException e) {
            return e.toString();
        }
    }
}
