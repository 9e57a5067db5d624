package dev.rowloom.telemetry.internal;

import dev.rowloom.provider.TokenUsage;
import dev.rowloom.telemetry.Conventions;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.Meter;

/** The metrics of requests. */
final class Instruments {

    private final DoubleHistogram duration;
    private final DoubleHistogram firstChunk;
    private final DoubleHistogram furtherChunk;
    private final Tokens tokens;

    Instruments(Meter meter, Conventions edition) {
        duration = seconds(meter, Names.duration(edition), "GenAI operation duration.");
        firstChunk = seconds(
                meter,
                Names.firstChunk(edition),
                "Time to receive the first chunk, measured from when the client issues the generation request.");
        furtherChunk = seconds(
                meter,
                Names.furtherChunk(edition),
                "Time per output chunk, recorded for each chunk after the first one.");
        tokens = edition == Conventions.SEMCONV_1_41 ? byType(meter) : byKind(meter);
    }

    /** Records the tokens of a request. */
    private interface Tokens {
        void record(TokenUsage usage, Attributes attributes);
    }

    void duration(double seconds, Attributes attributes) {
        duration.record(seconds, attributes);
    }

    void firstChunk(double seconds, Attributes attributes) {
        firstChunk.record(seconds, attributes);
    }

    void furtherChunk(double seconds, Attributes attributes) {
        furtherChunk.record(seconds, attributes);
    }

    void tokens(TokenUsage usage, Attributes attributes) {
        tokens.record(usage, attributes);
    }

    private static Tokens byType(Meter meter) {
        LongHistogram all = tokens(meter, Names.TOKEN_USAGE, "Number of input and output tokens used.");
        return (usage, attributes) -> {
            all.record(usage.input(), typed(attributes, "input"));
            all.record(output(usage), typed(attributes, "output"));
        };
    }

    private static Attributes typed(Attributes attributes, String type) {
        return attributes.toBuilder().put(Names.TOKEN_TYPE, type).build();
    }

    private static Tokens byKind(Meter meter) {
        LongHistogram inputs = tokens(meter, Names.OPERATION_TOKENS + "input_tokens", "Input tokens of an operation.");
        LongHistogram outputs =
                tokens(meter, Names.OPERATION_TOKENS + "output_tokens", "Output tokens of an operation.");
        LongCounter input = counter(meter, "input_tokens");
        LongCounter output = counter(meter, "output_tokens");
        LongCounter cached = counter(meter, "cache_read.input_tokens");
        LongCounter reasoning = counter(meter, "reasoning.output_tokens");
        return (usage, attributes) -> {
            inputs.record(usage.input(), attributes);
            outputs.record(output(usage), attributes);
            input.add(usage.input(), attributes);
            output.add(output(usage), attributes);
            cached.add(usage.cached(), attributes);
            reasoning.add(usage.thinking(), attributes);
        };
    }

    /** Returns the output tokens as the conventions count them: with those of thinking. */
    static long output(TokenUsage usage) {
        return usage.output() + usage.thinking();
    }

    private static DoubleHistogram seconds(Meter meter, String name, String description) {
        return meter.histogramBuilder(name)
                .setUnit("s")
                .setDescription(description)
                .setExplicitBucketBoundariesAdvice(Names.SECONDS)
                .build();
    }

    private static LongHistogram tokens(Meter meter, String name, String description) {
        return meter.histogramBuilder(name)
                .ofLongs()
                .setUnit("{token}")
                .setDescription(description)
                .setExplicitBucketBoundariesAdvice(Names.TOKENS)
                .build();
    }

    private static LongCounter counter(Meter meter, String kind) {
        return meter.counterBuilder(Names.USAGE_COUNTERS + kind)
                .setUnit("{token}")
                .setDescription("Tokens used, of the kind " + kind + ".")
                .build();
    }
}
