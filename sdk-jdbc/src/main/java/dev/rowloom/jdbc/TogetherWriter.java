package dev.rowloom.jdbc;

import dev.rowloom.dataset.LastNumbers;
import dev.rowloom.dataset.Sink;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.TableLayout;
import java.sql.SQLException;
import java.util.Objects;

/** Collects the rows of a table that is loaded together with others of its cycle. */
final class TogetherWriter implements Sink.TableWriter<RowBatch> {

    private final JdbcSession session;
    private final Target target;
    private final TableLayout layout;
    private final TogetherLoad together;
    private final Postponed postponed;
    private final LastNumbers numbers;

    TogetherWriter(JdbcSession session, Target target, TableLayout layout, TogetherLoad together) {
        this.session = session;
        this.target = target;
        this.layout = layout;
        this.together = together;
        this.postponed = session.postponed(layout);
        this.numbers = new LastNumbers(layout);
    }

    @Override
    public RowBatch encode(RowBatch batch) {
        Objects.requireNonNull(batch, "batch");
        return batch.copy();
    }

    @Override
    public void write(RowBatch batch) {
        Objects.requireNonNull(batch, "batch");
        together.add(layout, batch, postponed);
        postponed.add(batch);
        numbers.add(batch);
        session.loaded(batch.size(), () -> {});
    }

    @Override
    public void finish() {
        if (together.isCompleteWith(layout)) {
            try {
                together.load(target);
            } catch (SQLException e) {
                throw session.failed(
                        "the database refused the rows of a cycle that ends with table "
                                + layout.table().id(),
                        e);
            }
        }
        session.finished(layout, numbers);
    }
}
