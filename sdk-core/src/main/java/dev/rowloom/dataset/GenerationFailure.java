package dev.rowloom.dataset;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why rows that a model was asked for are missing, in a form that a front end can show with a button to try again.
 *
 * @param code what went wrong
 * @param table the id of the table whose rows are missing
 * @param batch the number of the batch in its table, from 1; 0 if it bears on the whole table
 * @param attempt how many requests were sent for it
 * @param retriable whether the same request can succeed later
 * @param retryAfter how long the service asks to wait, or null if it doesn't say
 * @param message what happened, without credentials, prompts and rows
 * @param remedy what to do about it
 * @since 0.1.0
 */
public record GenerationFailure(
        Code code,
        String table,
        int batch,
        int attempt,
        boolean retriable,
        @Nullable Duration retryAfter,
        String message,
        String remedy) {

    /** What went wrong. */
    public enum Code {
        /** Too many requests for now. */
        RATE_LIMITED,
        /** The service has no room right now. */
        OVERLOADED,
        /** Nothing came within the time allowed. */
        TIMED_OUT,
        /** The connection could not be made, or broke. */
        CONNECTION_LOST,
        /** The stream ended without saying that the answer was complete, or at the token limit, ahead of the first row. */
        TRUNCATED,
        /** The service failed within. */
        INTERNAL,
        /** The credentials are missing, wrong or not allowed to use the model. */
        UNAUTHORISED,
        /** The allowance of a day, or the credit, is used up. */
        QUOTA_EXHAUSTED,
        /** The service does not take the request. */
        INVALID_REQUEST,
        /** The service does not take the JSON Schema of the answer in any form. */
        SCHEMA_REFUSED,
        /** The service's safety rules stopped the prompt or the answer. */
        CONTENT_BLOCKED,
        /** The answers held no rows. */
        NO_ROWS,
        /** Fewer rows came than were asked for, however often. */
        TOO_FEW_ROWS,
        /** A ceiling of the run on requests, tokens, cost or time is reached. */
        LIMIT_REACHED,
        /** The run fails as asked for, since rows of another table are missing; the message names it and its reason. */
        RUN_FAILED,
        /** The rows to refer to are missing themselves. */
        PARENT_MISSING
    }

    /** Checks that nothing but the wait is null. */
    public GenerationFailure {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(remedy, "remedy");
    }

    /**
     * Returns one JSON object with the members {@code code}, {@code table}, {@code batch}, {@code attempt},
     * {@code retriable}, {@code retryAfterSeconds} (null if not known), {@code message} and {@code remedy}.
     */
    public String toJson() {
        return json().toString();
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("code", code.name())
                .put("table", table)
                .put("batch", batch)
                .put("attempt", attempt)
                .put("retriable", retriable)
                .put("retryAfterSeconds", retryAfter == null ? null : retryAfter.toMillis() / 1000.0)
                .put("message", message)
                .put("remedy", remedy);
    }

    /** Returns the failure as one line for people. */
    @Override
    public String toString() {
        return place() + ": " + reason();
    }

    /** Returns which rows are missing. */
    String place() {
        return batch == 0 ? table : table + ", batch " + batch;
    }

    /** Returns why, which may be the same for many. */
    String reason() {
        return code + ": " + (remedy.isEmpty() ? message : message.replaceFirst("\\.$", "") + "; " + remedy);
    }
}
