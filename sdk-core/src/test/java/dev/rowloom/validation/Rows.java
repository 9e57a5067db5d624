package dev.rowloom.validation;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.engine.CellState;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.RowBatchBuilder;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Rows written by hand for a schema, and what a validator says of them. */
final class Rows {

    private final Schema schema;
    private final List<TableLayout> layouts;
    private final List<RowBatch> batches = new ArrayList<>();
    private UnaryOperator<Validator.Builder> settings = builder -> builder;

    private Rows(Schema schema) {
        this.schema = schema;
        this.layouts = SyntheticDataGenerator.of(schema).rows(0).plan().tables();
    }

    static Rows of(String ddl) {
        return new Rows(Schema.fromDdl(ddl, Dialect.postgresql()));
    }

    static Rows of(Dialect dialect, String ddl) {
        return new Rows(Schema.fromDdl(ddl, dialect));
    }

    Rows with(UnaryOperator<Validator.Builder> change) {
        settings = change;
        return this;
    }

    /** Adds a batch of rows; a cell is a text, null or a state. */
    Rows add(String table, Object[]... rows) {
        return add(table, 0, rows);
    }

    Rows add(String table, long firstRow, Object[]... rows) {
        TableLayout layout = layouts.stream()
                .filter(it ->
                        it.table().id().equals(schema.find(table).orElseThrow().id()))
                .findFirst()
                .orElseThrow();
        RowBatchBuilder builder = new RowBatchBuilder(layout, firstRow);
        for (Object[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                if (row[i] instanceof String text) {
                    builder.text(i, text);
                } else {
                    builder.state(i, row[i] == null ? CellState.NULL : (CellState) row[i]);
                }
            }
            builder.endRow();
        }
        batches.add(builder.build());
        return this;
    }

    static Object[] row(Object... cells) {
        return cells;
    }

    ValidationReport validate() {
        Validator.Run run = settings.apply(Validator.builder(schema)).build().start();
        batches.forEach(run::accept);
        return run.finish();
    }
}
