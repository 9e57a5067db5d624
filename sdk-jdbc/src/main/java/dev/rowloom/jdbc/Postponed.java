package dev.rowloom.jdbc;

import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.ColumnVector;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.schema.LoadPlan.Step;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** The references of one table that are first null, and set when all rows are there. */
final class Postponed {

    private final TableLayout layout;
    private final BitSet columns = new BitSet();
    private final int[] key;
    private final List<Kept> kept = new ArrayList<>();

    /** Rows, of which only the columns that matter are there. */
    private record Kept(ColumnVector[] columns, long firstRow, int size) {}

    Postponed(TableLayout layout, Step step) {
        this.layout = layout;
        step.postponedColumns().stream()
                .mapToInt(layout::position)
                .filter(position -> position >= 0)
                .forEach(columns::set);
        this.key = columns.isEmpty()
                ? new int[0]
                : step.rowKey().stream().mapToInt(layout::position).toArray();
    }

    boolean holds(int column) {
        return columns.get(column);
    }

    void add(RowBatch batch) {
        if (!columns.isEmpty()) {
            ColumnVector[] needed = new ColumnVector[layout.columns().size()];
            IntStream.concat(columns.stream(), IntStream.of(key)).forEach(i -> needed[i] = batch.column(i));
            kept.add(new Kept(needed, batch.firstRow(), batch.size()));
        }
    }

    /** Sets the references. */
    void update(Target target, TableSql sql) throws SQLException, Batches.RefusedException {
        Batches.Statements statements = new Batches.Statements() {
            @Override
            public String sql(BitSet left) {
                return sql.update(
                        set(left),
                        IntStream.of(key).mapToObj(layout.columns()::get).toList());
            }

            @Override
            public void bind(PreparedStatement statement, BitSet left, ColumnVector[] cells, int row)
                    throws SQLException {
                int parameter = 1;
                for (int i :
                        IntStream.concat(positions(left), IntStream.of(key)).toArray()) {
                    Binder binder =
                            Binders.of(target.product(), layout.columns().get(i));
                    Batches.bind(statement, parameter++, cells[i], row, binder);
                }
            }
        };
        try (Batches batches = new Batches(target.connection(), target.options().batchSize(), statements)) {
            for (Kept rows : kept) {
                update(rows, batches);
            }
            batches.send();
        }
    }

    private void update(Kept rows, Batches batches) throws Batches.RefusedException {
        for (int row = 0; row < rows.size; row++) {
            BitSet left = new BitSet();
            int at = row;
            columns.stream().filter(i -> !Batches.holds(rows.columns[i], at)).forEach(left::set);
            if (!left.equals(columns)) {
                batches.add(left, rows.columns, row, rows.firstRow + row);
            }
        }
    }

    private IntStream positions(BitSet left) {
        return columns.stream().filter(i -> !left.get(i));
    }

    private List<ColumnLayout> set(BitSet left) {
        return positions(left).mapToObj(layout.columns()::get).toList();
    }
}
