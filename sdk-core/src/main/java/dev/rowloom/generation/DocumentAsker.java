package dev.rowloom.generation;

import dev.rowloom.provider.FinishReason;
import dev.rowloom.provider.ModelEvent;
import dev.rowloom.provider.ModelProvider;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ModelStream;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.TokenUsage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends one request and takes its answer as a whole text. Thread-safe. */
final class DocumentAsker {

    /** A model that has written so much goes round in a circle. */
    private static final int MOST_CHARS = 8 << 20;

    private final ModelProvider provider;
    private final Requests requests;
    private final AnswerCache cache;
    private final RunLedger ledger;
    private final Pacer pacer;
    private final OpenStreams streams;

    DocumentAsker(
            ModelProvider provider,
            Requests requests,
            AnswerCache cache,
            RunLedger ledger,
            Pacer pacer,
            OpenStreams streams) {
        this.provider = provider;
        this.requests = requests;
        this.cache = cache;
        this.ledger = ledger;
        this.pacer = pacer;
        this.streams = streams;
    }

    /**
     * An answer.
     *
     * @param text as far as it came
     * @param ended whether the model came to its end
     * @param failure what broke it, or null
     * @param held how long the limits on requests and tokens a minute held it back
     */
    record Document(
            String text,
            boolean ended,
            @Nullable ProviderException failure,
            TokenUsage usage,
            String hash,
            boolean cached,
            Duration held) {}

    /**
     * Asks.
     *
     * @param factor what to multiply the temperature by
     * @throws ProviderException if it failed ahead of the first word, or was cancelled
     * @throws RunStoppedException if no more requests are sent
     */
    Document ask(Call call, Prompt prompt, double factor) {
        ModelRequest request = requests.of(prompt, call, factor);
        String hash = Requests.hash(provider.id(), request);
        StoredAnswer stored = cache.get(hash);
        if (stored != null) {
            return new Document(
                    stored.text(),
                    !stored.cut() && stored.failure() == null,
                    null,
                    stored.usage(),
                    hash,
                    true,
                    Duration.ZERO);
        }
        cache.checkRecorded(hash, call);
        long estimate = TokenEstimate.of(request.systemText()) + TokenEstimate.of(request.userText()) + call.tokens();
        ledger.admit(estimate);
        Reading reading = new Reading();
        Duration held = hold(estimate);
        try {
            receive(requests.within(ledger.checkTime(), request), reading);
        } finally {
            ledger.settle(estimate, reading.usage);
        }
        Document document =
                new Document(reading.text.toString(), reading.ended, reading.failure, reading.usage, hash, false, held);
        if (reading.failure == null && !document.text().isBlank()) {
            cache.put(hash, stored(document, reading));
        }
        return document;
    }

    /** Waits until an admitted request may be sent. */
    private Duration hold(long estimate) {
        try {
            Duration held = pacer.await(estimate);
            streams.check();
            return held;
        } catch (ProviderException | RunStoppedException notSent) {
            ledger.withdraw(estimate);
            throw notSent;
        }
    }

    private static StoredAnswer stored(Document document, Reading reading) {
        return new StoredAnswer(
                1, document.text(), reading.finish, !document.ended(), null, "", document.usage(), List.of(), "");
    }

    private void receive(ModelRequest request, Reading reading) {
        streams.check();
        try (ModelStream stream = provider.open(request)) {
            streams.add(stream);
            try {
                Optional<ModelEvent> event = stream.next();
                while (event.isPresent() && reading.take(event.get())) {
                    if (event.get() instanceof ModelEvent.Degraded step
                            && step.when() == ModelEvent.Degraded.When.NOW) {
                        ledger.again(); // what was refused was a request too; the next pull sends another
                        hold(0);
                    }
                    event = stream.next();
                }
            } catch (ProviderException failure) {
                if (reading.text.isEmpty() || failure.kind() == ProviderException.Kind.CANCELLED) {
                    throw failure;
                }
                reading.failure = failure;
                reading.ended = false;
            } finally {
                streams.remove(stream);
            }
        }
    }

    /** One answer while it comes. */
    private static final class Reading {

        private final StringBuilder text = new StringBuilder();
        private TokenUsage usage = TokenUsage.NONE;
        private String finish = "";
        private boolean ended;
        private @Nullable ProviderException failure;

        /** Takes an event, and returns whether more are wanted. */
        boolean take(ModelEvent event) {
            if (event instanceof ModelEvent.TextDelta delta) {
                text.append(delta.text());
                return text.length() <= MOST_CHARS;
            } else if (event instanceof ModelEvent.Usage counted) {
                usage = counted.tokens();
            } else if (event instanceof ModelEvent.Finish end) {
                finish = end.detail();
                ended = end.reason() == FinishReason.STOP;
            }
            return true;
        }
    }
}
