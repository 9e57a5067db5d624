package dev.rowloom.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.export.CsvSink;
import dev.rowloom.it.database.Database;
import dev.rowloom.it.database.DatabaseExtension;
import dev.rowloom.it.database.TestDatabases;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Diagnostic;
import dev.rowloom.schema.Dialect.CycleMeans;
import dev.rowloom.schema.LoadPlan;
import dev.rowloom.schema.Schema;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cycles, keys, types and names of every shape load: what the well-known schemas don't have. */
@ExtendWith(DatabaseExtension.class)
class LoadsEveryShapeTest {

    @TempDir
    Path directory;

    static Stream<SampleSchema> schemas() {
        return SampleSchema.own();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void loadsAsItIs(SampleSchema sample, TestDatabases databases) throws Exception {
        Schema schema = sample.read();
        assertThat(schema.diagnostics())
                .filteredOn(it -> it.severity() == Diagnostic.Severity.WARNING)
                .allSatisfy(it -> assertThat(it.message()).contains("nothing is known of the values of type"));
        for (long rows : new long[] {0, 1, 300}) {
            SyntheticDataGenerator generator =
                    SyntheticDataGenerator.of(schema).rows(rows).seed(rows);
            try (Database database = databases.create(sample.dialect())) {
                database.applyDdl(sample.file()).assertNoFailures();
                Loading.script(generator, database, directory);

                Loading.assertCounts(generator.plan(), database);
                database.assertIntact();
                new NextInsert(generator).tryAll(database.restricted());
            }
        }
    }

    /** Files can't refer forward where only the statements of a script help; H2 reads no arrays from files. */
    static Stream<SampleSchema> schemasThatFilesLoad() {
        return schemas()
                .filter(sample -> !sample.dialect().equals("h2") || !hasArrays(sample.read()))
                .filter(sample -> Stream.of(CycleMeans.values())
                        .filter(means -> means != CycleMeans.DEFER_CONSTRAINTS)
                        .noneMatch(LoadPlan.of(sample.read())::uses));
    }

    private static boolean hasArrays(Schema schema) {
        return schema.tables().stream()
                .flatMap(table -> table.columns().stream())
                .anyMatch(column -> column.type() instanceof DataType.ArrayType);
    }

    @ParameterizedTest
    @MethodSource("schemasThatFilesLoad")
    void csvLoadsTheSameContentAsTheScript(SampleSchema sample, TestDatabases databases) throws Exception {
        SyntheticDataGenerator generator =
                SyntheticDataGenerator.of(sample.read()).rows(100);
        DataPlan plan = generator.plan();
        generator.generateTo(CsvSink.directory(directory));
        Map<String, String> byScript;
        try (Database database = databases.create(sample.dialect())) {
            database.applyDdl(sample.file()).assertNoFailures();
            Loading.script(generator, database, directory);
            byScript = Content.of(database);
        }
        try (Database database = databases.create(sample.dialect())) {
            database.applyDdl(sample.file()).assertNoFailures();
            new CsvLoaders(plan, directory).load(database);
            database.assertIntact();
            assertThat(Content.of(database)).isEqualTo(byScript);
        }
    }
}
