package dev.rowloom.provider.support;

import dev.rowloom.provider.FinishReason;
import dev.rowloom.provider.ModelEvent;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import dev.rowloom.provider.TokenUsage;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a service sends of one answer into events. Extended by a provider, which reads one piece at a time and says
 * what it found. Not thread-safe.
 *
 * @since 0.1.0
 */
public abstract class AnswerReader {

    private static final String CHANGE =
            "change the instructions or the comments of the schema that it may have objected to";

    private final String service;
    private final Consumer<ModelEvent> events;
    private @Nullable ProviderException failure;
    private boolean finished;
    private boolean complete;
    private boolean named;

    /**
     * Creates a reader.
     *
     * @param service what messages call the service
     * @param events takes what the answer says
     */
    protected AnswerReader(String service, Consumer<ModelEvent> events) {
        this.service = service;
        this.events = events;
    }

    /**
     * Reads the data of one server-sent event.
     *
     * @throws IOException if it is no JSON
     * @throws IllegalArgumentException if it is none of the service's
     */
    protected abstract void read(String data) throws IOException;

    /**
     * Reads an answer that came in one piece, as some proxies and servers send it. If not overridden, as if it were one event.
     *
     * @throws IOException if it is no JSON
     * @throws IllegalArgumentException if it is none of the service's
     */
    protected void readWhole(String body) throws IOException {
        read(body);
    }

    /** Says that there is more text; empty text is passed over. */
    protected final void text(String text) {
        if (!text.isEmpty()) {
            events.accept(new ModelEvent.TextDelta(text));
        }
    }

    /** Says how many tokens there are so far. */
    protected final void usage(TokenUsage tokens) {
        events.accept(new ModelEvent.Usage(tokens));
    }

    /** Says what the service calls the answer; only the first time counts, and only where one is not empty. */
    protected final void answered(String id, String model) {
        if (!named && !(id.isEmpty() && model.isEmpty())) {
            named = true;
            events.accept(new ModelEvent.Answered(id, model));
        }
    }

    /** Says that there is something that this version doesn't know. */
    protected final void unknown(String name) {
        events.accept(new ModelEvent.Unknown(name));
    }

    /** Says why the model stopped; only the first time counts. */
    protected final void finish(FinishReason reason, String detail) {
        if (!finished && failure == null) {
            finished = true;
            events.accept(new ModelEvent.Finish(reason, detail));
        }
    }

    /** Says that nothing more is to come, though the connection may stay open. */
    protected final void complete() {
        complete = true;
    }

    /** Says that the answer failed; what follows is passed over. */
    protected final void fail(ProviderException reason) {
        if (failure == null) {
            failure = reason;
        }
    }

    /**
     * Says that the service's safety rules ended the answer.
     *
     * @param what {@code the prompt} or {@code the answer}
     * @param detail the service's own word for it
     */
    protected final void block(String what, String detail) {
        fail(ProviderException.builder(
                        Kind.CONTENT_BLOCKED,
                        service + " blocked " + what + " ("
                                + ServiceErrors.shortened(detail.isEmpty() ? "no reason" : detail) + ")")
                .remedy(CHANGE)
                .status(200)
                .detail(detail.length() > 64 ? "refusal" : detail)
                .build());
    }

    /** Returns whether text came that ends the answer well. */
    protected final boolean isFinished() {
        return finished;
    }

    final boolean isComplete() {
        return complete && finished;
    }

    final @Nullable ProviderException failure() {
        return failure;
    }

    final void accept(String data) {
        take(data, this::read);
    }

    final void acceptWhole(String body) {
        take(body, this::readWhole);
    }

    private void take(String data, Piece piece) {
        if (failure != null) {
            return;
        }
        try {
            piece.read(data);
        } catch (IOException | IllegalArgumentException e) {
            // the message of the cause would quote the answer
            failure = ProviderException.of(
                    Kind.TRUNCATED, service + " sent a piece of its answer that is no whole JSON; the rest is lost");
        }
    }

    /** Reads a piece. */
    @FunctionalInterface
    private interface Piece {
        void read(String data) throws IOException;
    }

    /** Returns a count that a service sent, or 0 where it is none. */
    protected static long count(long tokens) {
        return Math.max(0, tokens);
    }
}
