package dev.rowloom.junit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Gives all who ask the same connection in one transaction, which none of them can end: closing, committing and the
 * auto-commit mode have no effect, and a rollback undoes everything since the begin.
 */
final class OneTransaction implements SimpleDataSource, AutoCloseable {

    private static final Set<String> WITHOUT_EFFECT = Set.of("close", "commit", "setAutoCommit", "abort");

    private final Connection connection;
    private final boolean autoCommit;
    private final Connection view;

    OneTransaction(DataSource database) throws SQLException {
        connection = database.getConnection();
        autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        view = (Connection) Proxy.newProxyInstance(
                OneTransaction.class.getClassLoader(), new Class<?>[] {Connection.class}, this::call);
    }

    @Override
    public Connection getConnection() {
        return view;
    }

    private @Nullable Object call(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (WITHOUT_EFFECT.contains(method.getName())) {
            return null;
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(autoCommit);
        connection.close();
    }
}
