package dev.rowloom.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.DatasetMetadata;
import dev.rowloom.dataset.TableData;
import dev.rowloom.engine.CellState;
import dev.rowloom.engine.RowBatchBuilder;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.export.SqlSink;
import dev.rowloom.it.database.Database;
import dev.rowloom.it.database.DatabaseExtension;
import dev.rowloom.it.database.TestDatabases;
import dev.rowloom.jdbc.JdbcSink;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows from files refer to later rows of their own table, and to each other: scripts and connections load them all the same. */
@ExtendWith(DatabaseExtension.class)
class LoadsRowsInAnyOrderTest {

    private static final String NULLABLE =
            "CREATE TABLE people (id INTEGER PRIMARY KEY, boss INTEGER, name VARCHAR(20) NOT NULL, FOREIGN KEY (boss) REFERENCES people (id));";
    private static final String REQUIRED = NULLABLE.replace("boss INTEGER", "boss INTEGER NOT NULL");
    private static final int ROWS = 1200;

    @TempDir
    Path directory;

    static Stream<String> dialects() {
        return SampleSchema.DIALECTS.stream();
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void loads(String dialect, TestDatabases databases) throws Exception {
        // the boss of each is the next one, of the last nobody
        assertLoads(NULLABLE, databases, rows(NULLABLE, dialect, row -> row == ROWS - 1 ? null : row + 1));
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void loadsReferencesThatMayNotBeNull(String dialect, TestDatabases databases) throws Exception {
        // the last one's boss is the first
        assertLoads(REQUIRED, databases, rows(REQUIRED, dialect, row -> (row + 1) % ROWS));
    }

    private void assertLoads(String ddl, TestDatabases databases, Dataset rows) throws Exception {
        try (Database database = databases.create(rows.schema().dialect().name())) {
            database.applyDdl(ddl).assertNoFailures();
            rows.writeTo(SqlSink.directory(directory).overwrite());
            database.loader().runScript(directory.resolve("data.sql"));
            assertThat(database.tableCounts().rows("people")).isEqualTo(ROWS);
            database.assertIntact();
            try (Connection owner = database.connect()) {
                JdbcSink.of(owner).emptyFirst().load(rows);
            }
            assertThat(database.tableCounts().rows("people")).isEqualTo(ROWS);
            database.assertIntact();
        }
    }

    private interface Boss {
        @Nullable
        Integer of(int row);
    }

    private static Dataset rows(String ddl, String dialect, Boss boss) {
        Schema schema = Schema.fromDdl(ddl, Dialect.named(dialect));
        TableLayout layout = TableLayout.of(schema.tables().get(0), ROWS);
        RowBatchBuilder builder = new RowBatchBuilder(layout, 0);
        for (int row = 0; row < ROWS; row++) {
            builder.text(0, String.valueOf(row));
            Integer other = boss.of(row);
            if (other == null) {
                builder.state(1, CellState.NULL);
            } else {
                builder.text(1, String.valueOf(other));
            }
            builder.text(2, "n" + row).endRow();
        }
        return new Dataset(schema, List.of(new TableData(layout, List.of(builder.build()))), DatasetMetadata.unknown());
    }
}
