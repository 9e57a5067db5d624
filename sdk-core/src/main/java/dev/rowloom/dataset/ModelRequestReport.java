package dev.rowloom.dataset;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rowloom.provider.TokenUsage;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of one request to a model.
 *
 * @param batch the number of the batch in its table, from 1
 * @param attempt from 1 for each batch
 * @param outcome {@code OK}, {@code USELESS} (no rows), {@code PARTIAL} (rows came, but not all), or the kind of the failure
 * @param source whether the service answered, or an earlier answer was used again
 * @param asked how many rows were asked for
 * @param received how many rows came
 * @param temperature what was asked for, or null for the model's own
 * @param maxOutputTokens the greatest number of tokens that the answer could have
 * @param finish the service's word for why the answer ended, such as {@code STOP}; empty if it broke
 * @param usage the tokens
 * @param counted who counted them
 * @param promptHash SHA-256 of the request, 64 hexadecimal digits
 * @param responseHash SHA-256 of the answer's text, or empty if there was none
 * @param toFirstRow from sending the request to its first row, or null if none came
 * @param elapsed from sending the request to its end
 * @param waited until the next request for the batch
 * @param degraded the weaker forms of answer that were used, in words
 * @param form the form in which the answer was asked for in the end, such as {@code JSON_SCHEMA}
 * @param sent how many requests the service got for it: one more for each form that it refused; 0 if it got none
 * @param held how long the limits on requests and tokens a minute held it back ahead of being sent
 * @since 0.1.0
 */
public record ModelRequestReport(
        int batch,
        int attempt,
        String outcome,
        Source source,
        int asked,
        int received,
        @Nullable Double temperature,
        int maxOutputTokens,
        String finish,
        TokenUsage usage,
        Counted counted,
        String promptHash,
        String responseHash,
        @Nullable Duration toFirstRow,
        Duration elapsed,
        Duration waited,
        List<String> degraded,
        String form,
        int sent,
        Duration held) {

    /** Where an answer came from. */
    public enum Source {
        /** The service. */
        SERVICE,
        /** An earlier answer to the same request, at no cost. */
        CACHE
    }

    /** Who counted tokens. */
    public enum Counted {
        /** The service. */
        BY_SERVICE,
        /** Rowloom, by the length of the texts: the answer ended ahead of the service's count. */
        BY_ESTIMATE
    }

    /** Copies the list. */
    public ModelRequestReport {
        Objects.requireNonNull(outcome, "outcome");
        degraded = List.copyOf(degraded);
    }

    /** Returns the report with another outcome and wait. */
    public ModelRequestReport ended(String newOutcome, Duration wait) {
        return new ModelRequestReport(
                batch,
                attempt,
                newOutcome,
                source,
                asked,
                received,
                temperature,
                maxOutputTokens,
                finish,
                usage,
                counted,
                promptHash,
                responseHash,
                toFirstRow,
                elapsed,
                wait,
                degraded,
                form,
                sent,
                held);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("batch", batch)
                .put("attempt", attempt)
                .put("outcome", outcome)
                .put("source", source.name())
                .put("asked", asked)
                .put("received", received)
                .put("temperature", temperature)
                .put("maxOutputTokens", maxOutputTokens)
                .put("finish", finish)
                .put("promptHash", promptHash)
                .put("responseHash", responseHash)
                .put("toFirstRowSeconds", toFirstRow == null ? null : toFirstRow.toMillis() / 1000.0)
                .put("seconds", elapsed.toMillis() / 1000.0)
                .put("waitedSeconds", waited.toMillis() / 1000.0)
                .put("heldSeconds", held.toMillis() / 1000.0)
                .put("sent", sent)
                .put("form", form);
        json.set("usage", usage(usage));
        json.put("usageEstimated", counted == Counted.BY_ESTIMATE);
        degraded.forEach(json.putArray("degraded")::add);
        return json;
    }

    static ObjectNode usage(TokenUsage usage) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("input", usage.input())
                .put("output", usage.output())
                .put("thinking", usage.thinking())
                .put("cached", usage.cached());
    }
}
