package dev.rowloom.schema;

import static dev.rowloom.schema.Ddl.column;
import static dev.rowloom.schema.Ddl.keys;
import static dev.rowloom.schema.Ddl.mysql;
import static dev.rowloom.schema.Ddl.postgres;
import static dev.rowloom.schema.Ddl.sqlite;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms that occur in scripts of real projects and that SQL parsers stumble over. */
class RealWorldFormsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t (a int,\n\n\nb int)",
                "CREATE TABLE t (a int) WITHOUT OIDS",
                "CREATE TABLE t (a int) WITH (fillfactor = 70) TABLESPACE x",
                "CREATE UNLOGGED TABLE t (a int,)",
                "CREATE TABLE t (script text, output text, settings text, exclude int, force int, unknown int, file text)",
                "CREATE TABLE t (a int); ALTER TABLE t ADD CHECK (a > 0)",
                "CREATE TABLE t (a int); ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID",
                "CREATE TABLE t (a int); ALTER TABLE t ALTER COLUMN a SET (n_distinct = -0.1)",
                "CREATE TABLE t (a int); ALTER TABLE t CLUSTER ON i, OWNER TO me, ENABLE TRIGGER ALL",
                "CREATE TABLE t (a int); ALTER TABLE t VALIDATE CONSTRAINT x",
                "CREATE TABLE t (a text); CREATE INDEX i ON t USING gin (to_tsvector('english'::regconfig, a))",
                "CREATE TABLE t (a text); CREATE UNIQUE INDEX i ON t USING btree (a public.text_pattern_ops DESC NULLS LAST)",
                "CREATE TABLE t (a text); CREATE INDEX i ON t USING gin (a public.gin_trgm_ops)",
                "CREATE SEQUENCE IF NOT EXISTS s; CREATE TABLE t (a int DEFAULT nextval('s'))",
                "CREATE TABLE t (a int); COMMENT ON EXTENSION x IS 'y'; COMMENT ON FUNCTION f() IS 'z'; COMMENT ON INDEX i IS 'w'",
                "CREATE TABLE t (id int PRIMARY KEY, a int REFERENCES t ON DELETE SET NULL (a) DEFERRABLE)",
                "CREATE TABLE t (a int NOT NULL NO INHERIT, b text STORAGE EXTERNAL COMPRESSION lz4)",
                "CREATE TABLE t (a int); CREATE VIEW v AS SELECT 1; CREATE UNIQUE INDEX i ON v (a)",
                "CREATE TABLE t (a int); ALTER TABLE t ALTER CONSTRAINT c DEFERRABLE INITIALLY DEFERRED",
                "CREATE TYPE x AS ENUM (); CREATE TABLE t (a int DEFAULT (1 + 2) * 3, b timestamptz DEFAULT (now() AT TIME ZONE 'utc'))",
            })
    void postgreSql(String ddl) {
        assertThat(postgres(ddl).diagnostics()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t (a INT, # primary key\n b INT)",
                "CREATE TABLE t (a INT, b ENUM(\"yes\",\"no\")) /*!50100 PARTITION BY KEY (a) */",
                "CREATE TABLE t (a INT NOT NULL, b INT, PRIMARY KEY USING BTREE (a, b)) ENGINE=InnoDB AUTO_INCREMENT=7",
                "CREATE TABLE t (a INT); ALTER TABLE t ADD COLUMN b INT, # a note, with (words\n ADD COLUMN c INT",
                "CREATE TABLE t (a INT); ALTER TABLE t DROP FOREIGN KEY fk, DROP PRIMARY KEY, DROP INDEX i, DISABLE KEYS",
                "CREATE TABLE t (a json, b varchar(9) GENERATED ALWAYS AS (json_unquote(a->>'$.x')) STORED, FULLTEXT KEY f (b))",
                "CREATE TABLE t (a geometry NOT NULL SRID 0) -- x\n; DROP TABLE t; CREATE TABLE t (a int INVISIBLE)",
                "CREATE TABLE t (a int, b text, UNIQUE KEY k ((lower(b)), a), INDEX USING HASH (a), SPATIAL INDEX s (a))",
                "CREATE TABLE t (a int); ALTER TABLE t CONVERT TO CHARACTER SET utf8mb4, AUTO_INCREMENT = 5, ADD INDEX (a)",
                "LOCK TABLES t WRITE; /*!40000 ALTER TABLE `t` DISABLE KEYS */; CREATE TABLE t (a int); UNLOCK TABLES",
            })
    void mySql(String ddl) {
        assertThat(mysql(ddl).diagnostics()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT, b TEXT DEFAULT \"x\", UNIQUE (\"b\") ON CONFLICT IGNORE)",
                "CREATE TABLE [t x] ([a b]TEXT NOT NULL, 'c' INTEGER, PRIMARY KEY (`a b`)) WITHOUT ROWID, STRICT",
                "CREATE TABLE t (a, b, c PRIMARY KEY, check_ TEXT CHECK (length(check_) > 2), UNIQUE (a COLLATE NOCASE))",
                "CREATE TABLE t (a INTEGER GENERATED ALWAYS AS (b + 1) VIRTUAL, b INT); CREATE UNIQUE INDEX i ON t (b) WHERE a > 1",
                "CREATE TABLE IF NOT EXISTS main.t (a BLOB SUB_TYPE TEXT, d DATETIME DEFAULT (datetime('now','localtime')))",
            })
    void sqLite(String ddl) {
        assertThat(sqlite(ddl).diagnostics()).isEmpty();
    }

    @Test
    void keepsExclusionConstraints() {
        Schema schema = postgres("CREATE TABLE t (a int4range, EXCLUDE USING gist (a WITH &&))");
        assertThat(schema.diagnostics()).isEmpty();
        assertThat(schema.table("t").orElseThrow().exclusions()).hasSize(1);
    }

    @Test
    void warnsOfWhatIsNotKept() {
        assertThat(Ddl.warnings(postgres("CREATE TABLE t (a int); ALTER TABLE missing ADD PRIMARY KEY (a)")))
                .containsExactly("1: table missing is not declared; what is added to it is left out");
        assertThat(Ddl.warnings(postgres("CREATE TABLE t (a int, PRIMARY KEY (b))")))
                .containsExactly("1: table t: a key names the column b, which is missing; the key is left out");
    }

    @Test
    void readsACheckThatFollowsAForeignKeyWithoutAComma() {
        Schema schema = sqlite("CREATE TABLE t (id INTEGER PRIMARY KEY, a INT NOT NULL, b INT, "
                + "FOREIGN KEY (b) REFERENCES t (id) ON DELETE CASCADE CHECK (a != b), UNIQUE (b))");
        assertThat(Ddl.table(schema, "t").checks()).hasSize(1);
        assertThat(Ddl.foreignKeys(schema, "t")).hasSize(1);
        assertThat(keys(schema, "t")).hasSize(2);
    }

    @Test
    void leavesOutWhatIsForTheClientOfMariaDbAlone() {
        Schema schema =
                mysql("/*M!999999\\- enable the sandbox mode */\n-- MariaDB dump 10.19\nCREATE TABLE a (i INT);");
        assertThat(schema.diagnostics()).isEmpty();
        assertThat(schema.table("a")).isPresent();
    }

    @Test
    void renamesSequences() {
        Schema schema = postgres("CREATE TABLE a (id serial PRIMARY KEY); ALTER TABLE a RENAME TO b; "
                + "ALTER SEQUENCE a_id_seq RENAME TO b_id_seq");
        assertThat(Ddl.column(schema, "b", "id").identity().orElseThrow().sequence())
                .hasToString("b_id_seq");
    }

    @Test
    void readsMultiplesInLengths() {
        Schema schema = Ddl.h2("CREATE TABLE t (a CLOB(2K), b BLOB(1M))");
        assertThat(((DataType.TextType) Ddl.column(schema, "T", "A").type()).maxLength())
                .isEqualTo(2 << 10);
        assertThat(((DataType.BinaryType) Ddl.column(schema, "T", "B").type()).maxLength())
                .isEqualTo(1 << 20);
    }

    @Test
    void readsDatesWithoutHyphens() {
        Schema schema = Ddl.sqlserver("CREATE TABLE t (a date CHECK (a >= '20200131' AND a < '2021/1/31'))");
        assertThat(dev.rowloom.schema.internal.domain.TableDomains.of(Ddl.table(schema, "t"), Dialect.sqlserver())
                        .conditions())
                .isEmpty();
    }

    @Test
    void aCollationOfAnIndexMakesItCoarser() {
        Schema schema = sqlite("CREATE TABLE t (a TEXT, UNIQUE (a COLLATE NOCASE))");
        assertThat(keys(schema, "t")).containsExactly("UNIQUE_CONSTRAINT []");
        assertThat(Ddl.table(schema, "t").uniqueKeys().get(0).parts().get(0).expression())
                .isEqualTo(new Expression.Call("lower", java.util.List.of(new Expression.ColumnReference("a"))));
    }

    @Test
    void leavesOutTablesOfSqliteItself() {
        Schema schema = sqlite("CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT);\n"
                + "CREATE TABLE sqlite_sequence(name,seq);\nCREATE TABLE sqlite_stat1(tbl,idx,stat);");

        assertThat(schema.tables()).extracting(Table::id).containsExactly("t");
        assertThat(schema.diagnostics()).isEmpty();
    }

    /** Without an affinity 0 and '0' differ. */
    @Test
    void takesTheTypeOfAColumnThatDeclaresNoneFromItsCheck() {
        Schema schema = sqlite("CREATE TABLE t (a CHECK (a IN (0, 1)), b CHECK (b > -1.5), c CHECK (c IN ('x')), d,"
                + " e CHECK (typeof(e) = 'integer'), f TEXT CHECK (f > 0), g CHAR(0))");

        assertThat(column(schema, "t", "a").type()).isEqualTo(DataType.IntegerType.signed(64));
        assertThat(column(schema, "t", "b").type()).isEqualTo(new DataType.FloatType(64, DataType.Sign.SIGNED));
        assertThat(column(schema, "t", "c").type()).isInstanceOf(DataType.TextType.class);
        assertThat(column(schema, "t", "e").type()).isEqualTo(DataType.IntegerType.signed(64));
        assertThat(column(schema, "t", "d").type()).isInstanceOf(DataType.TextType.class);
        assertThat(column(schema, "t", "f").type()).isInstanceOf(DataType.TextType.class);
        assertThat(((DataType.TextType) column(schema, "t", "g").type()).maxLength())
                .isEqualTo(DataType.UNLIMITED);
    }

    @Test
    void sequencesAreNamedAsPostgreSqlReadsThem() {
        Schema schema = postgres(
                "CREATE SEQUENCE \"user-group_id_seq\"; CREATE SEQUENCE app.\"My.Seq\";"
                        + "CREATE TABLE t (a int DEFAULT nextval('user-group_id_seq'), b int DEFAULT nextval('app.\"My.Seq\"'));");
        assertThat(column(schema, "t", "a").identity().orElseThrow().sequence())
                .isEqualTo(TableName.of("user-group_id_seq"));
        assertThat(column(schema, "t", "b").identity().orElseThrow().sequence())
                .isEqualTo(new TableName("app", "My.Seq"));
    }

    @Test
    void dashesBeforeAHashBeginACommentInMySql() {
        assertThat(mysql("--####\n--#\nCREATE TABLE t (a int DEFAULT 5--1)").tables())
                .extracting(Table::id)
                .containsExactly("t");
    }

    @Test
    void referencesToValuesOfAnotherKindAreIgnoredAsTheDatabaseRefusesThem() {
        Schema schema = postgres("CREATE TABLE p (id int PRIMARY KEY, code uuid UNIQUE);"
                + "CREATE TABLE c (a uuid REFERENCES p (code), b bigint REFERENCES p);"
                + "ALTER TABLE c ADD FOREIGN KEY (a) REFERENCES p;");
        assertThat(Ddl.foreignKeys(schema, "c")).hasSize(2);
        assertThat(Ddl.warnings(schema))
                .containsExactly(
                        "1: table c: a foreign key refers to table p by values of another kind: a is uuid, id is int;"
                                + " it is ignored");
        assertThat(sqlite("CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE c (a text REFERENCES p)")
                        .diagnostics())
                .isEmpty();
    }

    @Test
    void indexesLimitTheTextsOfTheirRows() {
        Schema schema = postgres("CREATE TABLE t (a text, b text, c text, d varchar(40), e text);"
                + "CREATE INDEX i ON t (a, b); CREATE INDEX j ON t (lower(a), d); CREATE INDEX k ON t USING gin (c);"
                + "ALTER TABLE t RENAME b TO f; CREATE INDEX l ON t (e); DROP INDEX l;");
        assertThat(column(schema, "t", "a").maxIndexedLength()).isEqualTo(433);
        assertThat(column(schema, "t", "f").maxIndexedLength()).isEqualTo(433);
        assertThat(column(schema, "t", "c").maxIndexedLength()).isEqualTo(DataType.UNLIMITED);
        assertThat(column(schema, "t", "e").maxIndexedLength()).isEqualTo(DataType.UNLIMITED);
        assertThat(column(mysql("CREATE TABLE t (a text); CREATE INDEX i ON t (a(100));"), "t", "a")
                        .maxIndexedLength())
                .isEqualTo(DataType.UNLIMITED);
    }
}
