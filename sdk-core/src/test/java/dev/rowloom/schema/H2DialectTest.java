package dev.rowloom.schema;

import static dev.rowloom.schema.Ddl.column;
import static dev.rowloom.schema.Ddl.foreignKeys;
import static dev.rowloom.schema.Ddl.h2;
import static dev.rowloom.schema.Ddl.keys;
import static dev.rowloom.schema.Ddl.table;
import static dev.rowloom.schema.Ddl.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.schema.DataType.ArrayType;
import dev.rowloom.schema.DataType.BinaryType;
import dev.rowloom.schema.DataType.BooleanType;
import dev.rowloom.schema.DataType.DecimalType;
import dev.rowloom.schema.DataType.EnumType;
import dev.rowloom.schema.DataType.IntegerType;
import dev.rowloom.schema.DataType.LengthUnit;
import dev.rowloom.schema.DataType.Padding;
import dev.rowloom.schema.DataType.Sign;
import dev.rowloom.schema.DataType.TextType;
import dev.rowloom.schema.DataType.TimeType;
import dev.rowloom.schema.DataType.TimestampType;
import dev.rowloom.schema.DataType.Zone;
import java.util.List;
import org.junit.jupiter.api.Test;

class H2DialectTest {

    private static DataType type(String type) {
        return column(h2("CREATE TABLE t (a " + type + " NOT NULL)"), "T", "A").type();
    }

    private static TextType text(int length, Padding padding, TextEquality equality) {
        return new TextType(length, LengthUnit.CHARACTERS, padding, equality);
    }

    @Test
    void knowsTypes() {
        assertThat(type("TINYINT")).isEqualTo(IntegerType.signed(8));
        assertThat(type("INT UNSIGNED")).isEqualTo(new IntegerType(0, Integer.MAX_VALUE));
        assertThat(type("LONG")).isEqualTo(IntegerType.signed(64));
        assertThat(type("BIT")).isEqualTo(new BooleanType());
        assertThat(type("NUMERIC(10, 2)")).isEqualTo(new DecimalType(10, 2, Sign.SIGNED));
        assertThat(type("DECIMAL")).isEqualTo(new DecimalType(38, 0, Sign.SIGNED));
        assertThat(type("DECFLOAT")).isEqualTo(new DecimalType(0, 0, Sign.SIGNED));
        assertThat(type("CHARACTER VARYING(40)")).isEqualTo(text(40, Padding.VARYING, TextEquality.EXACT));
        assertThat(type("VARCHAR")).isEqualTo(text(1_048_576, Padding.VARYING, TextEquality.EXACT));
        assertThat(type("VARCHAR_IGNORECASE(9)")).isEqualTo(text(9, Padding.VARYING, TextEquality.CASE_INSENSITIVE));
        assertThat(type("CHAR(3)")).isEqualTo(text(3, Padding.FIXED, TextEquality.PADDED));
        assertThat(type("LONGVARBINARY")).isEqualTo(new BinaryType(1_048_576, Padding.VARYING));
        assertThat(type("TIME")).isEqualTo(new TimeType(0, Zone.WITHOUT_ZONE));
        assertThat(type("TIMESTAMP(3) WITH TIME ZONE")).isEqualTo(new TimestampType(3, Zone.WITH_ZONE));
        assertThat(type("ENUM('a', 'b')")).isEqualTo(new EnumType(List.of("a", "b"), TextEquality.EXACT));
        assertThat(type("VARCHAR(20) ARRAY[10]"))
                .isEqualTo(new ArrayType(text(20, Padding.VARYING, TextEquality.EXACT)));
        assertThat(type("INTERVAL DAY TO SECOND"))
                .isEqualTo(new DataType.IntervalType(DataType.IntervalField.DAY, DataType.IntervalField.SECOND));
        assertThat(type("INTERVAL HOUR"))
                .isEqualTo(new DataType.IntervalType(DataType.IntervalField.HOUR, DataType.IntervalField.HOUR));
        assertThat(type("GEOMETRY")).isEqualTo(new DataType.OpaqueType("geometry"));
    }

    @Test
    void readsItsOwnForms() {
        Schema schema = h2("""
                CREATE TYPE name_type AS VARCHAR(100);
                CREATE DOMAIN positive AS INT CHECK (VALUE > 0);
                CREATE CACHED TABLE PUBLIC.a (
                    id IDENTITY,
                    n name_type NOT NULL,
                    p positive,
                    s BIGINT DEFAULT (NEXT VALUE FOR PUBLIC.seq) NOT NULL NULL_TO_DEFAULT SEQUENCE PUBLIC.seq,
                    g INT GENERATED ALWAYS AS (p + 1),
                    v INT SELECTIVITY 50,
                    UNIQUE NULLS ALL DISTINCT (n, v)
                );
                CREATE SEQUENCE seq START WITH 10 INCREMENT BY 5;
                CREATE UNIQUE NULLS DISTINCT INDEX u ON a(v);
                ALTER TABLE a ADD CONSTRAINT f FOREIGN KEY(v) REFERENCES a(id) NOCHECK;
                COMMENT ON COLUMN a.n IS 'a name';
                """);
        assertThat(warnings(schema)).isEmpty();
        Table a = table(schema, "A");
        assertThat(column(schema, "A", "ID").identity()).contains(new Identity(Identity.Kind.BY_DEFAULT, 1, 1, null));
        assertThat(column(schema, "A", "ID").isNullable()).isFalse();
        assertThat(column(schema, "A", "N").comment()).contains("a name");
        assertThat(column(schema, "A", "N").type()).isEqualTo(text(100, Padding.VARYING, TextEquality.EXACT));
        assertThat(column(schema, "A", "S").identity()).map(Identity::start).contains(10L);
        assertThat(column(schema, "A", "G").computedAs()).isPresent();
        assertThat(a.checks()).hasSize(1);
        assertThat(keys(schema, "A")).containsExactly("UNIQUE_CONSTRAINT [N, V]", "PRIMARY [ID]", "UNIQUE_INDEX [V]");
        assertThat(a.uniqueKeys().get(0).nulls()).isEqualTo(UniqueKey.NullComparison.NOT_DISTINCT);
        assertThat(a.foreignKeys()).hasSize(1);
    }

