package dev.rowloom.generation;

import dev.rowloom.dataset.ModelRequestReport;
import dev.rowloom.dataset.ModelRequestReport.Counted;
import dev.rowloom.dataset.ModelRequestReport.Source;
import dev.rowloom.provider.FinishReason;
import dev.rowloom.provider.ModelEvent;
import dev.rowloom.provider.ModelProvider;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ModelStream;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.TokenUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request and hands on its rows as they come. An answer that breaks after its first row is an answer: what came
 * stays, and the rest is asked for anew. Thread-safe.
 */
final class Asker {

    private static final int LEAST_CHARS = 256 << 10;
    private static final int MOST_CHARS = 16 << 20;
    private static final int CHARS_PER_TOKEN = 100;

    private final ModelProvider provider;
    private final Requests requests;
    private final AnswerCache cache;
    private final RunLedger ledger;
    private final Pacer pacer;
    private final Time time;
    private final OpenStreams streams;
    private final RunObserver observer;

    Asker(
            ModelProvider provider,
            Requests requests,
            AnswerCache cache,
            RunLedger ledger,
            Pacer pacer,
            Time time,
            OpenStreams streams,
            RunObserver observer) {
        this.provider = provider;
        this.requests = requests;
        this.cache = cache;
        this.ledger = ledger;
        this.pacer = pacer;
        this.time = time;
        this.streams = streams;
        this.observer = observer;
    }

    /**
     * Asks.
     *
     * @param factor what to multiply the temperature by
     * @param rows takes a row as soon as it is complete, and says whether it is one of those asked for
     * @param answers takes what the request brought, whatever became of it
     * @throws ProviderException if it failed ahead of its first row, or was cancelled
     * @throws RunStoppedException if no more requests are sent
     */
    Answer ask(Call call, Prompt prompt, double factor, Predicate<ParsedRow> rows, Consumer<Answer> answers) {
        ModelRequest request = requests.of(prompt, call, factor);
        boolean again = factor < 1;
        String hash = Requests.hash(provider.id(), request);
        Reading reading = new Reading(call, request, hash, prompt, rows);
        StoredAnswer stored = cache.get(hash);
        if (stored != null && (stored.rows() > 0 || !again)) {
            reading.replay(stored);
            Answer answer = reading.answer(Source.CACHE);
            answers.accept(answer);
            return answer;
        }
        cache.checkRecorded(hash, call);
        send(request, reading, call, answers);
        Answer answer = reading.answer(Source.SERVICE);
        answers.accept(answer);
        if (answer.taken() > 0 || !again) {
            cache.put(hash, reading.stored());
        }
        return answer;
    }

    private void send(ModelRequest request, Reading reading, Call call, Consumer<Answer> answers) {
        long estimate = TokenEstimate.of(request.systemText()) + TokenEstimate.of(request.userText()) + call.tokens();
        ledger.admit(call.table(), estimate);
        Duration left = hold(estimate, reading);
        try {
            observed(requests.within(left, request), reading, call);
        } catch (ProviderException failure) {
            reading.failure = failure;
            answers.accept(reading.broken());
            throw failure;
        } catch (RunStoppedException stopped) {
            reading.stopped = stopped.code().name();
            answers.accept(reading.broken());
            throw stopped;
        } finally {
            ledger.settle(estimate, reading.usage());
        }
    }

    /** Waits until an admitted request may be sent, and returns how long it may take, or null if there is no limit. */
    private @Nullable Duration hold(long estimate, Reading reading) {
        try {
            reading.held = reading.held.plus(pacer.await(estimate));
            streams.check();
            return ledger.checkTime();
        } catch (ProviderException | RunStoppedException notSent) {
            ledger.withdraw(estimate);
            throw notSent;
        }
    }

    private void observed(ModelRequest request, Reading reading, Call call) {
        RunObserver.ObservedCall observed = observer.sending(call, request);
        Throwable thrown = null;
        try {
            reading.begin();
            receive(request, reading, observed);
        } catch (RuntimeException | Error e) {
            thrown = e;
            if (e instanceof ProviderException failure) {
                reading.failure = failure;
            }
            throw e;
        } finally {
            observed.ended(
                    reading.answer(Source.SERVICE).report(),
                    reading.text.toString(),
                    thrown != null ? thrown : reading.failure);
        }
    }

    private void receive(ModelRequest request, Reading reading, RunObserver.ObservedCall observed) {
        streams.check();
        try (ModelStream stream = provider.open(request)) {
            streams.add(stream);
            try {
                Optional<ModelEvent> event = stream.next();
                while (event.isPresent() && reading.take(event.get(), observed)) {
                    event = stream.next();
                }
            } catch (ProviderException failure) {
                if (reading.taken == 0 || failure.kind() == ProviderException.Kind.CANCELLED) {
                    throw failure;
                }
                reading.failure = failure;
            } finally {
                streams.remove(stream);
            }
        }
        reading.end();
    }

    /** One answer while it comes. */
    private final class Reading {

