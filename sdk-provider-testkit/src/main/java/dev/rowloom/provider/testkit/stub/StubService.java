package dev.rowloom.provider.testkit.stub;

import dev.rowloom.provider.ModelProvider;
import dev.rowloom.provider.testkit.Behaviour;
import dev.rowloom.provider.testkit.Fault;
import dev.rowloom.provider.testkit.TestService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;

/**
 * A stub and the provider under test that talks to it, for the contracts.
 *
 * @since 0.1.0
 */
public final class StubService implements TestService {

    private final ServiceStub stub;
    private final CountDownLatch released = new CountDownLatch(1);
    private final ModelProvider provider;
    private final String model;
    private final String secret;

    private StubService(StubWire wire, String model, String key, BiFunction<URI, String, ModelProvider> provider) {
        this.stub = new ServiceStub(wire);
        this.model = model;
        this.secret = key;
        this.provider = provider.apply(stub.baseUrl(), key);
    }

    /**
     * Starts a service that behaves in one way.
     *
     * @param wire the service's wire format
     * @param model a model with structured output
     * @param provider makes the provider by the address of the service and a key
     */
    public static StubService of(
            StubWire wire, Behaviour behaviour, String model, BiFunction<URI, String, ModelProvider> provider) {
        String key = behaviour == Behaviour.UNAUTHORISED ? "wrong-4711-" + wire.key() : wire.key();
        StubService service = new StubService(wire, model, key, provider);
        service.stub.always(new FaultReplies(wire).of(behaviour, service.released));
        return service;
    }

    /**
     * Starts a service that fails.
     *
     * @param wire the service's wire format
     * @param first the fault of the first answer
     * @param then the fault of all others
     * @param model a model with structured output
     * @param provider makes the provider by the address of the service and a key
     */
    public static StubService of(
            StubWire wire, Fault first, Fault then, String model, BiFunction<URI, String, ModelProvider> provider) {
        StubService service = new StubService(wire, model, wire.key(), provider);
        FaultReplies replies = new FaultReplies(wire);
        service.stub.then(replies.of(first)).always(replies.of(then));
        return service;
    }

    @Override
    public ModelProvider provider() {
        return provider;
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public String secret() {
        return secret;
    }

    @Override
    public int requests() {
        return stub.calls().size();
    }

    @Override
    public void release() {
        released.countDown();
    }

    @Override
    public void close() {
        provider.close();
        try {
            stub.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
