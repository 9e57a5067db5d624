package dev.rowloom.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.it.database.Database;
import dev.rowloom.it.database.DatabaseExtension;
import dev.rowloom.it.database.Queries;
import dev.rowloom.it.database.TestDatabases;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class RowCheckerTest {

    private static final String PARENT = "CREATE TABLE p (id int PRIMARY KEY);";
    private static final String CHILD = """
            CREATE TABLE c (
                id int PRIMARY KEY,
                same text,
                missing text,
                state varchar(5) CHECK (state IN ('new', 'old')),
                one varchar(5) CHECK (one IN ('only')),
                p_id int REFERENCES p (id));
            """;

    @Test
    void findsWhatDoesNotVaryAndForgivesWhatHasNoRoom(TestDatabases databases) throws SQLException {
        try (Database database = databases.create("postgresql")) {
            database.applyDdl(PARENT + CHILD).assertNoFailures();
            try (Connection connection = database.connect()) {
                Queries.execute(
                        connection,
                        "INSERT INTO p SELECT generate_series(1, 5)",
                        "INSERT INTO c SELECT i, 'x', NULL, 'new', 'only', 1 + i % 5 FROM generate_series(1, 60) i");

                assertThat(checker(database, connection).vacuities(read("c")))
                        .extracting(Finding::detail)
                        .containsExactly(
                                "same is always the same",
                                "missing is always null",
                                "state takes 1 of 2 values",
                                "p_id is a reference and never null");
            }
        }
    }

    @Test
    void asksNothingOfFewRows(TestDatabases databases) throws SQLException {
        try (Database database = databases.create("postgresql")) {
            database.applyDdl(PARENT + CHILD).assertNoFailures();
            try (Connection connection = database.connect()) {
                Queries.execute(connection, "INSERT INTO c SELECT i, 'x' FROM generate_series(1, 49) i");

                assertThat(checker(database, connection).vacuities(read("c"))).isEmpty();
            }
        }
    }

    @Test
    void findsRowsThatTheDatabaseLetPass(TestDatabases databases) throws SQLException {
        try (Database database = databases.create("postgresql")) {
            database.applyDdl("CREATE TABLE c (id int, n int); INSERT INTO c VALUES (1, 5), (1, -5), (NULL, 1);")
                    .assertNoFailures();
            try (Connection connection = database.connect()) {
                LiveTable bare = table(database, "c");
                LiveTable.Column id = bare.columns().get(0);
                LiveTable strict = new LiveTable(
                        bare.ref(),
                        List.of(new LiveTable.Column(
                                id.name(), id.expression(), id.comparable(), true, false, List.of(), id.type())),
                        List.of(new LiveTable.Key("c_pk", List.of("id"), List.of("id"), null, false)),
                        List.of(),
                        List.of(new LiveTable.Check("positive", "n > 0")),
                        List.of());

                assertThat(new RowChecker(connection, strict).violations())
                        .extracting(Finding::detail)
                        .containsExactly(
                                "1 rows against NOT NULL of id",
                                "1 rows against CHECK positive",
                                "1 values twice in key c_pk");
            }
        }
    }

    private static RowChecker checker(Database database, Connection connection) throws SQLException {
        return new RowChecker(connection, table(database, "c"));
    }

    private static LiveTable table(Database database, String name) throws SQLException {
        return LiveDatabase.of(database).tables().stream()
                .filter(table -> table.ref().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Table read(String name) {
        return Schema.fromDdl(PARENT + CHILD, Dialect.postgresql()).table(name).orElseThrow();
    }
}
