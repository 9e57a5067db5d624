package dev.rowloom.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.DatasetMetadata;
import dev.rowloom.dataset.TableData;
import dev.rowloom.engine.CellState;
import dev.rowloom.engine.RowBatchBuilder;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.schema.Schema;
import dev.rowloom.validation.FindingKind;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is wrong with many rows in one way takes a time that grows with the rows, not with their square. */
@Timeout(240)
class ManyRowsTest {

    private static final int ROWS = 60_000;

    @Test
    void dropsAChainOfRows() {
        Dataset chain = dataset(
                "CREATE TABLE t (id INTEGER PRIMARY KEY, parent_id INTEGER NOT NULL REFERENCES t (id), v INTEGER CHECK (v > 0))",
                row -> new String[] {"" + row, "" + Math.max(0, row - 1), row == 0 ? "-1" : "1"});
        RepairResult result = IntegrityRepair.builder()
                .policy(FindingKind.CHECK, RepairPolicy.DROP)
                .policy(FindingKind.RANGE, RepairPolicy.DROP)
                .orphans(OrphanPolicy.CASCADE)
                .build()
                .repair(chain);
        assertThat(result.log().dropped()).hasSize(ROWS);
    }

    @Test
    void dropsAChainOfRowsOfWhichTheLastGoesFirst() {
        Dataset chain = dataset(
                "CREATE TABLE t (id INTEGER PRIMARY KEY, parent_id INTEGER NOT NULL REFERENCES t (id), v INTEGER CHECK (v > 0))",
                row -> new String[] {"" + row, "" + Math.min(ROWS - 1, row + 1), row == ROWS - 1 ? "-1" : "1"});
        RepairResult result = IntegrityRepair.builder()
                .policy(FindingKind.CHECK, RepairPolicy.DROP)
                .policy(FindingKind.RANGE, RepairPolicy.DROP)
                .policy(FindingKind.FOREIGN_KEY, RepairPolicy.DROP)
                .build()
                .repair(chain);
        assertThat(result.log().dropped()).hasSize(ROWS);
    }

    @Test
    void leadsTheFirstRowOfAChainElsewhere() {
        Dataset chain = dataset("""
                CREATE TABLE t (id INTEGER PRIMARY KEY, parent_id INTEGER NOT NULL UNIQUE REFERENCES t (id), v INTEGER,
                  CHECK (id = parent_id + 1 OR id = 0), CHECK (id BETWEEN 0 AND %d), CHECK (v > 0))""".formatted(ROWS - 1), row ->
                new String[] {"" + row, "" + Math.max(0, row - 1), row == 0 ? "-1" : "1"});
        RepairResult result = IntegrityRepair.builder()
                .policy(FindingKind.CHECK, RepairPolicy.DROP)
                .policy(FindingKind.RANGE, RepairPolicy.DROP)
                .build()
                .repair(chain);
        assertThat(result.after().isValid()).isTrue();
        assertThat(result.log().dropped()).hasSize(1);
    }

    @Test
    void givesManyRowsOfOneKeyOthers() {
        Dataset same = dataset(
                "CREATE TABLE t (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES t (id), v INTEGER)",
                row -> new String[] {"7", "7", "" + row});
        RepairResult result = IntegrityRepair.fixAll().repair(same);
        assertThat(result.after().isValid()).isTrue();
        assertThat(result.log().dropped()).isEmpty();
        assertThat(result.log().changes()).hasSize(ROWS - 1);
    }

    @Test
    void givesManyKeysBackThatChildrenAskFor() {
        Schema schema = Schema.fromDdl("""
                CREATE TABLE p (code VARCHAR(12) PRIMARY KEY, v INTEGER);
                CREATE TABLE c (id INTEGER PRIMARY KEY, code VARCHAR(12) NOT NULL REFERENCES p (code))""");
        TableData parents = table(schema, "p", row -> new @Nullable String[] {null, "" + row});
        TableData children = table(schema, "c", row -> new String[] {"" + row, "key" + row * 31});
        Dataset asked = new Dataset(schema, List.of(parents, children), DatasetMetadata.unknown());
        RepairResult result = IntegrityRepair.fixAll().repair(asked);
        assertThat(result.after().isValid()).isTrue();
        assertThat(result.log().totals()).containsEntry("key_restored", (long) ROWS);
    }

    private static Dataset dataset(String ddl, IntFunction<@Nullable String[]> rows) {
        Schema schema = Schema.fromDdl(ddl);
        return new Dataset(schema, List.of(table(schema, "t", rows)), DatasetMetadata.unknown());
    }

    private static TableData table(Schema schema, String name, IntFunction<@Nullable String[]> rows) {
        TableLayout layout = TableLayout.of(schema.table(name).orElseThrow(), ROWS);
        RowBatchBuilder builder = new RowBatchBuilder(layout, 0);
        for (int row = 0; row < ROWS; row++) {
            @Nullable String[] cells = rows.apply(row);
            for (int place = 0; place < cells.length; place++) {
                String text = cells[place];
                if (text == null) {
                    builder.state(place, CellState.NULL);
                } else {
                    builder.text(place, text);
                }
            }
            builder.endRow();
        }
        return new TableData(layout, List.of(builder.build()));
    }
}
