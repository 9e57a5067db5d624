package dev.rowloom.provider.support;

import dev.rowloom.provider.ModelEvent;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ModelStream;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import java.net.http.HttpHeaders;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** One answer; asks again in a weaker form where the service refuses the schema or a parameter. */
final class HttpModelStream implements ModelStream {

    private static final int LONGEST_EVENT = 16 << 20;
    private static final int LONGEST_ERROR = 256 << 10;
    private static final int LONGEST_WHOLE = 64 << 20;
    /** How long the end of a connection is waited for once the answer is complete. */
    private static final Duration FAREWELL = Duration.ofMillis(500);

    private final HttpTransport transport;
    private final WireFormat wire;
    private final ModelRequest request;
    private final LadderWalk walk;
    private final Queue<ModelEvent> events = new ArrayDeque<>();
    private final AnswerReader answer;
    private @Nullable Long deadline;
    private @Nullable ProviderException failure;
    private @Nullable BodyReader body;
    private boolean textCame;
    private boolean done;
    private volatile boolean closed;
    private volatile @Nullable HttpStream http;

    HttpModelStream(HttpTransport transport, ModelRequest request) {
        this.transport = transport;
        this.wire = transport.wire();
        this.request = request;
        this.walk = transport.ladder().walk(request, wire.capabilities(request.model()), wire.schemas());
        walk.beginning().ifPresent(events::add);
        this.answer = wire.reader(this::take);
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
            } catch (TooLongException e) {
                failure = ProviderException.of(
                        Kind.INTERNAL, wire.service() + " sent a piece that is longer than any answer");
            }
        }
        if (closed && failure == null && (!done || !events.isEmpty())) {
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
            hush();
        } else if (signal instanceof HttpStream.Head head) {
            body = readerOf(head);
        } else if (signal instanceof HttpStream.Bytes bytes) {
            bytes.buffers().forEach(reader()::read);
            failure = answer.failure();
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
        // what the caller waited for between two forms is not the service's time
        deadline = request.timeout()
                .map(timeout -> System.nanoTime() + timeout.toNanos())
                .orElse(null);
        HttpStream exchange = transport.send(walk.form());
        http = exchange;
        if (closed) {
            exchange.close();
        }
    }

    private BodyReader reader() {
        BodyReader reader = body;
        if (reader == null) {
            throw ProviderException.of(Kind.INTERNAL, wire.service() + "'s answer has a body but no head");
        }
        return reader;
    }

    private BodyReader readerOf(HttpStream.Head head) {
        if (head.status() != 200) {
            return new WholeReader(LONGEST_ERROR, text -> refuse(head, text));
        }
        walk.taken();
        return isWhole(head.headers())
                ? new WholeReader(LONGEST_WHOLE, answer::acceptWhole)
                : new EventReader(LONGEST_EVENT, answer::accept);
    }

    /** Returns whether a proxy turned the stream into one piece of JSON. */
    private static boolean isWhole(HttpHeaders headers) {
        return headers.firstValue("Content-Type").orElse("").startsWith("application/json");
    }

    private void refuse(HttpStream.Head head, String text) {
        ProviderException refusal = wire.refusal(head.status(), head.headers(), text);
        Optional<String> parameter = wire.refusedParameter(refusal, walk.form()).filter(name -> !walk.leavesOut(name));
        if (parameter.isPresent()) {
            events.add(walk.without(parameter.get(), refusal));
        } else if (walk.hasSchema() && wire.isAboutTheSchema(refusal)) {
            events.add(walk.weaker(refusal));
        } else {
            failure = refusal;
            return;
        }
        http = null; // asks again when the next event is pulled
    }

    /** Ends the answer after its last byte. */
    private void end() {
        if (http == null || failure != null) {
            return; // asked again, or refused
        }
        failure = answer.failure();
        done = answer.isFinished();
        if (failure == null && !done) {
            failure = ProviderException.of(
                    Kind.TRUNCATED,
                    wire.service() + "'s answer ended without a reason, so that its tail may be missing");
        }
    }

    private void lose(Throwable cause) {
        if (answer.isFinished()) {
            done = true;
            return;
        }
        Kind kind = cause instanceof HttpTimeoutException ? Kind.TIMED_OUT : Kind.CONNECTION_LOST;
        String where = body == null ? "ahead of the answer" : "within the answer";
        failure = ProviderException.builder(
                        kind,
                        "the connection to " + wire.service() + " failed " + where + ": "
                                + ServiceErrors.shortened(cause.getClass().getSimpleName() + " " + cause.getMessage()))
                .cause(cause)
                .build();
    }

    /** Returns how long to wait for the next piece: a model that thinks is silent, ahead of the answer's head or behind it. */
    private Duration patience() {
        Duration usual =
                textCame ? transport.timeouts().idle() : transport.timeouts().response();
        if (answer.isComplete() && usual.compareTo(FAREWELL) > 0) {
            return FAREWELL;
        }
        if (deadline == null) {
            return usual;
        }
        long left = Math.max(0, deadline - System.nanoTime());
        return left < usual.toNanos() ? Duration.ofNanos(left) : usual;
    }

    /** Ends the answer after some silence: well, if all of it has come. */
    private void hush() {
        if (answer.isFinished()) {
            done = true;
            endExchange();
            return;
        }
        boolean late = deadline != null && deadline - System.nanoTime() <= 0;
        String what = late
                ? wire.service() + "'s answer was not complete within "
                        + request.timeout().orElseThrow()
                : wire.service() + " sent nothing for " + patience();
        String missing = body == null ? ", not even its head" : textCame ? "" : ", and no text ahead of it";
        failure = ProviderException.of(Kind.TIMED_OUT, what + missing);
    }

    private ProviderException cancelled(String why) {
        return ProviderException.of(Kind.CANCELLED, "the request to " + wire.service() + " was cancelled: " + why);
    }
}
