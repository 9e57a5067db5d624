package dev.rowloom.generation;

import dev.rowloom.BlueprintException;
import dev.rowloom.CancelledException;
import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.BlueprintReport;
import dev.rowloom.blueprint.Correction;
import dev.rowloom.blueprint.ModelAnswer;
import dev.rowloom.blueprint.ModelDocument;
import dev.rowloom.engine.PlanRequest;
import dev.rowloom.provider.Capabilities;
import dev.rowloom.provider.ModelProvider;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import dev.rowloom.telemetry.Telemetry;
import dev.rowloom.telemetry.internal.Step;
import dev.rowloom.telemetry.internal.Steps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Has a model write how columns come about. {@code SyntheticDataGenerator.askBlueprint()} is the way in for most; this is the
 * engine room under it.
 *
 * <p>There is one request for each group of related tables, so at most one a table, and one more for an answer that is cut.
 * What it costs does not depend on rows. Thread-safe.
 *
 * @since 0.1.0
 */
public final class BlueprintGeneration {

    /** So many columns have room in one answer, with their pools. */
    private static final int MOST_COLUMNS = 40;

    private static final String STEP = "ask_blueprint";

    private final PlanRequest standing;
    private final ModelProvider provider;
    private final String model;
    private final DirectOptions options;
    private final Instructions instructions;
    private final Map<String, String> profiles;
    private final @Nullable Telemetry telemetry;
    private final OpenStreams streams = new OpenStreams();
    private final Time time;

    /** What becomes of a run that brings nothing. */
    private enum Otherwise {
        FAIL,
        STAND
    }

    private BlueprintGeneration(
            PlanRequest standing,
            ModelProvider provider,
            String model,
            DirectOptions options,
            Instructions instructions,
            Map<String, String> profiles,
            @Nullable Telemetry telemetry,
            Time time) {
        this.standing = standing;
        this.provider = provider;
        this.model = model;
        this.options = options;
        this.instructions = instructions;
        this.profiles = Map.copyOf(profiles);
        this.telemetry = telemetry;
        this.time = time;
    }

    /**
     * Prepares to ask; nothing is sent yet.
     *
     * @param standing the schema with the blueprint that stands where the model says nothing, and the rows by which it is
     *     tried whether the engine can follow what the model wrote
     * @param provider the service; stays open
     * @param model the model's name as the service spells it
     * @param options how to ask; those about rows and keys have no effect
     */
    public static BlueprintGeneration of(
            PlanRequest standing,
            ModelProvider provider,
            String model,
            DirectOptions options,
            Instructions instructions) {
        Objects.requireNonNull(standing, "standing");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(options, "options");
        Objects.requireNonNull(instructions, "instructions");
        if (model.isBlank()) {
            throw new UsageException("the name of the model must not be blank; give one such as the service lists");
        }
        return new BlueprintGeneration(standing, provider, model, options, instructions, Map.of(), null, Time.REAL);
    }

    /**
     * Returns one that tells the model what samples are like.
     *
     * @param byTable a description for each table that there is one of, by table id; it is sent as it is
     */
    public BlueprintGeneration profiles(Map<String, String> byTable) {
        return new BlueprintGeneration(standing, provider, model, options, instructions, byTable, telemetry, time);
    }

    /** Returns one that is traced: a step {@code ask_blueprint} below the span that is current, and the requests below that. */
    public BlueprintGeneration telemetry(Telemetry to) {
        Objects.requireNonNull(to, "telemetry");
        return new BlueprintGeneration(standing, provider, model, options, instructions, profiles, to, time);
    }

    /**
     * Returns one whose waits for another try take no time: its clock is put forward in their place. For tests of what becomes of
     * a run when a service fails.
     */
    public BlueprintGeneration withoutWaiting() {
        return new BlueprintGeneration(
                standing, provider, model, options, instructions, profiles, telemetry, new SkippedTime());
    }

    BlueprintGeneration at(Time other) {
        return new BlueprintGeneration(standing, provider, model, options, instructions, profiles, telemetry, other);
    }

    /** Ends the requests that are under way, and those to come, from another thread. */
    public void cancel() {
        streams.cancel();
    }

    /**
     * Asks for all columns.
     *
     * @return the blueprint, with the {@linkplain Blueprint#report() report}; what the model left out, or what could not be
     *     followed, is as it stood
     * @throws ProviderException if no request was answered, or one was not and the fallback is {@link Fallback#FAIL}
     * @throws BlueprintException if a ceiling was reached ahead of any answer, or even the shortest prompt is too long
     * @throws CancelledException if it was cancelled
     */
    public Blueprint ask() {
        return ask(Otherwise.FAIL);
    }

    /**
     * Asks for all columns, and does without where the model gives nothing.
     *
     * @return as {@link #ask}; where no request was answered, a ceiling is reached or the prompt is too long, the blueprint
     *     that stands, and the report says why
     * @throws ProviderException if that is so and the fallback is {@link Fallback#FAIL}
     * @throws BlueprintException as {@link #ask}, if the fallback is {@link Fallback#FAIL}
     * @throws CancelledException if it was cancelled
     */
    public Blueprint askOrStand() {
        return ask(Otherwise.STAND);
    }

    private Blueprint ask(Otherwise otherwise) {
        ModelDocument document = ModelDocument.of(standing.schema(), standing.blueprint());
        List<List<String>> groups =
                TableGroups.of(standing.schema(), id -> document.columns(id).size(), MOST_COLUMNS);
        return settled(document, groups, "", otherwise);
    }

