package dev.rowloom.gemini.stub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes what a request asks for: a value of its schema, each array of objects or arrays with as many elements as the
 * prompt says ("120 rows").
 */
final class SchemaRows {

    private static final Pattern ROWS = Pattern.compile("(\\d{1,6}) rows");
    private static final JsonMapper JSON = new JsonMapper();

    private final int rows;

    private SchemaRows(int rows) {
        this.rows = rows;
    }

    /** Returns the answer to a call. */
    static String of(GeminiCall call) {
        Matcher matcher = ROWS.matcher(call.prompt());
        int rows = matcher.find() ? Integer.parseInt(matcher.group(1)) : 5;
        JsonNode schema = call.body().at("/generationConfig/responseJsonSchema");
        if (schema.isMissingNode()) {
            schema = call.body().at("/tools/0/functionDeclarations/0/parametersJsonSchema");
        }
        if (schema.isMissingNode()) {
            schema = stated(call.body().at("/systemInstruction/parts/0/text").asText());
        }
        if (!schema.isMissingNode()) {
            return new SchemaRows(rows).value(schema, "", 1).toString();
        }
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode array = answer.putArray("rows");
        for (int i = 1; i <= rows; i++) {
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

    private JsonNode value(JsonNode schema, String name, int row) {
        if (schema.has("enum")) {
            JsonNode values = schema.path("enum");
            return values.get((row - 1) % values.size());
        }
        return switch (type(schema)) {
            case "object" -> object(schema, row);
            case "array" -> array(schema, name, row);
            case "integer" ->
                JsonNodeFactory.instance.numberNode(schema.path("minimum").asInt(0) + row);
            case "number" -> JsonNodeFactory.instance.numberNode(row + 0.5);
            case "boolean" -> JsonNodeFactory.instance.booleanNode(row % 2 == 0);
            default -> JsonNodeFactory.instance.textNode(text(schema, name, row));
        };
    }

    private JsonNode object(JsonNode schema, int row) {
        ObjectNode object = JSON.createObjectNode();
        schema.path("properties")
                .properties()
                .forEach(field -> object.set(field.getKey(), value(field.getValue(), field.getKey(), row)));
        return object;
    }

    private JsonNode array(JsonNode schema, String name, int row) {
        ArrayNode array = JSON.createArrayNode();
        if (schema.has("prefixItems")) {
            schema.path("prefixItems").forEach(item -> array.add(value(item, name, row)));
            return array;
        }
        JsonNode items = schema.path("items");
        String type = type(items);
        int count = type.equals("object") || type.equals("array") ? rows : 2;
        for (int i = 1; i <= count; i++) {
            array.add(value(items, name, i));
        }
        return array;
    }

    private static String text(JsonNode schema, String name, int row) {
        return switch (schema.path("format").asText()) {
            case "date" -> "2026-01-" + twoDigits(1 + row % 28);
            case "date-time" -> "2026-01-" + twoDigits(1 + row % 28) + "T12:00:00Z";
            default -> name.isEmpty() ? "text " + row : name + " " + row;
        };
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.path(0).asText() : type.asText(schema.has("properties") ? "object" : "string");
    }
}
