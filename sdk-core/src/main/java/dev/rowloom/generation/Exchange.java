package dev.rowloom.generation;

import dev.rowloom.provider.ModelEvent;
import dev.rowloom.provider.ModelProvider;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ModelStream;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.telemetry.internal.CallResult;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests within the limits of a run, whatever they ask for, and pulls their answers: admitted by the ledger, at the pace that
 * is allowed, watched, and ended when the run is cancelled. Thread-safe.
 */
final class Exchange {

    private final ModelProvider provider;
    private final Requests requests;
    private final RunLedger ledger;
    private final Pacer pacer;
    private final OpenStreams streams;
    private final RunObserver observer;

    Exchange(
            ModelProvider provider,
            Requests requests,
            RunLedger ledger,
            Pacer pacer,
            OpenStreams streams,
            RunObserver observer) {
        this.provider = provider;
        this.requests = requests;
        this.ledger = ledger;
        this.pacer = pacer;
        this.streams = streams;
        this.observer = observer;
    }

    /** Returns the hash that an answer is kept under. */
    String hash(ModelRequest request) {
        return Requests.hash(provider.id(), request);
    }

    Requests requests() {
        return requests;
    }

    /**
     * Sends a request, and has its answer read. An answer that breaks after it has brought something is one.
     *
     * @throws ProviderException if it failed ahead of anything of use, or was cancelled; the reading knows
     * @throws RunStoppedException if no more requests are sent; the reading knows if this one was
     */
    void send(ModelRequest request, Call call, Reading reading) {
        long estimate = TokenEstimate.of(request.systemText()) + TokenEstimate.of(request.userText()) + call.tokens();
        ledger.admit(call.table(), estimate);
        Duration left = hold(estimate, reading);
        try {
            observed(requests.within(left, request), reading, call);
        } catch (ProviderException failure) {
            reading.failed(failure);
            reading.end();
            throw failure;
        } catch (RunStoppedException stopped) {
            reading.stopped(stopped);
            reading.end();
            throw stopped;
        } finally {
            ledger.settle(estimate, reading.usage());
        }
    }

    /** Waits until an admitted request may be sent, and returns how long it may take, or null if there is no limit. */
    private @Nullable Duration hold(long estimate, Reading reading) {
        try {
            reading.held(pacer.await(estimate));
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
                reading.failed(failure);
            }
            throw e;
        } finally {
            observed.ended(new CallResult(
                    reading.text(),
                    reading.finish(),
                    reading.measured(),
                    reading.received(),
                    thrown != null ? thrown : reading.failure()));
        }
    }

    private void receive(ModelRequest request, Reading reading, RunObserver.ObservedCall observed) {
        streams.check();
        try (ModelStream stream = provider.open(request)) {
            streams.add(stream);
            try {
                Optional<ModelEvent> event = stream.next();
                while (event.isPresent() && take(event.get(), reading, observed)) {
                    event = stream.next();
                }
            } catch (ProviderException failure) {
                if (reading.received() == 0 || failure.kind() == ProviderException.Kind.CANCELLED) {
                    throw failure;
                }
                reading.failed(failure);
            } finally {
                streams.remove(stream);
            }
        }
        reading.end();
    }

    private boolean take(ModelEvent event, Reading reading, RunObserver.ObservedCall observed) {
        boolean more = reading.take(event, observed);
        if (event instanceof ModelEvent.Degraded step && step.when() == ModelEvent.Degraded.When.NOW) {
            ledger.again(); // what was refused was a request too; the next pull sends another
            hold(0, reading); // what was refused took no tokens
            reading.sentAgain();
        }
        return more;
    }
}
