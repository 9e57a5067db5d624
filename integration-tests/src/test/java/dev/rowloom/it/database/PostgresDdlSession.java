package dev.rowloom.it.database;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * Loads a schema file as psql with {@code ON_ERROR_ROLLBACK=on} does: a failing statement inside of a transaction costs that
 * statement only. Databases, owners and roles are left alone, and so is the client's encoding; a role that is missing otherwise is
 * made.
 */
final class PostgresDdlSession implements AutoCloseable {

    private static final Pattern SKIPPED = Pattern.compile("(?is)"
            + "(GRANT|REVOKE|REASSIGN\\s+OWNED|ALTER\\s+DEFAULT\\s+PRIVILEGES"
            + "|(CREATE|ALTER|DROP)\\s+(DATABASE|ROLE|GROUP|USER(?!\\s+MAPPING))"
            + "|SET\\s+((SESSION|LOCAL)\\s+)?(ROLE|AUTHORIZATION|SESSION\\s+AUTHORIZATION|CLIENT_ENCODING))\\b.*"
            + "|ALTER\\s.*\\sOWNER\\s+TO\\s+(\"[^\"]+\"|\\w+)");
    private static final Pattern MISSING_ROLE = Pattern.compile("role \"(.+)\" does not exist");
    private static final String UNDEFINED_OBJECT = "42704";

    private final Connection connection;
    private final Statement statement;

    PostgresDdlSession(String url) throws SQLException {
        connection = PostgresAccess.connectForScripts(url);
        statement = connection.createStatement();
        statement.setEscapeProcessing(false);
    }

    LoadReport load(String ddl) {
        return StatementLoader.load(
                StatementSplitter.split(ddl, DatabaseKind.POSTGRESQL),
                text -> SKIPPED.matcher(text).matches(),
                this::execute);
    }

    private void execute(StatementSplitter.Statement next) throws SQLException, IOException {
        try {
            executeOnce(next);
        } catch (SQLException e) {
            String role = missingRole(e);
            if (role == null) {
                throw e;
            }
            statement.execute("CREATE ROLE \"" + role.replace("\"", "\"\"") + '"');
            executeOnce(next);
        }
    }

    private void executeOnce(StatementSplitter.Statement next) throws SQLException, IOException {
        boolean guarded = transactionState() == TransactionState.OPEN;
        if (guarded) {
            statement.execute("SAVEPOINT rowloom_ddl");
        }
        try {
            send(next);
        } catch (SQLException e) {
            if (guarded && transactionState() == TransactionState.FAILED) {
                statement.execute("ROLLBACK TO SAVEPOINT rowloom_ddl");
            }
            throw e;
        }
        if (guarded && transactionState() == TransactionState.OPEN) {
            statement.execute("RELEASE SAVEPOINT rowloom_ddl");
        }
    }

    private void send(StatementSplitter.Statement next) throws SQLException, IOException {
        String data = next.copyData();
        if (data == null) {
            statement.execute(next.text());
        } else {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(next.text(), new StringReader(data));
        }
    }

    private TransactionState transactionState() throws SQLException {
        return connection.unwrap(BaseConnection.class).getTransactionState();
    }

    private static @Nullable String missingRole(SQLException e) {
        Matcher matcher = MISSING_ROLE.matcher(String.valueOf(e.getMessage()));
        return UNDEFINED_OBJECT.equals(e.getSQLState()) && matcher.find() ? matcher.group(1) : null;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
