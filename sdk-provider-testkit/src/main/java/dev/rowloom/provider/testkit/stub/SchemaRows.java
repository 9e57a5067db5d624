package dev.rowloom.provider.testkit.stub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Writes what a request asks for: a value of its schema, each array of objects or arrays with as many elements as the
 * prompt says ("120 rows"). Where the prompt is one for rows of a table, they say their numbers, refer to rows that are
 * there and go on where earlier ones ended.
 *
 * @since 0.1.0
 */
public final class SchemaRows {

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String NUMBER = "n";

    private final PromptFacts facts;
    private int choices;

    private SchemaRows(PromptFacts facts) {
        this.facts = facts;
    }

    /**
     * Returns the answer to a request, as JSON.
     *
     * @param wire where a service's request says what
     * @param body the request
     */
    public static String of(StubWire wire, JsonNode body) {
        PromptFacts facts = PromptFacts.of(wire.prompt(body));
        JsonNode schema = wire.schema(body);
        if (schema.isMissingNode()) {
            schema = stated(wire.system(body));
        }
        if (!schema.isMissingNode()) {
            return new SchemaRows(facts).value(schema, "", 1, 0).toString();
        }
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode array = answer.putArray("rows");
        for (int i = 1; i <= facts.rows(); i++) {
            array.addObject().put("id", i).put("name", "name " + i);
        }
        return answer.toString();
    }

    /** Returns the schema that stands at the end of the instructions, as a model reads it there. */
    private static JsonNode stated(String instructions) {
        int at = instructions.indexOf("JSON Schema");
        int start = at < 0 ? -1 : instructions.indexOf('{', at);
        try {
            return start < 0 ? JSON.missingNode() : JSON.readTree(instructions.substring(start));
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    private JsonNode value(JsonNode schema, String field, int row, int position) {
        String description = schema.path("description").asText(field);
        String name = description.replaceFirst(", .*", "");
        if (schema.has("anyOf")) {
            return value(schema.path("anyOf").path(0), name, row, position);
        } else if (schema.has("enum")) {
            return choice(schema.path("enum"), facts.used() + row);
        }
        List<String> parents = facts.parents(name);
        int number = facts.used() + row;
        boolean empty = parents == null ? !facts.isKey(name) && number % 7 == 5 : parents.isEmpty();
        if (empty && takesNull(schema)) {
            return NODES.nullNode();
        }
        String type = type(schema);
        if (parents != null && !parents.isEmpty()) {
            String key = parents.get((row - 1) % parents.size());
            boolean numeric = type.equals("integer") && key.matches("-?\\d{1,18}");
            return numeric ? NODES.numberNode(Long.parseLong(key)) : NODES.textNode(key);
        }
        return switch (type) {
            case "object" -> object(schema, row);
            case "array" -> array(schema, name, row);
            case "integer" -> NODES.numberNode(integer(schema, name, row));
            case "number" -> NODES.numberNode(PlausibleValues.amount(number));
            case "boolean" -> NODES.booleanNode(number % 2 == 0);
            default -> NODES.textNode(text(schema, description, number, position));
        };
    }

    /** Returns one of a few values; several of a row are not all on a par, or there would be few pairs of them. */
    private JsonNode choice(JsonNode values, int row) {
        int earlier = choices++ == 0 ? 0 : (row - 1) / values.size();
        return values.get((row - 1 + earlier) % values.size());
    }

    private long integer(JsonNode schema, String name, int row) {
        if (name.equals(NUMBER)) {
            return facts.number(row);
        }
        boolean counted = facts.isKey(name) || name.matches("|.*(id|no|number|code|position)");
        return schema.path("minimum").asInt(0)
                + (counted ? facts.used() + row : PlausibleValues.integer(name, facts.used() + row));
    }

    private JsonNode object(JsonNode schema, int row) {
        ObjectNode object = JSON.createObjectNode();
        choices = 0;
        schema.path("properties")
                .properties()
                .forEach(field ->
                        object.set(field.getKey(), value(field.getValue(), field.getKey(), row, object.size())));
        return object;
    }

    private JsonNode array(JsonNode schema, String name, int row) {
        ArrayNode array = JSON.createArrayNode();
        if (schema.has("prefixItems")) {
            choices = 0;
            schema.path("prefixItems").forEach(item -> array.add(value(item, name, row, array.size())));
            return array;
        }
        JsonNode items = schema.path("items");
        String type = type(items);
        int count = type.equals("object") || type.equals("array") ? facts.rows() : 2;
        for (int i = 1; i <= count; i++) {
            array.add(value(items, name, i, 0));
        }
        return array;
    }

    private String text(JsonNode schema, String description, int row, int position) {
        String form = switch (schema.path("format").asText()) {
            case "date" -> ", YYYY-MM-DD";
            case "date-time" -> ", YYYY-MM-DDTHH:MM:SSZ";
            default -> "";
        };
        String name = description.replaceFirst(", .*", "");
        return PlausibleValues.text(description + form, row, position, facts.mostChars(name));
    }

    private static boolean takesNull(JsonNode schema) {
        JsonNode types = schema.path("type");
        return types.isArray() && types.toString().contains("\"null\"");
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.path(0).asText() : type.asText(schema.has("properties") ? "object" : "string");
    }
}
