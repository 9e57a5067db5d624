package dev.rowloom.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.export.CsvSink;
import dev.rowloom.export.JsonLinesSink;
import dev.rowloom.export.JsonSink;
import dev.rowloom.it.database.Database;
import dev.rowloom.it.database.DatabaseExtension;
import dev.rowloom.it.database.TestDatabases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written as CSV loads by each database's own means, and holds what the script holds; JSON holds as many rows. */
@ExtendWith(DatabaseExtension.class)
class LoadsFilesIntoRealDatabasesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    static Stream<SampleSchema> schemas() {
        return SampleSchema.all();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void csvLoadsTheSameContentAsTheScript(SampleSchema sample, TestDatabases databases) throws Exception {
        SyntheticDataGenerator generator =
                SyntheticDataGenerator.of(sample.read()).rows(500);
        DataPlan plan = generator.plan();
        generator.generateTo(CsvSink.directory(directory));

        Map<String, String> byScript;
        try (Database database = databases.create(sample.dialect())) {
            database.applyDdl(sample.file()).assertNoFailures();
            Loading.script(generator, database, directory);
            byScript = Content.of(database);
        }
        // one after the other: Chinook has its database's name in it
        try (Database database = databases.create(sample.dialect())) {
            database.applyDdl(sample.file()).assertNoFailures();
            new CsvLoaders(plan, directory).load(database);

            Loading.assertCounts(plan, database);
            database.assertIntact();
            assertThat(Content.of(database)).isEqualTo(byScript);
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void jsonIsReadByJackson(SampleSchema sample) throws IOException {
        SyntheticDataGenerator generator =
                SyntheticDataGenerator.of(sample.read()).rows(300);
        generator.generateTo(JsonSink.directory(directory));
        generator.generateTo(JsonLinesSink.directory(directory));

        DataPlan plan = generator.plan();
        TableFiles arrays = new TableFiles(plan, directory, ".json");
        TableFiles lines = new TableFiles(plan, directory, ".jsonl");
        for (TableLayout table : plan.tables()) {
            JsonNode array = JSON.readTree(arrays.of(table).toFile());
            assertThat(array.size()).as(table.table().id()).isEqualTo(Math.toIntExact(table.rows()));
            List<String> columns =
                    table.columns().stream().map(ColumnLayout::name).toList();
            assertThat(array)
                    .allSatisfy(row -> assertThat(row.fieldNames()).toIterable().containsExactlyElementsOf(columns));
            assertThat(lines(lines.of(table)))
                    .isEqualTo(StreamSupport.stream(array.spliterator(), false).toList());
        }
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        try (MappingIterator<JsonNode> rows = JSON.readerFor(JsonNode.class).readValues(file.toFile())) {
            return rows.readAll();
        }
    }
}
