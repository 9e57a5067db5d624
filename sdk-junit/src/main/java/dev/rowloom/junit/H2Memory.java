package dev.rowloom.junit;

import dev.rowloom.UsageException;
import dev.rowloom.schema.Schema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;

/** An H2 database of a name of its own, which ends when it is closed. */
final class H2Memory extends TestDatabase {

    private static final String NO_DRIVER = "08001";

    private final H2Tables tables;
    private final String url;
    private final Connection keepAlive;

    H2Memory(H2Tables tables) throws SQLException {
        this.tables = tables;
        String settings = tables.standIn().settings();
        this.url = "jdbc:h2:mem:rowloom-" + UUID.randomUUID() + (settings.isEmpty() ? "" : ";" + settings);
        this.keepAlive = open();
    }

    private Connection open() throws SQLException {
        try {
            return DriverManager.getConnection(url, "sa", "");
        } catch (SQLException e) {
            if (NO_DRIVER.equals(e.getSQLState())
                    && String.valueOf(e.getMessage()).startsWith("No suitable driver")) {
                throw new UsageException(
                        "a DataSource or Connection needs a database; add com.h2database:h2 to the test's dependencies, or mark"
                                + " your own with @Seeded",
                        e);
            }
            throw e;
        }
    }

    @Override
    DataSource dataSource() {
        return new H2DataSource(this);
    }

    private record H2DataSource(H2Memory database) implements SimpleDataSource {
        @Override
        public Connection getConnection() throws SQLException {
            return database.open();
        }

        @Override
        public String toString() {
            return database.url;
        }
    }

    @Override
    void create() throws SQLException {
        tables.create(keepAlive);
    }

    @Override
    Schema schema(Connection connection) {
        return tables.standIn().schema();
    }

    @Override
    boolean isFilledByOthers() {
        return false;
    }

    @Override
    public void close() throws SQLException {
        try (keepAlive;
                Statement statement = keepAlive.createStatement()) {
            statement.execute("SHUTDOWN");
        }
    }
}
