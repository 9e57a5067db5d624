package dev.rowloom.dataset;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rowloom.provider.TokenUsage;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of one table came from a model.
 *
 * @param table the table's id
 * @param hint how many rows the model was to write: a hint to it
 * @param modelRows how many rows are the model's
 * @param engineRows the numbers of the rows that the engine made in place of missing ones, ascending
 * @param settledRows how many rows were not the model's to write: given ones, and those of tables that are all keys
 * @param batches into how many parts the rows were split
 * @param requests what became of each request, by batch and attempt
 * @param salvaged how often each thing was put right when answers were read, by name
 * @param fragments what of the answers is no row, the first of each batch; nothing is dropped silently
 * @param rejected how many such parts there were, by reason
 * @param truncations answers that the token limit cut, in words: the rows lost, and the remedy
 * @param failures why rows are missing
 * @param toFirstRow from the start of the table until its first row of the model was handed on, with all waits and requests
 *     ahead of it; null if there is none
 * @param elapsed from the first request to the last row
 * @since 0.1.0
 */
public record TableGeneration(
        String table,
        long hint,
        long modelRows,
        List<Long> engineRows,
        long settledRows,
        int batches,
        List<ModelRequestReport> requests,
        Map<String, Long> salvaged,
        List<RejectedFragment> fragments,
        Map<String, Long> rejected,
        List<String> truncations,
        List<GenerationFailure> failures,
        @Nullable Duration toFirstRow,
        Duration elapsed) {

    /** Copies the collections. */
    public TableGeneration {
        engineRows = List.copyOf(engineRows);
        requests = List.copyOf(requests);
        salvaged = Collections.unmodifiableMap(new LinkedHashMap<>(salvaged));
        fragments = List.copyOf(fragments);
        rejected = Collections.unmodifiableMap(new LinkedHashMap<>(rejected));
        truncations = List.copyOf(truncations);
        failures = List.copyOf(failures);
    }

    /**
     * A part of an answer that is no row.
     *
     * @param batch the batch whose answer it is from
     * @param reason why it is none, such as {@code TRUNCATED}
     * @param text its beginning
     * @param length the number of its characters
     * @since 0.1.0
     */
    public record RejectedFragment(int batch, String reason, String text, long length) {}

    /** Returns how many rows there are. */
    public long rows() {
        return modelRows + engineRows.size() + settledRows;
    }

    /** Returns whether the model wrote all rows that it was to write. */
    public boolean isComplete() {
        return modelRows + settledRows >= hint;
    }

    /** Returns the tokens of all requests that the service answered. */
    public TokenUsage usage() {
        return requests.stream()
                .filter(request -> request.source() == ModelRequestReport.Source.SERVICE)
                .map(ModelRequestReport::usage)
                .reduce(TokenUsage.NONE, TokenUsage::plus);
    }

    /** Returns how many of the answers came in each form, such as {@code JSON_SCHEMA}; those that held no rows are none. */
    public Map<String, Long> answerForms() {
        Map<String, Long> forms = new TreeMap<>();
        requests.stream()
                .filter(request -> request.received() > 0)
                .forEach(request -> forms.merge(request.form(), 1L, Long::sum));
        return Collections.unmodifiableMap(forms);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("table", table)
                .put("rowHint", hint)
                .put("rows", rows())
                .put("modelRows", modelRows)
                .put("fallbackRows", engineRows.size())
                .put("settledRows", settledRows)
                .put("complete", isComplete())
                .put("batches", batches)
                .put("toFirstRowSeconds", toFirstRow == null ? null : toFirstRow.toMillis() / 1000.0)
                .put("seconds", elapsed.toMillis() / 1000.0);
        json.set("usage", ModelRequestReport.usage(usage()));
        answerForms().forEach(json.putObject("answerForms")::put);
        engineRows.forEach(json.putArray("fallbackRowNumbers")::add);
        addAll(
                json,
                "promptHashes",
                requests.stream().map(ModelRequestReport::promptHash).toList());
        addAll(
                json,
                "responseHashes",
                requests.stream().map(ModelRequestReport::responseHash).toList());
        ArrayNode sent = json.putArray("requests");
        requests.forEach(request -> sent.add(request.json()));
        salvaged.forEach(json.putObject("salvaged")::put);
        rejected.forEach(json.putObject("rejected")::put);
        ArrayNode parts = json.putArray("rejectedFragments");
        fragments.forEach(fragment -> parts.addObject()
                .put("batch", fragment.batch())
                .put("reason", fragment.reason())
                .put("text", fragment.text())
                .put("length", fragment.length()));
        truncations.forEach(json.putArray("truncations")::add);
        ArrayNode reasons = json.putArray("failures");
        failures.forEach(failure -> reasons.add(failure.json()));
        return json;
    }

    private static void addAll(ObjectNode json, String name, List<String> hashes) {
        new TreeSet<>(hashes).stream().filter(hash -> !hash.isEmpty()).forEach(json.putArray(name)::add);
    }
}
