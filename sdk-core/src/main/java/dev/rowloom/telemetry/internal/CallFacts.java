package dev.rowloom.telemetry.internal;

import dev.rowloom.provider.Capabilities;
import dev.rowloom.provider.ModelService;
import dev.rowloom.provider.TokenUsage;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a request beside what it asks.
 *
 * @param service who is asked
 * @param delivery how the answer comes
 * @param batch the number of the batch in its table
 * @param attempt from 1 for each batch
 * @param asked how many rows are asked for
 * @param prices what tokens cost, or null if that is not known
 */
public record CallFacts(
        ModelService service,
        Capabilities.Delivery delivery,
        int batch,
        int attempt,
        int asked,
        @Nullable Function<TokenUsage, BigDecimal> prices) {}
