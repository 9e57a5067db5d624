package dev.rowloom.provider.testkit;

import dev.rowloom.provider.ModelProvider;

/**
 * A service that behaves in one way, and a provider that talks to it.
 *
 * @since 0.1.0
 */
public interface TestService extends AutoCloseable {

    /** Returns the provider under test; always the same. */
    ModelProvider provider();

    /** Returns the name of a model with structured output that streams. */
    String model();

    /** Returns the credential that the provider uses, which is never to be seen in anything written. */
    String secret();

    /** Returns how many requests reached the service. */
    int requests();

    /** Lets {@link Behaviour#WAITS_FOR_RELEASE} go on. */
    void release();

    /** Ends the service and the provider. */
    @Override
    void close();
}
