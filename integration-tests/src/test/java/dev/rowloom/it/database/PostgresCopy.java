package dev.rowloom.it.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** Loads CSV files into PostgreSQL by COPY. */
public final class PostgresCopy {

    private PostgresCopy() {}

    /**
     * Copies a CSV file (UTF-8, with a header) into the columns its header names; an unquoted empty field is NULL, a quoted one an
     * empty string.
     *
     * @param table the table as SQL writes it, quoted where it must be
     * @return the number of rows copied
     */
    public static long copyCsv(Connection connection, String table, Path csv) throws SQLException, IOException {
        // HEADER MATCH has the server compare the header with the columns named here.
        String sql = "COPY " + table + " (" + columns(csv) + ") FROM STDIN (FORMAT csv, HEADER match, ENCODING 'UTF8')";
        try (InputStream in = Files.newInputStream(csv)) {
            return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, in);
        }
    }

    /** The header as SQL: a CSV field in quotes is written like a quoted identifier, so that only bare fields need quotes. */
    private static String columns(Path csv) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(csv)) {
            StringBuilder columns = new StringBuilder();
            StringBuilder field = new StringBuilder();
            boolean quoted = false;
            for (int c = reader.read(); c >= 0 && (quoted || (c != '\n' && c != '\r')); c = reader.read()) {
                quoted ^= c == '"';
                if (c == ',' && !quoted) {
                    columns.append(identifier(field)).append(", ");
                    field.setLength(0);
                } else {
                    field.append((char) c);
                }
            }
            return columns.append(identifier(field)).toString();
        }
    }

    private static String identifier(CharSequence field) {
        return field.length() > 0 && field.charAt(0) == '"' ? field.toString() : "\"" + field + '"';
    }
}
