package dev.rowloom.telemetry;

/**
 * Which edition of OpenTelemetry's conventions for generative models names metrics and attributes. All of them are in
 * development; the attributes of spans that Rowloom sets are the same in both.
 *
 * @since 0.1.0
 */
public enum Conventions {
    /** Release 1.41.0 of the semantic conventions, the last that holds them. */
    SEMCONV_1_41,
    /** The repository {@code open-telemetry/semantic-conventions-genai}, as of November 2026, which has no release yet. */
    GENAI_REPOSITORY
}
