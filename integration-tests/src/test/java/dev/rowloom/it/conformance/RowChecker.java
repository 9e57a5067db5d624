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
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Looks at the rows of a loaded table through queries that are built from the database's own catalogue. */
final class RowChecker {

    private static final Pattern CONSTANT =
            Pattern.compile("[(]*(true|false|-?\\d+|'[^']*')(::\\w+)?[)]*", Pattern.CASE_INSENSITIVE);

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
        // a constant is the same in all rows, and no database groups by one
        String parts = key.parts().stream()
                .filter(part -> !CONSTANT.matcher(part).matches())
                .collect(Collectors.joining(", "));
        List<String> conditions = new ArrayList<>();
        if (key.predicate() != null) {
            conditions.add("(" + key.predicate() + ")");
        }
        if (!key.nullsClash()) {
            key.parts().forEach(part -> conditions.add("(" + part + ") IS NOT NULL"));
        }
        return "SELECT count(*) FROM (SELECT 1 AS one FROM " + table.ref().source()
                + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions))
                + (parts.isEmpty() ? "" : " GROUP BY " + parts) + " HAVING count(*) > 1) twice";
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
                String problem = spread.vacuity(room(columns.get(i), read));
                if (!problem.isEmpty()) {
                    found.add(constant(columns.get(i).name(), problem));
                }
            }
        }
        return found;
    }

    /** A column that a trigger fills holds what the trigger says. */
    private Finding constant(String column, String problem) {
        Pattern name = Pattern.compile("\\b" + Pattern.quote(column) + "\\b", Pattern.CASE_INSENSITIVE);
        return table.triggers().stream()
                .filter(trigger -> name.matcher(trigger.text()).find())
                .findFirst()
                .map(trigger ->
                        new Finding(Cause.TRIGGER, column + " " + problem + ": " + trigger.name() + " names it"))
                .orElseGet(() -> new Finding(Cause.CONSTANT, column + " " + problem));
    }

    private Spread.Room room(LiveTable.Column column, Table read) throws SQLException {
        long parents = Long.MAX_VALUE;
        for (ForeignKey key : table.foreignKeys()) {
            int position = key.childColumns().indexOf(column.name());
            if (position >= 0) {
                String parent = quote(key.parentColumns().get(position));
                String values = "SELECT count(DISTINCT " + parent + ") FROM "
                        + key.parent().source();
                parents = Math.min(parents, Queries.number(connection, values));
            }
        }
        int listed = Math.max(column.labels().size(), ValueLists.of(read, column.name()));
        boolean nullable = !column.notNull()
                && !new Facts(table, Set.of()).ruleOut(column.expression() + " IS NULL")
                && table.keys().stream()
                        .noneMatch(key -> key.nullsClash() && key.columns().contains(column.name()));
        return new Spread.Room(listed, parents, nullable);
    }

    private String quote(String name) throws SQLException {
        String quote = connection.getMetaData().getIdentifierQuoteString();
        return quote + name.replace(quote, quote + quote) + quote;
    }
}
