package dev.rowloom.jdbc;

import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;

/** Looks for rows that refer to nothing, where the database was told not to check. */
final class Orphans {

    private Orphans() {}

    static void check(Target target, Table child, ForeignKey key, Progress progress) throws SQLException {
        try (Statement statement = target.connection().createStatement();
                ResultSet found = statement.executeQuery(query(target, child, key))) {
            found.next();
            if (found.getLong(1) > 0) {
                throw new LoadException(
                        "rows of table " + child.id() + " refer to no row: " + key.describe() + "; "
                                + progress.describe(),
                        child.id(),
                        -1,
                        null);
            }
        }
    }

    private static String query(Target target, Table child, ForeignKey key) {
        Dialect dialect = target.dialect();
        StringJoiner match = new StringJoiner(" AND ");
        StringJoiner refers = new StringJoiner(" AND ");
        for (int i = 0; i < key.columns().size(); i++) {
            String column = "c." + dialect.quote(key.columns().get(i));
            match.add("p." + dialect.quote(key.parentColumns().get(i)) + " = " + column);
            refers.add(column + " IS NOT NULL");
        }
        return "SELECT count(*) FROM " + dialect.quote(child.name()) + " c WHERE " + refers
                + " AND NOT EXISTS (SELECT 1 FROM "
                + dialect.quote(target.table(key.parentTable()).name()) + " p WHERE " + match + ")";
    }
}
