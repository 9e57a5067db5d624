package dev.rowloom.blueprint;

import dev.rowloom.provider.TokenUsage;
import java.util.List;
import java.util.Objects;

/**
 * How a model was asked for a blueprint, and what of its answer was not taken as it was.
 *
 * @param provider the provider's id
 * @param model the model's name
 * @param asks what was sent, in order
 * @param corrections what was not taken as the model wrote it
 * @param notes what else there is to know, in words
 * @since 0.1.0
 */
public record BlueprintReport(
        String provider, String model, List<Ask> asks, List<Correction> corrections, List<String> notes) {

    /**
     * A request, continuations included.
     *
     * @param tables the ids of the tables that it is about
     * @param requestHash the SHA-256 that its answer is kept under
     * @param outcome {@code OK}, {@code CUT}, {@code USELESS}, or the kind of the failure
     * @param cached whether the answer was kept from before, so that nobody was asked
     * @param sent how many requests the service got for it: one more for each form that it refused; 0 if it got none
     * @param usage the tokens, those of an answer that broke ahead of the service's count by estimate
     */
    public record Ask(
            List<String> tables, String requestHash, String outcome, boolean cached, int sent, TokenUsage usage) {

        /** Copies the list. */
        public Ask {
            tables = List.copyOf(tables);
        }
    }

    /** The outcome of an answer that did not come to its end. */
    public static final String CUT = "CUT";

    /** Copies the lists. */
    public BlueprintReport {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(model, "model");
        asks = List.copyOf(asks);
        corrections = List.copyOf(corrections);
        notes = List.copyOf(notes);
    }

    /** Returns how many requests the service got, those that failed included. */
    public long requests() {
        return asks.stream().mapToLong(Ask::sent).sum();
    }

    /** Returns the tokens of all requests. */
    public TokenUsage usage() {
        return asks.stream().filter(ask -> !ask.cached()).map(Ask::usage).reduce(TokenUsage.NONE, TokenUsage::plus);
    }

    /** Returns the report in words, a line for each thing that a person should know. */
    public List<String> summary() {
        return java.util.stream.Stream.concat(
                        notes.stream(), corrections.stream().map(Correction::toString))
                .toList();
    }
}
