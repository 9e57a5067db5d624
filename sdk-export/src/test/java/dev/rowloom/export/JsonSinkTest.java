package dev.rowloom.export;

import static dev.rowloom.export.Fixtures.column;
import static dev.rowloom.export.Fixtures.table;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rowloom.engine.CellState;
import dev.rowloom.engine.TestBatches.Raw;
import dev.rowloom.export.Fixtures.Rows;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSinkTest {

    private static final Table DOCUMENTS =
            table("docs", column("doc", Fixtures.JSON)).build();

    @TempDir
    Path directory;

    @Test
    void writesAnArrayOfOneObjectALine() throws IOException {
        assertThat(json(EveryType.TABLE, EveryType.ROW, EveryType.NULLS))
                .isEqualTo(
                        "[\n{\"n\":-42,\"amount\":-0.05,\"ratio\":1.500,\"active\":true,\"day\":\"2026-03-01\","
                                + "\"at\":\"14:05:00\",\"local\":\"2026-03-01T14:05:00.12\",\"instant\":\"2026-03-01T14:05:00Z\","
                                + "\"name\":\"Ödön\",\"uid\":\"01234567-89ab-cdef-0123-456789abcdef\",\"bytes\":\"AAr/\","
                                + "\"doc\":{\"a\": 1}},\n"
                                + "{\"n\":null,\"amount\":null,\"ratio\":null,\"active\":null,\"day\":null,\"at\":null,"
                                + "\"local\":null,\"instant\":null,\"name\":null,\"uid\":null,\"bytes\":null,\"doc\":null}\n]\n");
    }

    @Test
    void writesAnEmptyArrayForATableWithoutRows() throws IOException {
        assertThat(new ObjectMapper().readTree(json(EveryType.TABLE))).isEmpty();
    }

    @Test
    void writesLinesWithoutAFrame() throws IOException {
        Table table = table("t", column("a", Fixtures.INTEGER)).build();

        Fixtures.write(
                JsonLinesSink.directory(directory),
                Dialect.postgresql(),
                Rows.of(table, List.of(List.of(1L), List.of(Long.MIN_VALUE))),
                Rows.of(table("empty", column("a", Fixtures.INTEGER)).build(), List.of()));

        assertThat(directory.resolve("t.jsonl")).hasContent("{\"a\":1}\n{\"a\":-9223372036854775808}\n");
        assertThat(directory.resolve("empty.jsonl")).isEmptyFile();
    }

    @Test
    void escapesWhatRfc8259AsksFor() throws IOException {
        Table table = table("t", column("say \"a\"", Fixtures.TEXT)).build();

        assertThat(json(table, List.of("\"\\/\b\f\n\r\t\u0001\u001f\u007f é 🦊")))
                .isEqualTo("[\n{\"say \\\"a\\\"\":\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\u007f é 🦊\"}\n]\n");
    }

    @Test
    void leavesOutCellsThatTheDatabaseSuppliesAndWritesRawTextAsAString() throws IOException {
        Table table = table("t", column("a", Fixtures.INTEGER), column("b", Fixtures.JSON))
                .build();

        assertThat(json(
                        table,
                        List.of(CellState.DEFAULT, new Raw("{\"a\":")),
                        List.of(new Raw("twelve"), "1"),
                        List.of(CellState.ABSENT, CellState.DEFAULT)))
                .isEqualTo("[\n{\"b\":\"{\\\"a\\\":\"},\n{\"a\":\"twelve\",\"b\":1},\n{}\n]\n");
    }

    @Test
    void keepsADocumentOfSeveralLinesOnOne() throws IOException {
        assertThat(json(DOCUMENTS, List.of("{\n  \"a\": [1,\r\n 2]\n}")))
                .isEqualTo("[\n{\"doc\":{   \"a\": [1,   2] }}\n]\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                " [ ] ",
                "0",
                "-0.5e+10",
                "12E3",
                "true",
                "false",
                "null",
                "\"\"",
                "\"\\u00e9\\n\\\"é\"",
                "{\"a\":{\"b\":[1,2,{\"c\":null}]}}",
                "[[[]]]",
                "{\"a\" : 1 , \"b\" : \"x\"}"
            })
    void embedsDocuments(String document) throws IOException {
        JsonNode embedded = new ObjectMapper()
                .readTree(json(DOCUMENTS, List.of(document)))
                .get(0)
                .get("doc");

        assertThat(embedded).isEqualTo(new ObjectMapper().readTree(document));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[1,]",
                "{\"a\"}",
                "{\"a\":}",
                "{a:1}",
                "01",
                "1.",
                ".5",
                "1e",
                "-",
                "+1",
                "tru",
                "nulls",
                "\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\n\"",
                "1 2",
                "[1 2]",
                "{\"a\":1,}",
                "é"
            })
    void writesTextThatIsNoDocumentAsAString(String text) throws IOException {
        JsonNode written = new ObjectMapper()
                .readTree(json(DOCUMENTS, List.of(text)))
                .get(0)
                .get("doc");

        assertThat(written.isTextual()).isTrue();
        assertThat(written.textValue()).isEqualTo(text);
    }

    @Test
    void doesNotTrustTheDepthOfADocument() throws IOException {
        String bottomless = "[".repeat(100_000) + "]".repeat(100_000);

        assertThat(json(DOCUMENTS, List.of(bottomless))).startsWith("[\n{\"doc\":\"[[[");
    }

    @Test
    void givesTheSameBytesHoweverTheRowsAreCut() throws IOException {
        List<List<?>> rows = new ArrayList<>();
        for (long i = 0; i < 257; i++) {
            rows.add(Arrays.asList(i, i % 3 == 0 ? null : "name, " + i));
        }
        Rows all = Rows.of(
                table("t", column("id", Fixtures.INTEGER), column("name", Fixtures.TEXT))
                        .build(),
                rows);

        Fixtures.write(JsonSink.directory(directory.resolve("whole")), Dialect.mysql(), all);
        Fixtures.write(JsonSink.directory(directory.resolve("cut")), Dialect.mysql(), all.inBatchesOf(7));

        assertThat(directory.resolve("cut/t.json")).hasSameBinaryContentAs(directory.resolve("whole/t.json"));
    }

    private String json(Table table, List<?>... rows) throws IOException {
        Fixtures.write(JsonSink.directory(directory), Dialect.postgresql(), Rows.of(table, List.of(rows)));
        return Files.readString(directory.resolve(table.id() + ".json"));
    }
}
