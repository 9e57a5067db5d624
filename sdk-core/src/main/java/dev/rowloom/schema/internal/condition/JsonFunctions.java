package dev.rowloom.schema.internal.condition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rowloom.schema.ExpressionRules.Feature;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions and operators that look into JSON. */
final class JsonFunctions {

    private JsonFunctions() {}

    static @Nullable Typed compile(Arguments in) {
        return switch (in.function()) {
            case "json_valid", "isjson" ->
                valid(in.require(1, 2), in.has(Feature.BOOLEANS_ARE_NUMBERS) ? ValueType.INTEGER : ValueType.BOOLEAN);
            case "is_json" -> isJson(in.require(1, 2));
            case "jsonb_typeof", "json_typeof" ->
                Arguments.unary(ValueType.TEXT, in.require(1, 1).get(0), v -> Json.typeOf(Json.read(v)));
            case "json_type" -> type(in.require(1, 2));
            case "json_array_length", "jsonb_array_length" -> arrayLength(in.require(1, 2));
            case "json_length" ->
                Arguments.unary(ValueType.INTEGER, in.require(1, 1).get(0), v -> {
                    JsonNode node = Json.read(v);
                    return node.isContainerNode() ? (long) node.size() : 1L;
                });
            case "->", "->>" -> step(in.require(2, 2));
            case "#>", "#>>" -> path(in.require(2, 2));
            case "json_extract", "json_value", "json_unquote", "json_query" -> extracted(in.require(1, 2));
            case "?", "jsonb_exists", "exist" -> JsonKeys.exists(in.require(2, 2));
            case "?|" -> JsonKeys.any(in.require(2, 2));
            case "?&" -> JsonKeys.all(in.require(2, 2));
            case "jsonb_path_exists", "json_exists" -> pathExists(in.require(2, 2));
            case "json_contains" -> containsAt(in.require(2, 3));
            case "@>" -> contains(in.require(2, 2), 0, 1);
            case "<@" -> contains(in.require(2, 2), 1, 0);
            default -> null;
        };
    }

    private static Typed valid(Arguments in, ValueType type) {
        boolean number = type.is(Kind.INTEGER);
        return Arguments.unary(type, in.text(0), v -> {
            boolean valid = Json.parse((String) v) != null;
            return number ? (Object) (valid ? 1L : 0L) : (Object) valid;
        });
    }

    // IS JSON [OBJECT | ARRAY | SCALAR | VALUE] [WITH UNIQUE KEYS]
    private static Typed isJson(Arguments in) {
        String test = in.size() == 2 ? in.constant(1) : "value";
        boolean unique = test.endsWith(" unique");
        String kind = unique ? test.substring(0, test.indexOf(' ')) : test;
        Typed document = in.kind(0) == Kind.BINARY
                ? Arguments.unary(ValueType.TEXT, in.get(0), v -> new String((byte[]) v, StandardCharsets.UTF_8))
                : in.text(0);
        return Arguments.unary(ValueType.BOOLEAN, document, v -> {
            JsonNode node = unique ? Json.parseUnique((String) v) : Json.parse((String) v);
            return node != null
                    && switch (kind) {
                        case "object" -> node.isObject();
                        case "array" -> node.isArray();
                        case "scalar" -> node.isValueNode();
                        default -> true;
                    };
        });
    }

    private static Typed type(Arguments in) {
        boolean sqlite = in.has(Feature.DYNAMIC_TYPES);
        JsonPath path = in.size() == 2 ? JsonPath.read(in, in.constant(1)) : JsonPath.ROOT;
        return Arguments.unary(ValueType.TEXT, in.get(0), v -> {
            JsonNode node = path.in(Json.read(v));
            return node == null ? null : sqlite ? Json.sqliteType(node) : Json.mysqlType(node);
        });
    }

