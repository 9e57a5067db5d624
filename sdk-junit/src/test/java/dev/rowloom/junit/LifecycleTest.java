package dev.rowloom.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.junit.SyntheticData.CleanUp;
import dev.rowloom.junit.SyntheticData.Create;
import dev.rowloom.junit.SyntheticData.Lifecycle;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

class LifecycleTest {

    private static final Set<String> URLS = ConcurrentHashMap.newKeySet();

    private static void useUp(Connection connection) throws SQLException {
        assertThat(ParametersTest.count(connection, "orders")).isEqualTo(10);
        connection.createStatement().execute("DELETE FROM orders");
        URLS.add(connection.getMetaData().getURL());
    }

    @SyntheticData(ddl = "shop.sql", rows = 10)
    static class PerClass {
        @RepeatedTest(3)
        void test(Connection connection) throws SQLException {
            useUp(connection);
        }

        @Nested
        class Inside {
            @Test
            void test(Connection connection) throws SQLException {
                useUp(connection);
            }
        }
    }

    @Test
    void oneDatabaseServesAClassAndItsNestedOnes() {
        URLS.clear();
        Run.of(PerClass.class).succeeds(4);
        assertThat(URLS).hasSize(1);
    }

    @SyntheticData(ddl = "shop.sql", rows = 10, lifecycle = Lifecycle.PER_METHOD)
    static class PerMethod {
        @RepeatedTest(3)
        void test(Connection connection) throws SQLException {
            useUp(connection);
        }
    }

    @Test
    void everyTestHasItsOwnDatabaseWhereAsked() {
        URLS.clear();
        Run.of(PerMethod.class).succeeds(3);
        assertThat(URLS).hasSize(3);
        assertThat(URLS)
                .allSatisfy(url -> assertThatThrownBy(() -> DriverManager.getConnection(url + ";IFEXISTS=TRUE")
                                .close())
                        .hasMessageContaining("not found"));
    }

    @SyntheticData(ddl = "shop.sql", rows = 10)
    @Execution(ExecutionMode.CONCURRENT)
    static class Concurrent {
        @RepeatedTest(8)
        void test(Connection connection) throws SQLException {
            useUp(connection);
        }
    }

    @Test
    void testsThatRunAtTheSameTimeDoNotSeeEachOther() {
        URLS.clear();
        Run.of(
                        Concurrent.class,
                        Map.of(
                                "junit.jupiter.execution.parallel.enabled", "true",
                                "junit.jupiter.execution.parallel.config.strategy", "fixed",
                                "junit.jupiter.execution.parallel.config.fixed.parallelism", "4"))
                .succeeds(8);
        assertThat(URLS).hasSize(8);
    }

    @SyntheticData(ddl = "shop.sql", rows = 10, cleanUp = CleanUp.ROLLBACK)
    static class InATransaction {
        @RepeatedTest(3)
        void test(DataSource database, Connection connection) throws SQLException {
            useUp(connection);
            connection.commit();
            connection.close();
            try (Connection again = database.getConnection()) {
                assertThat(ParametersTest.count(again, "orders")).isZero();
            }
        }
    }

    @Test
    void rollsBackWhatATestDid() {
        Run.of(InATransaction.class).succeeds(3);
    }

    static DataSource own(String name) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + name + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
        return source;
    }

    private static final String TABLES =
            "CREATE TABLE IF NOT EXISTS things (id integer PRIMARY KEY, name varchar(40) NOT NULL)";

    abstract static class OnItsOwn {
        @RepeatedTest(2)
        void test() throws SQLException {
            try (Connection connection = own("own").getConnection()) {
                assertThat(ParametersTest.count(connection, "things")).isEqualTo(10);
                connection.createStatement().execute("DELETE FROM things WHERE id > 4");
            }
        }

        @BeforeAll
        static void create() throws SQLException {
            try (Connection connection = own("own").getConnection()) {
                connection.createStatement().execute(TABLES);
            }
        }

        @AfterAll
        static void drop() throws SQLException {
            try (Connection connection = own("own").getConnection()) {
                connection.createStatement().execute("DROP ALL OBJECTS");
            }
        }
    }

    @SyntheticData(schemaFrom = ParametersTest.ByMethod.class, rows = 10)
    static class ByField extends OnItsOwn {
        @Seeded
        private static final DataSource DATABASE = own("own");
    }

    @SyntheticData(schemaFrom = ParametersTest.ByMethod.class, rows = 10)
    static class ByMethod extends OnItsOwn {
        @Seeded
        Supplier<DataSource> database() {
            return () -> own("own");
        }
    }

    /** As a container of Testcontainers shows itself. */
    static class Container {
        public String getJdbcUrl() {
            return "jdbc:h2:mem:own;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
        }

        public String getUsername() {
            return "";
        }

        public String getPassword() {
            return "";
        }
    }

    @SyntheticData(schemaFrom = ParametersTest.ByMethod.class, rows = 10)
    static class ByContainer extends OnItsOwn {
        @Seeded
        final Container container = new Container();
    }

    @SyntheticData(schemaFrom = ParametersTest.ByMethod.class, rows = 10)
    static class ByUrl extends OnItsOwn {
        @Seeded
        static String url = new Container().getJdbcUrl();
    }

    @SyntheticData(schemaFrom = ParametersTest.ByMethod.class, rows = 10)
    static class ByConnection extends OnItsOwn {
        @Seeded
        static Connection connection;

        @BeforeAll
        static void open() throws SQLException {
            connection = own("own").getConnection();
        }

        @AfterAll
        static void close() throws SQLException {
            connection.close();
        }

        @Test
        void staysOpen(Connection given) throws SQLException {
            given.close();
            assertThat(connection.isClosed()).isFalse();
        }
    }

    @Test
    void seedsTheTestsOwnDatabaseBeforeEachTest() {
        Run.of(ByField.class).succeeds(2);
        Run.of(ByMethod.class).succeeds(2);
        Run.of(ByContainer.class).succeeds(2);
        Run.of(ByUrl.class).succeeds(2);
        Run.of(ByConnection.class).succeeds(3);
    }

    @SyntheticData(ddl = "own.sql", dialect = "postgresql", rows = 10, create = Create.SCRIPT)
    static class Created {
        @Seeded
        static final DataSource DATABASE = own("created");

        @RepeatedTest(2)
        void test(Connection connection) throws SQLException {
            assertThat(ParametersTest.count(connection, "notes")).isEqualTo(10);
            assertThat(ParametersTest.count(connection, "short_notes")).isPositive();
        }
    }

    @Test
    void runsTheScriptWhereAsked() throws SQLException {
        Run.of(Created.class).succeeds(2);
        try (Connection connection = own("created").getConnection()) {
            connection.createStatement().execute("SHUTDOWN");
        }
    }
}
