package dev.rowloom.schema;

import static dev.rowloom.schema.Ddl.column;
import static dev.rowloom.schema.Ddl.columns;
import static dev.rowloom.schema.Ddl.foreignKeys;
import static dev.rowloom.schema.Ddl.keys;
import static dev.rowloom.schema.Ddl.mysql;
import static dev.rowloom.schema.Ddl.postgres;
import static dev.rowloom.schema.Ddl.sqlite;
import static dev.rowloom.schema.Ddl.table;
import static dev.rowloom.schema.Ddl.warnings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.SchemaException;
import org.junit.jupiter.api.Test;

class CreateTableTest {

    @Test
    void readsInlineAndTableConstraints() {
        Schema schema = postgres("""
                CREATE TABLE Parent (id int PRIMARY KEY, code varchar(10) NOT NULL UNIQUE);
                CREATE TABLE child (
                    a int,
                    b int REFERENCES parent ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
                    c varchar(10) CONSTRAINT fk REFERENCES parent (code) ON UPDATE CASCADE,
                    CONSTRAINT pk PRIMARY KEY (a, b),
                    UNIQUE NULLS NOT DISTINCT (b, c),
                    FOREIGN KEY (a) REFERENCES parent (id) MATCH FULL ON DELETE RESTRICT
                );
                """);
        assertThat(schema.diagnostics()).isEmpty();
        assertThat(columns(schema, "parent")).containsExactly("id int NOT NULL", "code varchar(10) NOT NULL");
        assertThat(columns(schema, "child")).containsExactly("a int NOT NULL", "b int NOT NULL", "c varchar(10)");
        assertThat(keys(schema, "parent")).containsExactly("PRIMARY [id]", "UNIQUE_CONSTRAINT [code]");
        assertThat(keys(schema, "child")).containsExactly("PRIMARY [a, b]", "UNIQUE_CONSTRAINT [b, c]");
        assertThat(table(schema, "child").uniqueKeys().get(1).nulls()).isEqualTo(UniqueKey.NullComparison.NOT_DISTINCT);
        assertThat(table(schema, "child").foreignKeys())
                .extracting(
                        ForeignKey::describe,
                        ForeignKey::name,
                        ForeignKey::deferral,
                        ForeignKey::onDelete,
                        ForeignKey::onUpdate)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "(b) -> parent(id)",
                                null,
                                ForeignKey.Deferral.INITIALLY_DEFERRED,
                                ForeignKey.Action.SET_NULL,
                                ForeignKey.Action.NO_ACTION),
                        org.assertj.core.groups.Tuple.tuple(
                                "(c) -> parent(code)",
                                "fk",
                                ForeignKey.Deferral.NOT_DEFERRABLE,
                                ForeignKey.Action.NO_ACTION,
                                ForeignKey.Action.CASCADE),
                        org.assertj.core.groups.Tuple.tuple(
                                "(a) -> parent(id)",
                                null,
                                ForeignKey.Deferral.NOT_DEFERRABLE,
                                ForeignKey.Action.RESTRICT,
                                ForeignKey.Action.NO_ACTION));
    }

    @Test
    void keepsQuotedNamesAndFoldsOthers() {
        Schema schema = postgres("CREATE TABLE \"Order Details\" (\"Id\" int, Name text, \"key\" int, key2 int)");
        assertThat(columns(schema, "Order Details")).containsExactly("Id int", "name text", "key int", "key2 int");
    }

    @Test
    void takesReservedWordsAndKeywordsForColumns() {
        Schema schema =
                mysql("CREATE TABLE t (key VARCHAR(255), script text, value int, check_ int, `index` int, groups int, "
                        + "PRIMARY KEY (value), KEY k (script(10)), INDEX (`index`), UNIQUE KEY u (`key`(20) DESC))");
        assertThat(columns(schema, "t")).hasSize(6);
        assertThat(keys(schema, "t")).containsExactly("PRIMARY [value]", "UNIQUE_CONSTRAINT [key]");
        assertThat(table(schema, "t").uniqueKeys().get(1).parts().get(0).prefixLength())
                .isEqualTo(20);
        assertThat(schema.diagnostics()).isEmpty();
    }

    @Test
    void leavesTheDefaultSchemaOutOfIds() {
        Schema schema = postgres("""
                CREATE TABLE public.a (id int PRIMARY KEY);
                CREATE TABLE s.b (id int PRIMARY KEY REFERENCES a);
                SET search_path = s, pg_catalog;
                CREATE TABLE c (id int REFERENCES b (id), x int REFERENCES public.a);
                SET search_path TO public;
                CREATE TABLE d (id int REFERENCES s.c (id));
                """);
        assertThat(schema.tables()).extracting(Table::id).containsExactly("a", "s.b", "s.c", "d");
        assertThat(schema.tables())
                .extracting(table -> table.name().toString())
                .containsExactly("public.a", "s.b", "s.c", "d");
        assertThat(foreignKeys(schema, "s.c")).containsExactly("(id) -> s.b(id)", "(x) -> a(id)");
        assertThat(foreignKeys(schema, "d")).containsExactly("(id) -> s.c(id)");
    }

    @Test
    void readsTheElementsOfASchema() {
        Schema schema =
                postgres("CREATE SCHEMA hr CREATE TABLE a (id int PRIMARY KEY) CREATE TABLE b (a int REFERENCES a)");
        assertThat(foreignKeys(schema, "hr.b")).containsExactly("(a) -> hr.a(id)");
    }

    @Test
    void takesTheFirstDatabaseForTheDefaultOne() {
        Schema schema =
                mysql("CREATE DATABASE shop; USE `shop`; CREATE TABLE A (id int); CREATE TABLE shop.B (id int);");
        assertThat(schema.tables()).extracting(Table::id).containsExactly("A", "B");
        assertThat(schema.tables()).extracting(table -> table.name().toString()).containsExactly("A", "shop.B");
    }

    @Test
    void readsNumberingAndComputedColumns() {
        Schema schema = postgres("""
                CREATE SEQUENCE s START WITH 100 INCREMENT BY 5;
                CREATE TABLE t (
                    a serial,
                    b bigint GENERATED ALWAYS AS IDENTITY (START WITH 7 INCREMENT BY 2),
                    c int GENERATED BY DEFAULT AS IDENTITY,
                    d int DEFAULT nextval('s'::regclass) NOT NULL,
                    e numeric(10,2) GENERATED ALWAYS AS (d * 2) STORED
                );
                """);
        assertThat(column(schema, "t", "a").identity())
                .contains(new Identity(Identity.Kind.BY_DEFAULT, 1, 1, TableName.of("t_a_seq")));
        assertThat(column(schema, "t", "a").isNullable()).isFalse();
        assertThat(column(schema, "t", "b").identity()).contains(new Identity(Identity.Kind.ALWAYS, 7, 2, null));
        assertThat(column(schema, "t", "c").identity()).contains(new Identity(Identity.Kind.BY_DEFAULT, 1, 1, null));
        assertThat(column(schema, "t", "d").identity())
                .contains(new Identity(Identity.Kind.SEQUENCE_DEFAULT, 100, 5, TableName.of("s")));
        assertThat(column(schema, "t", "e").computedAs()).contains("d * 2");
        Schema my = mysql("CREATE TABLE t (a INT AUTO_INCREMENT PRIMARY KEY, b INT AS (a + 1) VIRTUAL, c SERIAL)");
        assertThat(column(my, "t", "a").identity()).contains(new Identity(Identity.Kind.BY_DEFAULT, 1, 1, null));
        assertThat(column(my, "t", "b").computedAs()).contains("a + 1");
        assertThat(keys(my, "t")).containsExactly("PRIMARY [a]", "UNIQUE_CONSTRAINT [c]");
    }

    @Test
    void numbersTheRowIdOfSqlite() {
        Schema schema = sqlite("""
                CREATE TABLE a (id INTEGER PRIMARY KEY, x);
                CREATE TABLE b (id INTEGER, PRIMARY KEY (id));
                CREATE TABLE c (id INTEGER PRIMARY KEY) WITHOUT ROWID;
                CREATE TABLE d (id INT PRIMARY KEY ON CONFLICT REPLACE) STRICT;
                """);
        assertThat(column(schema, "a", "id").identity()).isPresent();
        assertThat(column(schema, "a", "x").declaredType()).isEqualTo("any");
        assertThat(column(schema, "b", "id").identity()).isPresent();
        assertThat(column(schema, "c", "id").identity()).isEmpty();
        assertThat(column(schema, "d", "id").identity()).isEmpty();
        assertThat(schema.diagnostics()).isEmpty();
    }

    @Test
    void readsDefaultsAndComments() {
        Schema schema = mysql("CREATE TABLE t (a varchar(9) DEFAULT 'x\\'y' COMMENT 'say \"a\"', b int DEFAULT NULL,"
                + " c timestamp DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP NOT NULL) COMMENT='all of it'");
        assertThat(column(schema, "t", "a").defaultValue()).contains("'x\\'y'");
        assertThat(column(schema, "t", "a").comment()).contains("say \"a\"");
        assertThat(column(schema, "t", "b").defaultValue()).isEmpty();
        assertThat(column(schema, "t", "c").defaultValue()).contains("CURRENT_TIMESTAMP");
        assertThat(column(schema, "t", "c").isNullable()).isFalse();
        assertThat(table(schema, "t").comment()).contains("all of it");
    }

    @Test
    void inheritsColumnsAndChecksButNoKeys() {
        Schema schema = postgres("""
                CREATE TABLE s.p (id int PRIMARY KEY, x int CHECK (x > 0));
                CREATE TABLE c (y int, x int NOT NULL) INHERITS (s.p);
                ALTER TABLE s.p ADD COLUMN z text;
                """);
        assertThat(columns(schema, "c")).containsExactly("id int", "x int NOT NULL", "y int", "z text");
        assertThat(table(schema, "c").checks()).hasSize(1);
        assertThat(keys(schema, "c")).isEmpty();
    }

    @Test
    void copiesOtherTables() {
        Schema schema = postgres("""
                CREATE TABLE a (id int PRIMARY KEY, x int DEFAULT 3 CHECK (x > 0));
                CREATE TABLE b (LIKE a, y int);
                CREATE TABLE c (LIKE a INCLUDING ALL);
                """);
        assertThat(columns(schema, "b")).containsExactly("id int NOT NULL", "x int", "y int");
        assertThat(keys(schema, "b")).isEmpty();
        assertThat(column(schema, "b", "x").defaultValue()).isEmpty();
        assertThat(keys(schema, "c")).containsExactly("PRIMARY [id]");
        assertThat(table(schema, "c").checks()).hasSize(1);
        assertThat(keys(mysql("CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b LIKE a;"), "b"))
                .containsExactly("PRIMARY [id]");
    }

    @Test
    void leavesTemporaryTablesOut() {
        Schema schema = postgres("CREATE TABLE a (x int); CREATE TEMP TABLE b (x int);");
        assertThat(schema.tables()).extracting(Table::id).containsExactly("a");
        assertThat(schema.diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly("table b is temporary and left out");
    }

    @Test
    void refusesATableDeclaredTwice() {
        assertThatThrownBy(() -> postgres("CREATE TABLE orders (x int);\n\nCREATE TABLE orders (y int);"))
                .isInstanceOf(SchemaException.class)
                .hasMessage("table orders is declared twice: lines 1 and 3; remove one");
        Schema schema = postgres("CREATE TABLE a (x int);\nCREATE TABLE IF NOT EXISTS a (y int);");
        assertThat(columns(schema, "a")).containsExactly("x int");
        assertThat(warnings(schema)).containsExactly("2: table a is declared again; the declaration of line 1 counts");
        assertThat(columns(postgres("CREATE TABLE a (x int); DROP TABLE IF EXISTS b, a; CREATE TABLE a (y int);"), "a"))
                .containsExactly("y int");
    }

    @Test
    void anOddClauseCostsThatClauseOnly() {
        Schema schema = postgres("CREATE TABLE t (\n a int FROBNICATE (1, 2) NOT NULL,\n b text COLLATE \"C\" UNIQUE)");
        assertThat(columns(schema, "t")).containsExactly("a int NOT NULL", "b text");
        assertThat(warnings(schema)).containsExactly("2: column t.a: a clause is not understood and left out");
    }

    @Test
    void reportsUnknownTypesOnce() {
        Schema schema = postgres("CREATE TABLE t (\n a frob,\n b frob[],\n c int)");
        assertThat(column(schema, "t", "a").type()).isEqualTo(new DataType.OpaqueType("frob"));
        assertThat(warnings(schema))
                .containsExactly("2: column t.a (and 1 more): nothing is known of the values of type frob");
    }

    @Test
    void aPrefixAsLongAsTheColumnIsTheWholeColumn() {
        Schema schema = mysql("CREATE TABLE t (a varchar(191), b varchar(191), c varbinary(16), d text,"
                + " UNIQUE (a(191)), UNIQUE (b(190)), UNIQUE (c(16)), UNIQUE (d(40)))");

        assertThat(table(schema, "t").uniqueKeys())
                .extracting(key -> key.parts().get(0).prefixLength())
                .containsExactly(DataType.UNLIMITED, 190, DataType.UNLIMITED, 40);
    }
}
