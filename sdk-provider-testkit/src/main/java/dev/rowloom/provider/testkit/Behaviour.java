package dev.rowloom.provider.testkit;

import dev.rowloom.provider.ProviderException.Kind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a service answers a provider under test. The answer is {@link #TEXT} throughout.
 *
 * @since 0.1.0
 */
public enum Behaviour {
    /** Streams the whole answer in at least three pieces, and counts tokens. */
    ANSWERS(null),
    /** Streams the first piece, and the rest once {@link TestService#release()} is called. */
    WAITS_FOR_RELEASE(null),
    /** Streams the first piece, and then nothing, with the connection open. */
    STALLS(null),
    /** Takes the request and says nothing at all. */
    SILENT(null),
    /** Stops the answer at the greatest number of tokens, after some text, and says so. */
    OUT_OF_TOKENS(null),
    /** Stops the first answer, {@link #BLUEPRINT}, in its second entry at the greatest number of tokens; the next is {@link #BLUEPRINT_LEFT}. */
    CUTS_BLUEPRINT(null),
    /** Refuses the schema in each structured form, and answers where the prompt alone states it. */
    REFUSES_SCHEMAS(null),
    /** Streams the first piece and breaks the connection. */
    BREAKS_OFF(Kind.CONNECTION_LOST),
    /** Streams the first piece and ends the stream in an orderly way, without a reason. */
    ENDS_WITHOUT_REASON(Kind.TRUNCATED),
    /** Streams the first piece and then reports, within the stream, that it is overloaded. */
    FAILS_WITHIN(Kind.OVERLOADED),
    /** Refuses for too many requests and asks to wait 2.5 seconds. */
    RATE_LIMITED(Kind.RATE_LIMITED),
    /** Refuses because the day's allowance is used up. */
    QUOTA_EXHAUSTED(Kind.QUOTA_EXHAUSTED),
    /** Refuses because it has no room. */
    OVERLOADED(Kind.OVERLOADED),
    /** Fails within. */
    INTERNAL(Kind.INTERNAL),
    /** Refuses the credentials. */
    UNAUTHORISED(Kind.UNAUTHORISED),
    /** Refuses the request for another reason than its schema. */
    INVALID_REQUEST(Kind.INVALID_REQUEST),
    /** Blocks the prompt. */
    BLOCKS_PROMPT(Kind.CONTENT_BLOCKED),
    /** Streams the first piece and blocks the rest. */
    BLOCKS_ANSWER(Kind.CONTENT_BLOCKED);

    /** The answer, or where a behaviour says so, the beginning of it: valid under {@link #SCHEMA}, with wide characters. */
    public static final String TEXT = "{\"rows\":[{\"id\":1,\"name\":\"Ádám 😀\"},{\"id\":2,\"name\":\"Zoë\"},"
            + "{\"id\":3,\"name\":\"李雷\"},{\"id\":4,\"name\":\"Ólafur\"}]}";

    /** The JSON Schema that requests ask for. */
    public static final String SCHEMA = "{\"type\":\"object\",\"properties\":{\"rows\":{\"type\":\"array\",\"items\":"
            + "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"integer\",\"minimum\":1},\"name\":"
            + "{\"type\":\"string\"}},\"required\":[\"id\",\"name\"]}}},\"required\":[\"rows\"]}";

    private static final String BOTTLES = "{\"table\":\"wines\",\"column\":\"bottles\",\"kind\":\"number\",\"with\":"
            + "[{\"name\":\"min\",\"value\":\"1\"},{\"name\":\"max\",\"value\":\"90\"}]}]}";

    /** How a model says that columns come about. */
    public static final String BLUEPRINT =
            "{\"pools\":[],\"columns\":[{\"table\":\"wines\",\"column\":\"region\",\"kind\":\"values\","
                    + "\"values\":[\"Mosel\",\"Jura\"],\"weights\":[2,1]}," + BOTTLES;

    /** What is left of it where the second entry is cut. */
    public static final String BLUEPRINT_LEFT = "{\"pools\":[],\"columns\":[" + BOTTLES;

    private final @Nullable Kind failure;

    Behaviour(@Nullable Kind failure) {
        this.failure = failure;
    }

    /** Returns the kind of failure that it comes to, or nothing if the answer is one. */
    public Optional<Kind> failure() {
        return Optional.ofNullable(failure);
    }

    /** Returns whether some text comes ahead of the failure. */
    public boolean beginsWithText() {
        return switch (this) {
            case BREAKS_OFF, ENDS_WITHOUT_REASON, FAILS_WITHIN, BLOCKS_ANSWER -> true;
            default -> failure == null && this != SILENT;
        };
    }
}
