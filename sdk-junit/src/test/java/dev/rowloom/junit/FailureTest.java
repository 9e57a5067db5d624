package dev.rowloom.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.TableData;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.Row;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailureTest {

    @SyntheticData(ddl = "shop.sql", rows = 12, seed = 42, tables = "orders=20")
    static class Failing {
        @BeforeEach
        void before(@Rows(value = "customers", first = 3) Row customer) {
            assertThat(customer.number()).isEqualTo(3);
        }

        @Test
        void fails(@Rows("orders") List<Row> orders, DataSource database) {
            throw new AssertionError("the totals differ");
        }
    }

    @Test
    void aFailureTellsSeedAndRowsAndThePropertyThatReproducesIt() {
        Run run = Run.of(Failing.class);

        String expected = "seed 42, 12 rows a table but {orders=20} of shop.sql; given: customers row 3, orders rows 0"
                + " to 19, all rows by DataSource; the same rows again: -Drowloom.seed=42";
        assertThat(run.message()).isEqualTo("the totals differ");
        Throwable failure = run.failures().get(0);
        assertThat(failure.getSuppressed())
                .singleElement()
                .extracting(Throwable::getMessage)
                .isEqualTo(expected);
        StringWriter printed = new StringWriter();
        failure.printStackTrace(new PrintWriter(printed));
        assertThat(printed.toString()).contains("Suppressed: dev.rowloom.junit.SyntheticDataNote: " + expected);
        assertThat(run.reports()).singleElement().asString().contains("-Drowloom.seed=42");
    }

    @SyntheticData(ddl = "shop.sql", rows = 5)
    static class Aborted {
        @Test
        void aborts(Dataset dataset) {
            assumeTrue(dataset.tables().isEmpty());
        }
    }

    @Test
    void anAssumptionThatDoesNotHoldIsLeftAlone() {
        Run run = Run.of(Aborted.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.reports()).isEmpty();
    }

    @SyntheticData(ddl = "shop.sql", seed = 42)
    static class SeedIs {
        @Test
        void seven(DataPlan plan) {
            assertThat(plan.seed()).isEqualTo(7);
        }
    }

    @Test
    void thePropertyTakesThePlaceOfEverySeed() {
        Run.of(SeedIs.class, Map.of("rowloom.seed", "7")).succeeds(1);
        assertThat(Run.of(SeedIs.class, Map.of("rowloom.seed", "seven")).message())
                .endsWith("rowloom.seed is 'seven', which is no whole number");
    }

    // ---- wrong usage, one message each

    static class NoAnnotation {
        @Test
        @SyntheticData
        void test(Dataset dataset) {}
    }

    @SyntheticData(ddl = "shop.sql", migrations = "migrations")
    static class TwoSources {
        @Test
        void test(Dataset dataset) {}
    }

    @SyntheticData(ddl = "shp.sql")
    static class NoFile {
        @Test
        void test(Dataset dataset) {}
    }

    @SyntheticData(ddl = "shop.sql", tables = "orders")
    static class NoCount {
        @Test
        void test(Dataset dataset) {}
    }

    @SyntheticData(ddl = "shop.sql", tables = "order=3")
    static class NoTable {
        @Test
        void test(Dataset dataset) {}
    }

    @SyntheticData(ddl = "shop.sql")
    static class NoSuchRows {
        @Test
        void test(@Rows("oders") List<Row> orders) {}
    }

    @SyntheticData(ddl = "shop.sql")
    static class RawArray {
        @Test
        void test(@Rows("orders") Row[] orders) {}
    }

    @SyntheticData(ddl = "shop.sql")
    static class BeyondTheEnd {
        @Test
        void test(@Rows(value = "orders", first = 100) Row order) {}
    }

    @SyntheticData(ddl = "shop.sql")
    static class WrongRecord {
        record Wrong(String ttal) {}

        @Test
        void test(@Rows("orders") List<Wrong> orders) {}
    }

    @SyntheticData(ddl = "shop.sql")
    static class TableOfNoName {
        @Test
        void test(TableData orders) {}
    }

    @SyntheticData(ddl = "shop.sql", dialect = "postgre")
    static class NoDialect {
        @Test
        void test(Dataset dataset) {}
    }

    @SyntheticData(ddl = "shop.sql", blueprint = "shop.blueprint.json")
    static class NoBlueprint {
        @Test
        void test(Dataset dataset) {}
    }

    @SyntheticData(schemaFrom = String.class)
    static class NoMaker {
        @Test
        void test(Dataset dataset) {}
    }

    @SyntheticData(ddl = "shop.sql")
    static class NullDatabase {
        @Seeded
        static DataSource database;

        @Test
        void test() {}
    }

    @SyntheticData(ddl = "shop.sql")
    static class NoDatabase {
        @Seeded
        static final Integer DATABASE = 3;

        @Test
        void test() {}
    }

    @SyntheticData(ddl = "shop.sql")
    static class TwoDatabases {
        @Seeded
        static DataSource one;

        @Seeded
        static DataSource other;

        @Test
        void test() {}
    }

    /** As a container that was not started. */
    public static class Stopped {
        public String getJdbcUrl() {
            throw new IllegalStateException("not started");
        }
    }

    @SyntheticData(ddl = "shop.sql")
    static class StoppedContainer {
        @Seeded
        static final Stopped CONTAINER = new Stopped();

        @Test
        void test() {}
    }

    @SyntheticData(ddl = "shop.sql")
    static class NoList {
        @Test
        void test(@Rows("orders") java.util.Set<Row> orders) {}
    }

    @SyntheticData(ddl = "shop.sql", dialect = "postgresql")
    static class CapitalNames {
        @Seeded
        static final String DATABASE = "jdbc:h2:mem:capitals;DB_CLOSE_DELAY=-1";

        @Test
        void test() throws java.sql.SQLException {}

        @org.junit.jupiter.api.BeforeAll
        static void create() throws java.sql.SQLException {
            try (var connection = java.sql.DriverManager.getConnection(DATABASE)) {
                connection.createStatement().execute("CREATE TABLE customers (id bigint PRIMARY KEY)");
            }
        }
    }

    @SyntheticData(ddl = "shop.sql", cleanUp = SyntheticData.CleanUp.ROLLBACK)
    static class RollbackOfAClass {
        RollbackOfAClass(DataSource database) {}

        @Test
        void test() {}
    }

    @Snapshot("x.snapshot")
    @org.junit.jupiter.api.extension.ExtendWith(SyntheticDataExtension.class)
    static class SnapshotOfNothing {
        @Test
        void test() {}
    }

    @Test
    void eachWrongUsageIsOneClearMessage() {
        says(NoList.class, "java.util.Set<dev.rowloom.engine.Row>; give it a List of records");
        says(
                CapitalNames.class,
                "has the table customers, but the database, which is H2, has CUSTOMERS; set dialect = \"h2\" of"
                        + " @SyntheticData, or put ;MODE=PostgreSQL;");
        says(NoAnnotation.class, "@SyntheticData names no schema; set ddl, migrations or schemaFrom");
        says(
                TwoSources.class,
                "@SyntheticData names more than one schema; set only one of ddl, migrations and schemaFrom");
        says(
                NoFile.class,
                "ddl = \"shp.sql\" is not there: neither beside dev.rowloom.junit.FailureTest$NoFile on the class path,"
                        + " nor at its root, nor a file seen from ");
        says(NoCount.class, "tables = \"orders\" of @SyntheticData is not of the form orders=500");
        says(NoTable.class, "unknown table 'order'; did you mean orders?");
        says(NoSuchRows.class, "unknown table 'oders'; did you mean orders?");
        says(
                RawArray.class,
                " is dev.rowloom.engine.Row[]; give it a List of records, beans or Rows, a single one of these, or"
                        + " TableData");
        says(BeyondTheEnd.class, " asks for row 100, but table orders has 100 rows");
        says(
                WrongRecord.class,
                "Wrong.ttal (String) has no column in table orders: looked for ttal; did you mean total?");
        says(TableOfNoName.class, " is TableData of no table; add @Rows(\"…\") to it");
        says(NoDialect.class, "unknown dialect 'postgre'");
        says(NoBlueprint.class, "blueprint = \"shop.blueprint.json\" is not there");
        says(
                NoMaker.class,
                "schemaFrom = java.lang.String.class has 0 public static methods without parameters that return a"
                        + " Schema; it needs one, or to be a Supplier<Schema>");
        says(NullDatabase.class, "@Seeded field database is null when the test begins; let it be set before");
        says(
                NoDatabase.class,
                "@Seeded field DATABASE is a java.lang.Integer; give a DataSource, a Connection, a JDBC URL, a"
                        + " Supplier of these, or an object with the public methods getJdbcUrl, getUsername and getPassword");
        says(TwoDatabases.class, "has 2 members with @Seeded; leave one");
        says(
                StoppedContainer.class,
                "@Seeded field CONTAINER gives no JDBC URL: java.lang.IllegalStateException: not started;"
                        + " start it before, for instance by declaring @Testcontainers above @SyntheticData");
        says(RollbackOfAClass.class, "cleanUp = ROLLBACK rolls back what a test does");
        says(
                SnapshotOfNothing.class,
                "@Snapshot(\"x.snapshot\") has no rows to hold against the file; add @SyntheticData to the"
                        + " class or method");
    }

    private static void says(Class<?> test, String message) {
        assertThat(Run.of(test).message()).as(test.getSimpleName()).contains(message);
    }
}
