package dev.rowloom.provider.support;

import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP exchange whose answer is pulled piece by piece. One thread pulls; any may close, which wakes that one.
 *
 * <p>A stream of the JDK's own would do but for two things: it can't give up after some time of silence, and it hides
 * what arrived ahead of a failure.
 */
final class HttpStream {

    /** Pieces of at most 16 KB each that may wait to be pulled. */
    private static final int WINDOW = 32;

    /** What can happen next. */
    sealed interface Signal {}

    /** The answer's head arrived. */
    record Head(int status, HttpHeaders headers) implements Signal {}

    /** Some bytes of the body arrived. */
    record Bytes(List<ByteBuffer> buffers) implements Signal {}

    /** The body is complete. */
    record End() implements Signal {}

    /** The connection failed. */
    record Failed(Throwable cause) implements Signal {}

    /** The exchange was closed on this side. */
    record Closed() implements Signal {}

    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final CompletableFuture<?> exchange;
    private volatile boolean closed;
    private volatile Flow.@Nullable Subscription subscription;

    /** Sends a request. */
    @SuppressWarnings("FutureReturnValueIgnored") // what whenComplete returns fails only as the exchange does
    HttpStream(HttpClient client, HttpRequest request) {
        exchange = client.sendAsync(request, info -> {
            signals.add(new Head(info.statusCode(), info.headers()));
            return new Body();
        });
        exchange.whenComplete((response, failure) -> {
            if (failure != null) {
                signals.add(new Failed(
                        failure instanceof CompletionException && failure.getCause() != null
                                ? failure.getCause()
                                : failure));
            }
        });
    }

    /**
     * Waits for the next signal.
     *
     * @return the signal, or null if none came in time
     * @throws InterruptedException if the thread was interrupted
     */
    @Nullable
    Signal next(Duration atMost) throws InterruptedException {
        Signal signal = closed ? new Closed() : signals.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
        Flow.Subscription body = subscription;
        if (signal instanceof Bytes && body != null) {
            body.request(1);
        }
        return closed ? new Closed() : signal;
    }

    /** Ends the exchange. */
    void close() {
        closed = true;
        exchange.cancel(true);
        Flow.Subscription body = subscription;
        if (body != null) {
            body.cancel();
        }
        signals.add(new Closed());
    }

    /** Puts what arrives where {@link #next} finds it. */
    private final class Body implements BodySubscriber<Boolean> {

        private final CompletableFuture<Boolean> done = new CompletableFuture<>();

        @Override
        public CompletionStage<Boolean> getBody() {
            return done;
        }

        @Override
        public void onSubscribe(Flow.Subscription newSubscription) {
            subscription = newSubscription;
            if (closed) {
                newSubscription.cancel();
            } else {
                newSubscription.request(WINDOW);
            }
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            signals.add(new Bytes(buffers));
        }

        @Override
        public void onError(Throwable failure) {
            done.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            signals.add(new End());
            done.complete(true);
        }
    }
}
