package dev.rowloom.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a model service takes of the JSON Schema of an answer; the narrowest figures that its documentation, its client or
 * reports of refusals give.
 *
 * @param keywords those that are understood
 * @param properties the most in the whole schema
 * @param levels the deepest nesting of objects and arrays
 * @param enumValues the most in the whole schema
 * @param chars the most of all names and enumeration values together
 * @param optional the most properties that are not required
 * @param unions the most types that are unions
 * @param closed whether each object must rule out further properties
 */
record ServiceLimits(
        String name,
        Set<String> keywords,
        int properties,
        int levels,
        int enumValues,
        int chars,
        int optional,
        int unions,
        boolean closed) {

    private static final Set<String> COMMON =
            Set.of("type", "properties", "items", "required", "enum", "description", "additionalProperties");

    private static final int ANY = Integer.MAX_VALUE;

    /** Takes property orders; refuses what makes an automaton of too many states. */
    static final ServiceLimits GEMINI =
            new ServiceLimits("gemini", with("propertyOrdering"), 200, 5, 250, 14_600, ANY, ANY, false);

    /** Strict: all properties required, none beside. */
    static final ServiceLimits OPENAI = new ServiceLimits("openai", COMMON, 100, 5, 500, 15_000, 0, ANY, true);

    static final ServiceLimits ANTHROPIC = new ServiceLimits("anthropic", COMMON, ANY, ANY, ANY, ANY, 24, 16, true);

    static final List<ServiceLimits> ALL = List.of(GEMINI, OPENAI, ANTHROPIC);

    private static Set<String> with(String keyword) {
        Set<String> keywords = new TreeSet<>(COMMON);
        keywords.add(keyword);
        return keywords;
    }

    /** Returns what of a schema the service would refuse, in words. */
    List<String> refused(JsonNode schema) {
        Count count = new Count();
        if (!schema.path("type").asText().equals("object")) {
            count.wrong.add("the root is no object");
        }
        count.visit(schema, 1);
        count.check("properties", count.properties, properties);
        count.check("levels", count.levels, levels);
        count.check("enumeration values", count.enumValues, enumValues);
        count.check("characters", count.chars, chars);
        count.check("optional properties", count.optional, optional);
        count.check("unions", count.unions, unions);
        return count.wrong;
    }

    private final class Count {

        private final List<String> wrong = new ArrayList<>();
        private int properties;
        private int levels;
        private int enumValues;
        private int chars;
        private int optional;
        private int unions;

        private void check(String what, int found, int most) {
            if (found > most) {
                wrong.add(found + " " + what + ", more than " + most);
            }
        }

        private void visit(JsonNode schema, int level) {
            schema.fieldNames().forEachRemaining(keyword -> {
                if (!keywords.contains(keyword)) {
                    wrong.add("the keyword " + keyword);
                }
            });
            unions += schema.path("type").isArray() || schema.has("anyOf") ? 1 : 0;
            enumValues += schema.path("enum").size();
            schema.path("enum").forEach(value -> chars += value.asText().length());
            boolean object = schema.path("type").asText().equals("object");
            boolean container = object || schema.path("type").asText().equals("array");
            levels = Math.max(levels, container ? level : level - 1);
            if (object && closed && schema.path("additionalProperties").asBoolean(true)) {
                wrong.add("an object that admits further properties");
            }
            if (schema.has("items")) {
                visit(schema.get("items"), level + 1);
            }
            Iterator<Map.Entry<String, JsonNode>> inner =
                    schema.path("properties").properties().iterator();
            optional +=
                    schema.path("properties").size() - schema.path("required").size();
            while (inner.hasNext()) {
                Map.Entry<String, JsonNode> property = inner.next();
                properties++;
                chars += property.getKey().length();
                visit(property.getValue(), level + 1);
            }
        }
    }
}
