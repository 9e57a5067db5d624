package dev.rowloom.it.database;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.h2.tools.RunScript;

/** An H2 database in memory. */
final class H2Database extends AbstractDatabase {

    private static final String LOADER = "LOADER";

    private final String name;
    private final String settings;
    private final Connection keepAlive;

    H2Database(String name, String settings) throws SQLException {
        super(DatabaseKind.H2);
        this.name = name;
        this.settings = settings.isEmpty() ? "" : ";" + settings;
        this.keepAlive = connect();
    }

    @Override
    public String url() {
        return url("SA");
    }

    private String url(String user) {
        return "jdbc:h2:mem:" + name + ";USER=" + user + ";PASSWORD=" + settings;
    }

    @Override
    public void runScript(String script) {
        new Access(url()).runScript(script);
    }

    @Override
    public LoadReport applyDdl(String ddl) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            return StatementLoader.load(
                    StatementSplitter.split(ddl, DatabaseKind.H2),
                    text -> false,
                    next -> statement.execute(next.text()));
        } catch (SQLException e) {
            throw new IllegalStateException("Could not load the schema", e);
        }
    }

    @Override
    public DatabaseAccess restricted() {
        try (Connection connection = connect()) {
            Queries.execute(connection, "CREATE USER IF NOT EXISTS " + LOADER + " PASSWORD ''");
            List<String> schemas = Queries.strings(
                    connection,
                    "SELECT SCHEMA_NAME FROM INFORMATION_SCHEMA.SCHEMATA WHERE UPPER(SCHEMA_NAME) <> 'INFORMATION_SCHEMA'");
            for (String schema : schemas) {
                Queries.execute(
                        connection,
                        "GRANT SELECT, INSERT, UPDATE ON SCHEMA \"" + schema.replace("\"", "\"\"") + "\" TO " + LOADER);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not make the restricted user", e);
        }
        return new Access(url(LOADER));
    }

    @Override
    public DatabaseAccess loader() {
        DatabaseAccess user = restricted();
        try (Connection connection = connect()) {
            Queries.execute(connection, "GRANT ALTER ANY SCHEMA TO " + LOADER);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not grant the right to alter tables", e);
        }
        return user;
    }

    @Override
    public void close() {
        try {
            if (!keepAlive.isClosed()) {
                Queries.execute(keepAlive, "SHUTDOWN");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not close " + name, e);
        }
    }

    private record Access(String url) implements DatabaseAccess {

        @Override
        public void runScript(String script) {
            try (Connection connection = connect()) {
                RunScript.execute(connection, new StringReader(script));
            } catch (SQLException e) {
                throw new ScriptFailedException(String.valueOf(e.getMessage()), e);
            }
        }
    }
}
