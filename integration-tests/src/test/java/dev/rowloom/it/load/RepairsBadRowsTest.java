package dev.rowloom.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.TableData;
import dev.rowloom.engine.CellState;
import dev.rowloom.engine.ColumnVector;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.export.SqlSink;
import dev.rowloom.generation.DirectOptions;
import dev.rowloom.generation.Fallback;
import dev.rowloom.it.database.Database;
import dev.rowloom.it.database.DatabaseExtension;
import dev.rowloom.it.database.TestDatabases;
import dev.rowloom.repair.IntegrityRepair;
import dev.rowloom.repair.RepairLog;
import dev.rowloom.repair.RepairResult;
import dev.rowloom.schema.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a model got wrong loads after the repair, in the databases of real schemas; without it every text stays as it came. */
@ExtendWith(DatabaseExtension.class)
class RepairsBadRowsTest {

    private static final int ROWS = 8;

    /** {@code -Drowloom.repair.schemas=mysql/sakila,h2/camunda} takes others. */
    private static final String[] SCHEMAS = {
        "postgresql/chinook",
        "postgresql/northwind",
        "postgresql/django_auth",
        "postgresql/freeradius",
        "postgresql/roundcube",
        "postgresql/spring_security_acl",
        "mysql/chinook",
        "mysql/employees",
        "mysql/gammu",
        "mysql/roundcube",
        "mysql/jabberd2",
        "mysql/ruoyi",
        "sqlite/chinook",
        "sqlite/northwind",
        "sqlite/jabberd2",
        "sqlite/moneymanagerex",
        "sqlite/roundcube",
        "h2/spring_integration",
        "h2/ruoyi",
        "h2/dolphinscheduler"
    };

    @TempDir
    Path directory;

    @Tag("corpus")
    @TestFactory
    Stream<DynamicTest> loads(TestDatabases databases) {
        String others = System.getProperty("rowloom.repair.schemas");
        return (others == null ? Stream.of(SCHEMAS) : Stream.of(others.split(",", -1)))
                .map(name -> name.split("/"))
                .map(name -> new SampleSchema(name[1], name[0], SampleSchema.Origin.CORPUS))
                .map(sample -> DynamicTest.dynamicTest(sample.toString(), () -> loads(sample, databases)));
    }

    private void loads(SampleSchema sample, TestDatabases databases) throws Exception {
        Schema schema = sample.read();
        SyntheticDataGenerator generator = generator(schema, new BadModel(ROWS));
        DataPlan plan = generator.plan();
        Dataset raw = generator.generate();
        RepairResult result = IntegrityRepair.fixAll().repair(raw, plan);
        System.out.printf(
                "%s: %d findings; %s%n",
                sample, result.before().findings().size(), result.log().totals());
        assertThat(result.unrepaired()).isEmpty();
        try (Database database = sample.create(databases)) {
            database.applyDdl(sample.file());
            LoadsCorpusTest.clear(database);
            result.dataset().writeTo(SqlSink.directory(directory).overwrite());
            database.loader().runScript(directory.resolve("data.sql"));
            database.assertIntact();
            long loaded = database.tableCounts().tables().stream()
                    .mapToLong(count -> count.rows())
                    .sum();
            assertThat(loaded)
                    .isEqualTo(result.dataset().tables().stream()
                            .mapToLong(TableData::size)
                            .sum());
        }
    }

    private static SyntheticDataGenerator generator(Schema schema, BadModel model) {
        return SyntheticDataGenerator.of(schema)
                .rows(ROWS)
                .provider(model, "bad-1")
                .direct(DirectOptions.builder().fallback(Fallback.SHORT).build());
    }

    @Test
    void withoutRepairEveryTextStaysAsItCame() {
        Schema schema = Schema.fromDdl("""
                CREATE TABLE parents (id INTEGER PRIMARY KEY, name VARCHAR(20) UNIQUE, born DATE, vip BOOLEAN);
                CREATE TABLE children (id INTEGER PRIMARY KEY, parent_id INTEGER NOT NULL REFERENCES parents (id), cost NUMERIC(8, 2));
                """);
        BadModel model = new BadModel(ROWS);
        SyntheticDataGenerator generator = generator(schema, model);
        Dataset raw = generator.generate();
        assertThat(texts(raw)).containsExactlyInAnyOrderElementsOf(model.sent());

        List<RepairLog> logs = new ArrayList<>();
        Dataset repaired =
                generator.then(IntegrityRepair.builder().log(logs::add).build()).generate();
        assertThat(repaired.validate().isValid()).isTrue();
        assertThat(repaired.metadata().steps()).hasSize(1);
        assertThat(texts(logs.get(0).undo(repaired))).isEqualTo(texts(raw));
    }

    private static List<String> texts(Dataset dataset) {
        List<String> texts = new ArrayList<>();
        for (TableData table : dataset.tables()) {
            for (RowBatch batch : table.batches().toList()) {
                for (int row = 0; row < batch.size(); row++) {
                    for (int place = 0; place < batch.layout().columns().size(); place++) {
                        texts.add(text(batch.column(place), row));
                    }
                }
            }
        }
        return texts;
    }

    private static String text(ColumnVector column, int row) {
        String original = column.original(row);
        return original != null
                ? original
                : column.state(row) == CellState.VALUE
                        ? Objects.toString(column.value(row))
                        : column.state(row).name();
    }
}
