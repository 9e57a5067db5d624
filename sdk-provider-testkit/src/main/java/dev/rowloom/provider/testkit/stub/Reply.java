package dev.rowloom.provider.testkit.stub;

import java.io.IOException;

/**
 * Answers one call.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Reply {

    /**
     * Answers.
     *
     * @throws IOException if the client went away
     */
    void send(StubCall call) throws IOException;
}
