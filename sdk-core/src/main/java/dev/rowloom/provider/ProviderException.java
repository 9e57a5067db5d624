package dev.rowloom.provider;

import dev.rowloom.RowloomException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Reports that a request to a model failed, and whether another try can help.
 *
 * <p>The message holds what the service said, cut short; never a credential, a prompt or an answer.
 *
 * @since 0.1.0
 */
public final class ProviderException extends RowloomException {

    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Kind {
        /** Too many requests or tokens for a short while; another try helps after {@link #retryAfter()}. */
        RATE_LIMITED(true),
        /** The service has no room right now. */
        OVERLOADED(true),
        /** Nothing came within the time allowed. */
        TIMED_OUT(true),
        /** The connection could not be made, or broke; what arrived before was handed out. */
        CONNECTION_LOST(true),
        /** The stream ended without saying that the answer was complete; what arrived before was handed out. */
        TRUNCATED(true),
        /** The service failed within. */
        INTERNAL(true),
        /** The credentials are missing, wrong or not allowed to use the model. */
        UNAUTHORISED(false),
        /** The allowance of a day, or the credit, is used up. */
        QUOTA_EXHAUSTED(false),
        /** The service does not take the request as it is. */
        INVALID_REQUEST(false),
        /** The service does not take the JSON Schema of the answer in any form. */
        SCHEMA_REFUSED(false),
        /** The service's safety rules stopped the prompt or the answer; what arrived before was handed out. */
        CONTENT_BLOCKED(false),
        /** The caller ended the request. */
        CANCELLED(false);

        private final boolean retriable;

        Kind(boolean retriable) {
            this.retriable = retriable;
        }
    }

    private final Kind kind;
    private final @Nullable Duration retryAfter;
    private final int status;
    private final String detail;
    private final String said;
    private final String remedy;

    private ProviderException(Builder builder) {
        super(builder.remedy.isEmpty() ? builder.message : builder.message + "; " + builder.remedy, builder.cause);
        this.said = builder.message;
        this.remedy = builder.remedy;
        this.kind = builder.kind;
        this.retryAfter = builder.retryAfter;
        this.status = builder.status;
        this.detail = builder.detail;
    }

    /**
     * Creates an exception of which nothing more is known.
     *
     * @param kind what went wrong
     * @param message what the service said, and the remedy
     */
    public static ProviderException of(Kind kind, String message) {
        return builder(kind, message).build();
    }

    /**
     * Starts an exception.
     *
     * @param kind what went wrong
     * @param message what the service said
     */
    public static Builder builder(Kind kind, String message) {
        return new Builder(kind, message);
    }

    /** Returns what went wrong. */
    public Kind kind() {
        return kind;
    }

    /** Returns whether the same request can succeed later. */
    public boolean isRetriable() {
        return kind.retriable;
    }

    /** Returns how long the service asks to wait before another try, or nothing if it doesn't say. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Returns the HTTP status of the service's answer, or nothing if there was none. */
    public OptionalInt status() {
        return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /** Returns the service's own word for it, such as {@code RESOURCE_EXHAUSTED} or {@code SAFETY}; empty if it has none. */
    public String detail() {
        return detail;
    }

    /** Returns what happened, without the remedy that the message ends with. */
    public String said() {
        return said;
    }

    /** Returns what to do about it, as far as the provider knows better than the kind of the failure tells; else empty. */
    public String remedy() {
        return remedy;
    }

    /** Collects what is known of a failure. Not thread-safe. */
    public static final class Builder {

        private final Kind kind;
        private final String message;
        private @Nullable Duration retryAfter;
        private @Nullable Throwable cause;
        private int status;
        private String detail = "";
        private String remedy = "";

        private Builder(Kind kind, String message) {
            this.kind = Objects.requireNonNull(kind, "kind");
            this.message = Objects.requireNonNull(message, "message");
        }

        /** Sets how long the service asks to wait; null if it doesn't say. A negative time counts as none at all. */
        public Builder retryAfter(@Nullable Duration wait) {
            this.retryAfter = wait != null && wait.isNegative() ? Duration.ZERO : wait;
            return this;
        }

        /** Sets the HTTP status of the service's answer; 0 if there was none. */
        public Builder status(int status) {
            this.status = status;
            return this;
        }

        /** Sets the service's own word for the failure. */
        public Builder detail(String detail) {
            this.detail = detail;
            return this;
        }

        /** Sets what to do about it; the message ends with it. If unset, the kind of the failure tells. */
        public Builder remedy(String remedy) {
            this.remedy = Objects.requireNonNull(remedy, "remedy");
            return this;
        }

        /** Sets the failure that led to this one. It must not hold credentials. */
        public Builder cause(Throwable cause) {
            this.cause = cause;
            return this;
        }

        /** Returns the exception. */
        public ProviderException build() {
            return new ProviderException(this);
        }
    }
}
