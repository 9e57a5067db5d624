package dev.rowloom.gemini;

import dev.rowloom.provider.ModelEvent;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ModelStream;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import java.net.http.HttpHeaders;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** One answer; asks again in a weaker form where the service refuses the schema. */
final class GeminiStream implements ModelStream {

    private static final int LONGEST_EVENT = 16 << 20;
    private static final int LONGEST_ERROR = 256 << 10;
    private static final int LONGEST_WHOLE = 64 << 20;

    private final GeminiTransport transport;
    private final ModelRequest request;
    private final @Nullable AnswerSchema schema;
    private final List<AnswerStep> steps;
    private final Queue<ModelEvent> events = new ArrayDeque<>();
    private final List<AnswerStep> refused = new ArrayList<>();
    private final ResponseReader response;
    private final @Nullable Long deadline;
    private int step;
    private @Nullable ProviderException firstRefusal;
    private @Nullable ProviderException failure;
    private @Nullable BodyReader body;
    private boolean textCame;
    private boolean done;
    private volatile boolean closed;
    private volatile @Nullable HttpStream http;

    GeminiStream(GeminiTransport transport, ModelRequest request) {
        this.transport = transport;
        this.request = request;
        this.schema = request.answerSchema().map(AnswerSchema::new).orElse(null);
        this.steps =
                schema == null ? List.of(AnswerStep.TEXT) : schema.steps(GeminiModels.capabilities(request.model()));
        this.step = schema == null ? 0 : transport.ladder().start(request.model(), schema.size(), steps);
        if (step > 0) {
            events.add(new ModelEvent.Degraded(
                    steps.get(0).name(), steps.get(step).name(), "", ModelEvent.Degraded.When.EARLIER));
        }
        this.response = new ResponseReader(transport.errors(), this::take);
        this.deadline = request.timeout()
                .map(timeout -> System.nanoTime() + timeout.toNanos())
                .orElse(null);
    }

    @Override
    public Optional<ModelEvent> next() {
        while (events.isEmpty() && !done && failure == null && !closed) {
            try {
                pull();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failure = cancelled("the thread was interrupted");
            } catch (ProviderException e) {
                failure = e;
            } catch (BodyReader.TooLongException e) {
                failure = ProviderException.of(Kind.INTERNAL, "Gemini sent a piece that is longer than any answer");
            }
        }
        if (closed && failure == null && !done) {
            failure = cancelled("the stream was closed");
        }
        ModelEvent event = closed ? null : events.poll();
        if (event == null && failure != null) {
            endExchange();
            throw failure;
        }
        return Optional.ofNullable(event);
    }

    private void take(ModelEvent event) {
        textCame |= event instanceof ModelEvent.TextDelta;
        events.add(event);
    }

    @Override
    public void close() {
        closed = true;
        endExchange();
        transport.forget(this);
    }

    private void endExchange() {
        HttpStream exchange = http;
        if (exchange != null) {
            exchange.close();
        }
    }

    /** Waits for one signal and does what follows from it. */
    private void pull() throws InterruptedException {
        HttpStream exchange = http;
        if (exchange == null) {
            send();
            return;
        }
        HttpStream.Signal signal = exchange.next(patience());
        if (signal == null) {
            failure = silence();
        } else if (signal instanceof HttpStream.Head head) {
            body = readerOf(head);
        } else if (signal instanceof HttpStream.Bytes bytes) {
            bytes.buffers().forEach(reader()::read);
            failure = response.failure();
        } else if (signal instanceof HttpStream.End) {
            reader().end();
            end();
        } else if (signal instanceof HttpStream.Failed failed) {
            lose(failed.cause());
        } else {
            failure = cancelled("the stream was closed");
        }
    }

    private void send() {
        body = null;
        HttpStream exchange = transport.send(request, schema, steps.get(step));
        http = exchange;
        if (closed) {
            exchange.close();
        }
    }

