package dev.rowloom.jdbc;

import dev.rowloom.dataset.LastNumbers;
import dev.rowloom.dataset.Sink;
import dev.rowloom.engine.ColumnVector;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.TableLayout;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.BitSet;
import java.util.Objects;

/** Loads one table by INSERTs in batches. */
final class JdbcTableWriter implements Sink.TableWriter<RowBatch> {

    private final JdbcSession session;
    private final TableLayout layout;
    private final Postponed postponed;
    private final LastNumbers numbers;
    private final Batches batches;

    JdbcTableWriter(JdbcSession session, Target target, TableLayout layout, Postponed postponed) {
        this.session = session;
        this.layout = layout;
        this.postponed = postponed;
        this.numbers = new LastNumbers(layout);
        TableSql sql = new TableSql(layout, target.table(layout.table().id()), target.dialect());
        this.batches =
                new Batches(target.connection(), target.options().batchSize(), new Inserts(target, sql, postponed));
        session.closeWithIt(batches);
    }

    private final class Inserts implements Batches.Statements {

        private final TableSql sql;
        private final Binder[] binders;

        Inserts(Target target, TableSql sql, Postponed postponed) {
            this.sql = sql;
            this.binders = layout.columns().stream()
                    .map(column -> Binders.of(target.product(), column))
                    .toArray(Binder[]::new);
            for (int i = 0; i < binders.length; i++) {
                if (postponed.holds(i)) {
                    binders[i] = (statement, parameter, cells, row) -> statement.setNull(parameter, Types.NULL);
                }
            }
        }

        @Override
        public String sql(BitSet left) {
            return sql.insert(left);
        }

        @Override
        public void bind(PreparedStatement statement, BitSet left, ColumnVector[] columns, int row)
                throws SQLException {
            int parameter = 1;
            for (int i = 0; i < columns.length; i++) {
                if (!left.get(i)) {
                    Batches.bind(statement, parameter++, columns[i], row, binders[i]);
                }
            }
        }
    }

    @Override
    public RowBatch encode(RowBatch batch) {
        Objects.requireNonNull(batch, "batch");
        return batch.copy();
    }

    @Override
    public void write(RowBatch batch) {
        Objects.requireNonNull(batch, "batch");
        ColumnVector[] columns = new ColumnVector[layout.columns().size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = batch.column(i);
        }
        try {
            for (int row = 0; row < batch.size(); row++) {
                batches.add(Batches.left(columns, row), columns, row, batch.firstRow() + row);
                session.loaded(1, this::send);
            }
        } catch (Batches.RefusedException e) {
            throw session.refused(layout, e);
        }
        numbers.add(batch);
        postponed.add(batch);
    }

    private void send() {
        try {
            batches.send();
        } catch (Batches.RefusedException e) {
            throw session.refused(layout, e);
        }
    }

    @Override
    public void finish() {
        send();
        try {
            batches.close();
        } catch (SQLException e) {
            throw session.failed("table " + layout.table().id() + " could not be ended", e);
        }
        session.finished(layout, numbers);
    }
}
