package dev.rowloom.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.it.database.Database;
import dev.rowloom.it.database.DatabaseExtension;
import dev.rowloom.it.database.TestDatabases;
import dev.rowloom.schema.Diagnostic;
import dev.rowloom.schema.Schema;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every construct of DDL is read, and its rows load with all constraints on: what real schemas have, in the forms that the
 * corpus happens not to hold too.
 *
 * <p>A file says in lines {@code -- warns: …} what is reported on reading it, and in lines {@code -- not checked: …} what may
 * be left to chance; all else must be understood.
 */
@ExtendWith(DatabaseExtension.class)
class LoadsConstructsTest {

    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicTest> constructs(TestDatabases databases) {
        return SampleSchema.constructs()
                .map(sample -> DynamicTest.dynamicTest(sample.toString(), () -> loads(sample, databases)));
    }

    private void loads(SampleSchema sample, TestDatabases databases) throws Exception {
        Schema schema = sample.read();
        assertThat(schema.diagnostics())
                .filteredOn(it -> it.severity() == Diagnostic.Severity.WARNING)
                .extracting(Diagnostic::message)
                .containsExactlyInAnyOrderElementsOf(sample.notes("warns"));
        for (long rows : new long[] {60, 300}) {
            SyntheticDataGenerator generator =
                    SyntheticDataGenerator.of(schema).rows(rows).seed(rows);
            DataPlan plan = generator.plan();
            assertThat(plan.notChecked())
                    .extracting(it -> it.table() + ": " + it.constraint())
                    .isSubsetOf(sample.notes("not checked"));
            try (Database database = databases.create(sample.dialect())) {
                database.applyDdl(sample.file()).assertNoFailures();
                Loading.script(generator, database, directory);

                Loading.assertCounts(plan, database);
                database.assertIntact();
            }
        }
    }
}
