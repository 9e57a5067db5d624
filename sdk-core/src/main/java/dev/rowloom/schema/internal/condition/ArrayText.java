package dev.rowloom.schema.internal.condition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads PostgreSQL's text form of an array of one dimension: <code>{a,"b c",NULL}</code>. */
final class ArrayText {

    private ArrayText() {}

    /** Returns the elements as texts. */
    static List<@Nullable Object> read(String text) {
        String form = text.strip();
        if (form.length() < 2 || form.charAt(0) != '{' || form.charAt(form.length() - 1) != '}') {
            throw new EvaluationException("no array: " + text);
        }
        List<@Nullable Object> elements = new ArrayList<>();
        StringBuilder element = new StringBuilder();
        boolean inQuotes = false;
        boolean quoted = false;
        for (int i = 1; i < form.length(); i++) {
            char c = form.charAt(i);
            boolean last = i == form.length() - 1;
            if (c == '\\' && !last) {
                element.append(form.charAt(++i));
            } else if (c == '"') {
                inQuotes = !inQuotes;
                quoted = true;
            } else if (c == '{' && !inQuotes) {
                throw new EvaluationException("an array of arrays: " + text);
            } else if (last || c == ',' && !inQuotes) {
                add(elements, element.toString(), quoted, last);
                element.setLength(0);
                quoted = false;
            } else {
                element.append(c);
            }
        }
        return Collections.unmodifiableList(elements);
    }

    private static void add(List<@Nullable Object> elements, String text, boolean quoted, boolean last) {
        String element = quoted ? text : text.strip();
        if (quoted || !element.isEmpty() || !last || !elements.isEmpty()) {
            elements.add(!quoted && element.equalsIgnoreCase("NULL") ? null : element);
        }
    }
}
