package dev.rowloom.junit;

import dev.rowloom.RowloomException;
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

    private H2Memory(H2Tables tables) throws SQLException {
        this.tables = tables;
        String settings = tables.standIn().settings();
        this.url = "jdbc:h2:mem:rowloom-" + UUID.randomUUID() + (settings.isEmpty() ? "" : ";" + settings);
        this.keepAlive = open();
    }

    /** Returns an empty database. */
    static H2Memory started(H2Tables tables) {
        try {
            return new H2Memory(tables);
        } catch (SQLException e) {
            throw new RowloomException("H2 can't be started: " + e.getMessage(), e);
        }
    }

    /** Returns a database that has its tables; none is left where H2 does not take them. */
    static H2Memory created(H2Tables tables) throws SQLException {
        H2Memory database = started(tables);
        try {
            database.createOnce();
            return database;
        } catch (SQLException | RuntimeException e) {
            database.close();
            throw e;
        }
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
