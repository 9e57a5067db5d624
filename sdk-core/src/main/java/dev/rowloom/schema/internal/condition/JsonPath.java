package dev.rowloom.schema.internal.condition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A way into a JSON document: names of fields and numbers of elements. */
record JsonPath(List<Object> steps) {

    static final JsonPath ROOT = new JsonPath(List.of());

    private static final Pattern STEP =
            Pattern.compile("\\.\\s*(?:\"([^\"]*)\"|([A-Za-z_$][\\w$]*))|\\[\\s*(\\d{1,9})\\s*]");

    /** Reads {@code $.a."b c"[0]}. */
    static JsonPath read(Arguments in, String path) {
        String rest = path.strip().replaceFirst("^(?:lax|strict)\\s+", "");
        List<Object> steps = new ArrayList<>();
        Matcher step = STEP.matcher(rest);
        int at = 1;
        if (!rest.startsWith("$")) {
            throw in.unsupported("with the path " + path);
        }
        while (at < rest.length()) {
            if (!step.region(at, rest.length()).lookingAt()) {
                throw in.unsupported("with the path " + path);
            }
            String name = step.group(1) != null ? step.group(1) : step.group(2);
            steps.add(name != null ? name : (Object) Long.valueOf(step.group(3)));
            at = step.end();
        }
        return new JsonPath(List.copyOf(steps));
    }

    /** Returns the path of one step: a name, or a number. */
    static JsonPath step(Object key) {
        return new JsonPath(List.of(key));
    }

    /** Returns the path of texts, which are numbers where they lead into an array. */
    static JsonPath steps(List<@Nullable Object> keys) {
        List<Object> steps = new ArrayList<>();
        keys.forEach(key -> steps.add(String.valueOf(key)));
        return new JsonPath(List.copyOf(steps));
    }

    /** Returns what is there, or null. */
    @Nullable
    JsonNode in(JsonNode document) {
        JsonNode node = document;
        for (Object step : steps) {
            if (node.isArray()) {
                node = element(node, step);
            } else {
                node = step instanceof String name ? node.get(name) : null;
            }
            if (node == null) {
                return null;
            }
        }
        return node;
    }

    private static @Nullable JsonNode element(JsonNode array, Object step) {
        boolean digits = step.toString().matches("-?\\d{1,9}");
        if (!digits) {
            return null;
        }
        int index = Integer.parseInt(step.toString());
        return array.get(index < 0 ? array.size() + index : index);
    }
}
