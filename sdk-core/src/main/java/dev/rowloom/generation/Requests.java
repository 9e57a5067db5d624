package dev.rowloom.generation;

import dev.rowloom.provider.AnswerForm;
import dev.rowloom.provider.Capabilities;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.SamplingParameter;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes requests of prompts, by what the caller asked for and what the model heeds. */
final class Requests {

    /** What thinking may take beside the rows. */
    private static final int THINKING_ROOM = 8_192;

    /** What an estimate of an answer may be wrong by. */
    private static final int ESTIMATE_FACTOR = 3;

    private static final int UNKNOWN_OUTPUT = 32_768;

    private final String model;
    private final Capabilities capabilities;
    private final DirectOptions options;

    Requests(String model, Capabilities capabilities, DirectOptions options) {
        this.model = model;
        this.capabilities = capabilities;
        this.options = options;
    }

    /**
     * Returns a request.
     *
     * @param factor what to multiply the temperature by
     */
    ModelRequest of(Prompt prompt, Call call, double factor) {
        ModelRequest.Builder request = ModelRequest.builder(model, prompt.user())
                .systemText(prompt.system())
                .maxOutputTokens(outputLimit(call.tokens(), call.room()))
                .timeout(options.timeout())
                .privacy(options.isSensitive() ? ModelRequest.Privacy.SENSITIVE : ModelRequest.Privacy.ORDINARY);
        if (prompt.schema() != null) {
            request.answerSchema(prompt.schema());
        }
        Double temperature = temperature(factor);
        if (temperature != null) {
            request.temperature(temperature);
        }
        if (options.topP().isPresent() && heeds(SamplingParameter.TOP_P)) {
            request.topP(options.topP().getAsDouble());
        }
        if (options.modelSeed().isPresent() && heeds(SamplingParameter.SEED)) {
            request.seed(options.modelSeed().getAsInt());
        }
        return request.build();
    }

    /** Returns the form in which a request is asked for first: the strongest that the model knows. */
    String form(ModelRequest request) {
        return request.answerSchema().isEmpty()
                ? AnswerForm.TEXT.name()
                : capabilities.answerForms().iterator().next().name();
    }

    /** Returns a request that ends with the run's time, if that is sooner than its own. */
    ModelRequest within(@Nullable Duration timeLeft, ModelRequest request) {
        return timeLeft == null || timeLeft.compareTo(options.timeout()) >= 0
                ? request
                : request.toBuilder().timeout(timeLeft).build();
    }

    /** Returns the hash that an answer to a request is kept under. */
    static String hash(String provider, ModelRequest request) {
        return Hashes.of(
                "rowloom answer 1",
                provider,
                request.model(),
                request.systemText(),
                request.userText(),
                request.answerSchema().orElse(""),
                request.temperature().toString(),
                request.topP().toString(),
                request.seed().toString(),
                request.maxOutputTokens().toString());
    }

    /** Returns the greatest number of tokens of an answer. */
    int outputLimit(long tokens) {
        return outputLimit(tokens, 1);
    }

    private int outputLimit(long tokens, int room) {
        int most = capabilities.maxOutputTokens().orElse(UNKNOWN_OUTPUT);
        if (options.maxOutputTokens().isPresent()) {
            return Math.min(most, options.maxOutputTokens().getAsInt());
        }
        return (int) Math.min(most, room * (THINKING_ROOM + ESTIMATE_FACTOR * tokens));
    }

    /** Returns why the caller's limit of an answer was not applied as it is, or nothing. */
    Optional<String> clamped() {
        int most = capabilities.maxOutputTokens().orElse(Integer.MAX_VALUE);
        int asked = options.maxOutputTokens().orElse(0);
        return asked <= most
                ? Optional.empty()
                : Optional.of("output tokens of an answer: asked for " + asked + ", applied " + most + ", since "
                        + model + " writes no more");
    }

    private @Nullable Double temperature(double factor) {
        if (!heeds(SamplingParameter.TEMPERATURE)) {
            return null;
        }
        return factor == 1 && options.temperature().isEmpty()
                ? null
                : (Double) (options.temperature().orElse(1) * factor);
    }

    private boolean heeds(SamplingParameter parameter) {
        return capabilities.samplingParameters().contains(parameter);
    }
}
