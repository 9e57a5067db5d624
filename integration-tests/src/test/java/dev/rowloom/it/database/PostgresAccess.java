package dev.rowloom.it.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** A PostgreSQL user; scripts go to the server untouched, in messages of the simple query protocol. */
record PostgresAccess(String url) implements DatabaseAccess {

    /** As large as a message may well be; a script of any size is sent in pieces of whole statements. */
    private static final int PIECE = 4 << 20;

    @Override
    public void runScript(String script) {
        run(new BufferedReader(new StringReader(script)));
    }

    @Override
    public void runScript(Path script) {
        try (BufferedReader reader = Files.newBufferedReader(script)) {
            run(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(BufferedReader script) {
        try (Connection connection = connectForScripts(url);
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            StringBuilder piece = new StringBuilder();
            boolean quoted = false;
            for (String line = script.readLine(); line != null; line = script.readLine()) {
                piece.append(line).append('\n');
                quoted ^= line.chars().filter(c -> c == '\'').count() % 2 == 1;
                if (piece.length() > PIECE && !quoted && line.endsWith(";")) {
                    statement.execute(piece.toString());
                    piece.setLength(0);
                }
            }
            statement.execute(piece.toString());
            requireCleanEnd(connection);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new ScriptFailedException(e.getMessage() + " [SQLSTATE " + e.getSQLState() + "]", e);
        }
    }

    /** Simple mode neither splits a text into statements nor looks for parameters in it. */
    static Connection connectForScripts(String url) throws SQLException {
        return DriverManager.getConnection(url + "&preferQueryMode=simple");
    }

    private static void requireCleanEnd(Connection connection) throws SQLException {
        TransactionState state = connection.unwrap(BaseConnection.class).getTransactionState();
        if (state != TransactionState.IDLE) {
            throw new ScriptFailedException("The script leaves its transaction open; closing the session undoes it");
        }
        String role = Queries.string(connection, "SHOW session_replication_role");
        if (!role.equals("origin")) {
            throw new ScriptFailedException("The script ends with session_replication_role = " + role);
        }
    }
}
