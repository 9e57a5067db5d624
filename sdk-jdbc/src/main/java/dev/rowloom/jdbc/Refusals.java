package dev.rowloom.jdbc;

import dev.rowloom.schema.Table;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts what a database refused in words. */
final class Refusals {

    private static final List<String> NO_SUCH_TABLE = List.of("42P01", "42S02", "42S04", "3F000");

    private Refusals() {}

    /**
     * Returns that a row was refused.
     *
     * @param unread the columns in which the row has text that could not be read as their type
     */
    static LoadException row(Table table, List<String> unread, Batches.RefusedException refused, Progress progress) {
        SQLException reason = refused.reason();
        String rows = refused.first() == refused.last()
                ? "row " + refused.first()
                : "one of the rows " + refused.first() + " to " + refused.last();
        String named = columnsIn(reason, table);
        String columns = named.isEmpty() ? String.join(", ", unread) : named;
        return new LoadException(
                "the database refused " + rows + " of table " + table.id()
                        + (columns.isEmpty() ? "" : ", column " + columns) + ": " + text(reason) + remedy(reason) + "; "
                        + progress.describe(),
                table.id(),
                refused.first() == refused.last() ? refused.first() : -1,
                reason);
    }

    static LoadException failed(String what, SQLException reason, Progress progress) {
        return LoadException.of(what + ": " + text(reason) + remedy(reason) + "; " + progress.describe(), reason);
    }

    static LoadException notOpened(SQLException reason) {
        return LoadException.of("the rows could not be loaded: " + text(reason), reason);
    }

    private static String remedy(SQLException reason) {
        boolean missing = NO_SUCH_TABLE.contains(String.valueOf(reason.getSQLState()))
                || text(reason).contains("no such table");
        return missing ? " (make the schema from its DDL first)" : "";
    }

    /** Returns the columns that the database names in its message, in quotes or behind the table's name. */
    private static String columnsIn(SQLException reason, Table table) {
        String message = text(reason);
        return table.columns().stream()
                .map(column -> column.name())
                .filter(name -> message.contains('"' + name + '"')
                        || message.contains('"' + name + ' ')
                        || message.contains("'" + name + "'")
                        || message.contains("`" + name + "`")
                        || message.matches("(?s).*\\." + Pattern.quote(name) + "\\b.*"))
                .limit(3)
                .collect(Collectors.joining(", "));
    }

    private static String text(SQLException reason) {
        String message = String.valueOf(reason.getMessage()).strip();
        // H2 repeats the statement, which says nothing new
        int statement = message.indexOf("; SQL statement:");
        return (statement < 0 ? message : message.substring(0, statement)).replaceAll("\\s*\\R\\s*", " ");
    }
}
