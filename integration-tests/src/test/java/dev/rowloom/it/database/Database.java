package dev.rowloom.it.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** A database of its own, empty when made, as its owner sees it. Closing drops it. */
public interface Database extends DatabaseAccess, AutoCloseable {

    DatabaseKind kind();

    /**
     * Runs a schema file statement by statement, as the usual client does when it is told to go on after errors: a failing
     * statement is reported and skipped. Statements about owners and roles, and commands of the client itself, are skipped.
     */
    LoadReport applyDdl(String ddl);

    /** Runs a schema file (UTF-8) like {@link #applyDdl(String)}. */
    default LoadReport applyDdl(Path ddl) {
        try {
            return applyDdl(Files.readString(ddl));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Gives a user who has SELECT, INSERT and UPDATE on every table that exists now, USAGE and UPDATE on every sequence, and
     * owns nothing. SQLite has no users: there the script runner fails if a script changes the schema.
     */
    DatabaseAccess restricted();

    /**
     * Gives the user that a written script needs: the restricted one, but in H2, where numbers behind identities and suspended
     * checks want the right to alter tables.
     */
    default DatabaseAccess loader() {
        return restricted();
    }

    /** The owner's URL of each namespace that tables may be in and one connection's catalogue doesn't see together. */
    List<String> namespaceUrls();

    /** Counts the rows of every table. */
    TableCounts tableCounts();

    /**
     * Asserts that every constraint is in force and that every foreign key holds.
     *
     * @throws AssertionError if one is not, naming each
     * @see Integrity
     */
    void assertIntact() throws SQLException;

    @Override
    void close();
}
