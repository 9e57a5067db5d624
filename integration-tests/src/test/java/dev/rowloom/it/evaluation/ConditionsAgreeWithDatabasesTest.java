package dev.rowloom.it.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.it.database.Database;
import dev.rowloom.it.database.DatabaseKind;
import dev.rowloom.it.database.TestDatabases;
import dev.rowloom.schema.DdlSource;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.internal.condition.Condition;
import dev.rowloom.schema.internal.condition.Truth;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** Random conditions over random rows: what we find, the databases find. */
class ConditionsAgreeWithDatabasesTest {

    private static final int ROWS = 40;
    private static final int CONDITIONS = 25;
    private static final int DEPTH = 3;

    private static @Nullable TestDatabases databases;
    private static final Map<DatabaseKind, Database> OPEN = new LinkedHashMap<>();

    @BeforeContainer
    static void start() {
        databases = new TestDatabases();
    }

    @AfterContainer
    static void stop() {
        OPEN.values().forEach(Database::close);
        OPEN.clear();
        if (databases != null) {
            databases.close();
        }
    }

    @Property(tries = 25, seed = "20260101")
    void inPostgreSql(@ForAll long seed) throws SQLException {
        compare(DatabaseKind.POSTGRESQL, seed);
    }

    @Property(tries = 25, seed = "20260101")
    void inMariaDb(@ForAll long seed) throws SQLException {
        compare(DatabaseKind.MARIADB, seed);
    }

    @Property(tries = 25, seed = "20260101")
    void inSqlite(@ForAll long seed) throws SQLException {
        compare(DatabaseKind.SQLITE, seed);
    }

    @Property(tries = 25, seed = "20260101")
    void inH2(@ForAll long seed) throws SQLException {
        compare(DatabaseKind.H2, seed);
    }

    private static String ddl(DatabaseKind kind) {
        String moment = kind == DatabaseKind.MARIADB ? "datetime" : "timestamp";
        String real = kind == DatabaseKind.SQLITE ? "real" : "double precision";
        String collation = kind == DatabaseKind.POSTGRESQL ? " COLLATE \"pg_c_utf8\"" : "";
        return "CREATE TABLE probe (id int PRIMARY KEY, a int, b bigint, n decimal(8,2), m decimal(9,3), r " + real
                + ", s varchar(20)" + collation + ", u varchar(200)" + collation + ", f char(5)" + collation
                + ", d date, e date, t " + moment + ", p boolean, q boolean)";
    }

    private static void compare(DatabaseKind kind, long seed) throws SQLException {
        Random random = new Random(seed);
        Database database = OPEN.computeIfAbsent(kind, java.util.Objects.requireNonNull(databases)::create);
        List<ProbeRow> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(ProbeRow.of(i, random));
        }
        Dialect dialect = Dialect.named(kind.toString());
        ExpressionMaker maker = new ExpressionMaker(kind, random);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS probe");
            statement.execute(ddl(kind));
            for (ProbeRow row : rows) {
                statement.execute("INSERT INTO probe VALUES " + values(kind, row));
            }
            for (int i = 0; i < CONDITIONS; i++) {
                compare(statement, dialect, maker.condition(DEPTH), rows, kind);
            }
        }
    }

    private static String values(DatabaseKind kind, ProbeRow row) {
        if (kind != DatabaseKind.POSTGRESQL) {
            return row.values();
        }
        String values = row.values();
        String[] parts = values.substring(1, values.length() - 1).split(", ", -1);
        for (int i = parts.length - 2; i < parts.length; i++) {
            parts[i] = parts[i].equals("1") ? "true" : parts[i].equals("0") ? "false" : parts[i];
        }
        return "(" + String.join(", ", parts) + ")";
    }

    private static void compare(
            Statement statement, Dialect dialect, String sql, List<ProbeRow> rows, DatabaseKind kind) {
        String ddl = ddl(kind);
        Table table = DdlSource.of(dialect)
                .read(ddl.substring(0, ddl.length() - 1) + ", CHECK (" + sql + "))")
                .tables()
                .get(0);
        Condition.Compilation compiled =
                Condition.compile(table, dialect, table.checks().get(0).condition());
        assertThat(compiled.unsupported()).as(sql).isEmpty();
        Condition condition = java.util.Objects.requireNonNull(compiled.condition());
        Map<Long, Truth> found = new LinkedHashMap<>();
        try (ResultSet result = statement.executeQuery("SELECT id, (" + sql + ") FROM probe")) {
            while (result.next()) {
                found.put(result.getLong(1), truth(result.getObject(2)));
            }
        } catch (SQLException e) {
            for (ProbeRow row : rows) {
                found.put((Long) row.cells().get(0), alone(statement, sql, row));
            }
        }
        for (ProbeRow row : rows) {
            Truth ours = condition.test(row.cells()::get);
            assertThat(ours)
                    .as("%s over %s: %s", sql, row, table.checks().get(0).condition())
                    .isEqualTo(found.get((Long) row.cells().get(0)));
        }
    }

    // an error is the database's way to refuse the row
    private static Truth alone(Statement statement, String sql, ProbeRow row) {
        try (ResultSet result = statement.executeQuery(
                "SELECT (" + sql + ") FROM probe WHERE id = " + row.cells().get(0))) {
            result.next();
            return truth(result.getObject(1));
        } catch (SQLException e) {
            assertThat(e.getSQLState()).as(e.getMessage() + ": " + sql).startsWith("22");
            return Truth.FALSE;
        }
    }

    private static Truth truth(@Nullable Object value) {
        if (value == null) {
            return Truth.UNKNOWN;
        }
        boolean holds = value instanceof Boolean truth ? truth : ((Number) value).intValue() != 0;
        return holds ? Truth.TRUE : Truth.FALSE;
    }
}
