package dev.rowloom.it.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Short forms of reading a database through JDBC. */
public final class Queries {

    private Queries() {}

    @FunctionalInterface
    public interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    public static <T> List<T> list(Connection connection, String sql, RowMapper<T> mapper) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
                result.add(mapper.map(rows));
            }
            return result;
        }
    }

    public static List<String> strings(Connection connection, String sql) throws SQLException {
        return list(connection, sql, Queries::firstString);
    }

    /** The first column of the only row. */
    public static String string(Connection connection, String sql) throws SQLException {
        List<String> values = strings(connection, sql);
        if (values.size() != 1) {
            throw new IllegalStateException("Expected one row of: " + sql + ", got " + values.size());
        }
        return values.get(0);
    }

    public static long number(Connection connection, String sql) throws SQLException {
        return Long.parseLong(string(connection, sql));
    }

    public static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String firstString(ResultSet row) throws SQLException {
        return Objects.toString(row.getString(1));
    }
}
