package dev.rowloom.schema.internal.condition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Looks into JSON documents. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private static final JsonMapper UNIQUE = MAPPER.rebuild()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    /** Returns the document, or null where the text is none. */
    static @Nullable JsonNode parse(String text) {
        return parse(MAPPER, text);
    }

    /** Returns the document, or null where the text is none, or an object in it has a field twice. */
    static @Nullable JsonNode parseUnique(String text) {
        return parse(UNIQUE, text);
    }

    private static @Nullable JsonNode parse(JsonMapper mapper, String text) {
        try {
            JsonNode node = mapper.readTree(text);
            return node == null || node.isMissingNode() ? null : node;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** Returns the document; a text that is none is an error of the row. */
    static JsonNode read(Object text) {
        JsonNode node = parse(text.toString());
        if (node == null) {
            throw new EvaluationException("no JSON");
        }
        return node;
    }

    /** Returns 0 where the documents are the same, whatever the order of their fields and the form of their numbers. */
    static int compareForEquality(Object a, Object b) {
        return read(a).equals(Json::scalars, read(b)) ? 0 : 1;
    }

    private static int scalars(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return a.decimalValue().compareTo(b.decimalValue());
        }
        return a.equals(b) ? 0 : 1;
    }

    /** Returns PostgreSQL's name of the document's type. */
    static String typeOf(JsonNode node) {
        if (node.isContainerNode()) {
            return node.isObject() ? "object" : "array";
        } else if (node.isTextual()) {
            return "string";
        }
        return node.isNumber() ? "number" : node.isBoolean() ? "boolean" : "null";
    }

    /** Returns SQLite's name of the document's type. */
    static String sqliteType(JsonNode node) {
        if (node.isNumber()) {
            return node.isIntegralNumber() ? "integer" : "real";
        } else if (node.isTextual()) {
            return "text";
        }
        return node.isBoolean() ? node.toString() : typeOf(node);
    }

    /** Returns MySQL's name of the document's type. */
    static String mysqlType(JsonNode node) {
        if (node.isNumber()) {
            return node.isIntegralNumber() ? "INTEGER" : "DOUBLE";
        }
        return typeOf(node).toUpperCase(Locale.ROOT);
    }

    /** Returns the text of a scalar without quotes, of others as they are; null of a JSON null. */
    static @Nullable String text(JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        return node.isTextual() ? node.textValue() : node.toString();
    }

    /** Returns SQLite's value of a scalar; the text of others. */
    static @Nullable Object sqliteValue(JsonNode node) {
        if (node.isNumber()) {
            return node.isIntegralNumber() && node.canConvertToLong()
                    ? (Object) node.longValue()
                    : (Object) node.doubleValue();
        }
        return node.isBoolean() ? (Object) (node.booleanValue() ? 1L : 0L) : text(node);
    }

    /** Returns whether one document holds another, as PostgreSQL's {@code @>} finds it. */
    static boolean contains(JsonNode outer, JsonNode inner) {
        if (inner.isObject()) {
            return outer.isObject()
                    && inner.properties().stream()
                            .allMatch(field ->
                                    outer.has(field.getKey()) && contains(outer.get(field.getKey()), field.getValue()));
        } else if (outer.isArray()) {
            if (!inner.isArray()) {
                return anyContains(outer, inner);
            }
            for (JsonNode element : inner) {
                if (!anyContains(outer, element)) {
                    return false;
                }
            }
            return true;
        }
        return !inner.isArray() && outer.equals(Json::scalars, inner);
    }

    private static boolean anyContains(JsonNode array, JsonNode element) {
        for (JsonNode own : array) {
            boolean same = element.isContainerNode()
                    ? own.isArray() == element.isArray() && contains(own, element)
                    : own.equals(Json::scalars, element);
            if (same) {
                return true;
            }
        }
        return false;
    }
}
