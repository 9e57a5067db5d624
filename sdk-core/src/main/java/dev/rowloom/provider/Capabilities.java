package dev.rowloom.provider;

import dev.rowloom.UsageException;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one model can do, as far as its provider knows. Immutable.
 *
 * @since 0.1.0
 */
public final class Capabilities {

    /** How an answer arrives. */
    public enum Delivery {
        /** As the model writes it. */
        STREAMED,
        /** In one piece when the model is done. */
        WHOLE
    }

    private final Set<AnswerForm> answerForms;
    private final Set<SamplingParameter> samplingParameters;
    private final Delivery delivery;
    private final @Nullable SchemaLimits schemaLimits;
    private final int maxInputTokens;
    private final int maxOutputTokens;

    private Capabilities(Builder builder) {
        this.answerForms = Collections.unmodifiableSet(EnumSet.copyOf(builder.answerForms));
        this.samplingParameters = Collections.unmodifiableSet(EnumSet.copyOf(builder.samplingParameters));
        this.delivery = builder.delivery;
        this.schemaLimits = builder.schemaLimits;
        this.maxInputTokens = builder.maxInputTokens;
        this.maxOutputTokens = builder.maxOutputTokens;
    }

    /** Starts with a model that streams plain text, takes no sampling parameters and has no known limits. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the forms in which the model can be asked to answer, strongest first; always with {@link AnswerForm#TEXT}. */
    public Set<AnswerForm> answerForms() {
        return answerForms;
    }

    /** Returns whether a request with a schema is answered by nothing else. */
    public boolean hasStructuredOutput() {
        return answerForms.contains(AnswerForm.JSON_SCHEMA);
    }

    /** Returns what the service takes of a JSON Schema, or nothing if that is not known. */
    public Optional<SchemaLimits> schemaLimits() {
        return Optional.ofNullable(schemaLimits);
    }

    /** Returns the sampling parameters that the model heeds; others are left out of the request. */
    public Set<SamplingParameter> samplingParameters() {
        return samplingParameters;
    }

    /** Returns how an answer arrives. */
    public Delivery delivery() {
        return delivery;
    }

    /** Returns the greatest number of tokens of a prompt, or nothing if that is not known. */
    public OptionalInt maxInputTokens() {
        return known(maxInputTokens);
    }

    /** Returns the greatest number of tokens of an answer, thinking included, or nothing if that is not known. */
    public OptionalInt maxOutputTokens() {
        return known(maxOutputTokens);
    }

    @Override
    public String toString() {
        return "answers as " + answerForms + ", " + delivery + ", heeds " + samplingParameters;
    }

    private static OptionalInt known(int limit) {
        return limit == 0 ? OptionalInt.empty() : OptionalInt.of(limit);
    }

    /** Collects what a model can do. Not thread-safe. */
    public static final class Builder {

        private final EnumSet<AnswerForm> answerForms = EnumSet.of(AnswerForm.TEXT);
        private final EnumSet<SamplingParameter> samplingParameters = EnumSet.noneOf(SamplingParameter.class);
        private Delivery delivery = Delivery.STREAMED;
        private @Nullable SchemaLimits schemaLimits;
        private int maxInputTokens;
        private int maxOutputTokens;

        private Builder() {}

        /** Adds forms in which the model can be asked to answer. */
        public Builder answerForms(Collection<AnswerForm> forms) {
            answerForms.addAll(forms);
            return this;
        }

        /** Adds sampling parameters that the model heeds. */
        public Builder samplingParameters(Collection<SamplingParameter> parameters) {
            samplingParameters.addAll(parameters);
            return this;
        }

        /** Sets how an answer arrives. If unset, it is streamed. */
        public Builder delivery(Delivery delivery) {
            this.delivery = delivery;
            return this;
        }

        /** Sets what the service takes of a JSON Schema. */
        public Builder schemaLimits(SchemaLimits limits) {
            this.schemaLimits = limits;
            return this;
        }

        /**
         * Sets the greatest number of tokens of a prompt.
         *
         * @throws UsageException if it is below 1
         */
        public Builder maxInputTokens(int tokens) {
            this.maxInputTokens = atLeastOne(tokens);
            return this;
        }

        /**
         * Sets the greatest number of tokens of an answer, thinking included.
         *
         * @throws UsageException if it is below 1
         */
        public Builder maxOutputTokens(int tokens) {
            this.maxOutputTokens = atLeastOne(tokens);
            return this;
        }

        /** Returns what was collected. */
        public Capabilities build() {
            return new Capabilities(this);
        }

        private static int atLeastOne(int tokens) {
            if (tokens < 1) {
                throw new UsageException("a limit of tokens is at least 1, not " + tokens);
            }
            return tokens;
        }
    }
}
