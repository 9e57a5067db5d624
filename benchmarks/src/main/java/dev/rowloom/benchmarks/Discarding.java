package dev.rowloom.benchmarks;

import dev.rowloom.dataset.Sink;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.export.DiscardingSink;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Runs of plans to sinks that discard the bytes. */
final class Discarding {

    private Discarding() {}

    /** Begins to write the only table of a plan. */
    static TableRun<?> begin(DataPlan plan, DiscardingSink.Format format) {
        try {
            return TableRun.of(plan, plan.tables().get(0), open(plan, new DiscardingSink(format)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes all tables of a plan. */
    static void writeAll(DataPlan plan, Sink sink) throws IOException {
        try (Sink.Session session = open(plan, sink)) {
            for (TableLayout table : plan.tables()) {
                TableRun.of(plan, table, session).writeAll();
            }
            session.complete();
        }
    }

    private static Sink.Session open(DataPlan plan, Sink sink) throws IOException {
        return sink.open(new Sink.Run(plan.schema(), plan.loadPlan(), plan.tables()));
    }
}
