package dev.rowloom.provider;

import dev.rowloom.UsageException;

/**
 * Counts the tokens of one request. What a service doesn't say is 0.
 *
 * @param input tokens of the prompt, cached ones included
 * @param output tokens of the visible answer, thinking not included
 * @param thinking tokens that the model spent before or between the visible ones; paid like output
 * @param cached those of {@code input} that the service had cached
 * @since 0.1.0
 */
public record TokenUsage(long input, long output, long thinking, long cached) {

    /** No tokens. */
    public static final TokenUsage NONE = new TokenUsage(0, 0, 0, 0);

    /**
     * Checks the counts.
     *
     * @throws UsageException if one is negative
     */
    public TokenUsage {
        if (input < 0 || output < 0 || thinking < 0 || cached < 0) {
            throw new UsageException("token counts are at least 0; these were input " + input + ", output " + output
                    + ", thinking " + thinking + ", cached " + cached);
        }
    }

    /** Returns all tokens of prompt, thinking and answer. */
    public long total() {
        return input + thinking + output;
    }

    /** Returns the sum of these and other counts. */
    public TokenUsage plus(TokenUsage other) {
        return new TokenUsage(
                input + other.input, output + other.output, thinking + other.thinking, cached + other.cached);
    }
}
