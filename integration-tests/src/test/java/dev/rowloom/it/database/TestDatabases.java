package dev.rowloom.it.database;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * The database servers of a test run: each starts when the first test asks for it and stops when this is closed.
 *
 * <p>Thread-safe. JUnit tests get the instance of the run through {@link DatabaseExtension}.
 */
public final class TestDatabases implements AutoCloseable {

    private final Map<DatabaseKind, LazyServer> servers = new EnumMap<>(DatabaseKind.class);

    /** Starts nothing yet. A server that can't start skips its tests, or fails them where the environment says {@code CI=true}. */
    public TestDatabases() {
        boolean required = Boolean.parseBoolean(System.getenv("CI"));
        register(DatabaseKind.POSTGRESQL, PostgresServer::start, required);
        register(DatabaseKind.MARIADB, MariaDbServer::start, required);
        register(DatabaseKind.SQLITE, SqliteServer::start, required);
        register(DatabaseKind.H2, H2Server::new, required);
    }

    private void register(DatabaseKind kind, DatabaseServer.Starter starter, boolean required) {
        servers.put(kind, new LazyServer(kind, starter, required, System.err::println));
    }

    /** Makes an empty database; {@code name} is {@code postgresql}, {@code mariadb}, {@code mysql}, {@code sqlite} or {@code h2}. */
    public Database create(String name) {
        return create(DatabaseKind.of(name));
    }

    /**
     * Makes an empty database. Close it when done.
     *
     * @throws org.opentest4j.TestAbortedException if the server can't be started on this machine
     */
    public Database create(DatabaseKind kind) {
        DatabaseServer server = servers.get(kind).get();
        return created(kind, server::create);
    }

    /** Makes an empty H2 database with settings as its URL writes them, such as {@code MODE=MySQL;DATABASE_TO_UPPER=FALSE}. */
    public Database createH2(String settings) {
        return created(DatabaseKind.H2, () -> new H2Server().create(settings));
    }

    private static Database created(DatabaseKind kind, Callable<Database> creation) {
        try {
            return creation.call();
        } catch (Exception e) {
            throw new IllegalStateException("Could not create a database in " + kind, e);
        }
    }

    /** Stops the servers, with what databases they still have. */
    @Override
    public void close() {
        servers.values().forEach(LazyServer::close);
    }
}
