package dev.rowloom.it.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A folder of SQLite files. */
final class SqliteServer implements DatabaseServer {

    private final Path directory;
    private final AtomicInteger databases = new AtomicInteger();

    private SqliteServer(Path directory) {
        this.directory = directory;
    }

    /** Opens a database once, to find out whether SQLite's library loads on this machine. */
    static SqliteServer start() throws IOException, SQLException {
        DriverManager.getConnection("jdbc:sqlite::memory:").close();
        return new SqliteServer(Files.createTempDirectory("rowloom-sqlite"));
    }

    @Override
    public Database create() {
        return new SqliteDatabase(directory.resolve("it_" + databases.incrementAndGet() + ".sqlite"));
    }

    @Override
    public void close() {
        Directories.delete(directory);
    }
}
