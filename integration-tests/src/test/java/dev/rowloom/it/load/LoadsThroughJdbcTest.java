package dev.rowloom.it.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.it.database.Database;
import dev.rowloom.it.database.DatabaseExtension;
import dev.rowloom.it.database.TestDatabases;
import dev.rowloom.jdbc.JdbcSink;
import dev.rowloom.jdbc.LoadException;
import dev.rowloom.jdbc.LoadReport;
import dev.rowloom.schema.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is bound arrives as what is written into a script does, and the database numbers its next rows itself. */
@ExtendWith(DatabaseExtension.class)
class LoadsThroughJdbcTest {

    private static final long ROWS = 700;

    @TempDir
    Path directory;

    static Stream<SampleSchema> schemas() {
        return SampleSchema.all();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void loadsSamples(SampleSchema sample, TestDatabases databases) throws Exception {
        SyntheticDataGenerator generator =
                SyntheticDataGenerator.of(sample.read()).rows(ROWS);
        DataPlan plan = generator.plan();
        Map<String, String> expected = byScript(sample, generator, databases);
        try (Database database = sample.create(databases)) {
            database.applyDdl(sample.file()).assertNoFailures();

            LoadReport report = load(generator, database, Long.MAX_VALUE);

            assertThat(report.rows()).isEqualTo(Loading.rows(plan));
            assertThat(report.tables())
                    .extracting(LoadReport.TableLoad::table)
                    .containsExactlyElementsOf(Loading.ids(plan));
            Loading.assertCounts(plan, database);
            database.assertIntact();
            assertThat(Content.of(database)).isEqualTo(expected);
            List<String> numbered = new NextInsert(generator).tryAll(database.restricted());
            System.out.printf(
                    "%-10s %-11s %6d rows %5d ms, next INSERT of %d tables%n",
                    sample.name(),
                    sample.dialect(),
                    report.rows(),
                    report.elapsed().toMillis(),
                    numbered.size());
        }
    }

    @TestFactory
    Stream<DynamicTest> loadsConstructs(TestDatabases databases) {
        return Stream.concat(SampleSchema.own(), SampleSchema.constructs())
                // there it depends on the user whom a policy lets write
                .filter(sample -> !sample.name().equals("row_security"))
                .map(sample -> DynamicTest.dynamicTest(sample.toString(), () -> loads(sample, databases)));
    }

    private void loads(SampleSchema sample, TestDatabases databases) throws Exception {
        Schema schema = sample.read();
        SyntheticDataGenerator generator =
                SyntheticDataGenerator.of(schema).rows(60).seed(60).threads(2);
        Map<String, String> expected = byScript(sample, generator, databases);
        try (Database database = sample.create(databases)) {
            database.applyDdl(sample.file()).assertNoFailures();

            load(generator, database, 50);

            assertThat(Content.of(database)).isEqualTo(expected);
            Loading.assertCounts(generator.plan(), database);
            database.assertIntact();
            try (Connection owner = database.connect()) {
                JdbcSink.of(owner).emptyFirst().load(generator);
            }
            assertThat(Content.of(database)).isEqualTo(expected);
        }
    }

    static Stream<SampleSchema> shops() {
        return SampleSchema.DIALECTS.stream().map(SampleSchema::shop);
    }

    @ParameterizedTest
    @MethodSource("shops")
    void undoesEverythingWhenARowIsRefusedAndNamesIt(SampleSchema shop, TestDatabases databases) throws Exception {
        SyntheticDataGenerator generator =
                SyntheticDataGenerator.of(shop.read()).rows(200);
        try (Database database = shop.create(databases)) {
            database.applyDdl(shop.file()).assertNoFailures();
            load(generator, database, Long.MAX_VALUE);
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("DELETE FROM order_status_history");
                statement.execute("DELETE FROM reviews");
            }
            Map<String, String> before = Content.of(database);

            LoadException refused =
                    catchThrowableOfType(LoadException.class, () -> load(generator, database, Long.MAX_VALUE));

            assertThat(refused).hasMessageContaining("row 0 of table ").hasMessageEndingWith("nothing is committed");
            assertThat(Content.of(database)).isEqualTo(before);
            System.out.println(refused.getMessage());
        }
    }

    private Map<String, String> byScript(SampleSchema sample, SyntheticDataGenerator generator, TestDatabases databases)
            throws Exception {
        try (Database database = sample.create(databases)) {
            database.applyDdl(sample.file()).assertNoFailures();
            Loading.script(generator, database, directory);
            return Content.of(database);
        }
    }

    private static LoadReport load(SyntheticDataGenerator generator, Database database, long chunk) throws Exception {
        try (Connection connection = database.loader().connect()) {
            return JdbcSink.of(connection).batchSize(97).chunks(chunk).load(generator);
        }
    }
}
