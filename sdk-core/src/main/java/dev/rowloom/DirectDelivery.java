package dev.rowloom;

import dev.rowloom.dataset.GenerationReport;
import dev.rowloom.dataset.Sink;
import dev.rowloom.dataset.TableGeneration;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.generation.DirectGeneration;
import dev.rowloom.generation.RowReceiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Brings the rows that a model writes to a sink, which takes tables one after another: the rows of the table at hand go there
 * as they come, those of tables whose turn is later wait.
 */
final class DirectDelivery implements RowReceiver {

    private final DataPlan plan;
    private final Sink.Session session;
    private final @Nullable ProgressListener listener;
    private final List<TableLayout> order;
    private final Map<String, List<RowBatch>> waiting = new HashMap<>();
    private final Map<String, TableLayout> ended = new HashMap<>();
    private final List<GenerationSummary.TableSummary> summaries = new ArrayList<>();
    private int at;
    private Sink.@Nullable TableWriter<?> writer;
    private long tableRows;
    private long written;

    private DirectDelivery(
            DataPlan plan, List<TableLayout> order, Sink.Session session, @Nullable ProgressListener listener) {
        this.plan = plan;
        this.order = order;
        this.session = session;
        this.listener = listener;
    }

    /** What a run wrote, and how it came. */
    record Delivered(List<GenerationSummary.TableSummary> tables, GenerationReport report) {}

    /**
     * Runs.
     *
     * @throws ExportException if the sink fails
     */
    static Delivered run(
            DirectGeneration generation, DataPlan plan, Sink sink, ModelSetup.Watching watching, boolean whole) {
        return watching.trace().export(sink).aside(export -> runTo(generation, plan, sink, watching.listener(), whole));
    }

    private static Delivered runTo(
            DirectGeneration generation, DataPlan plan, Sink sink, @Nullable ProgressListener listener, boolean whole) {
        List<TableLayout> tables = generation.layouts();
        try (Sink.Session session = sink.open(new Sink.Run(plan.schema(), plan.loadPlan(), tables))) {
            DirectDelivery delivery = new DirectDelivery(plan, tables, session, listener);
            GenerationReport report = generation.run(delivery);
            if (!whole || report.isComplete()) {
                session.complete();
            }
            return new Delivered(delivery.summaries, report);
        } catch (UncheckedIOException e) {
            throw failed(Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static ExportException failed(IOException e) {
        return new ExportException("the rows could not be written: " + e.getMessage(), e);
    }

    @Override
    public synchronized void rows(RowBatch rows) {
        String table = rows.layout().table().id();
        if (at < order.size() && order.get(at).table().id().equals(table)) {
            write(rows);
        } else {
            waiting.computeIfAbsent(table, id -> new ArrayList<>()).add(rows);
        }
    }

    @Override
    public synchronized void ended(TableLayout layout, TableGeneration report) {
        ended.put(layout.table().id(), layout);
        while (at < order.size() && ended.containsKey(order.get(at).table().id())) {
            finish();
            at++;
            if (at < order.size()) {
                List<RowBatch> early = waiting.remove(order.get(at).table().id());
                (early == null ? List.<RowBatch>of() : early).forEach(this::write);
            }
        }
    }

    private void write(RowBatch rows) {
        try {
            Sink.TableWriter<?> open = writer();
            encodeAndWrite(open, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tableRows += rows.size();
        written += rows.size();
        if (listener != null) {
            TableLayout table = order.get(at);
            listener.onProgress(new Progress(
                    table.table().id(),
                    tableRows,
                    Math.max(table.rows(), tableRows),
                    written,
                    Math.max(plan.rows(), written)));
        }
    }

    private static <C> void encodeAndWrite(Sink.TableWriter<C> writer, RowBatch rows) throws IOException {
        writer.write(writer.encode(rows));
    }

    private Sink.TableWriter<?> writer() throws IOException {
        Sink.TableWriter<?> open = writer;
        if (open == null) {
            open = session.begin(order.get(at));
            writer = open;
            tableRows = 0;
        }
        return open;
    }

    private void finish() {
        try {
            writer().finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TableLayout table = order.get(at);
        summaries.add(new GenerationSummary.TableSummary(
                table.table().id(), tableRows, table.columns().size()));
        writer = null;
    }
}
