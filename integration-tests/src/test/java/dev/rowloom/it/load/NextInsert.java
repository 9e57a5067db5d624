package dev.rowloom.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.CapacityException;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.Row;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.it.database.DatabaseAccess;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The INSERT that an application would do next: it leaves the number of the row to the database.
 *
 * <p>Its other values are those of further rows of the same generator, which differ from the loaded ones in all that is unique
 * but for keys that hold an owner; hence a few attempts. A sequence that was not advanced fails them all.
 */
final class NextInsert {

    private static final int ATTEMPTS = 20;

    private final SyntheticDataGenerator generator;
    private final DataPlan plan;
    private final Dialect dialect;

    NextInsert(SyntheticDataGenerator generator) {
        this.plan = generator.plan();
        this.generator = generator.blueprint(plan.blueprint());
        this.dialect = plan.schema().dialect();
    }

    /** Inserts a row into every table that the database numbers, and returns the tables where its constraints let it. */
    List<String> tryAll(DatabaseAccess user) throws SQLException {
        List<String> tables = new ArrayList<>();
        for (TableLayout table : plan.tables()) {
            Optional<Column> numbered = table.table().columns().stream()
                    .filter(column -> column.identity().isPresent())
                    .findFirst();
            Optional<DataPlan> further = further(table);
            if (numbered.isPresent() && table.rows() > ATTEMPTS && further.isPresent()) {
                insert(user, further.get(), table, numbered.get());
                tables.add(table.table().id());
            }
        }
        return tables;
    }

    private Optional<DataPlan> further(TableLayout table) {
        try {
            return Optional.of(
                    generator.rows(table.table().id(), table.rows() + ATTEMPTS).plan());
        } catch (CapacityException full) {
            return Optional.empty();
        }
    }

    private void insert(DatabaseAccess user, DataPlan further, TableLayout table, Column numbered) throws SQLException {
        String greatest = "SELECT max(" + dialect.quote(numbered.name()) + ") FROM "
                + dialect.quote(table.table().name());
        try (Connection connection = user.connect();
                Statement statement = connection.createStatement()) {
            long before = number(statement, greatest);
            @Nullable SQLException last = null;
            for (int i = 0; i < ATTEMPTS; i++) {
                String sql = sql(table.table(), further.row(table.table().id(), table.rows() + i), numbered);
                try {
                    statement.executeUpdate(sql);
                    assertThat(number(statement, greatest))
                            .as("number of the next row of " + table.table().id())
                            .isBetween(before + 1, before + ATTEMPTS);
                    return;
                } catch (SQLException e) {
                    last = e;
                }
            }
            throw new AssertionError(
                    "the next row of " + table.table().id() + " is refused; its number would be above " + before, last);
        }
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private String sql(Table further, Row row, Column numbered) {
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Map.Entry<String, @Nullable Object> cell : row.asMap().entrySet()) {
            if (!cell.getKey().equals(numbered.name())) {
                columns.add(dialect.quote(cell.getKey()));
                values.add(Literals.of(further.column(cell.getKey()).orElseThrow(), dialect, cell.getValue()));
            }
        }
        return "INSERT INTO " + dialect.quote(further.name()) + " (" + String.join(", ", columns) + ") VALUES ("
                + String.join(", ", values) + ")";
    }
}
