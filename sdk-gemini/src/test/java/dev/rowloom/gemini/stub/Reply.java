package dev.rowloom.gemini.stub;

import java.io.IOException;

/** Answers one call. */
@FunctionalInterface
public interface Reply {

    /** Answers. */
    void send(GeminiCall call) throws IOException;
}
