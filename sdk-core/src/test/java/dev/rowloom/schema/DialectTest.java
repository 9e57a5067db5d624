package dev.rowloom.schema;

import static dev.rowloom.schema.Ddl.column;
import static dev.rowloom.schema.Ddl.mysql;
import static dev.rowloom.schema.Ddl.postgres;
import static dev.rowloom.schema.Ddl.sqlite;
import static dev.rowloom.schema.Ddl.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.UsageException;
import dev.rowloom.schema.DataType.BinaryType;
import dev.rowloom.schema.DataType.BitType;
import dev.rowloom.schema.DataType.BooleanType;
import dev.rowloom.schema.DataType.DateType;
import dev.rowloom.schema.DataType.DecimalType;
import dev.rowloom.schema.DataType.EnumType;
import dev.rowloom.schema.DataType.FloatType;
import dev.rowloom.schema.DataType.IntegerType;
import dev.rowloom.schema.DataType.LengthUnit;
import dev.rowloom.schema.DataType.Padding;
import dev.rowloom.schema.DataType.SetType;
import dev.rowloom.schema.DataType.Sign;
import dev.rowloom.schema.DataType.TextType;
import dev.rowloom.schema.DataType.TimeType;
import dev.rowloom.schema.DataType.TimestampType;
import dev.rowloom.schema.DataType.Zone;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialectTest {

    private static DataType postgresType(String type) {
        return column(postgres("CREATE TABLE t (a " + type + " NOT NULL)"), "t", "a")
                .type();
    }

    private static DataType mysqlType(String type) {
        return column(mysql("CREATE TABLE t (a " + type + " NOT NULL)"), "t", "a")
                .type();
    }

    private static DataType sqliteType(String type) {
        return column(sqlite("CREATE TABLE t (a " + type + " NOT NULL)"), "t", "a")
                .type();
    }

    private static TextType text(int length, Padding padding, TextEquality equality) {
        return new TextType(length, LengthUnit.CHARACTERS, padding, equality);
    }

    @Test
    void knowsTypesOfPostgreSql() {
        assertThat(postgresType("int2")).isEqualTo(IntegerType.signed(16));
        assertThat(postgresType("pg_catalog.int8")).isEqualTo(IntegerType.signed(64));
        assertThat(postgresType("oid")).isEqualTo(new IntegerType(0, 4294967295L));
        assertThat(postgresType("numeric(10, 2)")).isEqualTo(new DecimalType(10, 2, Sign.SIGNED));
        assertThat(postgresType("numeric")).isEqualTo(new DecimalType(0, 0, Sign.SIGNED));
        assertThat(postgresType("float(24)")).isEqualTo(new FloatType(32, Sign.SIGNED));
        assertThat(postgresType("double precision")).isEqualTo(new FloatType(64, Sign.SIGNED));
        assertThat(postgresType("character varying(40)")).isEqualTo(text(40, Padding.VARYING, TextEquality.EXACT));
        assertThat(postgresType("char(3)")).isEqualTo(text(3, Padding.FIXED, TextEquality.PADDED));
        assertThat(postgresType("citext"))
                .isEqualTo(text(DataType.UNLIMITED, Padding.VARYING, TextEquality.CASE_INSENSITIVE));
        assertThat(postgresType("timestamp(3) with time zone")).isEqualTo(new TimestampType(3, Zone.WITH_ZONE));
        assertThat(postgresType("timestamptz")).isEqualTo(new TimestampType(6, Zone.WITH_ZONE));
        assertThat(postgresType("time without time zone")).isEqualTo(new TimeType(6, Zone.WITHOUT_ZONE));
        assertThat(postgresType("interval year to month")).isEqualTo(new DataType.IntervalType());
        assertThat(postgresType("bit varying(5)")).isEqualTo(new BitType(5, Padding.VARYING));
        assertThat(postgresType("text[][]"))
                .isEqualTo(new DataType.ArrayType(text(DataType.UNLIMITED, Padding.VARYING, TextEquality.EXACT)));
        assertThat(postgresType("int4range")).isEqualTo(new DataType.RangeType(IntegerType.signed(32)));
        assertThat(postgresType("inet")).isEqualTo(new DataType.NetworkType(DataType.NetworkKind.INET));
        assertThat(postgresType("public.geometry(Point, 4326)")).isEqualTo(new DataType.OpaqueType("geometry"));
    }

    @Test
    void knowsTypesOfMySql() {
        assertThat(mysqlType("TINYINT(1)")).isEqualTo(new BooleanType());
        assertThat(mysqlType("tinyint(4) unsigned")).isEqualTo(IntegerType.unsigned(8));
        assertThat(mysqlType("INT(11) ZEROFILL")).isEqualTo(IntegerType.unsigned(32));
        assertThat(mysqlType("bigint unsigned")).isEqualTo(new IntegerType(0, Long.MAX_VALUE));
        assertThat(mysqlType("decimal")).isEqualTo(new DecimalType(10, 0, Sign.SIGNED));
        assertThat(mysqlType("double precision")).isEqualTo(new FloatType(64, Sign.SIGNED));
        assertThat(mysqlType("bit(8)")).isEqualTo(new BitType(8, Padding.FIXED));
        assertThat(mysqlType("national varchar(9)")).isEqualTo(text(9, Padding.VARYING, TextEquality.COARSE));
        assertThat(mysqlType("varchar(9) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"))
                .isEqualTo(text(9, Padding.VARYING, TextEquality.PADDED));
        assertThat(mysqlType("char(9) binary")).isEqualTo(text(9, Padding.FIXED, TextEquality.PADDED));
        assertThat(mysqlType("mediumtext"))
                .isEqualTo(new TextType(16_777_215, LengthUnit.BYTES, Padding.VARYING, TextEquality.COARSE));
        assertThat(mysqlType("varbinary(16)")).isEqualTo(new BinaryType(16, Padding.VARYING));
        assertThat(mysqlType("datetime(6)")).isEqualTo(new TimestampType(6, Zone.WITHOUT_ZONE));
        assertThat(mysqlType("timestamp(3)"))
                .isEqualTo(new TimestampType(3, Zone.WITH_ZONE, DataType.Years.SINCE_1970));
        assertThat(mysqlType("year(4)")).isEqualTo(new DataType.YearType());
        assertThat(mysqlType("enum('a,b', \"c\")")).isEqualTo(new EnumType(List.of("a,b", "c"), TextEquality.COARSE));
        assertThat(mysqlType("set('a', 'b')")).isEqualTo(new SetType(List.of("a", "b")));
    }

    @Test
    void takesTheCollationOfTheTableWhereTheColumnHasNone() {
        Schema schema = mysql("CREATE TABLE t (a varchar(9), b varchar(9) COLLATE utf8_general_ci) COLLATE=utf8_bin");
        assertThat(column(schema, "t", "a").type()).isEqualTo(text(9, Padding.VARYING, TextEquality.PADDED));
        assertThat(column(schema, "t", "b").type()).isEqualTo(text(9, Padding.VARYING, TextEquality.COARSE));
    }

    @Test
    void knowsWhatTypesOfSqliteMean() {
        assertThat(sqliteType("INTEGER")).isEqualTo(IntegerType.signed(64));
        assertThat(sqliteType("UNSIGNED BIG INT")).isEqualTo(IntegerType.unsigned(64));
        assertThat(sqliteType("NVARCHAR(160)")).isEqualTo(text(160, Padding.VARYING, TextEquality.EXACT));
        assertThat(sqliteType("TEXT COLLATE NOCASE"))
                .isEqualTo(text(DataType.UNLIMITED, Padding.VARYING, TextEquality.CASE_INSENSITIVE));
        assertThat(sqliteType("NUMERIC(10,2)")).isEqualTo(new DecimalType(10, 2, Sign.SIGNED));
        assertThat(sqliteType("DATETIME")).isEqualTo(new TimestampType(0, Zone.WITHOUT_ZONE));
        assertThat(sqliteType("DATE")).isEqualTo(new DateType());
        assertThat(sqliteType("BOOLEAN")).isEqualTo(new BooleanType());
        assertThat(sqliteType("BLOB SUB_TYPE TEXT"))
                .isEqualTo(text(DataType.UNLIMITED, Padding.VARYING, TextEquality.EXACT));
        assertThat(sqliteType("")).isEqualTo(text(DataType.UNLIMITED, Padding.VARYING, TextEquality.EXACT));
    }

    @Test
    void quotesWhereItMust() {
        assertThat(Dialect.postgresql().quote("order_id")).isEqualTo("order_id");
        assertThat(Dialect.postgresql().quote("user")).isEqualTo("\"user\"");
        assertThat(Dialect.postgresql().quote("Name\"x")).isEqualTo("\"Name\"\"x\"");
        assertThat(Dialect.postgresql().quote(new TableName("s", "T"))).isEqualTo("s.\"T\"");
        assertThat(Dialect.mysql().quote("a`b")).isEqualTo("`a``b`");
        assertThat(Dialect.sqlite().quote("Order Details")).isEqualTo("\"Order Details\"");
        assertThat(Dialect.sqlite().quote("OrderId")).isEqualTo("OrderId");
        assertThat(Dialect.sqlite().quote("GROUP")).isEqualTo("\"GROUP\"");
    }

    @Test
    void advancesSequencesOfPostgreSql() {
        Schema schema = postgres("""
                CREATE TABLE s."T" (a serial, "B" int GENERATED BY DEFAULT AS IDENTITY,
                    c int DEFAULT nextval('s.down'), d int GENERATED ALWAYS AS IDENTITY, e int);
                CREATE SEQUENCE s.down INCREMENT BY -1;
                """);
        Table table = table(schema, "s.T");
        Dialect dialect = Dialect.postgresql();
        assertThat(dialect.advanceSequences(table, column(schema, "s.T", "a"), 7))
                .containsExactly("SELECT setval('s.\"T_a_seq\"', GREATEST(nextval('s.\"T_a_seq\"'), 7))");
        assertThat(dialect.advanceSequences(table, column(schema, "s.T", "B"), 7))
                .containsExactly("SELECT setval(pg_get_serial_sequence('s.\"T\"', 'B'),"
                        + " GREATEST(nextval(pg_get_serial_sequence('s.\"T\"', 'B')), 7))");
        assertThat(dialect.advanceSequences(table, column(schema, "s.T", "c"), -7))
                .containsExactly("SELECT setval('s.down', LEAST(nextval('s.down'), -7))");
        assertThat(dialect.advanceSequences(table, column(schema, "s.T", "e"), 7))
                .isEmpty();
        assertThat(dialect.identityOverride(table)).isEqualTo("OVERRIDING SYSTEM VALUE");
        assertThat(Dialect.mysql().advanceSequences(table, column(schema, "s.T", "a"), 7))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "postgres, postgresql",
        "pg, postgresql",
        "PGSQL, postgresql",
        "mssql, sqlserver",
        "tsql, sqlserver",
        "sqlite3, sqlite"
    })
    void isFoundByItsOtherNames(String alias, String name) {
        assertThat(Dialect.named(alias).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"postgrs, postgresql", "oracle12, oracle", "mssql2019, sqlserver", "mysql8, mysql", "maria, mariadb"})
    void nearNameIsTold(String wrong, String near) {
        assertThatThrownBy(() -> Dialect.named(wrong))
                .hasMessageStartingWith("unknown dialect '" + wrong + "'; did you mean ")
                .hasMessageContaining(near + "?");
    }

    @Test
    void isFoundByName() {
        assertThat(Dialect.named("MariaDB")).isEqualTo(Dialect.mariadb());
        assertThatThrownBy(() -> Dialect.named("dbase"))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "unknown dialect 'dbase'; known are postgresql, mysql, mariadb, sqlite, h2, sqlserver, oracle");
    }

    @Test
    void isToldFromTheText() {
        assertThat(Schema.fromDdl("CREATE TABLE a (id int)").dialect()).isEqualTo(Dialect.postgresql());
        assertThat(Schema.fromDdl("CREATE TABLE `a` (id int AUTO_INCREMENT) ENGINE=InnoDB")
                        .dialect())
                .isEqualTo(Dialect.mysql());
        assertThat(Schema.fromDdl("-- MariaDB dump 10.19\nCREATE TABLE `a` (id int)")
                        .dialect())
                .isEqualTo(Dialect.mariadb());
        assertThat(Schema.fromDdl("CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT)")
                        .dialect())
                .isEqualTo(Dialect.sqlite());
        assertThat(Schema.fromDdl("CREATE CACHED TABLE A(ID BIGINT NOT NULL, B CLOB)")
                        .dialect())
                .isEqualTo(Dialect.h2());
        assertThat(Schema.fromDdl("CREATE TABLE [dbo].[a] ([id] [int] IDENTITY(1,1) NOT NULL)\nGO\n")
                        .dialect())
                .isEqualTo(Dialect.sqlserver());
        assertThat(Schema.fromDdl("CREATE TABLE a (id NUMBER(10), b VARCHAR2(10))\n/\n")
                        .dialect())
                .isEqualTo(Dialect.oracle());
        assertThat(Schema.fromDdl(
                                "CREATE TYPE \"public\".\"e\" AS ENUM('1');\nCREATE TABLE \"public\".\"a\" (\"id\" SERIAL)")
                        .dialect())
                .isEqualTo(Dialect.postgresql());
        assertThat(Schema.fromDdl("CREATE TABLE \"PUBLIC\".\"A\"(\"ID\" BIGINT)")
                        .dialect())
                .isEqualTo(Dialect.h2());
        assertThat(Schema.fromDdl("-- `x` ENGINE=InnoDB\nCREATE TABLE a (id serial)")
                        .dialect())
                .isEqualTo(Dialect.postgresql());
    }
}