        private final Call call;
        private final ModelRequest request;
        private final String hash;
        private final Predicate<ParsedRow> rows;
        private final RowParser parser;
        private final StringBuilder text = new StringBuilder();
        private final List<String> degraded = new ArrayList<>();
        private TokenUsage usage = TokenUsage.NONE;
        private Counted counted = Counted.BY_SERVICE;
        private String finish = "";
        private boolean cut;
        private @Nullable ProviderException failure;
        private String stopped = "";
        private String form;
        private int sent = 1;
        private Duration held = Duration.ZERO;
        private int taken;
        private long start = time.nanoTime();
        private @Nullable Duration toFirstRow;
        private Duration elapsed = Duration.ZERO;

        Reading(Call call, ModelRequest request, String hash, Prompt prompt, Predicate<ParsedRow> rows) {
            this.call = call;
            this.request = request;
            this.hash = hash;
            this.rows = rows;
            this.form = requests.form(request);
            long chars = Math.max(LEAST_CHARS, Math.min(MOST_CHARS, CHARS_PER_TOKEN * call.tokens()));
            this.parser = new RowParser(prompt.wanted(), ParserLimits.of(call.most(), chars), this::row);
        }

        void begin() {
            start = time.nanoTime();
        }

        private boolean row(ParsedRow row) {
            boolean asked = rows.test(row);
            if (asked) {
                toFirstRow = taken++ == 0 ? since() : toFirstRow;
            }
            return asked;
        }

        /** Takes an event, and returns whether more are wanted. */
        boolean take(ModelEvent event, RunObserver.ObservedCall observed) {
            if (event instanceof ModelEvent.TextDelta delta) {
                observed.chunk();
                boolean more = parser.accept(delta.text());
                text.append(delta.text());
                return more;
            } else if (event instanceof ModelEvent.Usage counted) {
                usage = counted.tokens();
            } else if (event instanceof ModelEvent.Finish end) {
                finish = end.detail().isEmpty() ? end.reason().name() : end.detail();
                cut = end.reason() == FinishReason.MAX_TOKENS;
            } else if (event instanceof ModelEvent.Answered name) {
                observed.answered(name);
            } else if (event instanceof ModelEvent.Degraded step) {
                degrade(step);
            }
            return true;
        }

        /** Notes a weaker form; one that was refused just now is sent again when the next event is pulled. */
        private void degrade(ModelEvent.Degraded step) {
            form = step.used();
            if (step.when() == ModelEvent.Degraded.When.EARLIER) {
                degraded.add(step.refused() + " was refused earlier, " + step.used() + " was asked for");
                return;
            }
            degraded.add(step.refused() + " was refused, " + step.used() + " was asked for: " + step.reason());
            ledger.again();
            hold(0, this); // what was refused took no tokens
            sent++;
        }

        void replay(StoredAnswer stored) {
            form = stored.form().isEmpty() ? form : stored.form();
            sent = 0;
            parser.accept(stored.text());
            text.append(stored.text());
            usage = stored.usage();
            counted = stored.counted();
            finish = stored.finish();
            cut = stored.cut();
            degraded.addAll(stored.degraded());
            failure = stored.failure() == null ? null : ProviderException.of(stored.failure(), stored.message());
            end();
        }

        void end() {
            parser.end();
            elapsed = since();
        }

        /** Returns the tokens: those of an answer that ended ahead of the service's count by estimate. */
        private TokenUsage usage() {
            long written = TokenEstimate.of(text.toString());
            boolean begun = finish.isEmpty() && usage.output() < written / 4; // a count from the answer's beginning
            if (begun || usage.output() == 0 && !text.isEmpty()) {
                long prompt = TokenEstimate.of(request.systemText()) + TokenEstimate.of(request.userText());
                usage = new TokenUsage(Math.max(usage.input(), prompt), written, usage.thinking(), usage.cached());
                counted = Counted.BY_ESTIMATE;
            }
            return usage;
        }

        /** Returns what there is of an answer that failed: what came of it is kept as fragments. */
        Answer broken() {
            end();
            return answer(Source.SERVICE);
        }

        private Duration since() {
            return Duration.ofNanos(time.nanoTime() - start);
        }

        StoredAnswer stored() {
            ProviderException broken = failure;
            String message = broken == null || broken.getMessage() == null ? "" : broken.getMessage();
            return new StoredAnswer(
                    taken,
                    text.toString(),
                    finish,
                    cut,
                    broken == null ? null : broken.kind(),
                    message,
                    usage(),
                    counted,
                    degraded,
                    form);
        }

        Answer answer(Source source) {
            String outcome = failure != null
                    ? failure.kind().name()
                    : !stopped.isEmpty()
                            ? stopped
                            : taken == 0
                                    ? AttemptRecord.USELESS
                                    : taken < call.asked() ? AttemptRecord.PARTIAL : AttemptRecord.OK;
            ModelRequestReport report = new ModelRequestReport(
                    call.batch(),
                    call.attempt(),
                    outcome,
                    source,
                    call.asked(),
                    taken,
                    request.temperature().isPresent()
                            ? (Double) request.temperature().getAsDouble()
                            : null,
                    request.maxOutputTokens().orElse(0),
                    finish,
                    usage(),
                    counted,
                    hash,
                    text.isEmpty() ? "" : Hashes.of(text.toString()),
                    toFirstRow,
                    elapsed.isZero() ? since() : elapsed,
                    Duration.ZERO,
                    degraded,
                    form,
                    sent,
                    held);
            return new Answer(taken, cut, failure, parser.log(), report);
        }
    }
}
