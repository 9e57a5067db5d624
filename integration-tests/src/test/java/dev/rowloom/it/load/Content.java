package dev.rowloom.it.load;

import dev.rowloom.it.database.Database;
import dev.rowloom.it.database.DatabaseKind;
import dev.rowloom.it.database.TableCounts.TableCount;
import dev.rowloom.it.database.TableRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the tables of a database hold, as one MD5 for each over the sorted texts of its rows. */
final class Content {

    private Content() {}

    static Map<String, String> of(Database database) throws SQLException {
        Map<String, String> content = new TreeMap<>();
        try (Connection connection = database.connect()) {
            for (TableCount count : database.tableCounts().tables()) {
                // in MariaDB each database has its own name in every test
                String name = database.kind() == DatabaseKind.MARIADB
                        ? count.table().name()
                        : count.table().toString();
                content.put(name, md5(rows(connection, count.table(), database.kind())));
            }
        }
        return content;
    }

    private static List<String> rows(Connection connection, TableRef table, DatabaseKind kind) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + table.source())) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                StringBuilder text = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    text.append(cell(rows, i, kind)).append('\u001f');
                }
                texts.add(text.toString());
            }
        }
        Collections.sort(texts);
        return texts;
    }

    private static String cell(ResultSet row, int column, DatabaseKind kind) throws SQLException {
        Object value = kind == DatabaseKind.POSTGRESQL ? row.getString(column) : row.getObject(column);
        if (value == null) {
            return "\u0000";
        }
        if (value instanceof Clob || value instanceof Array) {
            return row.getString(column);
        }
        Object plain = value instanceof Blob ? row.getBytes(column) : value;
        if (plain instanceof byte[] bytes) {
            return "x" + HexFormat.of().formatHex(bytes);
        }
        // in SQLite the number 1 and the text '1' are different
        return kind == DatabaseKind.SQLITE ? value.getClass().getSimpleName() + value : value.toString();
    }

    private static String md5(List<String> rows) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            rows.forEach(row -> digest.update(row.getBytes(StandardCharsets.UTF_8)));
            return rows.size() + " rows " + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
