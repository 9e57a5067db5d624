package dev.rowloom.generation;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run will about take, if every request is answered the first time. Real figures are mostly within a half of it; thinking
 * comes on top.
 *
 * @param requests how many requests are sent
 * @param inputTokens the tokens of all prompts
 * @param outputTokens the tokens of all answers
 * @param cost in the currency of the prices, or null if there are none
 * @param warnings what the run will run into, in words: ceilings below what is needed, rows longer than a request is to be,
 *     limits that the model doesn't allow; empty if there is nothing to warn of
 * @since 0.1.0
 */
public record DirectEstimate(
        long requests,
        long inputTokens,
        long outputTokens,
        @Nullable BigDecimal cost,
        List<String> warnings) {

    /** Copies the list. */
    public DirectEstimate {
        warnings = List.copyOf(warnings);
    }
}
