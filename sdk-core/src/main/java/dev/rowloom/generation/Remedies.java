package dev.rowloom.generation;

import dev.rowloom.provider.ProviderException;

/** What to do about failures of a service. */
final class Remedies {

    private Remedies() {}

    /** Returns what the provider says to do, or else what its kind tells. */
    static String of(ProviderException failure) {
        return failure.remedy().isEmpty() ? of(failure.kind()) : failure.remedy();
    }

    private static String of(ProviderException.Kind kind) {
        return switch (kind) {
            case RATE_LIMITED ->
                "try again later, or set requestsPerMinute and tokensPerMinute to what the service allows";
            case OVERLOADED, INTERNAL -> "try again later, or ask another model";
            case TIMED_OUT -> "try again, ask for fewer rows in a request (batchTokens), or raise the timeout";
            case CONNECTION_LOST, TRUNCATED -> "try again";
            case UNAUTHORISED -> "check the key, and that it may use the model";
            case QUOTA_EXHAUSTED -> "wait until the quota is renewed, or raise it";
            case INVALID_REQUEST -> "check the model's name and the settings";
            case SCHEMA_REFUSED -> "ask another model, or report the schema";
            case CONTENT_BLOCKED -> "reword the instructions, or let the engine make this table";
            case CANCELLED -> "";
        };
    }
}
