package dev.rowloom.it.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The tables of a database with their counted rows, ordered by schema and name. */
public record TableCounts(List<TableCount> tables) {

    /** A table and its rows. */
    public record TableCount(TableRef table, long rows) {}

    public TableCounts {
        tables = List.copyOf(tables);
    }

    /** Counts the rows of every table that the connection's database has. */
    public static TableCounts of(Connection connection) throws SQLException {
        List<TableCount> counts = new ArrayList<>();
        for (TableRef table : Catalog.of(connection).tables(connection)) {
            counts.add(new TableCount(table, Queries.number(connection, "SELECT count(*) FROM " + table.source())));
        }
        return new TableCounts(counts);
    }

    /**
     * The rows of one table, named {@code table} or {@code schema.table}, in any case if no name matches exactly.
     *
     * @throws IllegalArgumentException if no table or more than one goes by that name
     */
    public long rows(String name) {
        List<TableCount> found = named(name::equals);
        if (found.isEmpty()) {
            found = named(name::equalsIgnoreCase);
        }
        if (found.size() != 1) {
            throw new IllegalArgumentException(found.size() + " tables are named " + name + " among " + tables);
        }
        return found.get(0).rows;
    }

    private List<TableCount> named(Predicate<String> name) {
        return tables.stream()
                .filter(count -> name.test(count.table.name()) || name.test(count.table.toString()))
                .toList();
    }
}
