package dev.rowloom.it.database;

import dev.rowloom.it.database.TableCounts.TableCount;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the databases have in common. */
abstract class AbstractDatabase implements Database {

    private final DatabaseKind kind;

    AbstractDatabase(DatabaseKind kind) {
        this.kind = kind;
    }

    @Override
    public final DatabaseKind kind() {
        return kind;
    }

    @Override
    public List<String> namespaceUrls() {
        return List.of(url());
    }

    @Override
    public final TableCounts tableCounts() {
        List<TableCount> counts = new ArrayList<>();
        try {
            for (String url : namespaceUrls()) {
                try (Connection connection = DriverManager.getConnection(url)) {
                    counts.addAll(TableCounts.of(connection).tables());
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not count the rows of " + kind, e);
        }
        return new TableCounts(counts);
    }

    @Override
    public final void assertIntact() throws SQLException {
        for (String url : namespaceUrls()) {
            try (Connection connection = DriverManager.getConnection(url)) {
                Integrity.constraintsOn(connection);
                List<Orphans> orphans = Integrity.orphans(connection);
                if (!orphans.isEmpty()) {
                    throw new AssertionError("Foreign keys don't hold: " + orphans);
                }
            }
        }
    }

    @Override
    public String toString() {
        return kind + " " + url();
    }
}
