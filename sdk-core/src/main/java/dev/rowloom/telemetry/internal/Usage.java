package dev.rowloom.telemetry.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rowloom.provider.TokenUsage;
import io.opentelemetry.api.trace.Span;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of a request as attributes. The conventions count cached tokens as input and thinking as output; Langfuse, whose
 * details replace all that it reads elsewhere, wants parts that add up, by the keys of its prices.
 */
final class Usage {

    private Usage() {}

    static void record(Span span, TokenUsage usage, @Nullable Function<TokenUsage, BigDecimal> prices) {
        span.setAttribute(Names.INPUT_TOKENS, usage.input());
        span.setAttribute(Names.OUTPUT_TOKENS, Instruments.output(usage));
        span.setAttribute(Names.CACHED_TOKENS, usage.cached());
        span.setAttribute(Names.REASONING_TOKENS, usage.thinking());
        long fresh = Math.max(0, usage.input() - usage.cached());
        span.setAttribute(
                Names.OBSERVATION_USAGE,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("input", fresh)
                        .put("input_cached_tokens", usage.cached())
                        .put("output", usage.output())
                        .put("output_reasoning_tokens", usage.thinking())
                        .put("total", usage.total())
                        .toString());
        if (prices != null) {
            ObjectNode cost = JsonNodeFactory.instance.objectNode();
            cost.put("input", prices.apply(new TokenUsage(fresh, 0, 0, 0)));
            cost.put("input_cached_tokens", prices.apply(new TokenUsage(usage.cached(), 0, 0, usage.cached())));
            cost.put("output", prices.apply(new TokenUsage(0, usage.output(), 0, 0)));
            cost.put("output_reasoning_tokens", prices.apply(new TokenUsage(0, 0, usage.thinking(), 0)));
            cost.put("total", prices.apply(usage));
            span.setAttribute(Names.OBSERVATION_COST, cost.toString());
        }
    }
}