    private static Typed arrayLength(Arguments in) {
        boolean strict = !in.has(Feature.DYNAMIC_TYPES);
        return Arguments.unary(ValueType.INTEGER, in.get(0), v -> {
            JsonNode node = Json.read(v);
            if (strict && !node.isArray()) {
                throw new EvaluationException("no JSON array");
            }
            return node.isArray() ? (long) node.size() : 0L;
        });
    }

    private static Typed step(Arguments in) {
        boolean text = in.function().equals("->>");
        Object key = in.get(1).constant() ? in.get(1).value() : null;
        if (key == null) {
            throw in.unsupported("with a key that is no constant");
        }
        boolean isPath = key instanceof String name && name.startsWith("$");
        JsonPath path = isPath ? JsonPath.read(in, (String) key) : JsonPath.step(key);
        return text && in.has(Feature.DYNAMIC_TYPES) ? value(in.get(0), path) : found(in.get(0), path, text);
    }

    private static Typed value(Typed document, JsonPath path) {
        return Arguments.unary(ValueType.TEXT, document, v -> {
            JsonNode node = path.in(Json.read(v));
            return node == null ? null : Json.sqliteValue(node);
        });
    }

    private static Typed path(Arguments in) {
        List<@Nullable Object> steps = ArrayText.read(in.constant(1));
        return found(in.get(0), JsonPath.steps(steps), in.function().equals("#>>"));
    }

    private static Typed found(Typed document, JsonPath path, boolean text) {
        return Arguments.unary(text ? ValueType.text(null) : ValueType.JSON, document, v -> {
            JsonNode node = path.in(Json.read(v));
            if (node == null) {
                return null;
            }
            return text ? Json.text(node) : node.toString();
        });
    }

    private static Typed extracted(Arguments in) {
        boolean scalar = !in.function().equals("json_extract") && !in.function().equals("json_query");
        JsonPath path = in.size() == 2 ? JsonPath.read(in, in.constant(1)) : JsonPath.ROOT;
        if (in.has(Feature.DYNAMIC_TYPES)) {
            return value(in.get(0), path);
        }
        return found(in.get(0), path, scalar);
    }

    private static Typed pathExists(Arguments in) {
        String text = in.constant(1);
        // what is asked of any element is asked of the first
        String first = text.startsWith("lax ") ? text.substring(4) : text;
        JsonPath path = JsonPath.read(in, first.replace("[*]", "[0]"));
        boolean number = in.has(Feature.BOOLEANS_ARE_NUMBERS);
        return Arguments.unary(number ? ValueType.INTEGER : ValueType.BOOLEAN, in.get(0), v -> {
            JsonNode node = Json.read(v);
            for (Object step : path.steps()) {
                // what is no array is taken for one of itself
                boolean itself = node != null && !node.isArray() && step.equals(0L);
                node = node == null || itself ? node : JsonPath.step(step).in(node);
            }
            boolean found = node != null;
            return number ? (Object) (found ? 1L : 0L) : (Object) found;
        });
    }

    // MySQL's JSON_CONTAINS(document, value[, path])
    private static Typed containsAt(Arguments in) {
        JsonPath path = in.size() == 3 ? JsonPath.read(in, in.constant(2)) : JsonPath.ROOT;
        return Arguments.nary(ValueType.INTEGER, List.of(in.get(0), in.text(1)), v -> {
            JsonNode node = path.in(Json.read(v[0]));
            // MariaDB gives 0 where MySQL gives null
            return node != null && Json.contains(node, Json.read(v[1])) ? 1L : 0L;
        });
    }

    private static @Nullable Typed contains(Arguments in, int outer, int inner) {
        if (in.kind(outer) == Kind.ARRAY || in.kind(inner) == Kind.ARRAY) {
            return null;
        }
        return Arguments.nary(
                ValueType.BOOLEAN,
                List.of(in.get(outer), in.get(inner)),
                v -> Json.contains(Json.read(v[0]), Json.read(v[1])));
    }
}
