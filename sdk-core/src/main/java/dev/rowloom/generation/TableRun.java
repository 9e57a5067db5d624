package dev.rowloom.generation;

import dev.rowloom.dataset.GenerationFailure;
import dev.rowloom.dataset.TableGeneration;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.RowCursor;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.generation.OrderedRows.Maker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one table: splits them into batches, and ends the table after the last. Its methods are called by one thread,
 * but what {@link #begin} and {@link #next} return runs on others.
 */
final class TableRun {

    /** A model that brings so little for a request that it takes so many times the requests planned is given up. */
    private static final int MOST_TIMES = 3;

    private final DirectTable table;
    private final RunContext context;
    private final OrderedRows rows;
    private final MissingRows missing;
    private final HeldRows held;
    private final TableLog log;
    private final ColumnGroups groups;
    private final int order;
    private long started;
    private int batches;
    private long asked;
    private int underWay;
    private int settled;
    private long modelRows;
    private long settledRows;
    private @Nullable Duration toFirstRow;
    private boolean ended;

    TableRun(DirectTable table, RunContext context, int order) {
        this.table = table;
        this.context = context;
        this.order = order;
        this.missing = new MissingRows(table, context.tables());
        this.held = new HeldRows(table);
        this.log = new TableLog(table.id());
        this.groups = ColumnGroups.of(
                context.tables().plan(),
                table,
                context.options().keys(),
                context.prompts().mostColumns(),
                context.sizes().mostOfAnswer());
        KeptRows kept = context.tables().rows(table.id());
        this.rows = new OrderedRows(table.layout(), context.time(), batch -> {
            kept.add(batch);
            if (isHeld()) {
                held.add(batch);
            } else {
                context.receiver().rows(batch);
            }
        });
    }

    /** One batch, to be run on a thread of its own. */
    record Work(TableRun table, int number, Runnable task) {}

    DirectTable table() {
        return table;
    }

    int order() {
        return order;
    }

    TableLog log() {
        return log;
    }

    /** Returns whether the rows wait for the end of the run. */
    boolean isHeld() {
        return context.holds(table);
    }

    HeldRows heldRows() {
        return held;
    }

    boolean isEnded() {
        return ended;
    }

    boolean isDone() {
        return underWay == 0;
    }

    /**
     * Begins the table: all tables that it refers to have ended.
     *
     * @param correction how many times as many tokens as estimated the rows of the tables that it refers to took
     */
    List<Work> begin(double correction) {
        started = context.time().nanoTime();
        context.observer().tableBegins(table);
        List<Work> work = context.options().keys() == KeyStrategy.ASSIGNED ? assigned(correction) : first(correction);
        underWay = work.size();
        return work;
    }

    /** Returns the batch that follows one that has ended, if there is one. */
    List<Work> next() {
        underWay--;
        if (context.options().keys() == KeyStrategy.ASSIGNED || !makesSenseToAsk()) {
            return List.of();
        }
        asked = rows.handedOn();
        List<Work> work = more(log.correction());
        underWay += work.size();
        return work;
    }

    /**
     * After a failure the next request is another one only if rows came since the last; and where tries in plenty did not help,
     * more of them won't: what stopped the answer must lie in that answer, as where it was blocked.
     */
    private boolean makesSenseToAsk() {
        return !log.hasFailed()
                || !log.hasFailedRetriably()
                        && rows.handedOn() > asked
                        && !context.ledger().isStopped();
    }

    private List<Work> assigned(double correction) {
        long target = table.layout().rows();
        settle(table.columns().isEmpty() ? target : table.given());
        int left = (int) Math.min(Integer.MAX_VALUE, target - settled);
        int parts = left == 0 ? 0 : context.sizes().parts(left, correction * groups.widest());
        List<Work> work = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            long from = settled + (long) left * part / parts;
            long to = settled + (long) left * (part + 1) / parts;
            int number = ++batches;
            work.add(new Work(this, number, () -> assigned(number, from, (int) (to - from), correction)));
        }
        return work;
    }

    private void assigned(int number, long from, int count, double correction) {
        RowBatch engine =
                context.tables().plan().open(table.id()).read(from, count).copy();
        Settled facts = new Settled(context.tables(), table);
        TreeMap<Integer, List<RowFacts.Fact>> pending = new TreeMap<>();
        int orphans = 0;
        for (int row = 0; row < count; row++) {
            if (missing.isOrphan(engine, row)) {
                orphans++;
                missing.add(engine, row);
                rows.skip(from + row);
            } else {
                pending.put(row, facts.facts(engine, row));
            }
        }
        if (orphans > 0) {
            log.fail(orphaned(number, orphans));
        }
        AssignedBatch batch = new AssignedBatch(
                table,
                context.prompts(),
                context.others(table),
                engine,
                pending,
                rows,
                missing,
                log,
                number,
                new WideRows(groups, correction));
        context.run(batch, number, log);
        if (context.options().fallback() == Fallback.ENGINE) {
            batch.fill();
        } else {
            batch.skip();
        }
    }

    private GenerationFailure orphaned(int number, int orphans) {
        return new GenerationFailure(
                GenerationFailure.Code.PARENT_MISSING,
                table.id(),
                number,
                0,
                true,
                null,
                "the rows that " + orphans + " rows refer to are missing",
                "ask again for what is missing, or let the engine make missing rows");
    }

    private List<Work> first(double correction) {
        settle(table.columns().isEmpty() ? table.layout().rows() : table.given());
        asked = rows.handedOn();
        return more(correction);
    }

    private List<Work> more(double correction) {
        long missing = table.layout().rows() - rows.handedOn();
        int most = context.sizes().most(correction * groups.widest());
        long planned = (table.layout().rows() + most - 1) / most;
        if (missing <= 0 || batches >= MOST_TIMES * planned) {
            return List.of();
        }
        int number = ++batches;
        int count = (int) Math.min(most, missing);
        ModelBatch batch = new ModelBatch(
                table,
                context.tables(),
                context.prompts(),
                context.others(table),
                rows,
                log,
                number,
                count,
                new WideRows(groups, correction));
        return List.of(new Work(this, number, () -> {
            context.run(batch, number, log);
            batch.end();
        }));
    }

    /** Lets the engine make the first rows: they are given, or all keys. */
    private void settle(long count) {
        RowCursor cursor = context.tables().plan().open(table.id());
        int orphans = 0;
        for (long from = 0; from < count; from += RowCursor.MAX_ROWS) {
            RowBatch made = cursor.read(from, (int) Math.min(RowCursor.MAX_ROWS, count - from))
                    .copy();
            for (int row = 0; row < made.size(); row++) {
                int cell = row;
                if (context.options().keys() == KeyStrategy.ASSIGNED && missing.isOrphan(made, row)) {
                    orphans++;
                    missing.add(made, row);
                    rows.skip(from + row);
                    continue;
                }
                rows.put(from + row, Maker.CALLER, () -> missing.stays(made, cell), builder -> {
                    for (int i = 0; i < made.layout().columns().size(); i++) {
                        builder.copy(i, made.column(i), cell);
                    }
                    missing.forget(builder, made, cell);
                });
            }
        }
        settled = (int) count;
        if (orphans > 0) {
            log.fail(orphaned(0, orphans));
        }
    }

    /** Ends the table after its last batch, with what the fallback gives. */
    void end() {
        ended = true;
        if (context.options().keys() == KeyStrategy.MODEL) {
            fallBack();
        }
        if (rows.handedOn() < table.layout().rows()) {
            context.endIfFailed(log);
        }
        if (missing.takenAlong() > 0) {
            log.fail(orphaned(0, missing.takenAlong()));
        }
        Long first = rows.firstModelRow();
        toFirstRow = first == null ? null : Duration.ofNanos(first - started);
        modelRows = rows.modelRows();
        settledRows = rows.handedOn() - rows.modelRows() - rows.engineRows().size();
    }

    /** Hands on the rows that waited. */
    void release() {
        int gone = held.gone(0);
        int ofModel = held.gone(settledRows);
        if (gone > 0) {
            log.fail(orphaned(0, gone));
        }
        modelRows -= ofModel;
        settledRows -= gone - ofModel;
        toFirstRow = modelRows == 0 ? null : Duration.ofNanos(context.time().nanoTime() - started);
        held.release(context.receiver()::rows);
    }

    /** Tells the receiver that the table has ended, and returns how its rows came. */
    TableGeneration report() {
        TableGeneration report = log.report(
                table.layout().rows(),
                modelRows,
                rows.engineRows(),
                settledRows,
                toFirstRow,
                Duration.ofNanos(context.time().nanoTime() - started));
        context.receiver().ended(new TableLayout(table.table(), table.layout().columns(), report.rows()), report);
        context.observer().tableEnded(report);
        return report;
    }

    private void fallBack() {
        long missing = table.layout().rows() - rows.handedOn();
        if (missing > 0 && !log.hasFailed()) {
            log.fail(new GenerationFailure(
                    GenerationFailure.Code.TOO_FEW_ROWS,
                    table.id(),
                    0,
                    batches,
                    true,
                    null,
                    missing + " rows fewer than asked for came in " + batches + " batches",
                    "ask for fewer rows in a request (batchTokens), or another model"));
        }
        if (missing > 0 && context.options().fallback() == Fallback.ENGINE) {
            GenerationFailure left = new EngineFiller(table, context.tables(), rows).fill();
            if (left != null) {
                log.fail(left);
            }
        }
    }
}
