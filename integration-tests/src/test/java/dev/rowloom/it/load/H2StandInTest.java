package dev.rowloom.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.Sink;
import dev.rowloom.dataset.TableData;
import dev.rowloom.jdbc.JdbcSink;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.H2StandIn;
import dev.rowloom.schema.LoadPlan;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The tables that stand in for a database in H2 take the rows that are made for it. */
class H2StandInTest {

    @TestFactory
    Stream<DynamicTest> takesTheRows() {
        return Stream.concat(
                        Stream.concat(SampleSchema.SHOPS.stream().map(SampleSchema::shop), SampleSchema.own()),
                        SampleSchema.constructs())
                .map(sample -> DynamicTest.dynamicTest(sample.toString(), () -> takesTheRowsOf(sample)));
    }

    private static void takesTheRowsOf(SampleSchema sample) throws SQLException {
        Schema schema = sample.read();
        H2StandIn standIn = H2StandIn.of(schema);
        Dataset dataset = SyntheticDataGenerator.of(schema).rows(60).seed(60).generate();
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:;" + standIn.settings())) {
            List<String> refused = make(standIn, connection);
            if (sample.name().equals("shop")) {
                assertThat(refused).isEmpty();
            }
            dataset.writeTo(loader(standIn, connection));
            for (TableData table : dataset.tables()) {
                Table made = standIn.schema().table(table.layout().table().id()).orElseThrow();
                assertThat(rows(connection, made)).as(made.id()).isEqualTo(table.size());
            }
        }
    }

    private static List<String> make(H2StandIn standIn, Connection connection) throws SQLException {
        List<String> refused = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String sql : standIn.statements()) {
                statement.execute(sql);
            }
            for (H2StandIn.Addition addition : standIn.additions()) {
                try {
                    statement.execute(addition.sql());
                } catch (SQLException e) {
                    refused.add(addition.description() + ": " + e.getMessage());
                }
            }
        }
        return refused;
    }

    private static Sink loader(H2StandIn standIn, Connection connection) {
        Schema schema = standIn.schema();
        return run -> JdbcSink.of(connection).open(new Sink.Run(schema, LoadPlan.of(schema), run.tables()));
    }

    private static int rows(Connection connection, Table table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM "
                        + (table.name().qualifier() == null
                                ? ""
                                : quote(table.name().qualifier()) + ".")
                        + quote(table.name().name()))) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Test
    void namesAreFoundAsInTheDatabaseThatItStandsInFor() throws SQLException {
        Schema schema = Schema.fromDdl(
                "CREATE TABLE Orders (Id serial PRIMARY KEY, \"Total\" numeric(9, 2) CHECK (\"Total\" > 0), made timestamptz"
                        + " DEFAULT now(), code text CHECK (code ~ '^A'), twice int GENERATED ALWAYS AS (id * 2) STORED)",
                Dialect.postgresql());
        H2StandIn standIn = H2StandIn.of(schema);

        assertThat(standIn.leftOut())
                .containsExactly(
                        "the expression of the computed column orders.twice", "the CHECK code ~ '^A' of table orders");
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:;" + standIn.settings());
                Statement statement = connection.createStatement()) {
            assertThat(make(standIn, connection)).isEmpty();
            statement.execute("INSERT INTO ORDERS (\"Total\") VALUES (1)");
            try (ResultSet row = statement.executeQuery("SELECT id, made FROM orders")) {
                row.next();
                assertThat(row.getInt("ID")).isEqualTo(1);
                assertThat(row.getObject("made")).isNotNull();
            }
        }
    }
}
