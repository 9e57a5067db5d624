package dev.rowloom.schema;

import static dev.rowloom.schema.Ddl.column;
import static dev.rowloom.schema.Ddl.columns;
import static dev.rowloom.schema.Ddl.foreignKeys;
import static dev.rowloom.schema.Ddl.keys;
import static dev.rowloom.schema.Ddl.mysql;
import static dev.rowloom.schema.Ddl.postgres;
import static dev.rowloom.schema.Ddl.table;
import static dev.rowloom.schema.Ddl.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.engine.DataPlan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlterTableTest {

    @Test
    void addsKeysTheWayDumpsDo() {
        Schema schema = postgres("""
                CREATE TABLE public.b (id integer NOT NULL, a_id integer);
                CREATE TABLE public.a (id integer NOT NULL);
                CREATE SEQUENCE public.a_id_seq START WITH 1;
                ALTER TABLE public.a_id_seq OWNER TO me;
                ALTER SEQUENCE public.a_id_seq OWNED BY public.a.id;
                ALTER TABLE ONLY public.a ALTER COLUMN id SET DEFAULT nextval('public.a_id_seq'::regclass);
                ALTER TABLE ONLY public.a ADD CONSTRAINT a_pkey PRIMARY KEY (id);
                ALTER TABLE public.b ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public.bs START WITH 5);
                ALTER TABLE ONLY public.b
                    ADD CONSTRAINT fk FOREIGN KEY (a_id) REFERENCES public.a(id) DEFERRABLE INITIALLY DEFERRED NOT VALID;
                CREATE UNIQUE INDEX u ON public.b USING btree (a_id, lower((id)::text)) WHERE (a_id IS NOT NULL);
                """);
        assertThat(schema.diagnostics()).isEmpty();
        assertThat(keys(schema, "a")).containsExactly("PRIMARY [id]");
        assertThat(column(schema, "a", "id").identity())
                .contains(new Identity(Identity.Kind.SEQUENCE_DEFAULT, 1, 1, new TableName("public", "a_id_seq")));
        assertThat(column(schema, "b", "id").identity())
                .contains(new Identity(Identity.Kind.ALWAYS, 5, 1, new TableName("public", "bs")));
        assertThat(table(schema, "b").foreignKeys().get(0).deferral())
                .isEqualTo(ForeignKey.Deferral.INITIALLY_DEFERRED);
        UniqueKey index = table(schema, "b").uniqueKeys().get(0);
        assertThat(index.isPlain()).isFalse();
        assertThat(index.predicate())
                .isEqualTo(new Expression.Not(new Expression.IsNull(new Expression.ColumnReference("a_id"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ADD CONSTRAINT c UNIQUE (a, b)",
                "ADD UNIQUE (a, b)",
                "ADD CONSTRAINT c UNIQUE NULLS DISTINCT (a, b)",
                "ADD UNIQUE KEY c (a, b)",
                "ADD UNIQUE INDEX c USING BTREE (a, b)",
                "ADD (CONSTRAINT c UNIQUE (a, b))",
                "ADD CONSTRAINT c UNIQUE NONCLUSTERED (a ASC, b DESC) WITH (PAD_INDEX = OFF) ON [PRIMARY]",
                "WITH CHECK ADD CONSTRAINT c UNIQUE CLUSTERED (a, b)",
                "ADD CONSTRAINT c UNIQUE (a, b) INCLUDE (x) USING INDEX TABLESPACE t",
            })
    void readsEverySpellingOfAUniqueConstraint(String action) {
        Schema schema = postgres("CREATE TABLE t (a int, b int, x int); ALTER TABLE IF EXISTS ONLY t " + action);
        assertThat(keys(schema, "t")).containsExactly("UNIQUE_CONSTRAINT [a, b]");
        assertThat(schema.diagnostics()).isEmpty();
    }

    @Test
    void changesColumns() {
        Schema schema = postgres("""
                CREATE TABLE t (a int PRIMARY KEY, b int CHECK (b > 0), c int, d text DEFAULT 'x' NOT NULL, e int);
                CREATE TABLE u (a int REFERENCES t (a));
                ALTER TABLE t RENAME COLUMN a TO id;
                ALTER TABLE t RENAME b TO bb;
                ALTER TABLE t DROP COLUMN c, ADD COLUMN IF NOT EXISTS f varchar(3) NOT NULL DEFAULT 'q', ADD g date;
                ALTER TABLE t ALTER d DROP NOT NULL, ALTER COLUMN d DROP DEFAULT, ALTER COLUMN e TYPE bigint USING e::bigint;
                ALTER TABLE t ALTER e SET NOT NULL;
                ALTER TABLE u RENAME TO v;
                """);
        assertThat(columns(schema, "t"))
                .containsExactly(
                        "id int NOT NULL", "bb int", "d text", "e bigint NOT NULL", "f varchar(3) NOT NULL", "g date");
        assertThat(keys(schema, "t")).containsExactly("PRIMARY [id]");
        assertThat(table(schema, "t").checks().get(0).condition().columns()).containsExactly("bb");
        assertThat(foreignKeys(schema, "v")).containsExactly("(a) -> t(id)");
        assertThat(column(schema, "t", "d").defaultValue()).isEmpty();
    }

    @Test
    void changesColumnsOfMySql() {
        Schema schema = mysql("""
                CREATE TABLE t (a int, b int, c int, UNIQUE KEY k (b), KEY k2 (c));
                ALTER TABLE t ADD COLUMN z int FIRST, ADD y int AFTER a, MODIFY COLUMN b varchar(5) NOT NULL,
                    CHANGE c cc bigint unsigned NOT NULL AUTO_INCREMENT, ADD PRIMARY KEY (cc), DROP INDEX k2;
                ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (a) REFERENCES t (cc);
                ALTER TABLE t DROP FOREIGN KEY fk;
                RENAME TABLE t TO t2;
                """);
        assertThat(columns(schema, "t2"))
                .containsExactly("z int", "a int", "y int", "b varchar(5) NOT NULL", "cc bigint unsigned NOT NULL");
        assertThat(keys(schema, "t2")).containsExactly("UNIQUE_CONSTRAINT [b]", "PRIMARY [cc]");
        assertThat(foreignKeys(schema, "t2")).isEmpty();
        assertThat(column(schema, "t2", "cc").identity()).isPresent();
    }

    @Test
    void makesAnIndexAConstraint() {
        Schema schema = postgres(
                "CREATE TABLE t (a int); CREATE UNIQUE INDEX i ON t (a); ALTER TABLE t ADD CONSTRAINT p PRIMARY KEY USING INDEX i;");
        assertThat(keys(schema, "t")).containsExactly("PRIMARY [a]");
        assertThat(column(schema, "t", "a").isNullable()).isFalse();
    }

    @Test
    void ignoresForeignKeysThatLeadNowhere() {
        Schema schema = postgres("""
                CREATE TABLE p (id int PRIMARY KEY, a int);
                CREATE TABLE t (
                  a int REFERENCES missing (id),
                  b int REFERENCES p (nothing),
                  c int,
                  FOREIGN KEY (zzz) REFERENCES p,
                  FOREIGN KEY (a, b) REFERENCES p,
                  FOREIGN KEY (c) REFERENCES p (a)
                );
                """);
        assertThat(foreignKeys(schema, "t")).containsExactly("(c) -> p(a)");
        assertThat(warnings(schema))
                .containsExactly(
                        "3: table t: a foreign key refers to table missing, which is missing; it is ignored",
                        "4: table t: a foreign key refers to columns [nothing] of table p, not all of which exist; it is ignored",
                        "6: table t: a foreign key refers to table p from columns [zzz], not all of which exist; it is ignored",
                        "7: table t: a foreign key refers to table p with 2 columns to its key of 1; it is ignored");
    }

    @Test
    void resolvesNamesOfMySqlInAnyCase() {
        Schema schema = mysql(
                "CREATE TABLE Parent (Id int PRIMARY KEY); CREATE TABLE c (a int, FOREIGN KEY (A) REFERENCES PARENT (ID));");
        assertThat(foreignKeys(schema, "c")).containsExactly("(a) -> Parent(Id)");
    }

    @Test
    void gathersPartitionsInTheirRoot() {
        Schema schema = postgres("""
                CREATE TABLE p (id int PRIMARY KEY);
                CREATE TABLE r (id int, d date NOT NULL, p int) PARTITION BY RANGE (d);
                CREATE TABLE r1 PARTITION OF r FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
                CREATE TABLE r2 (id int, d date NOT NULL, p int);
                ALTER TABLE ONLY r ATTACH PARTITION r2 FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');
                ALTER TABLE ONLY r2 ADD CONSTRAINT fk FOREIGN KEY (p) REFERENCES p (id);
                """);
        assertThat(schema.tables()).extracting(Table::id).containsExactly("p", "r");
        assertThat(foreignKeys(schema, "r")).containsExactly("(p) -> p(id)");
        assertThat(table(schema, "r").checks())
                .extracting(Check::sql)
                .containsExactly("d >= '2020-01-01'", "d < '2022-01-01'");
        assertThat(warnings(schema)).isEmpty();
    }

    @Test
    void rowsFitOneOfThePartitions() {
        String root = "CREATE TABLE r (k text) PARTITION BY LIST (k);"
                + "CREATE TABLE r1 PARTITION OF r FOR VALUES IN ('a', 'b'); CREATE TABLE r2 PARTITION OF r FOR VALUES IN (NULL);";
        assertThat(table(postgres(root), "r").checks())
                .extracting(Check::sql)
                .containsExactly("( k IS NULL ) OR ( ( k IS NOT NULL ) AND ( k IN ( 'a' , 'b' ) ) )");
        assertThat(table(postgres(root + "CREATE TABLE r3 PARTITION OF r DEFAULT;"), "r")
                        .checks())
                .isEmpty();
    }

    @Test
    void equalKeysBecomeOne() {
        Schema schema =
                postgres("CREATE TABLE t (a int UNIQUE PRIMARY KEY, b int UNIQUE); CREATE UNIQUE INDEX i ON t (b);");
        assertThat(keys(schema, "t")).containsExactly("PRIMARY [a]", "UNIQUE_CONSTRAINT [b]");
    }

    @Test
    void rangesOfMySqlEndAtTheLastPartition() {
        String table = "CREATE TABLE t (d DATE NOT NULL, n INT NOT NULL) PARTITION BY RANGE (YEAR(d)) "
                + "(PARTITION a VALUES LESS THAN (2020), PARTITION b VALUES LESS THAN (2023));";
        assertThat(mysqlChecks(table)).containsExactly("d < '2023-01-01'");
        assertThat(mysqlChecks(table + "ALTER TABLE t ADD PARTITION (PARTITION c VALUES LESS THAN (2025));"))
                .containsExactly("d < '2025-01-01'");
        assertThat(mysqlChecks(table + "ALTER TABLE t DROP PARTITION b;")).containsExactly("d < '2020-01-01'");
        assertThat(
                        mysqlChecks(
                                table
                                        + "ALTER TABLE t REORGANIZE PARTITION a, b INTO (PARTITION c VALUES LESS THAN (2030), PARTITION d VALUES LESS THAN MAXVALUE);"))
                .isEmpty();
        assertThat(mysqlChecks(table + "ALTER TABLE t REMOVE PARTITIONING;")).isEmpty();
    }

    private static List<String> mysqlChecks(String ddl) {
        return table(Schema.fromDdl(ddl, Dialect.mysql()), "t").checks().stream()
                .map(Check::sql)
                .toList();
    }

    @Test
    void constraintsAreDroppedByTheNamesThatTheDatabaseGaveThem() {
        Schema postgres = postgres("""
                CREATE TABLE t (a int PRIMARY KEY, b int UNIQUE REFERENCES t, c int CHECK (c > 0) CHECK (c < 9), CHECK (a > b));
                ALTER TABLE t DROP CONSTRAINT t_b_key, DROP CONSTRAINT t_b_fkey, DROP CONSTRAINT t_c_check1;
                ALTER TABLE t RENAME CONSTRAINT t_check TO renamed;
                ALTER TABLE t RENAME TO u;
                ALTER TABLE u DROP CONSTRAINT t_pkey;
                """);
        assertThat(keys(postgres, "u")).isEmpty();
        assertThat(foreignKeys(postgres, "u")).isEmpty();
        assertThat(table(postgres, "u").checks()).extracting(Check::sql).containsExactly("c > 0", "a > b");

        Schema mysql = Schema.fromDdl(
                "CREATE TABLE t (a INT PRIMARY KEY, b INT, c INT, UNIQUE (b), UNIQUE (b, c), FOREIGN KEY (b) REFERENCES t (a), FOREIGN KEY (c) REFERENCES t (a));"
                        + "ALTER TABLE t DROP FOREIGN KEY t_ibfk_1, DROP INDEX b_2;",
                Dialect.mysql());
        assertThat(keys(mysql, "t")).containsExactly("PRIMARY [a]", "UNIQUE_CONSTRAINT [b]");
        assertThat(foreignKeys(mysql, "t")).containsExactly("(c) -> t(a)");
    }

    @Test
    void typesAreThoseOfTheTimeOfTheirUse() {
        Schema schema = postgres("""
                CREATE TYPE c AS ENUM ('old');
                CREATE TABLE t (before c NOT NULL);
                ALTER TYPE c RENAME TO d;
                CREATE TYPE c AS (x int, y text);
                ALTER TABLE t ADD COLUMN after c;
                ALTER TYPE d ADD VALUE 'new';
                """);
        assertThat(table(schema, "t").columns())
                .extracting(Column::type)
                .containsExactly(
                        new DataType.EnumType(List.of("old", "new"), TextEquality.EXACT),
                        new DataType.CompositeType(List.of(
                                new DataType.Field("x", DataType.IntegerType.signed(32)),
                                new DataType.Field(
                                        "y",
                                        new DataType.TextType(
                                                DataType.UNLIMITED,
                                                DataType.LengthUnit.CHARACTERS,
                                                DataType.Padding.VARYING,
                                                TextEquality.EXACT)))));
    }

    @Test
    void withoutAPartitionThereAreNoRows() {
        String ddl =
                "CREATE TABLE r (a int PRIMARY KEY) PARTITION BY RANGE (a); CREATE TABLE c (a int NOT NULL REFERENCES r);";
        Schema schema = postgres(ddl);

        assertThat(table(schema, "r").refusal()).contains("the script makes none of its partitions");
        assertThat(warnings(schema))
                .containsExactly("1: table r takes no rows: the script makes none of its partitions");
        DataPlan plan = SyntheticDataGenerator.of(schema).plan();
        assertThat(plan.rows("r")).isZero();
        assertThat(plan.rows("c")).isZero();
        assertThat(plan.warnings())
                .anyMatch(it ->
                        it.startsWith("table r gets 0 rows instead of 100: its partition key (the script makes none"));
        assertThat(table(postgres(ddl + "CREATE TABLE r1 PARTITION OF r DEFAULT;"), "r")
                        .refusal())
                .isEmpty();
    }
}
