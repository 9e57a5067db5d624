package dev.rowloom.export;

import static dev.rowloom.export.Fixtures.column;
import static dev.rowloom.export.Fixtures.key;
import static dev.rowloom.export.Fixtures.primaryKey;
import static dev.rowloom.export.Fixtures.references;
import static dev.rowloom.export.Fixtures.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.export.Fixtures.Rows;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.DataType.LengthUnit;
import dev.rowloom.schema.DataType.Padding;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.ForeignKey.Deferral;
import dev.rowloom.schema.Identity;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.TextEquality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is particular to scripts for H2, SQL Server and Oracle. */
class SqlDialectsTest {

    private static final DataType SHORT_TEXT =
            new DataType.TextType(100, LengthUnit.CHARACTERS, Padding.VARYING, TextEquality.EXACT);

    @TempDir
    Path directory;

    private String sql(Dialect dialect, Rows... tables) throws IOException {
        Fixtures.write(SqlSink.directory(directory).overwrite(), dialect, tables);
        return Files.readString(directory.resolve("data.sql"));
    }

    @Test
    void writesEveryTypeForH2() throws IOException {
        assertThat(sql(Dialect.h2(), Rows.of(EveryType.TABLE, List.of(EveryType.ROW))))
                .startsWith("BEGIN;\n")
                .contains("VALUES\n(-42,-0.05,1.500,TRUE,'2026-03-01','14:05:00','2026-03-01 14:05:00.12',"
                        + "'2026-03-01 14:05:00+00','Ödön','01234567-89ab-cdef-0123-456789abcdef',X'000aff',"
                        + "JSON '{\"a\": 1}');\n");
    }

    @Test
    void writesEveryTypeForSqlServer() throws IOException {
        assertThat(sql(Dialect.sqlserver(), Rows.of(EveryType.TABLE, List.of(EveryType.ROW))))
                .containsSubsequence("SET XACT_ABORT", "BEGIN TRANSACTION;\n", "COMMIT TRANSACTION;\n")
                .contains("(-42,-0.05,1.500,1,'2026-03-01','14:05:00','2026-03-01T14:05:00.12',"
                        + "'2026-03-01T14:05:00+00:00',N'Ödön','01234567-89ab-cdef-0123-456789abcdef',0x000aff,"
                        + "N'{\"a\": 1}');\n");
    }

    @Test
    void writesEveryTypeForOracleOneRowAStatement() throws IOException {
        String sql = sql(Dialect.oracle(), Rows.of(EveryType.TABLE, List.of(EveryType.ROW, EveryType.NULLS)));

        assertThat(sql)
                .contains("TIMESTAMP '2026-03-01 14:05:00.12',TIMESTAMP '2026-03-01 14:05:00 +00:00',TO_CLOB('Ödön')")
                .contains("HEXTORAW('000aff')")
                .endsWith("COMMIT;\n");
        assertThat(sql.split("INSERT INTO")).hasSize(3);
    }

    @Test
    void joinsPiecesOfTextThatSqlPlusWouldMistake() throws IOException {
        Table table = table("t", column("a", SHORT_TEXT)).build();
        Rows rows = Rows.of(
                table,
                List.of(List.of("it's\r\nR&D\n"), List.of("&"), List.of(""), List.of("\n/\n"), List.of("plain")));

        assertThat(sql(Dialect.oracle(), rows))
                .contains("('it''s'||CHR(13)||CHR(10)||'R'||CHR(38)||'D'||CHR(10));")
                .contains("(CHR(38));")
                .contains("('');")
                .contains("(CHR(10)||'/'||CHR(10));")
                .contains("('plain');");
    }

