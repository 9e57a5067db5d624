package dev.rowloom.it.conformance;

import dev.rowloom.it.database.ForeignKey;
import dev.rowloom.it.database.Queries;
import dev.rowloom.schema.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Looks at the rows of a loaded table through queries that are built from the database's own catalogue. */
final class RowChecker {

    /** From so many rows on everything that can vary has to. */
    private static final long ENOUGH = 50;

    private final Connection connection;
    private final LiveTable table;

    RowChecker(Connection connection, LiveTable table) {
        this.connection = connection;
        this.table = table;
    }

    /** Returns the constraints that do not hold, though the database let the rows pass. */
    List<Finding> violations() throws SQLException {
        List<Finding> found = new ArrayList<>();
        for (LiveTable.Column column : table.columns()) {
            if (column.notNull()) {
                add(found, column.expression() + " IS NULL", "NOT NULL of " + column.name());
            }
        }
        for (LiveTable.Check check : table.checks()) {
            add(found, "NOT (" + check.condition() + ")", "CHECK " + check.name());
        }
        for (LiveTable.Key key : table.keys()) {
            long groups = Queries.number(connection, duplicates(key));
            if (groups > 0) {
                found.add(new Finding(Cause.VIOLATION, groups + " values twice in key " + key.name()));
            }
        }
        return found;
    }

    private void add(List<Finding> found, String condition, String constraint) throws SQLException {
        long rows =
                Queries.number(connection, "SELECT count(*) FROM " + table.ref().source() + " WHERE " + condition);
        if (rows > 0) {
            found.add(new Finding(Cause.VIOLATION, rows + " rows against " + constraint));
        }
    }

    private String duplicates(LiveTable.Key key) {
        String parts = String.join(", ", key.parts());
        List<String> conditions = new ArrayList<>();
        if (key.predicate() != null) {
            conditions.add("(" + key.predicate() + ")");
        }
        if (!key.nullsClash()) {
            key.parts().forEach(part -> conditions.add("(" + part + ") IS NOT NULL"));
        }
        return "SELECT count(*) FROM (SELECT 1 AS one FROM " + table.ref().source()
                + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions)) + " GROUP BY " + parts
                + " HAVING count(*) > 1) twice";
    }

    /** Returns the columns that hold one value where they have room for two, and what of their values never occurs. */
    List<Finding> vacuities(Table read) throws SQLException {
        List<LiveTable.Column> columns = table.written();
        List<Finding> found = new ArrayList<>();
        String counts = columns.stream()
                .map(column -> "count(DISTINCT " + column.comparable() + "), count(" + column.expression() + ")")
                .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*), " + counts + " FROM " + table.ref().source())) {
            row.next();
            long rows = row.getLong(1);
            for (int i = 0; i < columns.size(); i++) {
                Spread spread = new Spread(rows, row.getLong(2 * i + 2), row.getLong(2 * i + 3));
                String problem = problem(columns.get(i), read, spread);
                if (!problem.isEmpty()) {
                    found.add(new Finding(Cause.CONSTANT, columns.get(i).name() + " " + problem));
                }
            }
        }
        return found;
    }

    /** How the values of a column spread. */
    private record Spread(long rows, long values, long notNull) {}

    private String problem(LiveTable.Column column, Table read, Spread spread) throws SQLException {
        if (spread.rows < ENOUGH) {
            return "";
        }
        int listed = Math.max(column.labels().size(), ValueLists.of(read, column.name()));
        if (listed > 0) {
            boolean few = spread.rows >= 2L * listed && spread.values < listed && room(column) >= listed;
            return few ? "takes " + spread.values + " of " + listed + " values" : "";
        }
        if (spread.values == 0) {
            return "is always null";
        }
        boolean reference =
                table.foreignKeys().stream().anyMatch(key -> key.childColumns().contains(column.name()));
        if (spread.values < 2 && room(column) >= 2) {
            return "is always the same" + (spread.notNull < spread.rows ? ", or null" : "");
        }
        return reference && !column.notNull() && spread.notNull == spread.rows ? "is a reference and never null" : "";
    }

    /** How many values a reference has to choose from. */
    private long room(LiveTable.Column column) throws SQLException {
        long room = Long.MAX_VALUE;
        for (ForeignKey key : table.foreignKeys()) {
            int position = key.childColumns().indexOf(column.name());
            if (position >= 0) {
                String parent = quote(key.parentColumns().get(position));
                room = Math.min(
                        room,
                        Queries.number(
                                connection,
                                "SELECT count(DISTINCT " + parent + ") FROM "
                                        + key.parent().source()));
            }
        }
        return room;
    }

    private String quote(String name) throws SQLException {
        String quote = connection.getMetaData().getIdentifierQuoteString();
        return quote + name.replace(quote, quote + quote) + quote;
    }
}
