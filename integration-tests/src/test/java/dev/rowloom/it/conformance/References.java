package dev.rowloom.it.conformance;

import dev.rowloom.it.database.ForeignKey;
import dev.rowloom.it.database.Queries;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** What the rows of parents leave to the references of a table. */
final class References {

    private References() {}

    /** Returns the columns, in lower case, that are null in all rows because the table they alone refer to has none. */
    static Set<String> alwaysNull(Connection connection, LiveTable table) throws SQLException {
        Set<String> columns = new HashSet<>();
        for (ForeignKey key : table.foreignKeys()) {
            if (key.childColumns().size() == 1 && isEmpty(connection, key)) {
                columns.add(key.childColumns().get(0).toLowerCase(Locale.ROOT));
            }
        }
        return columns;
    }

    private static boolean isEmpty(Connection connection, ForeignKey key) throws SQLException {
        return Queries.strings(connection, "SELECT 1 FROM " + key.parent().source() + " LIMIT 1")
                .isEmpty();
    }
}
