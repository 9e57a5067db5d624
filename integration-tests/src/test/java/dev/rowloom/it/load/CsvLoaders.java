package dev.rowloom.it.load;

import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.Encoding;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.it.database.Database;
import dev.rowloom.it.database.DatabaseAccess;
import dev.rowloom.it.database.PostgresCopy;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Dialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;

/** Loads CSV files in the order of the load plan, in one transaction, as {@code docs/loading.md} says for each database. */
final class CsvLoaders {

    private final DataPlan plan;
    private final TableFiles files;

    CsvLoaders(DataPlan plan, Path directory) {
        this.plan = plan;
        this.files = new TableFiles(plan, directory, ".csv");
    }

    /** Loads a table's file and returns how many rows it had. */
    @FunctionalInterface
    private interface TableLoader {
        long load(Connection connection, TableLayout table) throws SQLException, IOException;
    }

    /** Loads as a user who owns nothing, but in H2, where files are read by administrators only. */
    void load(Database database) throws SQLException, IOException {
        DatabaseAccess user = database.restricted();
        switch (plan.schema().dialect().name()) {
            case "postgresql" -> load(user, "SET CONSTRAINTS ALL DEFERRED", this::copy);
            case "h2" -> load(database, "SET TIME ZONE 'UTC'", this::csvRead);
            case "sqlite" -> load(user, "PRAGMA defer_foreign_keys = ON", this::insert);
            default -> load(user, "SET time_zone = '+00:00'", this::loadData);
        }
    }

    private void load(DatabaseAccess user, String first, TableLoader loader) throws SQLException, IOException {
        try (Connection connection = user.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(first);
            for (TableLayout table : plan.tables()) {
                long rows = loader.load(connection, table);
                if (rows != table.rows()) {
                    throw new AssertionError(rows + " rows of " + table.table().id() + " instead of " + table.rows());
                }
            }
            connection.commit();
        }
    }

    private long copy(Connection connection, TableLayout table) throws SQLException, IOException {
        return PostgresCopy.copyCsv(connection, quoted(table), files.of(table));
    }

    private long loadData(Connection connection, TableLayout table) throws SQLException {
        List<String> fields = new ArrayList<>();
        List<String> assignments = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            fields.add("@c" + i);
            Column column = table.columns().get(i).column();
            assignments.add(plan.schema().dialect().quote(column.name()) + " = " + value("@c" + i, column));
        }
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate("LOAD DATA LOCAL INFILE '" + files.of(table)
                    + "' INTO TABLE " + quoted(table)
                    + " CHARACTER SET utf8mb4 FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '\"' ESCAPED BY ''"
                    + " LINES TERMINATED BY '\\n' IGNORE 1 LINES (" + String.join(", ", fields) + ") SET "
                    + String.join(", ", assignments));
        }
    }

    /** LOAD DATA can't tell an empty field from one in quotes: it is null where the column takes null. */
    private static String value(String field, Column column) {
        String given = column.isNullable() ? "NULLIF(" + field + ", '')" : field;
        if (column.type() instanceof DataType.BinaryType) {
            return "UNHEX(" + given + ")";
        }
        boolean bits = column.declaredType().toLowerCase(Locale.ROOT).startsWith("bit");
        return bits ? "CAST(CONV(" + given + ", 2, 10) AS UNSIGNED)" : given;
    }

    private long csvRead(Connection connection, TableLayout table) throws SQLException {
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (ColumnLayout layout : table.columns()) {
            String column = plan.schema().dialect().quote(layout.name());
            String field = '"' + layout.name().replace("\"", "\"\"") + '"';
            columns.add(column);
            if (layout.column().type() instanceof DataType.BinaryType) {
                values.add("HEXTORAW(" + field + ")");
            } else {
                values.add(layout.column().type() instanceof DataType.JsonType ? field + " FORMAT JSON" : field);
            }
        }
        String override = plan.schema().dialect().identityOverride(table.table());
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate("INSERT INTO " + quoted(table) + " (" + String.join(", ", columns) + ") "
                    + override + " SELECT " + String.join(", ", values) + " FROM CSVREAD('" + files.of(table)
                    + "', NULL, 'charset=UTF-8 caseSensitiveColumnNames=true')");
        }
    }

    private long insert(Connection connection, TableLayout table) throws SQLException, IOException {
        Dialect dialect = plan.schema().dialect();
        String columns = table.columns().stream()
                .map(column -> dialect.quote(column.name()))
                .collect(Collectors.joining(", "));
        String parameters =
                String.join(", ", Collections.nCopies(table.columns().size(), "?"));
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setNullString("")
                .setQuoteMode(QuoteMode.ALL_NON_NULL)
                .get();
        long rows = 0;
        try (CSVParser parser = CSVParser.parse(files.of(table), StandardCharsets.UTF_8, format);
                PreparedStatement statement = connection.prepareStatement(
                        "INSERT INTO " + quoted(table) + " (" + columns + ") VALUES (" + parameters + ")")) {
            for (CSVRecord record : parser) {
                for (int i = 0; i < record.size(); i++) {
                    set(statement, i + 1, table.columns().get(i), record.get(i));
                }
                rows += statement.executeUpdate();
            }
        }
        return rows;
    }

    /** Text suffices for numbers: the column's affinity converts them. */
    private static void set(PreparedStatement statement, int parameter, ColumnLayout column, String field)
            throws SQLException {
        if (field != null && column.encoding() == Encoding.BINARY) {
            statement.setBytes(parameter, HexFormat.of().parseHex(field));
        } else {
            statement.setString(parameter, field);
        }
    }

    private String quoted(TableLayout table) {
        return plan.schema().dialect().quote(table.table().name());
    }
}
