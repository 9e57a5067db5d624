package dev.rowloom.it.property;

import dev.rowloom.engine.CellState;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.Encoding;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.RowBatchBuilder;
import dev.rowloom.engine.TableLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One change to rows that were fine.
 *
 * @param table picks the table
 * @param row picks its row
 * @param column picks the column
 * @param kind what becomes of the cell
 * @param other picks the row or the value that takes its place
 */
record Damage(int table, int row, int column, Kind kind, int other) {

    enum Kind {
        /** It becomes null. */
        NULL,
        /** It becomes that of another row. */
        CELL_OF_ANOTHER,
        /** All columns of a key or a foreign key become those of another row. */
        KEY_OF_ANOTHER,
        /** It becomes a value that no rule made. */
        STRANGER
    }

    /** Returns the batches of all tables with the change. */
    List<RowBatch> applied(SchemaModel schema, DataPlan plan) {
        List<RowBatch> batches = new ArrayList<>();
        for (int i = 0; i < plan.tables().size(); i++) {
            TableLayout layout = plan.tables().get(i);
            String id = layout.table().id();
            RowBatch all = plan.open(id).read(0, (int) plan.rows(id)).copy();
            boolean hit = i == table % plan.tables().size() && all.size() > 0;
            batches.add(hit ? changed(schema.table(id), all) : all);
        }
        return batches;
    }

    private RowBatch changed(TableModel model, RowBatch rows) {
        int hit = row % rows.size();
        int donor = other % rows.size();
        Set<String> columns = columns(model, rows);
        RowBatchBuilder builder = new RowBatchBuilder(rows.layout(), 0);
        for (int i = 0; i < rows.size(); i++) {
            for (int c = 0; c < rows.layout().columns().size(); c++) {
                boolean own = i != hit
                        || !columns.contains(rows.layout().columns().get(c).name());
                if (own) {
                    builder.copy(c, rows.column(c), i);
                } else if (kind == Kind.NULL) {
                    builder.state(c, CellState.NULL);
                } else if (kind == Kind.STRANGER) {
                    builder.text(c, stranger(rows.column(c).encoding()));
                } else {
                    builder.copy(c, rows.column(c), donor);
                }
            }
            builder.endRow();
        }
        return builder.build();
    }

    private Set<String> columns(TableModel model, RowBatch rows) {
        List<List<String>> keys = new ArrayList<>(model.keys());
        model.foreignKeys().forEach(key -> keys.add(key.columns()));
        if (kind == Kind.KEY_OF_ANOTHER && !keys.isEmpty()) {
            return Set.copyOf(keys.get(column % keys.size()));
        }
        return Set.of(rows.layout()
                .columns()
                .get(column % rows.layout().columns().size())
                .name());
    }

    private String stranger(Encoding encoding) {
        return switch (encoding) {
            case INTEGER, DECIMAL, FLOAT ->
                List.of("0", "-1", "99999", "3000000000", "7").get(other % 5);
            case BOOLEAN -> other % 2 == 0 ? "true" : "false";
            case DATE -> other % 2 == 0 ? "1871-03-09" : "2071-03-09";
            case TIME -> "11:07:13";
            case TIMESTAMP, INSTANT -> (other % 2 == 0 ? "1979" : "2033") + "-03-09T11:07:13";
            case UUID -> "11111111-2222-4333-8444-55555555555" + other % 10;
            case BINARY -> "ff";
            case TEXT -> List.of("", "x", "X ", "y".repeat(300), "Grüße").get(other % 5);
        };
    }

    /** Returns the rows of batches as maps. */
    static Rows rows(List<RowBatch> batches) {
        Map<String, List<Map<String, Object>>> rows = new java.util.LinkedHashMap<>();
        for (RowBatch batch : batches) {
            List<Map<String, Object>> own = new ArrayList<>();
            for (int i = 0; i < batch.size(); i++) {
                own.add(Making.values(batch.row(i)));
            }
            rows.put(batch.layout().table().id(), own);
        }
        return new Rows(rows);
    }
}
