package dev.rowloom.provider.testkit.stub;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;

/**
 * What one service's requests and answers look like on the wire.
 *
 * @since 0.1.0
 */
public interface StubWire {

    /** Returns the key that the stub takes. */
    String key();

    /** Returns the answer to a call that the service refuses or that asks for no text, or nothing if it is to be answered. */
    Optional<Reply> other(StubCall call);

    /** Returns the text of the prompt's last turn. */
    String prompt(JsonNode body);

    /** Returns the text that sets the task, or an empty one. */
    String system(JsonNode body);

    /** Returns the schema that the answer is held to, of a function's parameters too, or a missing node. */
    JsonNode schema(JsonNode body);

    /** Returns the greatest number of tokens of the answer. */
    int maxTokens(JsonNode body);

    /**
     * Sends what comes ahead of the text.
     *
     * @throws IOException if the client went away
     */
    void begin(StubCall call, Tokens tokens) throws IOException;

    /**
     * Sends a piece of the text: that of a function's arguments where the request leaves no choice.
     *
     * @throws IOException if the client went away
     */
    void text(StubCall call, String text, Tokens tokens) throws IOException;

    /**
     * Sends the end of the answer.
     *
     * @throws IOException if the client went away
     */
    void end(StubCall call, End end, Tokens tokens) throws IOException;

    /** Returns a refusal. */
    Reply refusal(Refusal refusal);

    /**
     * Sends the event of a service without room within a stream.
     *
     * @throws IOException if the client went away
     */
    void overloadedWithin(StubCall call) throws IOException;

    /** Returns the beginning of an event, which nothing ends. */
    String brokenEvent();

    /** Why an answer ends. */
    enum End {
        /** The model was done. */
        STOP,
        /** The greatest number of tokens is reached. */
        MAX_TOKENS,
        /** Safety rules. */
        BLOCKED
    }

    /** Why a request is not answered. */
    enum Refusal {
        /** Too many requests; come again in 2.5 seconds. */
        RATE_LIMITED,
        /** Too many requests; it says nothing of when to come again. */
        RATE_LIMITED_WITHOUT_DELAY,
        /** The day's allowance or the credit is used up. */
        QUOTA_EXHAUSTED,
        /** Something broke. */
        INTERNAL,
        /** No room. */
        OVERLOADED,
        /** The request is not as it should be, for another reason than its schema. */
        INVALID,
        /** The schema is not taken. */
        SCHEMA,
        /** Safety rules don't let the prompt in. */
        BLOCKED_PROMPT
    }
}
