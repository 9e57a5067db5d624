package dev.rowloom.generation;

import dev.rowloom.dataset.TableGeneration;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.schema.ForeignKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Runs the batches of all tables: a table begins when those that it refers to have ended, and so many requests are under way
 * as may be, those first that most tables wait for. The calling thread keeps the order; batches run on the executor.
 */
final class DirectRun {

    private final Map<String, TableRun> tables = new LinkedHashMap<>();
    private final RunContext context;
    private final Executor executor;
    private final OpenStreams streams;
    private final Map<String, Integer> heights = new HashMap<>();
    private final Map<String, TableGeneration> reports = new HashMap<>();
    private final Set<String> done = new LinkedHashSet<>();
    private final PriorityQueue<TableRun.Work> ready;
    private final LinkedBlockingQueue<Ended> endedBatches = new LinkedBlockingQueue<>();
    private int underWay;

    /** A batch that has ended, and what was thrown if it should not have. */
    private record Ended(TableRun.Work work, @Nullable Throwable failure) {}

    DirectRun(List<TableRun> tables, RunContext context, Executor executor, OpenStreams streams) {
        tables.forEach(table -> this.tables.put(table.table().id(), table));
        this.context = context;
        this.executor = executor;
        this.streams = streams;
        this.ready = new PriorityQueue<>(Comparator.comparingInt(
                        (TableRun.Work work) -> -height(work.table().table().id()))
                .thenComparingInt(work -> work.table().order())
                .thenComparingInt(TableRun.Work::number));
    }

    /**
     * Makes the rows.
     *
     * @return the reports of the tables, in load order
     * @throws ProviderException of kind {@link ProviderException.Kind#CANCELLED} if the run is cancelled
     */
    List<TableGeneration> run() {
        beginReady();
        try {
            while (done.size() < tables.size()) {
                submitReady();
                streams.check();
                take(endedBatches.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProviderException.of(ProviderException.Kind.CANCELLED, "the run was interrupted");
        } finally {
            if (underWay > 0) {
                streams.cancel();
                drain();
            }
        }
        endHeld();
        return tables.keySet().stream()
                .map(id -> Objects.requireNonNull(reports.get(id)))
                .toList();
    }

    /** Begins the tables whose parents have ended; those that have nothing to ask end at once, which may let others begin. */
    private void beginReady() {
        boolean any = true;
        while (any) {
            any = false;
            for (TableRun table : tables.values()) {
                String id = table.table().id();
                if (!begun.contains(id) && parents(id).stream().allMatch(done::contains)) {
                    begun.add(id);
                    ready.addAll(table.begin(correction(id)));
                    any = true;
                    if (table.isDone()) {
                        end(table);
                    }
                }
            }
        }
    }

    private final Set<String> begun = new LinkedHashSet<>();

    private void end(TableRun table) {
        String id = table.table().id();
        done.add(id);
        table.end();
        if (!table.isHeld()) {
            reports.put(id, table.report());
        }
    }

    /** Hands on the rows of tables that waited for others: all that can be missing is known now. */
    private void endHeld() {
        List<TableRun> held = tables.values().stream().filter(TableRun::isHeld).toList();
        HeldTables.settle(
                context.tables(), held.stream().map(TableRun::heldRows).toList());
        for (TableRun table : held) {
            table.release();
            reports.put(table.table().id(), table.report());
        }
    }

    private void submitReady() {
        while (underWay < context.options().concurrency() && !ready.isEmpty()) {
            TableRun.Work work = ready.remove();
            underWay++;
            executor.execute(() -> {
                Throwable failure = null;
                try {
                    work.task().run();
                } catch (RuntimeException | Error e) {
                    failure = e;
                } finally {
                    endedBatches.add(new Ended(work, failure));
                }
            });
        }
    }

    private void take(Ended batch) {
        underWay--;
        if (batch.failure() instanceof Error error) {
            throw error;
        } else if (batch.failure() instanceof RuntimeException failure) {
            throw failure;
        }
        TableRun table = batch.work().table();
        ready.addAll(table.next());
        if (table.isDone() && !table.isEnded()) {
            end(table);
            beginReady();
        }
    }

    /** Waits for the batches under way after their answers were closed. */
    private void drain() {
        boolean interrupted = false;
        while (underWay > 0) {
            try {
                endedBatches.take();
                underWay--;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> parents(String id) {
        TableRun table = tables.get(id);
        return table == null
                ? List.of()
                : table.table().references().stream()
                        .map(ForeignKey::parentTable)
                        .distinct()
                        .toList();
    }

    /** Returns the length of the longest way down to a table that no other one refers to. */
    private int height(String id) {
        Integer known = heights.get(id);
        if (known != null) {
            return known;
        }
        int height = 0;
        for (TableRun child : tables.values()) {
            if (parents(child.table().id()).contains(id)) {
                height = Math.max(height, 1 + height(child.table().id()));
            }
        }
        heights.put(id, height);
        return height;
    }

    /** Returns what rows of the tables that a table depends on took, against the estimate. */
    private double correction(String id) {
        Set<String> above = new LinkedHashSet<>(parents(id));
        List<String> open = new ArrayList<>(above);
        while (!open.isEmpty()) {
            for (String parent : parents(open.remove(open.size() - 1))) {
                if (above.add(parent)) {
                    open.add(parent);
                }
            }
        }
        double sum = 0;
        int known = 0;
        for (String parent : above) {
            TableRun table = tables.get(parent);
            if (table != null && !table.log().requests().isEmpty()) {
                sum += table.log().correction();
                known++;
            }
        }
        return known == 0 ? 1 : sum / known;
    }
}
