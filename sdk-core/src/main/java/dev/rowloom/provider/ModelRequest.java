package dev.rowloom.provider;

import dev.rowloom.UsageException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What to ask a model. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ModelRequest {

    /** Whether the text of a request and its answer may be recorded. */
    public enum Privacy {
        /** Traces may hold the text if the caller switched that on. */
        ORDINARY,
        /** The text stays out of traces whatever else is switched on. */
        SENSITIVE
    }

    private final Builder values;

    private ModelRequest(Builder values) {
        this.values = values;
    }

    /**
     * Starts a request.
     *
     * @param model the model's name as the service spells it
     * @param userText what to ask
     * @throws UsageException if one is blank
     */
    public static Builder builder(String model, String userText) {
        return new Builder(model, userText);
    }

    /** Returns a builder that holds these values. */
    public Builder toBuilder() {
        return new Builder(values);
    }

    /** Returns the model's name as the service spells it. */
    public String model() {
        return values.model;
    }

    /** Returns the text that sets the model's task and bounds; empty if there is none. */
    public String systemText() {
        return values.systemText;
    }

    /** Returns what to ask. */
    public String userText() {
        return values.userText;
    }

    /** Returns the JSON Schema of the answer as JSON text, or nothing if any text will do. */
    public Optional<String> answerSchema() {
        return Optional.ofNullable(values.answerSchema);
    }

    /** Returns the sampling temperature, or nothing for the model's own. */
    public OptionalDouble temperature() {
        return number(values.temperature);
    }

    /** Returns the share of probability that words are chosen from, or nothing for the model's own. */
    public OptionalDouble topP() {
        return number(values.topP);
    }

    /** Returns the greatest number of tokens of the answer, thinking included, or nothing for the model's own. */
    public OptionalInt maxOutputTokens() {
        return values.maxOutputTokens == null ? OptionalInt.empty() : OptionalInt.of(values.maxOutputTokens);
    }

    /** Returns the number that a model's choices start from, or nothing for a new one each time. */
    public OptionalInt seed() {
        return values.seed == null ? OptionalInt.empty() : OptionalInt.of(values.seed);
    }

    /** Returns the time from sending the request to the end of the answer, or nothing for no limit. */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(values.timeout);
    }

    /** Returns whether the text may be recorded. */
    public Privacy privacy() {
        return values.privacy;
    }

    /** Returns the settings without the text. */
    @Override
    public String toString() {
        return "request to " + values.model + " of " + values.userText.length() + " characters";
    }

    private static OptionalDouble number(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Collects a request. Not thread-safe; each setter checks its value at once. */
    public static final class Builder {

        private final String model;
        private final String userText;
        private String systemText = "";
        private @Nullable String answerSchema;
        private @Nullable Double temperature;
        private @Nullable Double topP;
        private @Nullable Integer maxOutputTokens;
        private @Nullable Integer seed;
        private @Nullable Duration timeout;
        private Privacy privacy = Privacy.ORDINARY;

        private Builder(String model, String userText) {
            this.model = notBlank("the model", model);
            this.userText = notBlank("the text of a request", userText);
        }

        private Builder(Builder other) {
            this.model = other.model;
            this.userText = other.userText;
            this.systemText = other.systemText;
            this.answerSchema = other.answerSchema;
            this.temperature = other.temperature;
            this.topP = other.topP;
            this.maxOutputTokens = other.maxOutputTokens;
            this.seed = other.seed;
            this.timeout = other.timeout;
            this.privacy = other.privacy;
        }

        /** Sets the text that sets the model's task and bounds. If unset, there is none. */
        public Builder systemText(String text) {
            this.systemText = Objects.requireNonNull(text, "text");
            return this;
        }

        /**
         * Sets the JSON Schema of the answer.
         *
         * @param jsonSchema the schema as JSON text
         * @throws UsageException if it is no JSON object
         */
        public Builder answerSchema(String jsonSchema) {
            this.answerSchema = AnswerSchemas.checked(jsonSchema);
            return this;
        }

        /**
         * Sets the sampling temperature: 0 for the likeliest words, higher for more variety.
         *
         * @throws UsageException if it is not 0 to 2
         */
        public Builder temperature(double temperature) {
            this.temperature = between("a temperature", temperature, 2);
            return this;
        }

        /**
         * Sets the share of probability that words are chosen from.
         *
         * @throws UsageException if it is not 0 to 1
         */
        public Builder topP(double topP) {
            this.topP = between("top-p", topP, 1);
            return this;
        }

        /**
         * Sets the greatest number of tokens of the answer, thinking included.
         *
         * @throws UsageException if it is below 1
         */
        public Builder maxOutputTokens(int tokens) {
            if (tokens < 1) {
                throw new UsageException("an answer has at least 1 token, not " + tokens);
            }
            this.maxOutputTokens = tokens;
            return this;
        }

        /** Sets the number that a model's choices start from. */
        public Builder seed(int seed) {
            this.seed = seed;
            return this;
        }

        /**
         * Sets the time from sending the request to the end of the answer.
         *
         * @throws UsageException if it is not above 0
         */
        public Builder timeout(Duration timeout) {
            if (timeout.isNegative() || timeout.isZero()) {
                throw new UsageException("a timeout is above 0, not " + timeout);
            }
            this.timeout = timeout;
            return this;
        }

        /** Sets whether the text may be recorded. If unset, it may where the caller switched that on. */
        public Builder privacy(Privacy privacy) {
            this.privacy = Objects.requireNonNull(privacy, "privacy");
            return this;
        }

        /** Returns the request. */
        public ModelRequest build() {
            return new ModelRequest(new Builder(this));
        }

        private static String notBlank(String what, String text) {
            if (text.isBlank()) {
                throw new UsageException(what + " must not be blank");
            }
            return text;
        }

        private static double between(String what, double value, double most) {
            if (!(value >= 0 && value <= most)) {
                throw new UsageException(what + " is 0 to " + (int) most + ", not " + value);
            }
            return value;
        }
    }
}
