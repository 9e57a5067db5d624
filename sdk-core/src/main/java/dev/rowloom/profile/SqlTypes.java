package dev.rowloom.profile;

import java.util.List;

/** Writes the table that a sample would fit into, as SQL of PostgreSQL. */
final class SqlTypes {

    private static final int INTEGER_DIGITS = 9;
    private static final int MOST_DIGITS = 18;

    private SqlTypes() {}

    /** Returns the SQL type of a column. */
    static String of(ColumnModel column) {
        return switch (column.kind()) {
            case INTEGER -> column.tally().digits() <= INTEGER_DIGITS ? "integer" : "bigint";
            case DECIMAL ->
                "numeric(" + Math.min(MOST_DIGITS, column.tally().digits() + 1 + column.scale()) + "," + column.scale()
                        + ")";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case TIME -> "time";
            case TIMESTAMP -> "timestamp";
            case UUID -> "uuid";
            case TEXT -> "text";
        };
    }

    /**
     * Returns the statement that creates a table.
     *
     * @param roles the roles of the columns
     * @param references the clauses of foreign keys
     */
    static String create(TableModel table, List<ColumnRole> roles, List<String> references) {
        StringBuilder sql =
                new StringBuilder("create table ").append(quoted(table.name())).append(" (\n");
        boolean primary = false;
        for (int i = 0; i < table.columns().size(); i++) {
            ColumnModel column = table.columns().get(i);
            sql.append("  ").append(quoted(column.name())).append(' ').append(of(column));
            if (roles.get(i) == ColumnRole.KEY) {
                sql.append(primary ? " not null unique" : " primary key");
                primary = true;
            } else if (column.tally().missing() == 0 && table.rows() > 0) {
                sql.append(" not null");
            }
            sql.append(i + 1 < table.columns().size() || !references.isEmpty() ? ",\n" : "\n");
        }
        sql.append(references.isEmpty() ? "" : "  " + String.join(",\n  ", references) + "\n");
        return sql.append(");\n").toString();
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
