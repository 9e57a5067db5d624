package dev.rowloom.generation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a run will about take, if every request is answered the first time. Real figures are mostly within a half of it; thinking
 * comes on top.
 *
 * @param requests how many requests are sent
 * @param inputTokens the tokens of all prompts
 * @param outputTokens the tokens of all answers
 * @param cost in the currency of the prices, or null if there are none
 * @since 0.1.0
 */
public record DirectEstimate(
        long requests,
        long inputTokens,
        long outputTokens,
        @Nullable BigDecimal cost) {}
