package dev.rowloom.dataset;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rowloom.UsageException;
import dev.rowloom.provider.TokenUsage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How rows came from a model: what was asked, what it gave, what it took, and what is missing and why.
 *
 * @param provider the provider's id
 * @param model the model's name
 * @param keys who wrote the keys, such as {@code MODEL}
 * @param fallback what became of missing rows, such as {@code ENGINE}
 * @param tables the tables in load order
 * @param rowHints the numbers of rows that were found in instructions, in words; hints to the model
 * @param notes what was changed, clamped or to be expected, in words
 * @param cost the estimated cost of what the service counted, in the currency of the prices, or null if there are no prices
 * @param elapsed from the first request to the last row
 * @since 0.1.0
 */
public record GenerationReport(
        String provider,
        String model,
        String keys,
        String fallback,
        List<TableGeneration> tables,
        List<String> rowHints,
        List<String> notes,
        @Nullable BigDecimal cost,
        Duration elapsed) {

    private static final int MOST_PLACES = 3;

    /** Copies the lists. */
    public GenerationReport {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(model, "model");
        tables = List.copyOf(tables);
        rowHints = List.copyOf(rowHints);
        notes = List.copyOf(notes);
    }

    /** Returns whether the model wrote all rows that it was to write. */
    public boolean isComplete() {
        return tables.stream().allMatch(TableGeneration::isComplete);
    }

    /** Returns whether a table has fewer rows than it was to have, those of the engine included. */
    public boolean isShort() {
        return tables.stream().anyMatch(table -> table.rows() < table.hint());
    }

    /** Returns how many requests the service got, those that it refused in one form and was sent in another included. */
    public long requests() {
        return tables.stream()
                .flatMap(table -> table.requests().stream())
                .mapToLong(ModelRequestReport::sent)
                .sum();
    }

    /** Returns the tokens of all requests that the service answered. */
    public TokenUsage usage() {
        return tables.stream().map(TableGeneration::usage).reduce(TokenUsage.NONE, TokenUsage::plus);
    }

    /** Returns why rows are missing, in load order. */
    public List<GenerationFailure> failures() {
        return tables.stream().flatMap(table -> table.failures().stream()).toList();
    }

    /**
     * Returns the report of one table.
     *
     * @param id the table's id
     * @throws UsageException if the report has no such table
     */
    public TableGeneration table(String id) {
        return tables.stream()
                .filter(table -> table.table().equals(id))
                .findFirst()
                .orElseThrow(() -> new UsageException("the report has no table '" + id + "'"));
    }

    /** Returns the report in words, a line for each thing that a person should know. */
    public List<String> summary() {
        List<String> lines = new ArrayList<>(notes);
        for (TableGeneration table : tables) {
            lines.addAll(table.truncations());
        }
        lines.addAll(reasons());
        for (TableGeneration table : tables) {
            int replaced = table.engineRows().size();
            if (replaced > 0) {
                lines.add(table.table() + ": " + replaced + " of " + table.rows()
                        + " rows are the engine's, since the model wrote fewer");
            } else if (table.rows() < table.hint()) {
                lines.add(table.table() + ": " + table.rows() + " of about " + table.hint() + " rows");
            }
        }
        return lines;
    }

    /** Returns why rows are missing, with the places of those that are for the same reason in one line. */
    private List<String> reasons() {
        Map<String, List<String>> places = new LinkedHashMap<>();
        failures()
                .forEach(failure -> places.computeIfAbsent(failure.reason(), reason -> new ArrayList<>())
                        .add(failure.place()));
        List<String> lines = new ArrayList<>();
        places.forEach((reason, where) -> {
            String more = where.size() > MOST_PLACES ? " and " + (where.size() - MOST_PLACES) + " more" : "";
            lines.add(String.join("; ", where.subList(0, Math.min(MOST_PLACES, where.size()))) + more + ": " + reason);
        });
        return lines;
    }

    /** Returns the report as one JSON object, as docs/direct.md describes it. */
    public String toJson() {
        return json().toString();
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("provider", provider)
                .put("model", model)
                .put("keys", keys)
                .put("fallback", fallback)
                .put("complete", isComplete())
                .put("short", isShort())
                .put("requests", requests())
                .put("seconds", elapsed.toMillis() / 1000.0);
        json.set("usage", ModelRequestReport.usage(usage()));
        json.put("estimatedCost", cost);
        rowHints.forEach(json.putArray("rowHints")::add);
        notes.forEach(json.putArray("notes")::add);
        ArrayNode reports = json.putArray("tables");
        tables.forEach(table -> reports.add(table.json()));
        return json;
    }
}
