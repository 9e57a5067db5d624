package dev.rowloom.it.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL server whose binaries come from the class path; works as root and as an ordinary user. */
final class PostgresServer implements DatabaseServer {

    private final EmbeddedPostgres server;
    private final AtomicInteger databases = new AtomicInteger();

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    static PostgresServer start() throws IOException {
        // The built-in locale behaves the same on every machine.
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(BinaryCache.directory("postgresql").toFile())
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
        return new PostgresServer(server);
    }

    @Override
    public Database create() throws SQLException {
        String name = "it_" + databases.incrementAndGet();
        // Temporary tables would be owned by a user who is to own nothing.
        executeAsAdministrator("CREATE DATABASE " + name, "REVOKE TEMPORARY ON DATABASE " + name + " FROM PUBLIC");
        return new PostgresDatabase(this, name);
    }

    String url(String user, String database) {
        return server.getJdbcUrl(user, database);
    }

    void executeAsAdministrator(String... statements) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            Queries.execute(connection, statements);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
