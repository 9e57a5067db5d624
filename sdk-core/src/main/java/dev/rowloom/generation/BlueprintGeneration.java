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
import dev.rowloom.provider.ModelProvider;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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

    private final PlanRequest standing;
    private final ModelProvider provider;
    private final String model;
    private final DirectOptions options;
    private final Instructions instructions;
    private final Map<String, String> profiles;
    private final OpenStreams streams = new OpenStreams();
    private final Time time = Time.REAL;

    private BlueprintGeneration(
            PlanRequest standing,
            ModelProvider provider,
            String model,
            DirectOptions options,
            Instructions instructions,
            Map<String, String> profiles) {
        this.standing = standing;
        this.provider = provider;
        this.model = model;
        this.options = options;
        this.instructions = instructions;
        this.profiles = Map.copyOf(profiles);
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
        return new BlueprintGeneration(standing, provider, model, options, instructions, Map.of());
    }

    /**
     * Returns one that tells the model what samples are like.
     *
     * @param byTable a description for each table that there is one of, by table id; it is sent as it is
     */
    public BlueprintGeneration profiles(Map<String, String> byTable) {
        return new BlueprintGeneration(standing, provider, model, options, instructions, byTable);
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
     * @throws CancelledException if it was cancelled
     */
    public Blueprint ask() {
        ModelDocument document = ModelDocument.of(standing.schema(), standing.blueprint());
        List<List<String>> groups =
                TableGroups.of(standing.schema(), id -> document.columns(id).size(), MOST_COLUMNS);
        return settled(document, groups, "");
    }

    /**
     * Asks for a change of the rules that stand, in one request.
     *
     * @param wish what to change, in words
     * @return the changed blueprint; equal to the one that stands if nothing of the answer could be followed
     * @throws ProviderException if the request was not answered
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
        return settled(document, List.of(all), wish);
    }

    private Blueprint settled(ModelDocument document, List<List<String>> groups, String wish) {
        OpenStreams.Ends ends = streams.begin();
        try {
            return settled(document, groups, wish, new RunLedger(options, time, ends));
        } finally {
            streams.end(ends);
        }
    }

    private Blueprint settled(ModelDocument document, List<List<String>> groups, String wish, RunLedger ledger) {
        Requests requests = new Requests(model, provider.capabilities(model), options);
        Waits waits = new Waits(time, ledger, streams);
        DocumentAsker asker = new DocumentAsker(
                provider,
                requests,
                options.answers(AnswerCache.inMemory()),
                ledger,
                new Pacer(options, waits),
                streams);
        BlueprintPrompts prompts = new BlueprintPrompts(
                standing.schema(), standing.blueprint(), instructions, provider.capabilities(model), profiles);
        List<GroupAsk> asks = new ArrayList<>();
        for (List<String> group : groups) {
            Map<String, List<String>> columns = new LinkedHashMap<>();
            group.forEach(id -> columns.put(id, document.columns(id)));
            asks.add(new GroupAsk(asker, prompts, document, retries(), waits, columns, wish, asks.size() + 1));
        }
        run(asks);
        return settled(document, asks);
    }

    private Blueprint settled(ModelDocument document, List<GroupAsk> asks) {
        List<ModelAnswer> answers = new ArrayList<>();
        List<BlueprintReport.Ask> sent = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (GroupAsk ask : asks) {
            answers.addAll(ask.answers());
            sent.addAll(ask.sent());
            notes.addAll(ask.notes());
        }
        ModelDocument.Applied applied = document.apply(answers);
        List<Correction> corrections = new ArrayList<>(applied.corrections());
        Blueprint settled = new BlueprintTrial(standing, corrections).settle(applied.blueprint());
        return settled.pinnedTo(standing.schema())
                .with(new BlueprintReport(provider.id(), model, sent, corrections, notes));
    }

    private RetrySettings retries() {
        return new RetrySettings(
                options.attempts(),
                RetrySettings.DEFAULT.firstWait(),
                RetrySettings.DEFAULT.longestWait(),
                options.retryTime(),
                RetrySettings.DEFAULT.cooling());
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
        failures(asks);
    }

    private void failures(List<GroupAsk> asks) {
        boolean none = asks.stream().noneMatch(GroupAsk::isAnswered);
        boolean strict = options.fallback() == Fallback.FAIL;
        for (GroupAsk ask : asks) {
            RuntimeException failure = ask.failure();
            if (failure instanceof ProviderException known && known.kind() == ProviderException.Kind.CANCELLED) {
                throw new CancelledException("the run was cancelled");
            } else if (failure != null && (none || strict)) {
                throw failure;
            }
        }
    }
}
