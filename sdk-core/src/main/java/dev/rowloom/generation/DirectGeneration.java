package dev.rowloom.generation;

import dev.rowloom.CancelledException;
import dev.rowloom.UsageException;
import dev.rowloom.dataset.GenerationReport;
import dev.rowloom.dataset.TableGeneration;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.provider.AnswerForm;
import dev.rowloom.provider.Capabilities;
import dev.rowloom.provider.ModelProvider;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import dev.rowloom.telemetry.Telemetry;
import dev.rowloom.telemetry.internal.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Has a model write the rows of a plan. {@code SyntheticDataGenerator.provider(…)} is the way in for most; this is the engine
 * room under it.
 *
 * <p>Tables come in the order of their foreign keys, independent ones and batches side by side. What the model wrote is kept
 * as it is. A prompt is a function of the plan, the options and the answers ahead of it in the order of the plan, never of
 * timing: with a cache, a run that was ended goes on where it was.
 *
 * <p>Thread-safe; one run at a time.
 *
 * @since 0.1.0
 */
public final class DirectGeneration {

    /** Models write so by themselves. */
    private static final String USUAL_LOCALE = "en-US";

    private final DataPlan plan;
    private final ModelProvider provider;
    private final String model;
    private final DirectOptions options;
    private final Instructions instructions;
    private final Time time;
    private final RunObserver observer;
    private final OpenStreams streams = new OpenStreams();
    private final AnswerCache cache;
    private final Set<String> engineColumns;
    private final Set<String> open;

    DirectGeneration(
            DataPlan plan,
            ModelProvider provider,
            String model,
            DirectOptions options,
            Instructions instructions,
            @Nullable Time time,
            RunObserver observer,
            @Nullable AnswerCache earlier) {
        this(plan, provider, model, options, instructions, time, observer, earlier, Set.of(), Set.of());
    }

    private DirectGeneration(
            DataPlan plan,
            ModelProvider provider,
            String model,
            DirectOptions options,
            Instructions instructions,
            @Nullable Time time,
            RunObserver observer,
            @Nullable AnswerCache earlier,
            Set<String> engineColumns,
            Set<String> open) {
        this.plan = plan;
        this.provider = provider;
        this.model = model;
        this.options = options;
        this.instructions = instructions;
        this.time = time == null ? Time.REAL : time;
        this.observer = observer;
        this.cache = earlier != null ? earlier : cache(options, AnswerCache.inMemory());
        this.engineColumns = Collections.unmodifiableSet(new LinkedHashSet<>(engineColumns));
        this.open = Collections.unmodifiableSet(new LinkedHashSet<>(open));
    }

    private DirectGeneration with(RunObserver newObserver, AnswerCache newCache, Set<String> newColumns) {
        return new DirectGeneration(
                plan, provider, model, options, instructions, time, newObserver, newCache, newColumns, open);
    }

    /** Returns the caller's cache, or else that of the process. */
    private static AnswerCache cache(DirectOptions options, AnswerCache ofTheProcess) {
        return options.answers(ofTheProcess);
    }

    /**
     * Prepares a run; nothing is sent yet.
     *
     * @param plan the tables, how many rows each is to have (a hint to the model), the keys where they are assigned, and the
     *     rows in place of missing ones
     * @param provider the service; stays open
     * @param model the model's name as the service spells it
     * @throws UsageException if the model's name is blank, or the cache can't be used
     */
    public static DirectGeneration of(
            DataPlan plan, ModelProvider provider, String model, DirectOptions options, Instructions instructions) {
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(options, "options");
        Objects.requireNonNull(instructions, "instructions");
        if (model.isBlank()) {
            throw new UsageException("the name of the model must not be blank; give one such as the service lists");
        }
        return new DirectGeneration(plan, provider, model, options, instructions, null, RunObserver.NONE, null);
    }

    /** Returns a run of the same kind that is traced; its tables are below the span that is current where it is run. */
    public DirectGeneration telemetry(Telemetry telemetry) {
        Objects.requireNonNull(telemetry, "telemetry");
        RunObserver traced = new TracedRun(provider, model, options, Steps.of(telemetry));
        return with(traced, cache, engineColumns);
    }

    /** Returns a run of the same kind that asks only for what this one was not answered. */
    public DirectGeneration again() {
        return with(observer, cache, engineColumns);
    }

    /** Returns a run of the same kind that keeps no answer in memory: nothing will be asked for {@link #again()}. */
    public DirectGeneration once() {
        AnswerCache unkept = cache(options, AnswerCache.none());
        return with(observer, unkept, engineColumns);
    }

    /**
     * Returns a run of the same kind in which the engine writes some columns as the plan says, and the model is not asked for
     * them.
     *
     * @param columns the tables' ids and the columns' names with a dot between
     * @throws UsageException if the plan's tables have no such column
     */
    public DirectGeneration engineColumns(Collection<String> columns) {
        check(columns);
        return with(observer, cache, new LinkedHashSet<>(columns));
    }

    /**
     * Returns a run of the same kind that tells the model values of some columns as they are. Of others that look like personal
     * data, those of given rows and those that the caller set are told as {@linkplain dev.rowloom.privacy.ShapeMask
     * stand-ins}; keys that the model writes of these are put back.
     *
     * @param columns the tables' ids and the columns' names with a dot between
     * @throws UsageException if the plan's tables have no such column
     */
    public DirectGeneration open(Collection<String> columns) {
        check(columns);
        Set<String> opened = new LinkedHashSet<>(columns);
        return new DirectGeneration(
                plan, provider, model, options, instructions, time, observer, cache, engineColumns, opened);
    }

