package dev.rowloom.it.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A database of a {@link PostgresServer}. */
final class PostgresDatabase extends AbstractDatabase {

    private final PostgresServer server;
    private final String name;
    private final String loader;
    private final PostgresAccess owner;
    private boolean loaderExists;

    PostgresDatabase(PostgresServer server, String name) {
        super(DatabaseKind.POSTGRESQL);
        this.server = server;
        this.name = name;
        this.loader = name + "_loader";
        this.owner = new PostgresAccess(server.url("postgres", name));
    }

    @Override
    public String url() {
        return owner.url();
    }

    @Override
    public void runScript(String script) {
        owner.runScript(script);
    }

    @Override
    public LoadReport applyDdl(String ddl) {
        try (PostgresDdlSession session = new PostgresDdlSession(url())) {
            return session.load(ddl);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not load the schema", e);
        }
    }

    @Override
    public DatabaseAccess restricted() {
        try (Connection connection = connect()) {
            if (!loaderExists) {
                Queries.execute(connection, "CREATE ROLE " + loader + " LOGIN");
                loaderExists = true;
            }
            List<String> schemas = Queries.strings(
                    connection,
                    "SELECT quote_ident(nspname) FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'");
            for (String schema : schemas) {
                String to = " IN SCHEMA " + schema + " TO " + loader;
                Queries.execute(
                        connection,
                        "GRANT USAGE ON SCHEMA " + schema + " TO " + loader,
                        "GRANT SELECT, INSERT, UPDATE ON ALL TABLES" + to,
                        "GRANT USAGE, UPDATE ON ALL SEQUENCES" + to);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not make the restricted user", e);
        }
        return new PostgresAccess(server.url(loader, name));
    }

    @Override
    public void close() {
        try {
            server.executeAsAdministrator(
                    "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)", "DROP ROLE IF EXISTS " + loader);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not drop the database " + name, e);
        }
    }
}
