package dev.rowloom.jdbc;

import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Dialect.Enclosure;
import dev.rowloom.schema.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The statements that load one table. Immutable. */
final class TableSql {

    private final Table table;
    private final List<ColumnLayout> columns;
    private final Dialect dialect;

    /**
     * Creates the statements.
     *
     * @param layout the columns that are written
     * @param table the table as it is called in the database
     */
    TableSql(TableLayout layout, Table table, Dialect dialect) {
        this.table = table;
        this.columns = layout.columns();
        this.dialect = dialect;
    }

    /**
     * Returns an INSERT of one row.
     *
     * @param left the positions of the columns that are left to the database
     */
    String insert(BitSet left) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            values.add(left.get(i) ? dialect.defaultExpression(columns.get(i).column()) : placeholder(columns.get(i)));
        }
        return head(names(columns)) + " VALUES (" + String.join(", ", values) + ")";
    }

    private String head(String names) {
        String override = dialect.identityOverride(table);
        return "INSERT INTO " + dialect.quote(table.name()) + (names.isEmpty() ? "" : " (" + names + ")")
                + (override.isEmpty() ? "" : " " + override);
    }

    /**
     * Returns an INSERT of all rows of a JSON array, as PostgreSQL takes it.
     *
     * @param left the positions of the columns that are left to the database
     */
    String insertFromJson(BitSet left) {
        String names = names(IntStream.range(0, columns.size())
                .filter(i -> !left.get(i))
                .mapToObj(columns::get)
                .toList());
        return head(names) + " SELECT " + names + " FROM json_populate_recordset(NULL::" + dialect.quote(table.name())
                + ", ?::json)";
    }

    private String names(List<ColumnLayout> columns) {
        return columns.stream().map(ColumnLayout::name).map(dialect::quote).collect(Collectors.joining(", "));
    }

    /** Returns an UPDATE that sets some columns of the row with a key. */
    String update(List<ColumnLayout> set, List<ColumnLayout> key) {
        String kept = dialect.changedByUpdate(table).stream()
                .filter(name -> set.stream().noneMatch(column -> column.name().equals(name)))
                .map(dialect::quote)
                .map(name -> ", " + name + " = " + name)
                .collect(Collectors.joining());
        return "UPDATE " + dialect.quote(table.name()) + " SET " + assignments(set, ", ") + kept + " WHERE "
                + assignments(key, " AND ");
    }

    private String assignments(List<ColumnLayout> columns, String between) {
        return columns.stream()
                .map(column -> dialect.quote(column.name()) + " = " + placeholder(column))
                .collect(Collectors.joining(between));
    }

    /** Returns the parameter, with a call around it where the dialect's literals have one. */
    private String placeholder(ColumnLayout column) {
        if (dialect.name().equals("h2")) {
            return column.column().type() instanceof DataType.JsonType ? "? FORMAT JSON" : "?";
        }
        Enclosure around = dialect.enclosure(column.column());
        boolean isCall = around.before().endsWith("('") && around.after().startsWith("'");
        return isCall
                ? around.before().substring(0, around.before().length() - 1) + "?"
                        + around.after().substring(1)
                : "?";
    }
}
