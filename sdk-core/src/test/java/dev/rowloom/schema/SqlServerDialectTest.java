package dev.rowloom.schema;

import static dev.rowloom.schema.Ddl.column;
import static dev.rowloom.schema.Ddl.columns;
import static dev.rowloom.schema.Ddl.foreignKeys;
import static dev.rowloom.schema.Ddl.keys;
import static dev.rowloom.schema.Ddl.sqlserver;
import static dev.rowloom.schema.Ddl.table;
import static dev.rowloom.schema.Ddl.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.schema.DataType.BinaryType;
import dev.rowloom.schema.DataType.BooleanType;
import dev.rowloom.schema.DataType.DecimalType;
import dev.rowloom.schema.DataType.IntegerType;
import dev.rowloom.schema.DataType.LengthUnit;
import dev.rowloom.schema.DataType.Padding;
import dev.rowloom.schema.DataType.Sign;
import dev.rowloom.schema.DataType.TextType;
import dev.rowloom.schema.DataType.TimestampType;
import dev.rowloom.schema.DataType.Years;
import dev.rowloom.schema.DataType.Zone;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlServerDialectTest {

    private static DataType type(String type) {
        return column(sqlserver("CREATE TABLE t (a " + type + " NOT NULL)"), "t", "a")
                .type();
    }

    @Test
    void knowsTypes() {
        assertThat(type("[tinyint]")).isEqualTo(new IntegerType(0, 255));
        assertThat(type("bit")).isEqualTo(new BooleanType());
        assertThat(type("decimal")).isEqualTo(new DecimalType(18, 0, Sign.SIGNED));
        assertThat(type("smallmoney")).isEqualTo(new DecimalType(9, 4, Sign.SIGNED));
        assertThat(type("datetime")).isEqualTo(new TimestampType(2, Zone.WITHOUT_ZONE, new Years(1753, 9999)));
        assertThat(type("smalldatetime"))
                .isEqualTo(new TimestampType(TimestampType.WHOLE_MINUTES, Zone.WITHOUT_ZONE, new Years(1900, 2078)));
        assertThat(type("datetime2 (7)")).isEqualTo(new TimestampType(6, Zone.WITHOUT_ZONE));
        assertThat(type("datetimeoffset(3)")).isEqualTo(new TimestampType(3, Zone.WITH_ZONE));
        assertThat(type("[nvarchar](40)"))
                .isEqualTo(new TextType(40, LengthUnit.CHARACTERS, Padding.VARYING, TextEquality.COARSE));
        assertThat(type("varchar(max) COLLATE Latin1_General_100_BIN2"))
                .isEqualTo(new TextType(DataType.UNLIMITED, LengthUnit.BYTES, Padding.VARYING, TextEquality.PADDED));
        assertThat(((TextType) type("varchar(9) COLLATE Latin1_General_CS_AS")).equality())
                .isEqualTo(TextEquality.PADDED);
        assertThat(type("varchar")).isEqualTo(new TextType(1, LengthUnit.BYTES, Padding.VARYING, TextEquality.COARSE));
        assertThat(type("varbinary(max)")).isEqualTo(new BinaryType(DataType.UNLIMITED, Padding.VARYING));
        assertThat(type("uniqueidentifier")).isEqualTo(new DataType.UuidType());
        assertThat(type("hierarchyid")).isEqualTo(new DataType.OpaqueType("hierarchyid"));
    }

    @Test
    void readsAScriptOfManagementStudio() {
        Schema schema = sqlserver("""
                USE [shop]
                GO
                SET ANSI_NULLS ON
                GO
                CREATE TYPE [dbo].[Flag] FROM [bit] NOT NULL
                GO
                CREATE TABLE [dbo].[Order](
                    [OrderID] [int] IDENTITY(1,1) NOT FOR REPLICATION NOT NULL,
                    [Active] [dbo].[Flag],
                    [Net] [money] NOT NULL,
                    [Tax] [money] NULL,
                    [Total] AS ([Net] + [Tax]) PERSISTED NOT NULL,
                    [Label] AS ISNULL(N'SO' + CONVERT(nvarchar(23), [OrderID]), N'*'),
                    [Version] [timestamp] NOT NULL,
                    [rowguid] [uniqueidentifier] ROWGUIDCOL NOT NULL CONSTRAINT [DF_guid] DEFAULT (newid()),
                 CONSTRAINT [PK_Order] PRIMARY KEY CLUSTERED
                (
                    [OrderID] ASC
                )WITH (PAD_INDEX = OFF, FILLFACTOR = 90) ON [PRIMARY]
                ) ON [PRIMARY] TEXTIMAGE_ON [PRIMARY]

                GO
                ALTER TABLE [dbo].[Order] ADD  CONSTRAINT [DF_Net]  DEFAULT ((1)) FOR [Net]
                GO
                ALTER TABLE [dbo].[Order]  WITH NOCHECK ADD  CONSTRAINT [CK_Net] CHECK  (([Net]>=(0)))
                GO
                ALTER TABLE [dbo].[Order] CHECK CONSTRAINT [CK_Net]
                GO
                CREATE UNIQUE NONCLUSTERED INDEX [U_Tax] ON [dbo].[Order] ([Tax] ASC) INCLUDE ([Net])
                    WHERE ([Tax] IS NOT NULL) WITH (FILLFACTOR = 80) ON [PRIMARY]
                GO
                EXEC sys.sp_addextendedproperty @name=N'MS_Description', @value=N'What it''s for' ,
                    @level0type=N'SCHEMA',@level0name=N'dbo', @level1type=N'TABLE',@level1name=N'Order',
                    @level2type=N'COLUMN',@level2name=N'Net'
                GO
                EXECUTE sp_addextendedproperty N'MS_Description', N'Orders', N'SCHEMA', [dbo], N'TABLE', [Order]
                GO
                """);
        assertThat(warnings(schema)).isEmpty();
        assertThat(columns(schema, "Order"))
                .containsExactly(
                        "OrderID [int] NOT NULL",
                        "Active [dbo].[Flag] NOT NULL",
                        "Net [money] NOT NULL",
                        "Tax [money]",
                        "Total any NOT NULL",
                        "Label any",
                        "Version [timestamp] NOT NULL",
                        "rowguid [uniqueidentifier] NOT NULL");
        assertThat(column(schema, "Order", "Total").computedAs()).contains("[Net] + [Tax]");
        assertThat(column(schema, "Order", "Label").computedAs()).isPresent();
        assertThat(column(schema, "Order", "Version").computedAs()).isPresent();
        assertThat(column(schema, "Order", "Net").defaultValue()).contains("((1))");
        assertThat(column(schema, "Order", "Net").comment()).contains("What it's for");
        assertThat(table(schema, "Order").comment()).contains("Orders");
        assertThat(keys(schema, "Order")).containsExactly("PRIMARY [OrderID]", "UNIQUE_INDEX [Tax]");
        UniqueKey filtered = table(schema, "Order").uniqueKeys().get(1);
        assertThat(filtered.predicate()).isInstanceOf(Expression.Not.class);
        assertThat(filtered.nulls()).isEqualTo(UniqueKey.NullComparison.NOT_DISTINCT);
        assertThat(table(schema, "Order").checks()).hasSize(1);
    }

    @Test
    void needsNeitherCommasNorEndsOfStatements() {
        Schema schema = sqlserver("""
                IF OBJECT_ID('a') IS NULL CREATE TABLE a (
                    id int NOT NULL,
                    b int NOT NULL
                    CONSTRAINT pk PRIMARY KEY CLUSTERED (id)
                    CONSTRAINT u UNIQUE (b),
                )
                CREATE TABLE c (id int PRIMARY KEY, a int, d int)
                ALTER TABLE c ADD e int NULL, f int NOT NULL, CONSTRAINT fk FOREIGN KEY (a) REFERENCES shop..a
                IF NOT EXISTS (SELECT * FROM sys.tables WHERE name = 'g')
                BEGIN
                    CREATE TABLE g (id int)
                END
                INSERT INTO g
                VALUES (1)
                CREATE TABLE #h (id int)
                """);
        assertThat(warnings(schema)).isEmpty();
        assertThat(keys(schema, "a")).containsExactly("PRIMARY [id]", "UNIQUE_CONSTRAINT [b]");
        assertThat(columns(schema, "c")).hasSize(5);
        assertThat(foreignKeys(schema, "c")).hasSize(1);
        assertThat(columns(schema, "g")).containsExactly("id int");
    }

    @Test
    void leavesRoutinesAloneUpToTheEndOfTheirBatch() {
        Schema schema = sqlserver("""
                CREATE TABLE a (id int)
                GO
                CREATE OR ALTER PROCEDURE p AS
                CREATE TABLE inner1 (id int);
                IF 1 = 1
                BEGIN
                    CREATE TABLE inner2 (id int);
                END
                go
                CREATE TABLE b (id int)
                """);
        assertThat(schema.tables()).extracting(Table::id).containsExactly("a", "b");
    }

    @Test
    void readsTypesThatAProcedureAdds() {
        Schema schema = sqlserver("""
                EXEC sp_addtype 'id', 'varchar(11)', 'NOT NULL'
                CREATE TABLE authors (au_id id, name varchar(40))
                """);
        assertThat(column(schema, "authors", "au_id").isNullable()).isFalse();
        assertThat(column(schema, "authors", "au_id").type()).isInstanceOf(TextType.class);
    }

    @Test
    void writesIdentitiesAndTakesNumbersFromSequences() {
        Schema schema = sqlserver("""
                CREATE SEQUENCE dbo.s START WITH 10 INCREMENT BY 5
                CREATE TABLE t (a int IDENTITY (1, 1), b int DEFAULT (NEXT VALUE FOR dbo.s), c int)
                """);
        Table table = table(schema, "t");
        Dialect dialect = Dialect.sqlserver();
        assertThat(dialect.rows(table, List.of("a", "b")))
                .isEqualTo(new Dialect.Around(
                        List.of("SET IDENTITY_INSERT [t] ON"), List.of("SET IDENTITY_INSERT [t] OFF")));
        assertThat(dialect.rows(table, List.of("b")).before()).isEmpty();
        assertThat(dialect.advanceSequences(table, column(schema, "t", "a"), 7)).isEmpty();
        assertThat(dialect.advanceSequences(table, column(schema, "t", "b"), 25))
                .singleElement()
                .asString()
                .startsWith("EXEC (N'DECLARE @n bigint = 1")
                .contains("SET @n = (25 - CONVERT(bigint, @first)) / 5;")
                .doesNotContain("ALTER");
    }

    @Test
    void readsADefaultWithoutAName() {
        Schema schema = sqlserver("""
                CREATE TABLE t ([a] [int] NOT NULL, [b] [nvarchar](9) NULL)
                GO
                ALTER TABLE [dbo].[t] ADD  DEFAULT ((0)) FOR [a]
                GO
                ALTER TABLE [dbo].[t] ADD  DEFAULT (N'x') FOR [b], DEFAULT getdate() FOR [c]
                GO
                """);

        assertThat(table(schema, "t").columns()).hasSize(2);
        assertThat(column(schema, "t", "a").defaultValue()).isPresent();
        assertThat(schema.diagnostics()).isEmpty();
    }

    @Test
    void readsColumnsThatAreEncryptedMaskedOrASet() {
        Schema schema = sqlserver("""
                CREATE TABLE t (
                    id int NOT NULL PRIMARY KEY NONCLUSTERED HASH WITH (BUCKET_COUNT = 1000),
                    ssn char(11) COLLATE Latin1_General_BIN2 ENCRYPTED WITH (COLUMN_ENCRYPTION_KEY = k,
                        ENCRYPTION_TYPE = DETERMINISTIC, ALGORITHM = 'AEAD_AES_256_CBC_HMAC_SHA_256') NOT NULL,
                    mail varchar(90) MASKED WITH (FUNCTION = 'email()') NULL,
                    extra int SPARSE NULL,
                    extras xml COLUMN_SET FOR ALL_SPARSE_COLUMNS
                ) WITH (MEMORY_OPTIMIZED = ON)
                """);

        assertThat(schema.diagnostics()).isEmpty();
        assertThat(column(schema, "t", "ssn").isNullable()).isFalse();
        assertThat(column(schema, "t", "extras").computedAs()).isPresent();
    }

    @Test
    void readsStatementsInConstantTextsAndOtherNames() {
        Schema schema = sqlserver("""
                CREATE TABLE [Blogs] ([Id] int NOT NULL CONSTRAINT [PK_Old] PRIMARY KEY, [Day] date NULL)
                CREATE TABLE old.[Posts] (a int, b int, INDEX i UNIQUE NONCLUSTERED (a, b) WHERE a > 0 WITH (ONLINE = ON), INDEX j (b))
                GO
                IF 1 = 1
                BEGIN
                    EXEC(N'CREATE UNIQUE INDEX [IX_Day] ON [Blogs] ([Day]) WHERE [Day] IS NOT NULL');
                    EXEC sp_executesql N'ALTER TABLE [Blogs] ADD [Title] nvarchar(9) NULL';
                    EXEC(N'ALTER TABLE [Blogs] DROP COLUMN [' + @name + ']');
                END
                GO
                EXEC sp_rename N'[Blogs].[Day]', N'Published', N'COLUMN';
                EXEC sys.sp_rename @objname = N'[dbo].[PK_Old]', @newname = N'PK_New', @objtype = 'OBJECT'
                EXEC sp_rename 'dbo.Blogs', 'Journal'
                GO
                ALTER SCHEMA archive TRANSFER old.Posts
                GO
                """);

        assertThat(columns(schema, "Journal").toString()).contains("Published", "Title");
        assertThat(keys(schema, "Journal")).containsExactly("PRIMARY [Id]", "UNIQUE_INDEX [Published]");
        assertThat(table(schema, "Journal").primaryKey().orElseThrow().name()).isEqualTo("PK_New");
        assertThat(keys(schema, "archive.Posts")).containsExactly("UNIQUE_INDEX [a, b]");
        assertThat(schema.diagnostics()).isEmpty();
    }
}
