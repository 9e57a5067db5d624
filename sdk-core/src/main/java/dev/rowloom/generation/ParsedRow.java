package dev.rowloom.generation;

import java.util.List;
import java.util.Map;

/**
 * A complete row of an answer.
 *
 * @param within what the arrays and objects that hold it are called, such as {@code rows}, innermost first; the name of
 *     another table means that it is that one's row
 * @param cells one for each wanted column, in their order
 * @param extras what the row holds beyond those, by name
 * @param text the row as the model wrote it
 */
record ParsedRow(List<String> within, List<Cell> cells, Map<String, String> extras, String text) {

    /** Returns the innermost name, or empty if there is none. */
    String container() {
        return within.isEmpty() ? "" : within.get(0);
    }
}
