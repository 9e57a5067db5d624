package dev.rowloom.it.coherence;

import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.Row;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.RowCursor;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.schema.DataType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds a plan's rows in an H2 database in memory, without constraints, so that rows for any dialect can be asked in one
 * language; with them the places and countries of the vocabularies.
 */
public final class LooseDatabase implements AutoCloseable {

    private static final String VOCABULARY = "/dev/rowloom/vocabulary/";

    private final Connection connection;

    LooseDatabase() throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:mem:");
        execute("CREATE ALIAS named FOR '" + LooseDatabase.class.getName() + ".named'");
        World.load(connection);
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Makes the tables of a plan and fills them. */
    void load(DataPlan plan) throws SQLException {
        for (TableLayout table : plan.tables()) {
            if (!table.columns().isEmpty()) {
                load(plan, table);
            }
        }
    }

    private void load(DataPlan plan, TableLayout table) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (ColumnLayout column : table.columns()) {
            DataType type = table.table().column(column.name()).orElseThrow().type();
            columns.add(quoted(column.name()) + " " + type(type));
        }
        String name = quoted(table.table().id());
        execute("CREATE TABLE " + name + " (" + String.join(", ", columns) + ")");
        String sql =
                "INSERT INTO " + name + " VALUES (" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        RowCursor cursor = plan.open(table.table().id());
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (long first = 0; first < table.rows(); first += RowCursor.MAX_ROWS) {
                RowBatch batch = cursor.read(first, (int) Math.min(RowCursor.MAX_ROWS, table.rows() - first));
                for (int i = 0; i < batch.size(); i++) {
                    bind(insert, batch.row(i), columns.size());
                }
                insert.executeBatch();
            }
        }
    }

    private static void bind(PreparedStatement insert, Row row, int columns) throws SQLException {
        for (int i = 0; i < columns; i++) {
            Object value = row.get(i);
            insert.setObject(i + 1, value instanceof java.util.UUID uuid ? uuid.toString() : value);
        }
        insert.addBatch();
    }

    private static String type(DataType type) {
        if (type instanceof DataType.IntegerType || type instanceof DataType.YearType) {
            return "BIGINT";
        } else if (type instanceof DataType.DecimalType) {
            return "DECIMAL(38, 8)";
        } else if (type instanceof DataType.FloatType) {
            return "DOUBLE PRECISION";
        } else if (type instanceof DataType.BooleanType) {
            return "BOOLEAN";
        } else if (type instanceof DataType.DateType) {
            return "DATE";
        } else if (type instanceof DataType.TimestampType) {
            return "TIMESTAMP(6)";
        }
        return type instanceof DataType.BinaryType ? "VARBINARY" : "VARCHAR";
    }

    /** Returns how many rows a rule judges and how many break it. */
    long[] judge(CoherenceRule rule) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(rule.sql())) {
            result.next();
            return new long[] {result.getLong(1), result.getLong(2)};
        }
    }

    /** Returns some rows that break a rule, as text. */
    List<String> examples(CoherenceRule rule) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(rule.examples())) {
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.append(result.getMetaData().getColumnLabel(i))
                            .append('=')
                            .append(result.getString(i))
                            .append("; ");
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** Returns whether an e-mail address holds one of the names, as people shorten and spell them; called by queries. */
    public static boolean named(@Nullable String mail, @Nullable String first, @Nullable String last) {
        String local = plain(Objects.requireNonNullElse(mail, "")).replaceAll("@.*", "");
        for (String name : new String[] {first, last}) {
            for (String spelt : spellings(Objects.requireNonNullElse(name, ""))) {
                if (!spelt.isEmpty() && local.contains(spelt.substring(0, Math.min(spelt.length(), LETTERS)))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static final int LETTERS = 6;

    private static List<String> spellings(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace("ß", "ss").replace("ı", "i");
        String german = lower.replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ø", "oe")
                .replace("å", "aa")
                .replace("æ", "ae");
        return List.of(plain(lower).replaceAll("[^a-z]", ""), plain(german).replaceAll("[^a-z]", ""));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace("ø", "o")
                .replace("ł", "l")
                .replace("đ", "d")
                .replace("æ", "ae")
                .replaceAll("[._-]", "");
    }

    /** The places and countries that are known. */
    private static final class World {

        private static final int LATITUDE = 4;

        static void load(Connection connection) throws SQLException {
            Map<String, String[]> countries = new HashMap<>();
            for (String list : List.of("common/countries", "common/further-countries")) {
                for (String[] each : lines(list)) {
                    countries.put(each[1], each);
                }
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE world_countries (country VARCHAR, alpha2 VARCHAR, alpha3 VARCHAR)");
                statement.execute(
                        "CREATE TABLE world_places (city VARCHAR_IGNORECASE, region VARCHAR, region_code VARCHAR, postcode VARCHAR,"
                                + " latitude DOUBLE PRECISION, longitude DOUBLE PRECISION, country VARCHAR, alpha2 VARCHAR, alpha3 VARCHAR)");
            }
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO world_countries VALUES (?, ?, ?)")) {
                for (String[] country : countries.values()) {
                    insert(insert, country[0], country[1], country[2]);
                }
            }
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO world_places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                for (String list : lists()) {
                    for (String[] it : lines(list)) {
                        String alpha2 = list.startsWith("common/") ? it[7] : list.replaceAll("^.*-|/.*$", "");
                        String[] country = Objects.requireNonNull(countries.get(alpha2), alpha2);
                        insert(
                                insert,
                                it[0],
                                it[1],
                                it[2],
                                it[3].replaceAll("[#%]", "[0-9]").replaceAll("[&@]", "[A-Z]"),
                                it[LATITUDE],
                                it[LATITUDE + 1],
                                country[0],
                                country[1],
                                country[2]);
                    }
                }
            }
        }

        private static List<String> lists() {
            List<String> lists = new ArrayList<>();
            for (String[] entry : lines("index")) {
                String name = entry[0].trim().replaceAll("\\s.*", "").replaceAll("\\.txt$", "");
                if (name.endsWith("/places") || name.equals("common/further-places")) {
                    lists.add(name);
                }
            }
            return lists;
        }

        private static void insert(PreparedStatement insert, String... values) throws SQLException {
            for (int i = 0; i < values.length; i++) {
                insert.setString(i + 1, values[i]);
            }
            insert.execute();
        }

        private static List<String[]> lines(String name) {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                    Objects.requireNonNull(LooseDatabase.class.getResourceAsStream(VOCABULARY + name + ".txt"), name),
                    StandardCharsets.UTF_8))) {
                return reader.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(line -> line.split("\t"))
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
