package dev.rowloom.blueprint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rowloom.provider.SchemaLimits;
import java.util.List;

/**
 * The JSON Schema of what a model writes. It is flat, of five levels, and of one size for all schemas: tables and columns are
 * texts, not properties. All properties are required and none may be null, which is what the strictest service asks for.
 */
final class AnswerShape {

    /** The levels of objects and arrays. */
    static final int DEPTH = 5;

    static final String POOLS = "pools";
    static final String COLUMNS = "columns";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final SchemaLimits limits;
    private final ModelLanguage language;

    AnswerShape(SchemaLimits limits, ModelLanguage language) {
        this.limits = limits;
        this.language = language;
    }

    /** Returns the schema as JSON text. */
    String json() {
        ObjectNode pool = object();
        text(pool, "name", "what templates name as {own/NAME}: lower case, digits, hyphens");
        list(pool, "values", "string", "the entries, hundreds if there are so many");
        list(pool, "weights", "integer", "how often each comes; those left out count 1");
        ObjectNode root = object();
        array(root, POOLS, close(pool));
        array(root, COLUMNS, column());
        return close(root).toString();
    }

    private ObjectNode column() {
        ObjectNode column = object();
        text(column, "table", "");
        text(column, "column", "");
        words(column, "kind", language.kinds());
        text(column, "by", "the column that decides between several entries of this one; empty otherwise");
        list(column, "is", "string", "the values of it that this entry is for; none for all others");
        ObjectNode field = object();
        words(field, "name", language.fields());
        text(field, "value", "");
        array(column, "with", close(field));
        list(column, "values", "string", "");
        list(column, "weights", "integer", "how often each value comes, 1 to 1000000");
        ObjectNode transition = object();
        for (String name : List.of("from", "to")) {
            text(transition, name, "");
        }
        property(transition, "weight", "integer");
        for (String name : List.of("moment", "minGap", "maxGap")) {
            text(transition, name, "");
        }
        array(column, "transitions", close(transition));
        property(column, "nullRate", "number");
        return close(column);
    }

    private ObjectNode object() {
        ObjectNode object = JSON.objectNode().put("type", "object");
        if (knows("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        object.putObject("properties");
        return object;
    }

    private ObjectNode close(ObjectNode object) {
        ArrayNode required = object.putArray("required");
        object.get("properties").fieldNames().forEachRemaining(required::add);
        if (knows("propertyOrdering")) {
            object.set("propertyOrdering", required.deepCopy());
        }
        return object;
    }

    private static ObjectNode property(ObjectNode object, String name, String type) {
        return ((ObjectNode) object.get("properties")).putObject(name).put("type", type);
    }

    private void text(ObjectNode object, String name, String words) {
        describe(property(object, name, "string"), words);
    }

    private void words(ObjectNode object, String name, Iterable<String> words) {
        ArrayNode values = property(object, name, "string").putArray("enum");
        words.forEach(values::add);
    }

    private void list(ObjectNode object, String name, String type, String words) {
        ObjectNode list = property(object, name, "array");
        list.putObject("items").put("type", type);
        describe(list, words);
    }

    private static void array(ObjectNode object, String name, ObjectNode items) {
        property(object, name, "array").set("items", items);
    }

    private void describe(ObjectNode schema, String words) {
        if (!words.isEmpty() && knows("description")) {
            schema.put("description", words);
        }
    }

    private boolean knows(String keyword) {
        return limits.keywords().contains(keyword);
    }
}
