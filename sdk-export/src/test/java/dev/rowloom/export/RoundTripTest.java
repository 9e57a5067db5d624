package dev.rowloom.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rowloom.dataset.Sink;
import dev.rowloom.schema.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;

/** What is written is what a library reads back, cell by cell. */
class RoundTripTest {

    /** In this mode the parser tells a field without anything, which is null, from a quoted empty one. */
    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL_NON_NULL).get();

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Path directory;

    @BeforeProperty
    void createDirectory() throws IOException {
        directory = Files.createTempDirectory("rowloom-export");
    }

    @AfterProperty
    void deleteDirectory() throws IOException {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    @Provide
    Arbitrary<RandomRows> tables() {
        return RandomRows.any();
    }

    @Property(tries = 300)
    void csvIsReadBackCellByCell(@ForAll("tables") RandomRows random, @ForAll @IntRange(min = 1, max = 30) int batch)
            throws IOException {
        Path file = write(CsvSink.directory(directory), random, batch, "random.csv");

        List<List<String>> read = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(file, java.nio.charset.StandardCharsets.UTF_8, CSV)) {
            for (CSVRecord parsed : parser) {
                read.add(cells(parsed));
            }
        }

        List<List<String>> expected = new ArrayList<>();
        expected.add(
                random.table().columns().stream().map(column -> column.name()).toList());
        random.rows().forEach(row -> expected.add(texts(random, row)));
        assertThat(read).isEqualTo(expected);
    }

    @Property(tries = 300)
    void jsonIsReadBackCellByCell(@ForAll("tables") RandomRows random, @ForAll @IntRange(min = 1, max = 30) int batch)
            throws IOException {
        Path file = write(JsonSink.directory(directory), random, batch, "random.json");

        JsonNode array = JSON.readTree(file.toFile());

        assertThat(array.size()).isEqualTo(random.rows().size());
        for (int i = 0; i < array.size(); i++) {
            assertObject(array.get(i), random, random.rows().get(i));
        }
    }

    @Property(tries = 300)
    void jsonLinesAreReadBackLineByLine(
            @ForAll("tables") RandomRows random, @ForAll @IntRange(min = 1, max = 30) int batch) throws IOException {
        Path file = write(JsonLinesSink.directory(directory), random, batch, "random.jsonl");

        String[] lines = Files.readString(file).split("\n", -1);

        assertThat(lines).hasSize(random.rows().size() + 1);
        assertThat(lines[lines.length - 1]).isEmpty();
        for (int i = 0; i < random.rows().size(); i++) {
            assertObject(JSON.readTree(lines[i]), random, random.rows().get(i));
        }
    }

    @Property(tries = 100)
    void bytesAreTheSameHoweverTheRowsAreCut(
            @ForAll("tables") RandomRows random, @ForAll @IntRange(min = 1, max = 30) int batch) throws IOException {
        assertCutDoesNotMatter(CsvSink.directory(directory), random, batch, "random.csv");
        assertCutDoesNotMatter(JsonSink.directory(directory), random, batch, "random.json");
        assertCutDoesNotMatter(JsonLinesSink.directory(directory), random, batch, "random.jsonl");
        assertCutDoesNotMatter(SqlSink.directory(directory).bounded(4, 200), random, batch, "data.sql");
    }

    private void assertCutDoesNotMatter(FileSink<?> sink, RandomRows random, int batch, String name)
            throws IOException {
        byte[] whole = Files.readAllBytes(write(sink, random, 1000, name));
        assertThat(write(sink, random, batch, name)).hasBinaryContent(whole);
    }

    private Path write(FileSink<?> sink, RandomRows random, int batch, String name) throws IOException {
        Sink overwriting = sink.overwrite();
        Fixtures.write(overwriting, Dialect.postgresql(), random.fixture().inBatchesOf(batch));
        return directory.resolve(name);
    }

    private static List<String> cells(CSVRecord parsed) {
        List<String> cells = new ArrayList<>();
        parsed.forEach(cells::add);
        return cells;
    }

    private static List<String> texts(RandomRows random, List<Object> row) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            texts.add(row.get(i) == null ? null : random.kinds().get(i).csv.apply(row.get(i)));
        }
        return texts;
    }

    private static void assertObject(JsonNode object, RandomRows random, List<Object> row) {
        assertThat(object.size()).isEqualTo(row.size());
        for (int i = 0; i < row.size(); i++) {
            JsonNode cell = object.get("c" + i);
            Object value = row.get(i);
            assertThat(
                            value == null
                                    ? cell.isNull()
                                    : random.kinds().get(i).json.test(cell, value))
                    .as("%s as %s", value, cell)
                    .isTrue();
        }
    }
}
