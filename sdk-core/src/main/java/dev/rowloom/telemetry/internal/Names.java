package dev.rowloom.telemetry.internal;

import dev.rowloom.telemetry.Conventions;
import java.util.List;

/**
 * The names that conventions give: OpenTelemetry's for generative models, of release 1.41.0 and of the repository that they
 * moved to, and those that Langfuse reads.
 */
final class Names {

    static final String OPERATION = "gen_ai.operation.name";
    static final String PROVIDER = "gen_ai.provider.name";
    static final String REQUEST_MODEL = "gen_ai.request.model";
    static final String REQUEST_STREAM = "gen_ai.request.stream";
    static final String REQUEST_SEED = "gen_ai.request.seed";
    static final String REQUEST_MAX_TOKENS = "gen_ai.request.max_tokens";
    static final String REQUEST_TEMPERATURE = "gen_ai.request.temperature";
    static final String REQUEST_TOP_P = "gen_ai.request.top_p";
    static final String OUTPUT_TYPE = "gen_ai.output.type";
    static final String RESPONSE_ID = "gen_ai.response.id";
    static final String RESPONSE_MODEL = "gen_ai.response.model";
    static final String FINISH_REASONS = "gen_ai.response.finish_reasons";
    static final String RESPONSE_FIRST_CHUNK = "gen_ai.response.time_to_first_chunk";
    static final String INPUT_TOKENS = "gen_ai.usage.input_tokens";
    static final String OUTPUT_TOKENS = "gen_ai.usage.output_tokens";
    static final String CACHED_TOKENS = "gen_ai.usage.cache_read.input_tokens";
    static final String REASONING_TOKENS = "gen_ai.usage.reasoning.output_tokens";
    static final String TOKEN_TYPE = "gen_ai.token.type";
    static final String SYSTEM_INSTRUCTIONS = "gen_ai.system_instructions";
    static final String INPUT_MESSAGES = "gen_ai.input.messages";
    static final String OUTPUT_MESSAGES = "gen_ai.output.messages";
    static final String SERVER_ADDRESS = "server.address";
    static final String SERVER_PORT = "server.port";
    static final String ERROR_TYPE = "error.type";
    static final String HTTP_STATUS = "http.response.status_code";

    static final String OBSERVATION_TYPE = "langfuse.observation.type";
    static final String OBSERVATION_LEVEL = "langfuse.observation.level";
    static final String OBSERVATION_STATUS = "langfuse.observation.status_message";
    static final String OBSERVATION_INPUT = "langfuse.observation.input";
    static final String OBSERVATION_OUTPUT = "langfuse.observation.output";
    static final String OBSERVATION_MODEL = "langfuse.observation.model.name";
    static final String OBSERVATION_USAGE = "langfuse.observation.usage_details";
    static final String OBSERVATION_COST = "langfuse.observation.cost_details";
    static final String OBSERVATION_BEGUN = "langfuse.observation.completion_start_time";

    static final List<Double> SECONDS =
            List.of(0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92);
    static final List<Long> TOKENS = List.of(
            1L,
            4L,
            16L,
            64L,
            256L,
            1_024L,
            4_096L,
            16_384L,
            65_536L,
            262_144L,
            1_048_576L,
            4_194_304L,
            16_777_216L,
            67_108_864L);

    /** The one histogram of tokens of release 1.41. */
    static final String TOKEN_USAGE = "gen_ai.client.token.usage";

    /** What the repository has in place of {@link #TOKEN_USAGE}: a counter of each kind, and histograms of two. */
    static final String USAGE_COUNTERS = "gen_ai.client.inference.usage.";

    static final String OPERATION_TOKENS = "gen_ai.client.inference.operation.";

    private Names() {}

    static String duration(Conventions edition) {
        return edition == Conventions.SEMCONV_1_41
                ? "gen_ai.client.operation.duration"
                : "gen_ai.client.inference.duration";
    }

    static String firstChunk(Conventions edition) {
        return edition == Conventions.SEMCONV_1_41
                ? "gen_ai.client.operation.time_to_first_chunk"
                : "gen_ai.client.inference.time_to_first_chunk";
    }

    static String furtherChunk(Conventions edition) {
        return edition == Conventions.SEMCONV_1_41
                ? "gen_ai.client.operation.time_per_output_chunk"
                : "gen_ai.client.inference.time_per_output_chunk";
    }

    /** Returns the operation of a request to a service: Google's has a name of its own. */
    static String operation(String service) {
        return service.startsWith("gcp.") ? "generate_content" : "chat";
    }
}
