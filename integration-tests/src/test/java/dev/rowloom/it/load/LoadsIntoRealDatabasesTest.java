package dev.rowloom.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.it.database.Database;
import dev.rowloom.it.database.DatabaseExtension;
import dev.rowloom.it.database.Integrity;
import dev.rowloom.it.database.TestDatabases;
import dev.rowloom.schema.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The written script loads as it is, in one go, as a user who owns nothing, into the schema made from the same DDL, with
 * constraints on; the database then counts what was planned, and numbers its next rows itself.
 */
@ExtendWith(DatabaseExtension.class)
class LoadsIntoRealDatabasesTest {

    private static final List<String> SUMMARY = new ArrayList<>();

    @TempDir
    Path directory;

    record Ask(long rows, long seed, String locale) {}

    static Stream<Arguments> schemas() {
        return SampleSchema.all()
                .flatMap(schema -> Stream.of(
                                new Ask(1_000, 0, "en-US"), new Ask(37, 0, "en-US"), new Ask(1_000, 7, "de-DE"))
                        .map(ask -> Arguments.of(schema, ask)));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void loadsAsItIs(SampleSchema sample, Ask ask, TestDatabases databases) throws Exception {
        Schema schema = sample.read();
        SyntheticDataGenerator generator =
                SyntheticDataGenerator.of(schema).rows(ask.rows).seed(ask.seed).locale(ask.locale);
        DataPlan plan = generator.plan();
        assertThat(schema.tables())
                .allSatisfy(table -> assertThat(plan.rows(table.id())).isPositive());

        try (Database database = sample.create(databases)) {
            database.applyDdl(sample.file()).assertNoFailures();
            double seconds = Loading.script(generator, database, directory);

            // there is no cycle here that would need it
            assertThat(Files.readString(directory.resolve("data.sql"))).doesNotContain("foreign_key_checks");
            Loading.assertCounts(plan, database);
            database.assertIntact();
            int violations = violations(database);
            assertThat(violations).isZero();
            int numbered =
                    new NextInsert(generator).tryAll(database.restricted()).size();
            SUMMARY.add(String.format(
                    Locale.ROOT,
                    "%-10s %-11s %6d %5d %-6s %6d %8d %8.2f %10d %12d",
                    sample.name(),
                    sample.dialect(),
                    ask.rows,
                    ask.seed,
                    ask.locale,
                    plan.tables().size(),
                    Loading.rows(plan),
                    seconds,
                    violations,
                    numbered));
        }
    }

    private static int violations(Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            return Integrity.orphans(connection).size();
        }
    }

    @AfterAll
    static void printSummary() {
        System.out.printf(
                Locale.ROOT,
                "%-10s %-11s %6s %5s %-6s %6s %8s %8s %10s %12s%n",
                "schema",
                "dialect",
                "asked",
                "seed",
                "locale",
                "tables",
                "rows",
                "seconds",
                "violations",
                "next inserts");
        SUMMARY.forEach(System.out::println);
    }
}
