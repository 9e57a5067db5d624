package dev.rowloom.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.export.CsvSink;
import dev.rowloom.it.database.Database;
import dev.rowloom.it.database.DatabaseExtension;
import dev.rowloom.it.database.DatabaseKind;
import dev.rowloom.it.database.TestDatabases;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that looks like syntax, and times around a change of daylight saving, arrive as they were. */
@ExtendWith(DatabaseExtension.class)
class LoadsAwkwardValuesTest {

    private static final List<String> TEXTS = List.of(
            "it's",
            "''",
            "\"quoted\"",
            "a,b;c",
            "back\\slash",
            "\\",
            "\\n",
            "\\N",
            "\\.",
            "\\'",
            "two\nlines",
            "dos\r\n",
            "tab\t",
            "",
            " ",
            " padded ",
            "NULL",
            "null",
            "--",
            "/* */",
            "'); DROP TABLE t; --",
            "%s ? :x $1 ${y} @z",
            "$$",
            "x'00'",
            "\u0001\u007f",
            "\ufeffmark",
            "Ödön 日本 😀",
            "\u202ertl",
            "true",
            "1e5",
            "007",
            "#",
            "`",
            "DELIMITER //",
            "\u001a");

    /** Around both changes of 2025 in Berlin, where 02:30 of the first is skipped and of the second comes twice. */
    private static final List<LocalDateTime> LOCAL = List.of(
            LocalDateTime.parse("2025-03-30T01:59:59"),
            LocalDateTime.parse("2025-03-30T02:30:00"),
            LocalDateTime.parse("2025-03-30T03:00:00"),
            LocalDateTime.parse("2025-10-26T02:30:00"),
            LocalDateTime.parse("1970-01-01T00:00:00"),
            LocalDateTime.parse("2000-02-29T23:59:59"),
            LocalDateTime.parse("9999-12-31T00:00:00"));

    private static final List<OffsetDateTime> INSTANTS = List.of(
            OffsetDateTime.parse("2025-03-30T00:30:00Z"),
            OffsetDateTime.parse("2025-03-30T01:30:00Z"),
            OffsetDateTime.parse("2025-10-26T00:30:00Z"),
            OffsetDateTime.parse("2025-10-26T01:30:00Z"),
            OffsetDateTime.parse("1999-12-31T23:30:00Z"),
            OffsetDateTime.parse("2037-12-31T23:59:59Z"));

    @TempDir
    Path directory;

    private static String ddl(String dialect) {
        return switch (dialect) {
            case "postgresql" ->
                "CREATE TABLE t (id int PRIMARY KEY, note text NOT NULL, local timestamp NOT NULL, instant timestamptz NOT NULL);";
            case "sqlite" ->
                "CREATE TABLE t (id INTEGER PRIMARY KEY, note TEXT NOT NULL, local TIMESTAMP NOT NULL, instant TIMESTAMP NOT NULL);";
            default ->
                "CREATE TABLE t (id INT PRIMARY KEY, note VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,"
                        + " local DATETIME NOT NULL, instant TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP);";
        };
    }

    private static SyntheticDataGenerator generator(String dialect) {
        return SyntheticDataGenerator.of(Schema.fromDdl(ddl(dialect), Dialect.named(dialect)))
                .rows(500)
                .values("t.note", TEXTS)
                .values("t.local", LOCAL)
                .values("t.instant", INSTANTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mysql", "sqlite"})
    void inScripts(String dialect, TestDatabases databases) throws SQLException {
        try (Database database = databases.create(dialect)) {
            database.applyDdl(ddl(dialect)).assertNoFailures();
            Loading.script(generator(dialect), database, directory);

            assertArrived(database);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mysql", "sqlite"})
    void inCsv(String dialect, TestDatabases databases) throws Exception {
        SyntheticDataGenerator generator = generator(dialect);
        generator.generateTo(CsvSink.directory(directory));
        try (Database database = databases.create(dialect)) {
            database.applyDdl(ddl(dialect)).assertNoFailures();
            new CsvLoaders(generator.plan(), directory).load(database);

            assertArrived(database);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timezone = 'Europe/Berlin'",
                "datestyle = 'SQL, DMY'",
                "client_encoding = 'LATIN1'",
                "default_transaction_isolation = 'serializable'",
            })
    void inScriptsWhateverADatabaseOfPostgresqlDefaultsTo(String setting, TestDatabases databases) throws SQLException {
        try (Database database = databases.create("postgresql")) {
            database.runScript(ddl("postgresql"));
            database.runScript("DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database() || ' SET "
                    + setting.replace("'", "''") + "'; END $$");
            Loading.script(generator("postgresql"), database, directory);

            assertArrived(database);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "time_zone|+05:30",
                "sql_mode|STRICT_ALL_TABLES,NO_BACKSLASH_ESCAPES",
                "sql_mode|TRADITIONAL,ANSI"
            })
    void inScriptsWhateverAServerOfMariadbDefaultsTo(String setting, TestDatabases databases) throws SQLException {
        String variable = setting.substring(0, setting.indexOf('|'));
        String value = setting.substring(variable.length() + 1);
        try (Database database = databases.create("mariadb");
                Connection administrator = database.connect();
                Statement statement = administrator.createStatement()) {
            database.applyDdl(ddl("mysql")).assertNoFailures();
            statement.execute("SET @before = @@GLOBAL." + variable);
            statement.execute("SET GLOBAL " + variable + " = '" + value + "'");
            try {
                Loading.script(generator("mysql"), database, directory);
            } finally {
                statement.execute("SET GLOBAL " + variable + " = @before");
            }

            assertArrived(database);
        }
    }

    private static void assertArrived(Database database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            assertThat(strings(statement, "SELECT note FROM t")).containsExactlyInAnyOrderElementsOf(TEXTS);
            assertThat(strings(statement, local(database.kind()))).containsExactlyInAnyOrderElementsOf(texts(LOCAL));
            assertThat(strings(statement, instant(database.kind())))
                    .containsExactlyInAnyOrderElementsOf(INSTANTS.stream()
                            .map(it -> it.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime())
                            .collect(Collectors.collectingAndThen(Collectors.toList(), LoadsAwkwardValuesTest::texts)));
        }
    }

    private static String local(DatabaseKind kind) {
        return kind == DatabaseKind.POSTGRESQL
                ? "SELECT to_char(local, 'YYYY-MM-DD HH24:MI:SS') FROM t"
                : kind == DatabaseKind.MARIADB
                        ? "SELECT date_format(local, '%Y-%m-%d %H:%i:%s') FROM t"
                        : "SELECT local FROM t";
    }

    private static String instant(DatabaseKind kind) {
        return kind == DatabaseKind.POSTGRESQL
                ? "SELECT to_char(instant AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') FROM t"
                : kind == DatabaseKind.MARIADB
                        ? "SELECT date_format('1970-01-01' + INTERVAL unix_timestamp(instant) SECOND, '%Y-%m-%d %H:%i:%s') FROM t"
                        : "SELECT rtrim(instant, 'Z') FROM t";
    }

    private static List<String> texts(List<LocalDateTime> values) {
        return values.stream()
                .map(value -> value.toLocalDate()
                        + String.format(
                                Locale.ROOT, " %02d:%02d:%02d", value.getHour(), value.getMinute(), value.getSecond()))
                .toList();
    }

    private static Set<String> strings(Statement statement, String sql) throws SQLException {
        Set<String> strings = new TreeSet<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }
}
