package dev.rowloom.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.export.Fixtures.Rows;
import dev.rowloom.schema.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of every format, as they were reviewed once. */
class GoldenFilesTest {

    private static final Rows ROWS =
            Rows.of(EveryType.TABLE, List.of(EveryType.ROW, EveryType.NULLS, EveryType.EDGES, EveryType.EMPTY_TEXTS));

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mysql", "mariadb", "sqlite"})
    void csvAndSql(String dialect) throws IOException {
        Fixtures.write(CsvSink.directory(directory), Dialect.named(dialect), ROWS);
        Fixtures.write(SqlSink.directory(directory), Dialect.named(dialect), ROWS);

        assertGolden("every_type.csv", dialect + ".csv");
        assertGolden("data.sql", dialect + ".sql");
    }

    @Test
    void json() throws IOException {
        Fixtures.write(JsonSink.directory(directory), Dialect.sqlite(), ROWS);
        Fixtures.write(JsonLinesSink.directory(directory), Dialect.sqlite(), ROWS);

        assertGolden("every_type.json", "every_type.json");
        assertGolden("every_type.jsonl", "every_type.jsonl");
    }

    @Test
    void formats() throws IOException {
        List<ColumnLayout> formatted = ROWS.layout().columns().stream()
                .map(column -> switch (column.encoding()) {
                    case DATE -> withFormat(column, "dd.MM.yyyy");
                    case TIME -> withFormat(column, "h:mm a");
                    case TIMESTAMP -> withFormat(column, "EEEE, d MMMM yyyy HH:mm:ss");
                    case INSTANT -> withFormat(column, "yyyy-MM-dd'T'HH:mmXXX");
                    default -> column;
                })
                .toList();
        Rows rows = new Rows(new TableLayout(EveryType.TABLE, formatted, 4), ROWS.rows(), 3);

        Fixtures.write(CsvSink.directory(directory), Dialect.postgresql(), rows);
        Fixtures.write(JsonLinesSink.directory(directory), Dialect.postgresql(), rows);
        Fixtures.write(SqlSink.directory(directory), Dialect.postgresql(), rows);

        assertGolden("every_type.csv", "formats.csv");
        assertGolden("every_type.jsonl", "formats.jsonl");
        assertGolden("data.sql", "postgresql.sql");
    }

    private static ColumnLayout withFormat(ColumnLayout column, String format) {
        return new ColumnLayout(column.column(), column.encoding(), column.scale(), format);
    }

    private void assertGolden(String written, String golden) throws IOException {
        try (InputStream expected = GoldenFilesTest.class.getResourceAsStream("/golden/" + golden)) {
            assertThat(expected).as("golden file %s", golden).isNotNull();
            assertThat(Files.readString(directory.resolve(written)))
                    .as("%s against golden file %s", written, golden)
                    .isEqualTo(new String(expected.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        }
    }
}
