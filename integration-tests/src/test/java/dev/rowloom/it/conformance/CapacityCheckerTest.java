package dev.rowloom.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.it.conformance.Tally.Outcome;
import dev.rowloom.it.database.Database;
import dev.rowloom.it.database.DatabaseExtension;
import dev.rowloom.it.database.Queries;
import dev.rowloom.it.database.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans that are said to be full, some of which are not. */
@ExtendWith(DatabaseExtension.class)
class CapacityCheckerTest {

    private static final String DDL = """
            CREATE TYPE color AS ENUM ('red', 'green', 'blue');
            CREATE TABLE p (id int PRIMARY KEY);
            CREATE TABLE q (p_id int REFERENCES p (id), n int, PRIMARY KEY (p_id, n));
            CREATE TABLE t (
                c color NOT NULL, b boolean NOT NULL, d smallint NOT NULL CHECK (d BETWEEN 1 AND 4 AND d <> 3),
                s text NOT NULL CHECK (s IN ('x', 'y') OR s = 'z'), code char(2) NOT NULL,
                iso text NOT NULL CHECK (iso ~ '^[A-F]{2}$'), tied int NOT NULL CHECK (tied BETWEEN 1 AND 9 AND tied <> odd),
                p_id int NOT NULL REFERENCES p (id), n int NOT NULL, odd int, money real NOT NULL,
                FOREIGN KEY (p_id, n) REFERENCES q (p_id, n),
                UNIQUE (c, b), UNIQUE (d), UNIQUE (s), UNIQUE (code), UNIQUE (iso), UNIQUE (tied), UNIQUE (p_id, n),
                UNIQUE (p_id, b), UNIQUE (odd), UNIQUE (money));
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c, b     | 6   | MET",
                "c, b     | 5   | MISSED",
                "d        | 3   | MET",
                "d        | 2   | MISSED",
                "s        | 3   | MET",
                "s        | 2   | MISSED",
                "iso      | 36  | MET",
                "iso      | 30  | MISSED",
                "code     | 676 | MISSED",
                "p_id, n  | 7   | MET",
                "p_id, n  | 6   | MISSED",
                "p_id, b  | 2   | MET",
                "p_id, b  | 1   | MISSED",
                "odd      | 9   | MISSED",
                "tied     | 8   | NOT_ASKED",
                "money    | 8   | NOT_ASKED",
                "c, d     | 8   | NOT_ASKED",
            })
    void recomputesWhatAKeyAdmits(String columns, long planned, Outcome expected, TestDatabases databases)
            throws SQLException {
        try (Database database = databases.create("postgresql")) {
            database.applyDdl(DDL).assertNoFailures();
            try (Connection connection = database.connect()) {
                Queries.execute(
                        connection,
                        "INSERT INTO p SELECT generate_series(1, 3)",
                        "INSERT INTO q SELECT 1, generate_series(1, 7)");
                LiveTable table = LiveDatabase.of(database).tables().stream()
                        .filter(candidate -> candidate.ref().name().equals("t"))
                        .findFirst()
                        .orElseThrow();
                Facts facts = new Facts(table, References.alwaysNull(connection, table));
                String warning = "table t gets " + planned + " rows instead of 1000: its unique key t_key (" + columns
                        + ") with some values of x admits no more";

                CapacityChecker.Result result = new CapacityChecker(connection, table, facts).check(planned, warning);

                assertThat(result.outcome()).as(result.detail()).isEqualTo(expected);
            }
        }
    }
}