    private void check(Collection<String> columns) {
        for (String column : columns) {
            if (plan.tables().stream()
                    .noneMatch(layout -> layout.columns().stream()
                            .anyMatch(it -> column.equals(layout.table().id() + "." + it.name())))) {
                throw new UsageException("the plan writes no column '" + column + "'");
            }
        }
    }

    /**
     * Returns a run of the same kind whose waits for another try take no time: its clock is put forward in their place. For
     * tests of what becomes of a run when a service fails.
     */
    public DirectGeneration withoutWaiting() {
        return new DirectGeneration(
                plan, provider, model, options, instructions, new SkippedTime(), observer, cache, engineColumns, open);
    }

    /** Returns the tables with the columns that are written and the rows asked for, in load order. */
    public List<TableLayout> layouts() {
        return tables().stream().map(DirectTable::layout).toList();
    }

    /** Returns what the run will about take, and what it will run into. Sends nothing. */
    public DirectEstimate estimate() {
        return new RunEstimate(plan, options, requests(), prompts()).of(tables());
    }

    /**
     * Makes the rows; returns when all are handed on.
     *
     * @return how they came; what is missing, and why, is in it and no exception
     * @throws CancelledException if the run is cancelled or the thread interrupted
     */
    public GenerationReport run(RowReceiver receiver) {
        Objects.requireNonNull(receiver, "receiver");
        OpenStreams.Ends ends = streams.begin();
        try {
            return run(receiver, new RunLedger(options, time, ends));
        } finally {
            streams.end(ends);
        }
    }

    GenerationReport run(RowReceiver receiver, RunLedger ledger) {
        RunObserver watching = observer.begin();
        try {
            return run(receiver, watching, ledger);
        } finally {
            watching.ended();
        }
    }

    private GenerationReport run(RowReceiver receiver, RunObserver watching, RunLedger ledger) {
        long start = time.nanoTime();
        List<String> notes = new ArrayList<>(estimate().warnings());
        Requests requests = requests();
        Waits waits = new Waits(time, ledger, streams);
        Exchange exchange = new Exchange(provider, requests, ledger, new Pacer(options, waits), streams, watching);
        Asker asker = new Asker(exchange, cache, time);
        Map<String, DirectTable> tables = new LinkedHashMap<>();
        tables().forEach(table -> tables.put(table.id(), table));
        RunContext context = new RunContext(
                options,
                new RunTables(plan, tables, StandIns.of(plan, engineColumns, open)),
                HeldTables.of(tables.values(), options),
                prompts(),
                new BatchSizes(options, requests),
                asker,
                ledger,
                RetrySettings.of(options),
                waits,
                time,
                receiver,
                watching);
        List<TableRun> runs = new ArrayList<>();
        tables.values().forEach(table -> runs.add(new TableRun(table, context, runs.size())));
        List<TableGeneration> reports = runAll(runs, context);
        cache.trouble().ifPresent(notes::add);
        if (!engineColumns.isEmpty()) {
            notes.add("written by the engine, as the caller set them: " + String.join(", ", engineColumns));
        }
        return new GenerationReport(
                provider.id(),
                model,
                options.keys().name(),
                options.fallback().name(),
                reports,
                RowHints.words(instructions, plan.schema(), plan.tables()),
                notes,
                options.prices().map(prices -> prices.cost(ledger.usage())).orElse(null),
                Duration.ofNanos(time.nanoTime() - start));
    }

    /** Ends the run, whichever thread it is on. What was handed on stays. */
    public void cancel() {
        streams.cancel();
    }

    private List<TableGeneration> runAll(List<TableRun> runs, RunContext context) {
        ExecutorService threads = Executors.newFixedThreadPool(options.concurrency(), task -> {
            Thread thread = new Thread(task, "rowloom-model");
            thread.setDaemon(true);
            return thread;
        });
        try {
            return new DirectRun(runs, context, threads, streams).run();
        } catch (ProviderException cancelled) {
            throw new CancelledException("the run was cancelled");
        } finally {
            threads.shutdownNow();
        }
    }

    private Requests requests() {
        return new Requests(model, provider.capabilities(model), options);
    }

    private PromptWriter prompts() {
        Capabilities capabilities = provider.capabilities(model);
        PromptSettings settings = new PromptSettings(
                instructions.all(),
                instructions.byTable(),
                options.controls(),
                plan.blueprint().locale().equals(USUAL_LOCALE)
                        ? null
                        : plan.blueprint().locale(),
                plan.blueprint().now(),
                AnswerForm.JSON_SCHEMA);
        return new PromptWriter(plan.schema(), settings, capabilities);
    }

    /** Returns the columns of a table that the model does not write. */
    private Set<String> settled(Table table) {
        Set<String> settled =
                new HashSet<>(options.keys() == KeyStrategy.ASSIGNED ? DirectTable.keyColumns(table) : Set.of());
        table.columns().stream()
                .map(Column::name)
                .filter(column -> engineColumns.contains(table.id() + "." + column))
                .forEach(settled::add);
        return settled;
    }

    private List<DirectTable> tables() {
        TellingColumns telling = new TellingColumns(plan.explain());
        List<DirectTable> tables = new ArrayList<>();
        Set<String> ahead = new LinkedHashSet<>();
        Schema schema = plan.schema();
        for (TableLayout layout : plan.tables()) {
            String id = layout.table().id();
            tables.add(DirectTable.of(plan, layout, ahead, settled(layout.table()), telling.of(schema, id)));
            ahead.add(id);
        }
        return tables;
    }
}
