package dev.rowloom.it.load;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.it.database.Database;
import dev.rowloom.it.database.DatabaseExtension;
import dev.rowloom.it.database.DatabaseKind;
import dev.rowloom.it.database.SharedCorpus;
import dev.rowloom.it.database.TableCounts.TableCount;
import dev.rowloom.it.database.TestDatabases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every schema of real projects loads, emptied of the rows and freed of the triggers that its own script makes, unless
 * something of it is beyond what a plan vouches for.
 */
@ExtendWith(DatabaseExtension.class)
class LoadsCorpusTest {

    /** What this machine's databases can't make of the script, or what only its triggers and functions know. */
    private static final List<String> EXCLUDED = List.of(
            "postgresql/openstreetmap.sql", // needs PostGIS
            "postgresql/pagila.sql", // needs pgvector
            "postgresql/thingsboard.sql", // its partitions are made by the application
            "postgresql/ulogd.sql", // foreign keys are added by a function that the script calls
            "postgresql/schemacrawler_books.sql", // NOT NULL columns of composite types
            "mysql/ulogd.sql", // as in PostgreSQL
            "mysql/sakila.sql", // a trigger copies rows into another table
            "mysql/kea.sql", // its triggers forbid to delete its rows
            "mysql/temporal.sql", // indexes in a form of MySQL 8
            "sqlite/calibre.sql", // a trigger calls a function of the application
            "sqlite/synapse.sql"); // a trigger compares rows

    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicTest> schemas(TestDatabases databases) {
        return SampleSchema.DIALECTS.stream()
                .flatMap(dialect ->
                        files(dialect).map(name -> new SampleSchema(name, dialect, SampleSchema.Origin.CORPUS)))
                .filter(sample -> !EXCLUDED.contains(sample.dialect() + "/" + sample.name() + ".sql"))
                .flatMap(sample -> rows(sample)
                        .mapToObj(rows -> DynamicTest.dynamicTest(
                                sample + " " + rows + " rows", () -> loads(sample, rows, databases))));
    }

    /** H2 runs in the process and is quick. */
    private static IntStream rows(SampleSchema sample) {
        return sample.dialect().equals("h2") ? IntStream.of(20, 300) : IntStream.of(20);
    }

    private static Stream<String> files(String dialect) {
        try (Stream<Path> files = Files.list(SharedCorpus.file(dialect))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".sql"))
                    .map(file -> file.substring(0, file.length() - ".sql".length()))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void loads(SampleSchema sample, int rows, TestDatabases databases) throws SQLException {
        SyntheticDataGenerator generator =
                SyntheticDataGenerator.of(sample.read()).rows(rows);
        DataPlan plan = generator.plan();
        assumeTrue(
                plan.notChecked().isEmpty(),
                () -> plan.notChecked().size() + " constraints are not checked, such as that of "
                        + plan.notChecked().get(0).table());
        try (Database database = sample.create(databases)) {
            database.applyDdl(sample.file());
            clear(database);
            Loading.script(generator, database, directory);

            Loading.assertCounts(plan, database);
            database.assertIntact();
        }
    }

    /** Takes out the rows that a script puts in, and switches its triggers off. */
    static void clear(Database database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            if (database.kind() == DatabaseKind.POSTGRESQL) {
                for (TableCount count : database.tableCounts().tables()) {
                    String table = count.table().source().replaceFirst("^ONLY ", "");
                    statement.execute("TRUNCATE " + table + " CASCADE");
                    statement.execute("ALTER TABLE " + table + " DISABLE TRIGGER USER");
                }
            } else {
                statement.execute(
                        switch (database.kind()) {
                            case SQLITE -> "PRAGMA foreign_keys = OFF";
                            case H2 -> "SET REFERENTIAL_INTEGRITY FALSE";
                            default -> "SET foreign_key_checks = 0";
                        });
                for (TableCount count : database.tableCounts().tables()) {
                    statement.execute("DELETE FROM " + count.table().source());
                }
                if (database.kind() == DatabaseKind.H2) { // the switch is the database's, not the session's
                    statement.execute("SET REFERENTIAL_INTEGRITY TRUE");
                }
            }
        }
    }
}
