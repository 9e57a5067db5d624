package dev.rowloom.export;

import static dev.rowloom.export.Fixtures.column;
import static dev.rowloom.export.Fixtures.table;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.UsageException;
import dev.rowloom.engine.CellState;
import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.Encoding;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.engine.TestBatches;
import dev.rowloom.export.CsvSink.LineEnd;
import dev.rowloom.export.Fixtures.Rows;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSinkTest {

    @TempDir
    Path directory;

    @Test
    void writesEveryTypeAsPostgresqlReadsIt() throws IOException {
        assertThat(csv(Dialect.postgresql(), EveryType.TABLE, EveryType.ROW))
                .isEqualTo("n,amount,ratio,active,day,at,local,instant,name,uid,bytes,doc\n"
                        + "-42,-0.05,1.500,true,2026-03-01,14:05:00,2026-03-01 14:05:00.12,2026-03-01 14:05:00+00,"
                        + "Ödön,01234567-89ab-cdef-0123-456789abcdef,\\x000aff,\"{\"\"a\"\": 1}\"\n");
    }

    @Test
    void writesTruthValuesAndBytesAsMysqlReadsThem() throws IOException {
        assertThat(csv(Dialect.mysql(), EveryType.TABLE, EveryType.ROW).lines().skip(1))
                .containsExactly("-42,-0.05,1.500,1,2026-03-01,14:05:00,2026-03-01 14:05:00.12,2026-03-01 14:05:00,"
                        + "Ödön,01234567-89ab-cdef-0123-456789abcdef,000aff,\"{\"\"a\"\": 1}\"");
    }

    @Test
    void tellsNullFromTheEmptyText() throws IOException {
        Table table = table("t", column("a", Fixtures.TEXT), column("b", Fixtures.TEXT))
                .build();

        assertThat(csv(Dialect.postgresql(), table, Arrays.asList(null, ""), Arrays.asList("", null)))
                .isEqualTo("a,b\n,\"\"\n\"\",\n");
    }

    @Test
    void quotesWhatNeedsItAndNothingElse() throws IOException {
        Table table = table("t", column("a, b", Fixtures.TEXT)).build();

        assertThat(csv(
                        Dialect.postgresql(),
                        table,
                        List.of("plain"),
                        List.of("a,b"),
                        List.of("say \"hi\""),
                        List.of("two\nlines"),
                        List.of("cr\r"),
                        List.of(" led"),
                        List.of("trailed "),
                        List.of("\\."),
                        List.of("NULL"),
                        List.of("null"),
                        List.of("it's; a\tb"),
                        List.of("árvíztűrő 🦊")))
                .isEqualTo(
                        "\"a, b\"\nplain\n\"a,b\"\n\"say \"\"hi\"\"\"\n\"two\nlines\"\n\"cr\r\"\n\" led\"\n\"trailed \"\n"
                                + "\"\\.\"\n\"NULL\"\nnull\nit's; a\tb\nárvíztűrő 🦊\n");
    }

    @Test
    void leavesCellsThatTheDatabaseSuppliesEmptyAndWritesRawTextAsItIs() throws IOException {
        Table table = table("t", column("a", Fixtures.INTEGER), column("b", Fixtures.TEXT))
                .build();

        assertThat(csv(
                        Dialect.postgresql(),
                        table,
                        List.of(CellState.DEFAULT, new TestBatches.Raw("n, a")),
                        List.of(new TestBatches.Raw("twelve"), new TestBatches.Raw("")),
                        List.of(CellState.ABSENT, CellState.DEFAULT)))
                .isEqualTo("a,b\n,\"n, a\"\ntwelve,\"\"\n,\n");
    }

    @Test
    void endsRecordsWithCrLfOnRequest() throws IOException {
        Table table = table("t", column("a", Fixtures.INTEGER)).build();

        Fixtures.write(
                CsvSink.directory(directory).lineEnd(LineEnd.CRLF),
                Dialect.postgresql(),
                Rows.of(table, List.of(List.of(1L), List.of(2L))));

        assertThat(directory.resolve("t.csv")).hasBinaryContent("a\r\n1\r\n2\r\n".getBytes(UTF_8));
    }

    @Test
    void writesTheHeaderOfATableWithoutRows() throws IOException {
        assertThat(csv(Dialect.sqlite(), EveryType.TABLE))
                .isEqualTo("n,amount,ratio,active,day,at,local,instant,name,uid,bytes,doc\n");
    }

    @Test
    void honoursTheFormatOfAColumn() throws IOException {
        Table table = table("t", column("day", Fixtures.DATE)).build();
        TableLayout layout = new TableLayout(
                table, List.of(new ColumnLayout(table.columns().get(0), Encoding.DATE, 0, "d MMM yyyy, EEE")), 1);

        Fixtures.write(
                CsvSink.directory(directory),
                Dialect.postgresql(),
                new Rows(layout, List.of(List.of(LocalDate.of(2026, 9, 1))), 10));

        assertThat(directory.resolve("t.csv")).hasContent("day\n\"1 Sep 2026, Tue\"\n");
    }

    @Test
    void refusesAFormatThatTheTypeCannotFillBeforeTouchingAFile() {
        Table table = table("t", column("day", Fixtures.DATE)).build();
        TableLayout layout = new TableLayout(
                table, List.of(new ColumnLayout(table.columns().get(0), Encoding.DATE, 0, "yyyy HH")), 1);

        assertThatThrownBy(() -> Fixtures.write(
                        CsvSink.directory(directory), Dialect.postgresql(), new Rows(layout, List.of(), 10)))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("column day cannot be written in the format 'yyyy HH': ");
        assertThat(directory).isEmptyDirectory();
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

        Fixtures.write(CsvSink.directory(directory.resolve("whole")), Dialect.mysql(), all);
        Fixtures.write(CsvSink.directory(directory.resolve("cut")), Dialect.mysql(), all.inBatchesOf(7));

        assertThat(directory.resolve("cut/t.csv")).hasSameBinaryContentAs(directory.resolve("whole/t.csv"));
    }

    private String csv(Dialect dialect, Table table, List<?>... rows) throws IOException {
        Fixtures.write(CsvSink.directory(directory), dialect, Rows.of(table, List.of(rows)));
        return Files.readString(directory.resolve(table.id() + ".csv"));
    }
}
