package dev.rowloom.schema;

import static dev.rowloom.schema.Ddl.column;
import static dev.rowloom.schema.Ddl.columns;
import static dev.rowloom.schema.Ddl.h2;
import static dev.rowloom.schema.Ddl.keys;
import static dev.rowloom.schema.Ddl.mysql;
import static dev.rowloom.schema.Ddl.oracle;
import static dev.rowloom.schema.Ddl.postgres;
import static dev.rowloom.schema.Ddl.sqlite;
import static dev.rowloom.schema.Ddl.sqlserver;
import static dev.rowloom.schema.Ddl.table;
import static dev.rowloom.schema.Ddl.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TablesOfQueriesTest {

    private static final String PEOPLE =
            "CREATE TABLE people (id int PRIMARY KEY, name varchar(10) NOT NULL, size smallint DEFAULT 7, "
                    + "balance decimal(8,2), born date);";

    private static List<String> types(Schema schema, String table) {
        assertThat(schema.diagnostics()).isEmpty();
        return table(schema, table).columns().stream()
                .map(column -> column.name() + " " + column.declaredType() + (column.isNullable() ? "" : " NOT NULL"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "name ; varchar(10)",
                "count(*) ; bigint",
                "sum(id) ; bigint",
                "avg(id) ; numeric",
                "sum(balance) ; numeric",
                "min(name) ; text",
                "max(id) ; int",
                "size + 1 ; int",
                "id / 2 ; int",
                "id * 1.5 ; numeric",
                "upper(name) ; text",
                "name || '!' ; text",
                "'word' ; text",
                "NULL ; text",
                "coalesce(balance, 0) ; numeric",
                "nullif(id, 1) ; int",
                "greatest(size, id) ; int",
                "born - born ; int",
                "born + 7 ; date",
                "born < now() ; boolean",
                "now() ; timestamp with time zone",
                "current_date ; date",
                "id::numeric(9, 1) ; numeric(9, 1)",
                "CAST(NULL AS uuid) ; uuid",
                "CASE WHEN id = 1 THEN NULL WHEN id = 2 THEN born END ; date",
                "(SELECT max(p.id) FROM people p) ; int",
                "row_number() OVER (ORDER BY id) ; bigint"
            })
    void expressionsHaveTheTypesOfPostgreSql(String expression, String type) {
        assertThat(types(postgres(PEOPLE + "CREATE TABLE t AS SELECT " + expression + " AS x FROM people"), "t"))
                .containsExactly("x " + type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "name ; varchar(10) NOT NULL",
                "count(*) ; bigint NOT NULL",
                "sum(id) ; decimal(32,0)",
                "avg(id) ; decimal(14,4)",
                "sum(balance) ; decimal(30,2)",
                "avg(balance) ; decimal(12,6)",
                "id + 1 ; bigint NOT NULL",
                "size + 1 ; int",
                "id / 3 ; decimal(14,4) NOT NULL",
                "balance * 1.5 ; decimal(10,3)",
                "concat(name, '-', name) ; varchar(21) NOT NULL",
                "coalesce(balance, 0) ; decimal(8,2) NOT NULL",
                "ifnull(born, 'some day') ; varchar(10) NOT NULL",
                "left(name, 2) ; varchar(2) NOT NULL",
                "CAST(id AS CHAR(5)) ; varchar(5) NOT NULL",
                "now() ; datetime NOT NULL"
            })
    void expressionsHaveTheSizesOfMySql(String expression, String type) {
        assertThat(types(mysql(PEOPLE + "CREATE TABLE t AS SELECT " + expression + " AS x FROM people"), "t"))
                .containsExactly("x " + type);
    }

    @Test
    void aTableTakesItsColumnsFromViewsOnViews() {
        Schema schema = postgres(PEOPLE
                + "CREATE VIEW a (key, label) AS SELECT id, name, born FROM people WITH CHECK OPTION;"
                + "CREATE OR REPLACE VIEW b AS SELECT a.*, 1 AS one FROM a LEFT JOIN people USING (born);"
                + "CREATE TABLE t AS SELECT * FROM b WHERE 1 = 0; ALTER TABLE t ADD PRIMARY KEY (key);"
                + "CREATE OR REPLACE VIEW b AS SELECT * FROM t");

        assertThat(types(schema, "t")).containsExactly("key int NOT NULL", "label varchar(10)", "born date", "one int");
        assertThat(keys(schema, "t")).containsExactly("PRIMARY [key]");
    }

    @Test
    void aViewOnItselfEnds() {
        Schema schema = postgres(PEOPLE + "CREATE VIEW v AS SELECT * FROM v; CREATE TABLE t AS SELECT * FROM v");

        assertThat(warnings(schema))
                .containsExactly(
                        "1: table t takes its columns from a query and is left out: the columns of v are not known");
    }

    @Test
    void columnsAreNamedAsTheDatabaseNamesThem() {
        String query =
                "CREATE TABLE t AS SELECT count(*), max(id) + 1, 'x'::text, CASE WHEN true THEN 1 END FROM people";

        assertThat(columns(postgres(PEOPLE + query), "t"))
                .extracting(column -> column.split(" ")[0])
                .containsExactly("count", "?column?", "text", "case");
        assertThat(columns(mysql(PEOPLE + "CREATE TABLE t AS SELECT count( * ), 1+ id FROM people"), "t"))
                .extracting(column -> column.substring(0, 6))
                .containsExactly("count(", "1+ id ");
        assertThat(columns(postgres(PEOPLE + "CREATE TABLE t (a, b) AS SELECT id, name FROM people"), "t"))
                .extracting(column -> column.split(" ")[0])
                .containsExactly("a", "b");
    }

    @Test
    void mySqlAddsTheColumnsOfTheQuery() {
        Schema schema = mysql(PEOPLE
                + "CREATE TABLE t (n int NOT NULL AUTO_INCREMENT, born datetime, extra int, PRIMARY KEY (n), KEY (name)) "
                + "ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 IGNORE SELECT born, name, size FROM people");

        assertThat(types(schema, "t"))
                .containsExactly(
                        "n int NOT NULL", "extra int", "born datetime", "name varchar(10) NOT NULL", "size smallint");
        assertThat(column(schema, "t", "size").defaultValue()).contains("7");
    }

    @Test
    void sharedBranchesAndWithAreFollowed() {
        Schema schema = postgres(PEOPLE
                + "CREATE TABLE t AS WITH RECURSIVE r (n) AS (SELECT id FROM people UNION SELECT n + 1 FROM r), "
                + "s AS (SELECT n, 'x' AS x FROM r) SELECT s.n, v.b, s.x AS unknown FROM s, (VALUES (1, 2.5)) v (a, b) "
                + "UNION ALL SELECT 5000000000, 7, NULL WITH NO DATA");

        assertThat(types(schema, "t")).containsExactly("n bigint", "b numeric", "unknown text");
    }

    @Test
    void ownFunctionsGiveTheirTypes() {
        Schema schema = postgres(PEOPLE
                + "CREATE FUNCTION pick(anyelement, anyelement) RETURNS anyelement AS 'SELECT $2' LANGUAGE sql;"
                + "CREATE FUNCTION f(int) RETURNS double precision AS 'SELECT 1.5' LANGUAGE sql;"
                + "CREATE AGGREGATE public.last (sfunc = pick, basetype = anyelement, stype = anyelement);"
                + "CREATE TABLE t AS SELECT last(born) AS a, f(id) AS b FROM people");

        assertThat(types(schema, "t")).containsExactly("a date", "b double precision");
    }

    @Test
    void selectIntoMakesATable() {
        assertThat(types(
                        postgres(PEOPLE + "SELECT id, name INTO TABLE t FROM people WHERE false;"
                                + "INSERT INTO t SELECT id, name FROM people; ALTER TABLE t ADD UNIQUE (id)"),
                        "t"))
                .containsExactly("id int", "name varchar(10)");
        Schema schema = sqlserver("CREATE TABLE people (id int IDENTITY(5, 2) NOT NULL, name nvarchar(9) NULL)\n"
                + "GO\nCREATE VIEW v AS\nSELECT id, name + N'!' AS cry\nFROM people\nGO\n"
                + "SELECT id, cry\nINTO t\nFROM v\n"
                + "SELECT * INTO #passing FROM people\n"
                + "SELECT id, COUNT(*) AS n INTO u FROM people GROUP BY id\n"
                + "UNION ALL\nSELECT 1, 2");
        assertThat(types(schema, "t")).containsExactly("id int NOT NULL", "cry varchar(10)");
        assertThat(column(schema, "t", "id").identity()).isPresent();
        assertThat(types(schema, "u")).containsExactly("id int NOT NULL", "n int NOT NULL");
        assertThat(schema.tables()).hasSize(3);
    }

    @Test
    void serialIsNotCopied() {
        Schema schema = postgres("CREATE TABLE a (id bigserial PRIMARY KEY); CREATE TABLE t AS TABLE a");

        assertThat(types(schema, "t")).containsExactly("id bigint");
        assertThat(column(schema, "t", "id").identity()).isEmpty();
    }

    @Test
    void otherProductsKeepWhatTheyKeep() {
        String query = "CREATE TABLE t AS SELECT id, name, sum(balance) AS b FROM people GROUP BY id, name";

        assertThat(types(sqlite(PEOPLE + query), "t")).containsExactly("id int", "name varchar(10)", "b real");
        assertThat(types(h2(PEOPLE + query), "T")).containsExactly("ID int", "NAME varchar(10)", "B numeric(18,2)");
        assertThat(types(oracle(PEOPLE + query), "T"))
                .containsExactly("ID int NOT NULL", "NAME varchar(10) NOT NULL", "B number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t AS SELECT own(id) AS x FROM people",
                "CREATE TABLE t AS SELECT missing AS x FROM people",
                "CREATE TABLE t AS SELECT x.a AS x FROM elsewhere x",
                "SELECT id IS OF (int) AS x INTO t FROM people",
                "CREATE TABLE t AS SELECT coalesce(born, id) AS x FROM people"
            })
    void whatIsNotKnownLeavesTheTableOut(String ddl) {
        Schema schema = postgres(PEOPLE + ddl);

        assertThat(schema.tables()).hasSize(1);
        assertThat(warnings(schema))
                .singleElement()
                .asString()
                .startsWith("1: table t takes its columns from a query and is left out: ");
    }

    @Test
    void theWarningNamesTheColumnAndItsExpression() {
        Schema schema = postgres(PEOPLE + "CREATE TABLE t AS SELECT id, own( id ,1) AS x FROM people");

        assertThat(warnings(schema))
                .containsExactly("1: table t takes its columns from a query and is left out: "
                        + "the type of its column x is not known: own( id ,1) AS x");
    }
}