    private BodyReader reader() {
        BodyReader reader = body;
        if (reader == null) {
            throw ProviderException.of(Kind.INTERNAL, "Gemini's answer has a body but no head");
        }
        return reader;
    }

    private BodyReader readerOf(HttpStream.Head head) {
        if (head.status() != 200) {
            return new WholeReader(LONGEST_ERROR, text -> refuse(head, text));
        }
        if (schema != null && !refused.isEmpty()) {
            transport.ladder().refused(request.model(), schema.size(), refused);
        }
        return isWhole(head.headers())
                ? new WholeReader(LONGEST_WHOLE, response::readWhole)
                : new EventReader(LONGEST_EVENT, response::read);
    }

    /** Returns whether a proxy turned the stream into one piece of JSON. */
    private static boolean isWhole(HttpHeaders headers) {
        return headers.firstValue("Content-Type").orElse("").startsWith("application/json");
    }

    private void refuse(HttpStream.Head head, String text) {
        ProviderException refusal = transport
                .errors()
                .of(
                        head.status(),
                        text,
                        head.headers().firstValue("Retry-After").orElse(null));
        if (schema == null || !ErrorAnswers.mayBeTheSchema(refusal)) {
            failure = refusal;
            return;
        }
        if (firstRefusal == null) {
            firstRefusal = refusal;
        }
        if (step == steps.size() - 1) {
            failure = refusedInAnyForm(firstRefusal);
            return;
        }
        refused.add(steps.get(step));
        step++;
        events.add(new ModelEvent.Degraded(
                steps.get(step - 1).name(), steps.get(step).name(), String.valueOf(refusal.getMessage())));
        http = null;
    }

    private static ProviderException refusedInAnyForm(ProviderException first) {
        return ProviderException.builder(
                        Kind.SCHEMA_REFUSED, first.getMessage() + "; nor was it taken in a weaker form")
                .status(400)
                .detail(first.detail())
                .build();
    }

    /** Ends the answer after its last byte. */
    private void end() {
        if (http == null || failure != null) {
            return; // asked again, or refused
        }
        failure = response.failure();
        done = response.isFinished();
        if (failure == null && !done) {
            failure = ProviderException.of(
                    Kind.TRUNCATED, "Gemini's answer ended without a reason, so that its tail may be missing");
        }
    }

    private void lose(Throwable cause) {
        if (response.isFinished()) {
            done = true;
            return;
        }
        Kind kind = cause instanceof HttpTimeoutException ? Kind.TIMED_OUT : Kind.CONNECTION_LOST;
        String where = body == null ? "ahead of the answer" : "within the answer";
        failure = ProviderException.builder(
                        kind,
                        "the connection to Gemini failed " + where + ": "
                                + ErrorAnswers.shortened(cause.getClass().getSimpleName() + " " + cause.getMessage()))
                .cause(cause)
                .build();
    }

    /** Returns how long to wait for the next piece: a model that thinks is silent, ahead of the answer's head or behind it. */
    private Duration patience() {
        Duration usual =
                textCame ? transport.timeouts().idle() : transport.timeouts().response();
        if (deadline == null) {
            return usual;
        }
        long left = Math.max(0, deadline - System.nanoTime());
        return left < usual.toNanos() ? Duration.ofNanos(left) : usual;
    }

    private ProviderException silence() {
        boolean late = deadline != null && deadline - System.nanoTime() <= 0;
        String what = late
                ? "Gemini's answer was not complete within " + request.timeout().orElseThrow()
                : "Gemini sent nothing for " + patience();
        String missing = body == null ? ", not even its head" : textCame ? "" : ", and no text ahead of it";
        return ProviderException.of(Kind.TIMED_OUT, what + missing);
    }

    private static ProviderException cancelled(String why) {
        return ProviderException.of(Kind.CANCELLED, "the request to Gemini was cancelled: " + why);
    }
}