    /**
     * Asks for a change of the rules that stand, in one request.
     *
     * @param wish what to change, in words
     * @return the changed blueprint; equal to the one that stands if nothing of the answer could be followed
     * @throws ProviderException if the request was not answered
     * @throws BlueprintException if a ceiling was reached, or even the shortest prompt is too long
     * @throws CancelledException if it was cancelled
     */
    public Blueprint revise(String wish) {
        if (wish.isBlank()) {
            throw new UsageException("it is not said what to change; give it in words, such as 'refunds are rarer'");
        }
        Schema schema = standing.schema();
        ModelDocument document = ModelDocument.of(schema, standing.blueprint());
        List<String> all = schema.tables().stream()
                .map(Table::id)
                .filter(id -> !document.columns(id).isEmpty())
                .toList();
        return settled(document, List.of(all), wish, Otherwise.FAIL);
    }

    private Blueprint settled(ModelDocument document, List<List<String>> groups, String wish, Otherwise otherwise) {
        OpenStreams.Ends ends = streams.begin();
        try {
            return Steps.of(telemetry).begin(STEP).run(step -> {
                List<GroupAsk> asks = asks(document, groups, wish, new RunLedger(options, time, ends), step);
                run(asks);
                return settled(document, asks, otherwise, step);
            });
        } finally {
            streams.end(ends);
        }
    }

    private List<GroupAsk> asks(
            ModelDocument document, List<List<String>> groups, String wish, RunLedger ledger, Step step) {
        Capabilities capabilities = provider.capabilities(model);
        Requests requests = new Requests(model, capabilities, options);
        Waits waits = new Waits(time, ledger, streams);
        Exchange exchange = new Exchange(
                provider,
                requests,
                ledger,
                new Pacer(options, waits),
                streams,
                (call, request) -> TracedCall.below(step, provider, options, call, request));
        AnswerCache answers = options.answers(AnswerCache.inMemory());
        GroupAsk.Shared shared = new GroupAsk.Shared(
                new DocumentAsker(exchange, answers, time, options.isReplay()),
                new BlueprintPrompts(standing.schema(), standing.blueprint(), instructions, capabilities, profiles),
                document,
                RetrySettings.of(options),
                waits,
                ledger);
        List<GroupAsk> asks = new ArrayList<>();
        for (List<String> group : groups) {
            Map<String, List<String>> columns = new LinkedHashMap<>();
            group.forEach(id -> columns.put(id, document.columns(id)));
            asks.add(new GroupAsk(shared, columns, wish, asks.size() + 1));
        }
        return asks;
    }

    private Blueprint settled(ModelDocument document, List<GroupAsk> asks, Otherwise otherwise, Step step) {
        RuntimeException failure = failure(asks);
        boolean none = asks.stream().noneMatch(GroupAsk::isAnswered);
        if (failure != null && (otherwise == Otherwise.FAIL || !none || options.fallback() == Fallback.FAIL)) {
            throw failure;
        }
        List<ModelAnswer> answers = new ArrayList<>();
        List<BlueprintReport.Ask> sent = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        if (failure != null) {
            notes.add("the model gave no blueprint, so that the inferred one stands: " + said(failure));
            step.warn("NO_BLUEPRINT");
        }
        for (GroupAsk ask : asks) {
            answers.addAll(ask.answers());
            sent.addAll(ask.sent());
            notes.addAll(ask.notes());
        }
        List<Correction> corrections = new ArrayList<>();
        Blueprint settled = none ? standing.blueprint() : tried(document.apply(answers), corrections);
        BlueprintReport report = new BlueprintReport(provider.id(), model, sent, corrections, notes);
        note(report, step);
        return settled.with(report);
    }

    private Blueprint tried(ModelDocument.Applied applied, List<Correction> corrections) {
        corrections.addAll(applied.corrections());
        return new BlueprintTrial(standing, corrections)
                .settle(applied.blueprint())
                .pinnedTo(standing.schema());
    }

    private void note(BlueprintReport report, Step step) {
        step.note("rowloom.tables", standing.schema().tables().size())
                .note("rowloom.requests", report.requests())
                .note(
                        "rowloom.requests.cached",
                        report.asks().stream()
                                .filter(BlueprintReport.Ask::cached)
                                .count())
                .note("rowloom.corrections", report.corrections().size());
    }

    private static String said(RuntimeException failure) {
        return failure instanceof ProviderException known ? known.said() : String.valueOf(failure.getMessage());
    }

    private void run(List<GroupAsk> asks) {
        ExecutorService threads =
                Executors.newFixedThreadPool(Math.max(1, Math.min(options.concurrency(), asks.size())), task -> {
                    Thread thread = new Thread(task, "rowloom-model");
                    thread.setDaemon(true);
                    return thread;
                });
        try {
            List<Future<?>> running = new ArrayList<>();
            asks.forEach(ask -> running.add(threads.submit(ask::run)));
            for (Future<?> one : running) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancel();
            throw new CancelledException("the run was interrupted");
        } catch (ExecutionException e) {
            cancel();
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new BlueprintException("the blueprint could not be asked for: " + e.getCause(), e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Returns why the run fails, unless what failed is not to be minded. */
    private @Nullable RuntimeException failure(List<GroupAsk> asks) {
        boolean none = asks.stream().noneMatch(GroupAsk::isAnswered);
        List<RuntimeException> failures = asks.stream()
                .map(GroupAsk::failure)
                .filter(Objects::nonNull)
                .map(RuntimeException.class::cast)
                .toList();
        for (RuntimeException each : failures) {
            if (each instanceof ProviderException known && known.kind() == ProviderException.Kind.CANCELLED) {
                throw new CancelledException("the run was cancelled");
            }
        }
        if (failures.isEmpty() || !none && options.fallback() != Fallback.FAIL) {
            return null;
        }
        // one that a service gave tells more than that of the groups which were not asked for it any more
        return failures.stream()
                .filter(ProviderException.class::isInstance)
                .findFirst()
                .orElse(failures.get(0));
    }
}