    @Test
    void cutsLongTextsBetweenCharactersAndLongRowsBetweenValues() throws IOException {
        Table table = table("t", column("a", Fixtures.TEXT), column("b", SHORT_TEXT), column("c", SHORT_TEXT))
                .build();
        String text = "ő".repeat(1500) + "'" + "x".repeat(999);
        String sql = sql(Dialect.oracle(), Rows.of(table, List.of(List.of(text, "b".repeat(100), "c"))));

        assertThat(sql.lines())
                .allSatisfy(line -> assertThat(line.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .hasSizeLessThan(2499));
        String joined = sql.substring(sql.indexOf("TO_CLOB"), sql.indexOf("'bbb"))
                .replace("')||\nTO_CLOB('", "")
                .replace("TO_CLOB('", "")
                .replace("')", "")
                .replace("''", "'");
        assertThat(joined.strip()).isEqualTo(text + ",");
    }

    @Test
    void constructsArraysOfH2() throws IOException {
        Table table =
                table("t", column("a", new DataType.ArrayType(SHORT_TEXT))).build();
        Rows rows = Rows.of(
                table,
                List.of(
                        List.of("{a,\"b, \\\"c\\\"\",NULL,it's}"),
                        List.of("{}"),
                        List.of("{{1,2},{3,4}}"),
                        List.of("{a"),
                        List.of("x'); --")));

        assertThat(sql(Dialect.h2(), rows))
                .contains("(ARRAY['a','b, \"c\"',NULL,'it''s']),\n"
                        + "(ARRAY[]),\n(ARRAY[ARRAY['1','2'],ARRAY['3','4']]),\n('{a'),\n('x''); --');");
    }

    @Test
    void letsIdentitiesOfSqlServerBeWrittenTableByTable() throws IOException {
        Column id = Column.builder("id", Fixtures.INTEGER)
                .identity(new Identity(Identity.Kind.BY_DEFAULT, 1, 1, null))
                .build();

        assertThat(sql(
                        Dialect.sqlserver(),
                        Rows.of(table("t", id).build(), List.of(List.of(1L))),
                        Rows.of(table("none", id).build(), List.of())))
                .contains("SET IDENTITY_INSERT [t] ON;\nINSERT INTO [t] ([id]) VALUES\n(1);\n"
                        + "SET IDENTITY_INSERT [t] OFF;\n")
                .doesNotContain("[none]");
    }

    @Test
    void runsBlocksOfPlSqlByALineOfTheirOwn() throws IOException {
        Column id = Column.builder("id", Fixtures.INTEGER)
                .identity(
                        new Identity(Identity.Kind.SEQUENCE_DEFAULT, 1, 1, new dev.rowloom.schema.TableName(null, "S")))
                .build();

        assertThat(sql(Dialect.oracle(), Rows.of(table("T", id).build(), List.of(List.of(7L)))))
                .endsWith(
                        "(7);\nDECLARE n NUMBER; BEGIN LOOP n := S.NEXTVAL; EXIT WHEN n >= 7; END LOOP; END;\n/\nCOMMIT;\n");
    }

    @Test
    void suspendsChecksOfOneTableAndVerifiesThem() throws IOException {
        assertThat(sql(Dialect.h2(), cycle()))
                .containsSubsequence(
                        "ALTER TABLE \"a\" SET REFERENTIAL_INTEGRITY FALSE;\nINSERT INTO \"a\"",
                        "INSERT INTO \"b\"",
                        "ALTER TABLE \"a\" SET REFERENTIAL_INTEGRITY TRUE CHECK;\nCOMMIT;");
        assertThat(sql(Dialect.sqlserver(), cycle()))
                .containsSubsequence(
                        "ALTER TABLE [a] NOCHECK CONSTRAINT ALL;\nINSERT INTO [a]",
                        "INSERT INTO [b]",
                        "ALTER TABLE [a] WITH CHECK CHECK CONSTRAINT ALL;\nCOMMIT TRANSACTION;");
        assertThat(sql(Dialect.oracle(), cycle()))
                .containsSubsequence(
                        "BEGIN FOR c IN (SELECT constraint_name FROM all_constraints WHERE constraint_type = 'R'",
                        "DISABLE CONSTRAINT \"' || c.constraint_name || '\"'; END LOOP; END;\n/\nINSERT INTO \"a\"",
                        "INSERT INTO \"b\"",
                        "ENABLE VALIDATE CONSTRAINT \"' || c.constraint_name || '\"'; END LOOP; END;\n/\nCOMMIT;");
    }

    private static Rows[] cycle() {
        Table a = table("a", key("id"), key("b_id"))
                .uniqueKey(primaryKey("id"))
                .foreignKey(references("b_id", "b", Deferral.NOT_DEFERRABLE))
                .build();
        Table b = table("b", key("id"), key("a_id"))
                .uniqueKey(primaryKey("id"))
                .foreignKey(references("a_id", "a", Deferral.NOT_DEFERRABLE))
                .build();
        return new Rows[] {Rows.of(a, List.of(List.of(1L, 1L))), Rows.of(b, List.of(List.of(1L, 1L)))};
    }
}
