package dev.rowloom.provider.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rowloom.provider.support.SchemaDialect.Objects;
import java.util.HashSet;
import java.util.Set;

/** Rewrites a JSON Schema into what a service takes. */
final class SchemaRewriter {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> MAPS_OF_SCHEMAS = Set.of("properties", "$defs");
    private static final Set<String> VALUES = Set.of("enum", "required", "const", "type", "propertyOrdering");
    /** Those that hold a value to something and can be told in words. */
    private static final Set<String> TOLD = Set.of(
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "pattern",
            "format",
            "minItems",
            "maxItems",
            "uniqueItems",
            "enum",
            "const");
    /** Those without which a schema would mean something else. */
    private static final Set<String> ESSENTIAL =
            Set.of("prefixItems", "allOf", "not", "if", "patternProperties", "$ref");

    private final SchemaDialect dialect;
    private final Set<String> leftOut;

    SchemaRewriter(SchemaDialect dialect, Set<String> leftOut) {
        this.dialect = dialect;
        this.leftOut = leftOut;
    }

    /** Returns whether every object of a schema can be closed without another meaning, and nothing essential gets lost. */
    static boolean isClosable(JsonNode schema, SchemaDialect dialect) {
        if (schema.isArray()) {
            for (JsonNode element : schema) {
                if (!isClosable(element, dialect)) {
                    return false;
                }
            }
            return true;
        }
        if (!schema.isObject()) {
            return true;
        }
        JsonNode more = schema.path("additionalProperties");
        boolean map = isObject(schema) && schema.path("properties").isEmpty() && !more.isBoolean()
                || more.isObject()
                || more.asBoolean(false);
        if (map) {
            return false;
        }
        for (var field : schema.properties()) {
            String name = field.getKey();
            if (ESSENTIAL.contains(name) && !dialect.keywords().contains(name)) {
                return false;
            }
            boolean below = MAPS_OF_SCHEMAS.contains(name);
            for (JsonNode part : below ? field.getValue() : JSON.arrayNode().add(field.getValue())) {
                if (!VALUES.contains(name) && !isClosable(part, dialect)) {
                    return false;
                }
            }
        }
        return true;
    }

    JsonNode rewrite(JsonNode schema) {
        if (schema.isArray()) {
            ArrayNode copy = JSON.arrayNode();
            schema.forEach(element -> copy.add(rewrite(element)));
            return copy;
        }
        if (!schema.isObject()) {
            return schema;
        }
        ObjectNode copy = JSON.objectNode();
        StringBuilder told = new StringBuilder();
        schema.properties().forEach(field -> put(copy, told, field.getKey(), field.getValue()));
        if (dialect.objects() != Objects.ANY) {
            tell(copy, told.toString());
            close(copy, schema);
        }
        return copy;
    }

    private void put(ObjectNode copy, StringBuilder told, String name, JsonNode value) {
        boolean constant = name.equals("const") && !knows("const") && knows("enum");
        if (constant) {
            copy.putArray("enum").add(value);
        } else if (name.equals("oneOf") && !knows("oneOf") && knows("anyOf")) {
            copy.set("anyOf", rewrite(value));
        } else if (!knows(name) || name.equals("format") && !knowsFormat(value.asText())) {
            if (TOLD.contains(name)) {
                told.append(told.length() == 0 ? "" : ", ")
                        .append(name)
                        .append(' ')
                        .append(value);
            }
        } else if (MAPS_OF_SCHEMAS.contains(name) && value.isObject()) {
            ObjectNode map = copy.putObject(name);
            value.properties().forEach(entry -> map.set(entry.getKey(), rewrite(entry.getValue())));
        } else {
            copy.set(name, VALUES.contains(name) ? value : rewrite(value));
        }
    }

    private boolean knows(String keyword) {
        return dialect.keywords().contains(keyword) && !leftOut.contains(keyword);
    }

    private boolean knowsFormat(String format) {
        return dialect.formats().isEmpty() || dialect.formats().contains(format);
    }

    private static void tell(ObjectNode schema, String told) {
        if (!told.isEmpty() && !schema.has("$ref")) {
            String said = schema.path("description").asText();
            schema.put("description", said.isEmpty() ? told : said + " (" + told + ")");
        }
    }

    private void close(ObjectNode copy, JsonNode schema) {
        if (!isObject(schema)) {
            return;
        }
        copy.put("additionalProperties", false);
        if (dialect.objects() != Objects.COMPLETE) {
            return;
        }
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        JsonNode properties = copy.path("properties");
        ArrayNode all = copy.putArray("required");
        properties.properties().forEach(field -> {
            all.add(field.getKey());
            if (!required.contains(field.getKey())) {
                field.setValue(orNull(field.getValue()));
            }
        });
    }

    /** Returns a schema of the same values and null. */
    private static JsonNode orNull(JsonNode schema) {
        JsonNode type = schema.path("type");
        boolean plain = type.isTextual() && !schema.has("enum") && !schema.has("const");
        if (plain && !type.asText().equals("null")) {
            ObjectNode copy = schema.deepCopy();
            copy.putArray("type").add(type.asText()).add("null");
            return copy;
        }
        if (type.isArray() && type.toString().contains("\"null\"")
                || type.asText().equals("null")) {
            return schema;
        }
        ObjectNode either = JSON.objectNode();
        ArrayNode choices = either.putArray("anyOf");
        if (schema.has("anyOf") && schema.size() == 1) {
            choices.addAll((ArrayNode) schema.path("anyOf"));
        } else {
            choices.add(schema);
        }
        choices.addObject().put("type", "null");
        return either;
    }

    private static boolean isObject(JsonNode schema) {
        JsonNode type = schema.path("type");
        return schema.has("properties")
                || type.asText().equals("object")
                || type.isArray() && type.toString().contains("\"object\"");
    }
}