    @Test
    void foldsNamesWithoutQuotesAndInBackticks() {
        Schema schema = h2("CREATE TABLE `t` (id INT, `Name` INT, \"Quoted\" INT)");
        assertThat(Ddl.columns(schema, "T")).extracting(it -> it.split(" ")[0]).containsExactly("ID", "NAME", "Quoted");
        assertThat(schema.dialect().quote("ID")).isEqualTo("ID");
        assertThat(schema.dialect().quote("VALUE")).isEqualTo("\"VALUE\"");
        assertThat(schema.dialect().quote("Quoted")).isEqualTo("\"Quoted\"");
    }

    @Test
    void keepsNamesAsWrittenWhereAScriptMixesQuotes() {
        Schema schema = h2("""
                CREATE TABLE "a" ("id" bigint, "name" varchar, "sex" int);
                CREATE TABLE `b` (
                    id bigint,
                    `name` varchar,
                    sex int
                );
                """);
        assertThat(Ddl.columns(schema, "b")).extracting(it -> it.split(" ")[0]).containsExactly("id", "name", "sex");
        assertThat(schema.dialect().name()).isEqualTo("h2");
        assertThat(schema.dialect().quote("sex")).isEqualTo("\"sex\"");
    }

    @Test
    void advancesWhatNumbersColumns() {
        Schema schema = h2("""
                CREATE SEQUENCE s START WITH 10 INCREMENT BY 5;
                CREATE TABLE t (a BIGINT GENERATED ALWAYS AS IDENTITY, b INT DEFAULT NEXT VALUE FOR s, c INT);
                """);
        Table table = table(schema, "T");
        Dialect dialect = Dialect.h2();
        assertThat(dialect.advanceSequences(table, column(schema, "T", "A"), 7))
                .containsExactly("ALTER TABLE T ALTER COLUMN A RESTART WITH 8");
        assertThat(dialect.advanceSequences(table, column(schema, "T", "A"), Long.MAX_VALUE))
                .isEmpty();
        assertThat(dialect.advanceSequences(table, column(schema, "T", "B"), 25))
                .containsExactly("SELECT MAX(n) FROM (SELECT NEXT VALUE FOR S AS n FROM SYSTEM_RANGE(1, 4))");
        assertThat(dialect.advanceSequences(table, column(schema, "T", "C"), 7)).isEmpty();
        assertThat(dialect.identityOverride(table)).isEqualTo("OVERRIDING SYSTEM VALUE");
    }

    @Test
    void readsWhatScriptWrites() {
        Schema schema = h2("""
                ;
                CREATE MEMORY TABLE "PUBLIC"."T"(
                    "ID" BIGINT GENERATED BY DEFAULT AS IDENTITY(START WITH 1 RESTART WITH 3) NOT NULL,
                    "PARENT" BIGINT
                );
                ALTER TABLE "PUBLIC"."T" ADD CONSTRAINT "PUBLIC"."P" PRIMARY KEY("ID");
                -- 0 +/- SELECT COUNT(*) FROM PUBLIC.T;
                ALTER TABLE "PUBLIC"."T" ADD CONSTRAINT "PUBLIC"."F" FOREIGN KEY("PARENT") INDEX "PUBLIC"."I" REFERENCES "PUBLIC"."T"("ID") NOCHECK;
                """);

        assertThat(foreignKeys(schema, "T")).containsExactly("(PARENT) -> T(ID)");
        assertThat(keys(schema, "T")).containsExactly("PRIMARY [ID]");
        assertThat(schema.diagnostics()).isEmpty();
    }

    @Test
    void readsChangesOfColumns() {
        Schema schema = h2("""
                CREATE TABLE t (a INT, b VARCHAR(9), CHECK a IS NULL OR a > 3);
                ALTER TABLE t ALTER COLUMN b RENAME TO c;
                ALTER TABLE t ALTER COLUMN a SELECTIVITY 10;
                ALTER TABLE t ADD COLUMN z INT NOT NULL BEFORE a;
                CREATE UNIQUE NULLS NOT DISTINCT INDEX u ON t(c);
                """);

        assertThat(table(schema, "T").columns()).extracting(Column::name).containsExactly("Z", "A", "C");
        assertThat(table(schema, "T").checks()).extracting(Check::sql).containsExactly("a IS NULL OR a > 3");
        assertThat(table(schema, "T").uniqueKeys().get(0).nulls()).isEqualTo(UniqueKey.NullComparison.NOT_DISTINCT);
        assertThat(schema.diagnostics()).isEmpty();
    }

    @Test
    void namesInCommentsAndAliasesSayNothingOfTheSettings() {
        Schema schema = h2("-- drops \"item_id\" and \"name\", not \"price\"\n"
                + "CREATE TABLE Item (\n  item_id INT PRIMARY KEY,\n  name INT,\n  price INT\n);\n"
                + "CREATE VIEW v AS SELECT item_id AS \"item_id\", name AS \"name\", price AS \"price\" FROM Item;");
        assertThat(schema.tables()).extracting(Table::id).containsExactly("ITEM");
    }
}
