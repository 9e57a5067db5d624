package dev.rowloom.it.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.DatasetMetadata;
import dev.rowloom.dataset.TableData;
import dev.rowloom.engine.CellState;
import dev.rowloom.engine.RowBatchBuilder;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.export.SqlSink;
import dev.rowloom.it.database.Database;
import dev.rowloom.it.database.DatabaseExtension;
import dev.rowloom.it.database.TestDatabases;
import dev.rowloom.jdbc.JdbcSink;
import dev.rowloom.jdbc.LoadException;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells that were left out get the column's default, and text that was not read is judged by the database. */
@ExtendWith(DatabaseExtension.class)
class LoadsCellsWithoutValuesTest {

    private static final String DDL =
            "CREATE TABLE t (id INT PRIMARY KEY, a INT DEFAULT 7, b VARCHAR(20), d DECIMAL(30, 2));";

    /** Of more digits than are read. */
    private static final String LONG_NUMBER = "123456789012345678901234.50";

    @TempDir
    Path directory;

    private static Dataset dataset(Schema schema, Map<String, List<List<?>>> rows) {
        List<TableData> tables = new ArrayList<>();
        for (TableLayout layout :
                SyntheticDataGenerator.of(schema).rows(2).plan().tables()) {
            RowBatchBuilder builder = new RowBatchBuilder(layout, 0);
            for (List<?> row : rows.get(layout.table().name().name().toLowerCase(java.util.Locale.ROOT))) {
                for (int i = 0; i < row.size(); i++) {
                    if (row.get(i) instanceof CellState state) {
                        builder.state(i, state);
                    } else {
                        builder.text(i, row.get(i).toString());
                    }
                }
                builder.endRow();
            }
            tables.add(new TableData(layout, List.of(builder.build())));
        }
        return new Dataset(schema, tables, new DatasetMetadata(0, 1, "", List.of(), List.of(), Map.of(), null));
    }

    private static Dataset dataset(String dialect, List<List<?>> rows) {
        return dataset(Schema.fromDdl(DDL, Dialect.named(dialect)), Map.of("t", rows));
    }

    private static final List<List<?>> ROWS = List.of(
            List.of(1, 3, "x", "1.50"),
            List.of(2, CellState.DEFAULT, CellState.ABSENT, CellState.NULL),
            List.of(3, CellState.ABSENT, "y", LONG_NUMBER));

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mariadb", "sqlite", "h2"})
    void throughJdbc(String dialect, TestDatabases databases) throws Exception {
        try (Database database = databases.create(dialect)) {
            database.applyDdl(DDL).assertNoFailures();
            try (Connection connection = database.loader().connect()) {
                JdbcSink.of(connection).load(dataset(dialect, ROWS));
            }
            assertLoaded(database);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mariadb", "sqlite", "h2"})
    void throughAScript(String dialect, TestDatabases databases) throws Exception {
        try (Database database = databases.create(dialect)) {
            database.applyDdl(DDL).assertNoFailures();
            dataset(dialect, ROWS).writeTo(SqlSink.directory(directory).overwrite());
            database.loader().runScript(directory.resolve("data.sql"));
            assertLoaded(database);
        }
    }

    private static void assertLoaded(Database database) throws SQLException {
        assertThat(strings(
                        database,
                        "SELECT id, a, b, CASE WHEN d > 100000000000000000000 THEN 'long' WHEN d = 1.5 THEN 'short' END"
                                + " FROM t ORDER BY id"))
                .containsExactly("1, 3, x, short", "2, 7, null, null", "3, 7, y, long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mariadb", "h2"})
    void aTextThatTheDatabaseRefusesIsNamedByRowAndColumn(String dialect, TestDatabases databases) throws Exception {
        Dataset rows = dataset(dialect, List.of(List.of(1, 3), List.of(2, "seventeen"), List.of(3, 5)));
        try (Database database = databases.create(dialect);
                Connection connection = open(database)) {
            LoadException refused = catchThrowableOfType(
                    LoadException.class, () -> JdbcSink.of(connection).load(rows));
            assertThat(refused.getMessage())
                    .matches(
                            "(?is)the database refused row 1 of table t, column a: .*seventeen.*; nothing is committed");
        }
    }

    @Test
    void sqliteKeepsATextThatIsNoNumber(TestDatabases databases) throws Exception {
        try (Database database = databases.create("sqlite");
                Connection connection = open(database)) {
            JdbcSink.of(connection).load(dataset("sqlite", List.of(List.of(2, "seventeen"))));
            assertThat(strings(database, "SELECT a FROM t")).containsExactly("seventeen");
        }
    }

    @Test
    void tablesThatAreLoadedByOneStatementGetTheirDefaults(TestDatabases databases) throws Exception {
        String ddl = "CREATE TABLE a (id int PRIMARY KEY, b_id int NOT NULL, note text NOT NULL DEFAULT 'none');"
                + " CREATE TABLE b (id int PRIMARY KEY, a_id int NOT NULL REFERENCES a, n numeric(30));"
                + " ALTER TABLE a ADD FOREIGN KEY (b_id) REFERENCES b;";
        Schema schema = Schema.fromDdl(ddl, Dialect.postgresql());
        List<List<?>> a = List.of(List.of(1, 1, "own"), List.of(2, 2, CellState.DEFAULT), List.of(3, 2, "last"));
        List<List<?>> b = List.of(List.of(1, 2, "123456789012345678901234"), List.of(2, 3));
        try (Database database = databases.create("postgresql")) {
            database.applyDdl(ddl).assertNoFailures();
            try (Connection connection = database.loader().connect()) {
                JdbcSink.of(connection).load(dataset(schema, Map.of("a", a, "b", b)));
            }
            assertThat(strings(database, "SELECT a.id, note, n FROM a LEFT JOIN b ON b.a_id = a.id ORDER BY a.id"))
                    .containsExactly("1, own, null", "2, none, 123456789012345678901234", "3, last, null");
        }
    }

    private static Connection open(Database database) throws SQLException {
        database.applyDdl(DDL).assertNoFailures();
        return database.loader().connect();
    }

    private static List<String> strings(Database database, String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                found.add(String.join(", ", row));
            }
        }
        return found;
    }
}
