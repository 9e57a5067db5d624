package dev.rowloom.dataset;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rowloom.validation.Integrity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a {@link DatasetStep} did to the rows. Immutable.
 *
 * @param step the step's name
 * @param integrity whether keys and references hold afterwards
 * @param totals how much was done, by what; as the step counts
 * @param notes what a person should know, in words
 * @since 0.1.0
 */
public record StepReport(String step, Integrity integrity, Map<String, Long> totals, List<String> notes) {

    /** Copies the map and the list. */
    public StepReport {
        totals = Collections.unmodifiableMap(new LinkedHashMap<>(totals));
        notes = List.copyOf(notes);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("step", step)
                .put("integrity", integrity.name().toLowerCase(Locale.ROOT));
        totals.forEach(json.putObject("totals")::put);
        notes.forEach(json.putArray("notes")::add);
        return json;
    }
}
