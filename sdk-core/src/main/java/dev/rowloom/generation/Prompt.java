package dev.rowloom.generation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a request, and how to read its answer.
 *
 * @param system the model's task and bounds
 * @param user what to write
 * @param schema the JSON Schema of the answer, or null if any text will do
 * @param wanted the columns of a row of the answer, in order; the first is {@link #NUMBER} where rows say their number
 */
record Prompt(String system, String user, @Nullable String schema, List<WantedColumn> wanted) {

    /** The name by which a row of an answer says its number within the request. */
    static final String NUMBER = "n";

    Prompt {
        wanted = List.copyOf(wanted);
    }
}
