package dev.rowloom.export;

import static dev.rowloom.export.Fixtures.column;
import static dev.rowloom.export.Fixtures.key;
import static dev.rowloom.export.Fixtures.primaryKey;
import static dev.rowloom.export.Fixtures.references;
import static dev.rowloom.export.Fixtures.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.ExportException;
import dev.rowloom.engine.CellState;
import dev.rowloom.engine.TestBatches.Raw;
import dev.rowloom.export.Fixtures.Rows;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.DataType.Padding;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.ForeignKey.Deferral;
import dev.rowloom.schema.Identity;
import dev.rowloom.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlSinkTest {

    @TempDir
    Path directory;

    @Test
    void writesEveryTypeForPostgresql() throws IOException {
        assertThat(sql(Dialect.postgresql(), Rows.of(EveryType.TABLE, List.of(EveryType.ROW, EveryType.NULLS))))
                .startsWith("BEGIN;\n")
                .contains("VALUES\n(-42,-0.05,1.500,TRUE,'2026-03-01','14:05:00','2026-03-01 14:05:00.12',"
                        + "'2026-03-01 14:05:00+00','Ödön','01234567-89ab-cdef-0123-456789abcdef','\\x000aff',"
                        + "'{\"a\": 1}'),\n"
                        + "(NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);\n")
                .endsWith("COMMIT;\n");
    }

    @Test
    void writesEveryTypeForMysql() throws IOException {
        assertThat(sql(Dialect.mysql(), Rows.of(EveryType.TABLE, List.of(EveryType.ROW))))
                .containsSubsequence("SET NAMES utf8mb4;", "time_zone = '+00:00';", "START TRANSACTION;")
                .contains("(-42,-0.05,1.500,1,'2026-03-01','14:05:00','2026-03-01 14:05:00.12','2026-03-01 14:05:00',"
                        + "'Ödön','01234567-89ab-cdef-0123-456789abcdef',X'000aff','{\"a\": 1}');\n");
    }

    @Test
    void escapesTextAsTheDialectReadsIt() throws IOException {
        Table table = table("t", column("a", Fixtures.TEXT)).build();
        Rows rows = Rows.of(table, List.of(List.of("it's \\ \n\r"), List.of(new Raw("'); DROP TABLE t; --"))));

        assertThat(sql(Dialect.postgresql(), rows)).contains("('it''s \\ \n\r'),\n('''); DROP TABLE t; --');\n");
        assertThat(sql(Dialect.mariadb(), rows)).contains("('it''s \\\\ \\n\\r'),\n('''); DROP TABLE t; --');\n");
    }

    @Test
    void keepsAnythingButDigitsOutOfBitStrings() throws IOException {
        Table table =
                table("t", column("a", new DataType.BitType(4, Padding.FIXED))).build();

        assertThat(sql(Dialect.postgresql(), Rows.of(table, List.of(List.of("0101"), List.of("1' OR '1")))))
                .contains("(B'0101'),\n('1'' OR ''1');");
    }

    @Test
    void leavesCellsToTheDatabaseByItsOwnMeans() throws IOException {
        Table table = table(
                        "t",
                        Column.builder("a", Fixtures.INTEGER).defaultValue("7").build(),
                        column("b", Fixtures.INTEGER))
                .build();
        Rows rows = Rows.of(table, List.of(List.of(CellState.DEFAULT, CellState.ABSENT)));

        assertThat(sql(Dialect.postgresql(), rows)).contains("(DEFAULT,DEFAULT)");
        assertThat(sql(Dialect.sqlite(), rows)).contains("(7,NULL)");
    }

    @Test
    void boundsStatementsByRowsAndBytesHoweverTheRowsAreCut() throws IOException {
        List<List<?>> values = new ArrayList<>();
        for (long i = 0; i < 100; i++) {
            values.add(List.of(i, "x".repeat((int) (i * i % 97))));
        }
        Rows rows = Rows.of(
                table("t", column("a", Fixtures.INTEGER), column("b", Fixtures.TEXT))
                        .build(),
                values);

        String whole = sql(SqlSink.directory(directory).bounded(7, 300), Dialect.postgresql(), rows);
        String cut = sql(SqlSink.directory(directory).bounded(7, 300), Dialect.postgresql(), rows.inBatchesOf(3));
        String single = sql(SqlSink.directory(directory).bounded(7, 300), Dialect.postgresql(), rows.inBatchesOf(1));

        assertThat(cut).isEqualTo(whole);
        assertThat(single).isEqualTo(whole);
        assertThat(statements(whole, "INSERT")).hasSizeGreaterThan(100 / 7).allSatisfy(statement -> {
            assertThat(statement.length()).isLessThanOrEqualTo(300);
            assertThat(statement.lines().count()).isLessThanOrEqualTo(8);
        });
        assertThat(whole.lines().filter(line -> line.startsWith("("))).hasSize(100);
    }

    @Test
    void writesARowThatIsLongerThanAStatementAlone() throws IOException {
        Rows rows = Rows.of(
                table("t", column("a", Fixtures.TEXT)).build(),
                List.of(List.of("a"), List.of("b".repeat(500)), List.of("c")));

        assertThat(statements(sql(SqlSink.directory(directory).bounded(7, 300), Dialect.sqlite(), rows), "INSERT"))
                .hasSize(3);
    }

    @Test
    void advancesSequencesToTheLastNumberWritten() throws IOException {
        Column up = Column.builder("id", Fixtures.INTEGER)
                .identity(new Identity(Identity.Kind.BY_DEFAULT, 1, 1, null))
                .build();
        Rows rows = Rows.of(table("t", up).build(), List.of(List.of(3L), List.of(17L), List.of(5L)));
        Rows none = Rows.of(table("none", up).build(), List.of());

        String sql = sql(Dialect.postgresql(), rows.inBatchesOf(1), none);

        assertThat(statements(sql, "SELECT")).singleElement().asString().contains("setval", "17");
    }

    @Test
    void overridesIdentitiesThatTheDatabaseWouldGiveAlways() throws IOException {
        Column always = Column.builder("id", Fixtures.INTEGER)
                .identity(new Identity(Identity.Kind.ALWAYS, 1, 1, null))
                .build();

        assertThat(sql(Dialect.postgresql(), Rows.of(table("t", always).build(), List.of(List.of(3L)))))
                .contains("INSERT INTO t (id) OVERRIDING SYSTEM VALUE VALUES\n(3);\n");
    }

    @Test
    void followsIdentitiesThatCountDownAndIgnoresNumbersBeforeTheFirst() throws IOException {
        Column down = Column.builder("id", Fixtures.INTEGER)
                .identity(new Identity(Identity.Kind.BY_DEFAULT, -5, -1, null))
                .build();
        Table table = table("t", down).build();

        assertThat(statements(sql(Dialect.postgresql(), Rows.of(table, List.of(List.of(-7L), List.of(3L)))), "SELECT"))
                .singleElement()
                .asString()
                .contains("-7");
        assertThat(statements(sql(Dialect.postgresql(), Rows.of(table, List.of(List.of(3L)))), "SELECT"))
                .isEmpty();
    }

    @Test
    void keepsTimestampsThatMysqlWouldChangeWithAnUpdate() throws IOException {
        Rows[] cycle = cycle(Deferral.NOT_DEFERRABLE);
        Table a = table("a", key("id"), column("b_id", Fixtures.INTEGER), column("changed", Fixtures.TIMESTAMP))
                .uniqueKey(primaryKey("id"))
                .foreignKey(references("b_id", "b", Deferral.NOT_DEFERRABLE))
                .build();

        assertThat(sql(Dialect.mysql(), Rows.of(a, List.of(Arrays.asList(1L, 1L, null))), cycle[1]))
                .contains("UPDATE `a` SET `b_id` = 1, `changed` = `changed` WHERE `id` = 1;\n");
    }

    @Test
    void defersConstraintsOfSqliteForTheTransaction() throws IOException {
        assertThat(sql(Dialect.sqlite(), cycle(Deferral.NOT_DEFERRABLE)))
                .startsWith("BEGIN;\nPRAGMA defer_foreign_keys = ON;\nINSERT");
    }

    @Test
    void defersDeferrableConstraints() throws IOException {
        assertThat(sql(Dialect.postgresql(), cycle(Deferral.DEFERRABLE)))
                .contains("SET CONSTRAINTS ALL DEFERRED;\nINSERT")
                .doesNotContain("WITH");
    }

    @Test
    void loadsACycleOfRequiredKeysByOneStatement() throws IOException {
        assertThat(statements(sql(Dialect.postgresql(), cycle(Deferral.NOT_DEFERRABLE)), "WITH"))
                .containsExactly("WITH rowloom_1 AS (INSERT INTO a (id, b_id) VALUES\n(1,2),\n(2,1)\n)\n"
                        + "INSERT INTO b (id, a_id) VALUES\n(1,1),\n(2,2);");
    }

    @Test
    void suspendsChecksOfOneTableAndVerifiesItsReferences() throws IOException {
        String sql = sql(Dialect.mysql(), cycle(Deferral.NOT_DEFERRABLE));

        assertThat(sql)
                .containsSubsequence(
                        "START TRANSACTION;\n",
                        "SET foreign_key_checks = 0;\nINSERT INTO `a`",
                        "SET foreign_key_checks = 1;\nINSERT INTO `b`",
                        "SET @rowloom_orphan = (SELECT two.n",
                        "COMMIT;");
        assertThat(statements(sql, "SET @rowloom_orphan")).hasSize(1);
    }

    @Test
    void postponesReferencesToUpdatesByPrimaryKey() throws IOException {
        Table department = table("department", key("id"), column("head_id", Fixtures.INTEGER))
                .uniqueKey(primaryKey("id"))
                .foreignKey(references("head_id", "employee", Deferral.NOT_DEFERRABLE))
                .build();
        Table employee = table("employee", key("id"), key("department_id"))
                .uniqueKey(primaryKey("id"))
                .foreignKey(references("department_id", "department", Deferral.NOT_DEFERRABLE))
                .build();

        String sql = sql(
                Dialect.mysql(),
                Rows.of(department, List.of(List.of(1L, 10L), Arrays.asList(2L, null)))
                        .inBatchesOf(1),
                Rows.of(employee, List.of(List.of(10L, 1L))));

        assertThat(sql)
                .containsSubsequence(
                        "INSERT INTO `department` (`id`, `head_id`) VALUES\n(1,NULL),\n(2,NULL);\n",
                        "INSERT INTO `employee` (`id`, `department_id`) VALUES\n(10,1);\n"
                                + "UPDATE `department` SET `head_id` = 10 WHERE `id` = 1;\nCOMMIT;\n")
                .doesNotContain("foreign_key_checks");
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void failsInWordsWhereAPostponedRowHasNoKey() {
        Table a = table("a", key("id"), column("b_id", Fixtures.INTEGER))
                .uniqueKey(primaryKey("id"))
                .foreignKey(references("b_id", "b", Deferral.NOT_DEFERRABLE))
                .build();
        Table b = table("b", key("id"), key("a_id"))
                .uniqueKey(primaryKey("id"))
                .foreignKey(references("a_id", "a", Deferral.NOT_DEFERRABLE))
                .build();

        assertThatThrownBy(() -> sql(
                        Dialect.mysql(), Rows.of(a, List.of(List.of(CellState.DEFAULT, 1L))), Rows.of(b, List.of())))
                .isInstanceOf(ExportException.class)
                .hasMessageStartingWith("table a, column id: a row without a value there can't be found again");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void namesTablesAsTheDdlDoes() throws IOException {
        Rows rows = Rows.of(table("sales.orders", key("id")).build(), List.of(List.of(1L)));

        assertThat(sql(Dialect.postgresql(), rows)).contains("INSERT INTO sales.orders (id)");
    }

    private static Rows[] cycle(Deferral deferral) {
        Table a = table("a", key("id"), key("b_id"))
                .uniqueKey(primaryKey("id"))
                .foreignKey(references("b_id", "b", deferral))
                .build();
        Table b = table("b", key("id"), key("a_id"))
                .uniqueKey(primaryKey("id"))
                .foreignKey(references("a_id", "a", Deferral.NOT_DEFERRABLE))
                .build();
        return new Rows[] {
            Rows.of(a, List.of(List.of(1L, 2L), List.of(2L, 1L))).inBatchesOf(1),
            Rows.of(b, List.of(List.of(1L, 1L), List.of(2L, 2L)))
        };
    }

    private static List<String> statements(String script, String prefix) {
        return Arrays.stream(script.split("(?<=;)\n"))
                .filter(statement -> statement.startsWith(prefix))
                .toList();
    }

    private String sql(Dialect dialect, Rows... tables) throws IOException {
        return sql(SqlSink.directory(directory), dialect, tables);
    }

    private String sql(SqlSink sink, Dialect dialect, Rows... tables) throws IOException {
        Fixtures.write(sink.overwrite(), dialect, tables);
        return Files.readString(directory.resolve("data.sql"));
    }
}
