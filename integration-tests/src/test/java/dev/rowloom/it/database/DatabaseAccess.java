package dev.rowloom.it.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** One user's way into a database. */
public interface DatabaseAccess {

    /** The JDBC URL, credentials included. */
    String url();

    /** Opens a connection of this user, in auto-commit mode; on SQLite with foreign keys checked. */
    default Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    /**
     * Runs a whole script as it is, in one go, as the usual client of the database does, and stops at the first error.
     *
     * @throws ScriptFailedException if a statement fails, or if the session ends with a transaction open or a check suspended
     */
    void runScript(String script);

    /** Runs a script file (UTF-8) like {@link #runScript(String)}. */
    default void runScript(Path script) {
        try {
            runScript(Files.readString(script));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
