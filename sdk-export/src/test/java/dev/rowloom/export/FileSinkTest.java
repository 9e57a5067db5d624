package dev.rowloom.export;

import static dev.rowloom.export.Fixtures.column;
import static dev.rowloom.export.Fixtures.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.ExportException;
import dev.rowloom.UsageException;
import dev.rowloom.dataset.Sink;
import dev.rowloom.export.Fixtures.Rows;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSinkTest {

    private static final Rows ONE = rows("one");
    private static final Rows TWO = rows("two");

    @TempDir
    Path directory;

    private static Rows rows(String table) {
        Table declared = table(table, column("a", Fixtures.INTEGER)).build();
        return Rows.of(declared, List.of(List.of(1L), List.of(2L)));
    }

    @Test
    void createsTheDirectory() throws IOException {
        Path deep = directory.resolve("a/b");

        Fixtures.write(CsvSink.directory(deep), Dialect.sqlite(), ONE, TWO);

        assertThat(deep).isDirectoryContaining("glob:**/one.csv").isDirectoryContaining("glob:**/two.csv");
        assertThat(deep).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void writesThroughALinkToADirectory() throws IOException {
        Path real = Files.createDirectory(directory.resolve("real"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), real);

        Fixtures.write(CsvSink.directory(link), Dialect.sqlite(), ONE);
        Fixtures.write(CsvSink.zip(link.resolve("x.zip")), Dialect.sqlite(), ONE);

        assertThat(real).isDirectoryContaining("glob:**/one.csv").isDirectoryContaining("glob:**/x.zip");
    }

    @Test
    void numbersTablesWhoseNamesDifferInLetterCaseAlone() throws IOException {
        Fixtures.write(CsvSink.directory(directory), Dialect.postgresql(), rows("orders"), rows("Orders"));

        assertThat(directory).isDirectoryContaining("glob:**/orders.csv").isDirectoryContaining("glob:**/Orders-2.csv");
    }

    @Test
    void refusesAnExistingFileBeforeTheFirstRow() throws IOException {
        Path existing = Files.writeString(directory.resolve("two.csv"), "precious");

        assertThatThrownBy(() -> Fixtures.write(CsvSink.directory(directory), Dialect.sqlite(), ONE, TWO))
                .isInstanceOf(ExportException.class)
                .hasMessage("cannot write " + existing
                        + ": it exists; delete it, choose another target, or let the sink overwrite");
        assertThat(existing).hasContent("precious");
        assertThat(directory.resolve("one.csv")).doesNotExist();
    }

    @Test
    void overwritesOnRequestAndOnlyWhenTheNewFileIsComplete() throws IOException {
        Path existing = Files.writeString(directory.resolve("one.csv"), "old");
        Sink sink = CsvSink.directory(directory).overwrite();

        try (Sink.Session session = sink.open(Fixtures.run(Dialect.sqlite(), ONE))) {
            session.begin(ONE.layout());
            assertThat(existing).hasContent("old");
        }
        assertThat(existing).hasContent("old");

        Fixtures.write(sink, Dialect.sqlite(), ONE);
        assertThat(existing).hasContent("a\n1\n2\n");
    }

    @Test
    void refusesADirectoryInPlaceOfAFileEvenWhenOverwriting() throws IOException {
        Path taken = Files.createDirectory(directory.resolve("one.csv"));

        assertThatThrownBy(() -> Fixtures.write(CsvSink.directory(directory).overwrite(), Dialect.sqlite(), ONE))
                .isInstanceOf(ExportException.class)
                .hasMessageStartingWith("cannot write " + taken + ": it is a directory");
    }

    @Test
    void saysThatTheDirectoryIsAFile() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> Fixtures.write(CsvSink.directory(file), Dialect.sqlite(), ONE))
                .isInstanceOf(ExportException.class)
                .hasMessage("cannot write to " + file + ": it is not a directory; choose another one");
        assertThatThrownBy(() -> Fixtures.write(JsonSink.zip(file.resolve("x.zip")), Dialect.sqlite(), ONE))
                .isInstanceOf(ExportException.class)
                .hasMessage("cannot write to " + file + ": it is not a directory; choose another one");
        assertThatThrownBy(() -> Fixtures.write(SqlSink.directory(file.resolve("x")), Dialect.sqlite(), ONE))
                .isInstanceOf(ExportException.class)
                .hasMessage("cannot write to " + file + ": it is not a directory; choose another one");
    }

    @Test
    void aFailedRunKeepsFinishedTablesAndNothingUnmarked() throws IOException {
        try (Sink.Session session = CsvSink.directory(directory).open(Fixtures.run(Dialect.sqlite(), ONE, TWO))) {
            Fixtures.writeTable(session.begin(ONE.layout()), ONE.batches());
            session.begin(TWO.layout());
            assertThat(directory).isDirectoryContaining("glob:**/two.csv.part");
        }

        assertThat(directory.resolve("one.csv")).hasContent("a\n1\n2\n");
        assertThat(directory).isDirectoryNotContaining("glob:**/two.csv*");
    }

    @Test
    void aFailedRunLeavesNoZipAndNoScript() throws IOException {
        for (Sink sink : List.of(
                CsvSink.zip(directory.resolve("x.zip")),
                SqlSink.directory(directory),
                SqlSink.zip(directory.resolve("y.zip")))) {
            try (Sink.Session session = sink.open(Fixtures.run(Dialect.sqlite(), ONE, TWO))) {
                Fixtures.writeTable(session.begin(ONE.layout()), ONE.batches());
                assertThat(directory).isDirectoryContaining("glob:**.part");
            }
            assertThat(directory).isEmptyDirectory();
        }
    }

    @Test
    void replacesWhatAKilledRunLeft() throws IOException {
        Files.writeString(directory.resolve("one.csv.part"), "half a ro");

        Fixtures.write(CsvSink.directory(directory), Dialect.sqlite(), ONE);

        assertThat(directory.resolve("one.csv")).hasContent("a\n1\n2\n");
        assertThat(directory.resolve("one.csv.part")).doesNotExist();
    }

    @Test
    void doesNotFollowALinkInPlaceOfThePartFile() throws IOException {
        Path precious = Files.writeString(directory.resolve("precious"), "precious");
        Files.createSymbolicLink(directory.resolve("one.csv.part"), precious);

        Fixtures.write(CsvSink.directory(directory), Dialect.sqlite(), ONE);

        assertThat(precious).hasContent("precious");
    }

    @Test
    void zipsTheFilesOfADirectory() throws IOException {
        Path zip = directory.resolve("deep/rows.zip");

        Fixtures.write(JsonLinesSink.zip(zip), Dialect.sqlite(), ONE, TWO);

        try (ZipFile file = new ZipFile(zip.toFile())) {
            assertThat(file.stream().map(ZipEntry::getName)).containsExactly("one.jsonl", "two.jsonl");
            assertThat(file.getInputStream(file.getEntry("two.jsonl")))
                    .hasBinaryContent("{\"a\":1}\n{\"a\":2}\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        assertThat(zip.resolveSibling("rows.zip.part")).doesNotExist();
    }

    @Test
    void zipsToTheSameBytesInEveryTimeZone() throws IOException {
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            Fixtures.write(SqlSink.zip(directory.resolve("west.zip")), Dialect.sqlite(), ONE, TWO);
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            Fixtures.write(SqlSink.zip(directory.resolve("east.zip")), Dialect.sqlite(), ONE.inBatchesOf(1), TWO);
        } finally {
            TimeZone.setDefault(zone);
        }

        assertThat(directory.resolve("east.zip")).hasSameBinaryContentAs(directory.resolve("west.zip"));
    }

    @Test
    void compressesAsAsked() throws IOException {
        Rows many = Rows.of(
                ONE.layout().table(),
                java.util.stream.LongStream.range(0, 5000).mapToObj(List::of).toList());
        Fixtures.write(CsvSink.zip(directory.resolve("stored.zip")).compressionLevel(0), Dialect.sqlite(), many);
        Fixtures.write(CsvSink.zip(directory.resolve("small.zip")).compressionLevel(9), Dialect.sqlite(), many);

        assertThat(Files.size(directory.resolve("small.zip")))
                .isLessThan(Files.size(directory.resolve("stored.zip")) / 2);
        assertThatThrownBy(() -> CsvSink.zip(directory).compressionLevel(10))
                .isInstanceOf(UsageException.class)
                .hasMessage("a compression level is 0 (none) to 9 (smallest), not 10");
    }

    @Test
    void refusesTablesThatAreNotOfTheRun() throws IOException {
        try (Sink.Session session = CsvSink.directory(directory).open(Fixtures.run(Dialect.sqlite(), ONE))) {
            assertThatThrownBy(() -> session.begin(TWO.layout()))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("table two is not of this run; it has [one]");
        }
    }

    @Test
    void namesTheFileAndTheCauseWhenAStreamFails() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };

        assertThatThrownBy(() -> new GuardedStream(full, Path.of("out", "t.csv")).write(new byte[3], 0, 3))
                .isInstanceOf(ExportException.class)
                .hasMessage(
                        "cannot write " + Path.of("out", "t.csv") + ": No space left on device; what is incomplete was"
                                + " removed, make room or choose another target")
                .hasRootCauseMessage("No space left on device");
    }
}
