package dev.rowloom.telemetry.internal;

import dev.rowloom.provider.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request.
 *
 * @param text the answer as far as it came
 * @param finish the service's word for why it ended; empty if it didn't say
 * @param usage the tokens counted
 * @param received how many rows came
 * @param failure why it failed or broke, or null
 */
public record CallResult(
        String text,
        String finish,
        TokenUsage usage,
        int received,
        @Nullable Throwable failure) {}
