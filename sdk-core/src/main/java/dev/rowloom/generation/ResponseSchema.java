package dev.rowloom.generation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rowloom.provider.SchemaLimits;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schema of an answer: rows as arrays of values where the service can describe those, else as objects.
 *
 * <p>It is flat and has no bounds of numbers, lengths or formats of texts, and no length of the list of rows: services make
 * an automaton of a schema and refuse one of too many states. What it doesn't say is checked when the rows are read.
 */
final class ResponseSchema {

    /** What every service understands that takes schemas at all. */
    private static final SchemaLimits UNKNOWN =
            SchemaLimits.of(List.of("type", "properties", "items", "required", "enum", "description"), 100, 5, 100);

    /** What can be stated in a prompt, where no service has to take it. */
    static final SchemaLimits STATED = SchemaLimits.of(
            List.of("type", "properties", "items", "prefixItems", "required", "enum", "anyOf", "description"),
            10_000,
            5,
            500);

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String TUPLE = "prefixItems";
    private static final int DEPTH = 3;
    private static final int LONGEST_TUPLE_WITH_BOUNDS = 16;

    private final SchemaLimits limits;
    private final List<AnswerColumn> columns;
    private final EnumValues enums;

    /** How rows are written. */
    enum RowForm {
        ARRAYS,
        OBJECTS
    }

    ResponseSchema(@Nullable SchemaLimits limits, List<AnswerColumn> columns, BatchAsk ask, SchemaFacts facts) {
        this.limits = limits == null ? UNKNOWN : limits;
        this.columns = columns;
        this.enums = EnumValues.of(this.limits, columns, ask, facts);
    }

    /** Returns whether the service takes a schema for so many columns. */
    static boolean isPossible(@Nullable SchemaLimits limits, List<AnswerColumn> columns) {
        SchemaLimits known = limits == null ? UNKNOWN : limits;
        return known.maxDepth() >= DEPTH && columns.size() <= mostColumns(known);
    }

    /** Returns the greatest number of columns, a row's number included, that the service takes a schema for. */
    static int mostColumns(@Nullable SchemaLimits limits) {
        return Math.max(2, (limits == null ? UNKNOWN : limits).maxProperties() - 1);
    }

    /** Returns how rows are written. */
    RowForm rowForm() {
        return limits.keywords().contains(TUPLE) ? RowForm.ARRAYS : RowForm.OBJECTS;
    }

    /** Returns the schema as JSON text; the same for the same request. */
    String json() {
        ObjectNode root = object();
        ObjectNode rows = root.putObject("properties").putObject(RowParser.ROWS);
        rows.put("type", "array");
        rows.set("items", rowForm() == RowForm.ARRAYS ? tuple() : record());
        root.putArray("required").add(RowParser.ROWS);
        return root.toString();
    }

    private ObjectNode object() {
        ObjectNode object = JSON.objectNode().put("type", "object");
        if (knows("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        return object;
    }

    private ObjectNode tuple() {
        ObjectNode row = JSON.objectNode().put("type", "array");
        ArrayNode items = row.putArray(TUPLE);
        columns.forEach(column -> items.add(value(column, column.name())));
        if (columns.size() <= LONGEST_TUPLE_WITH_BOUNDS && knows("minItems") && knows("maxItems")) {
            row.put("minItems", columns.size()).put("maxItems", columns.size());
        }
        return row;
    }

    private ObjectNode record() {
        ObjectNode row = object();
        ObjectNode properties = row.putObject("properties");
        columns.forEach(column -> properties.set(column.name(), value(column, "")));
        ArrayNode required = row.putArray("required");
        columns.forEach(column -> required.add(column.name()));
        if (knows("propertyOrdering")) {
            row.set("propertyOrdering", required.deepCopy());
        }
        return row;
    }

    private ObjectNode value(AnswerColumn column, String name) {
        ArrayNode values = enums.of(column);
        ObjectNode schema;
        if (values == null) {
            schema = JSON.objectNode();
            if (column.takesNull()) {
                schema.putArray("type").add(column.jsonType()).add("null");
            } else {
                schema.put("type", column.jsonType());
            }
        } else if (column.takesNull()) {
            schema = JSON.objectNode();
            ArrayNode either = schema.putArray("anyOf");
            either.addObject().put("type", column.jsonType()).set("enum", values);
            either.addObject().put("type", "null");
        } else {
            schema = JSON.objectNode().put("type", column.jsonType());
            schema.set("enum", values);
        }
        String dates = column.dates() == null ? "" : column.dates().words();
        String description = name.isEmpty() || dates.isEmpty() ? name + dates : name + ", " + dates;
        if (!description.isEmpty() && knows("description")) {
            schema.put("description", description);
        }
        return schema;
    }

    private boolean knows(String keyword) {
        Set<String> keywords = limits.keywords();
        return keywords.contains(keyword);
    }
}
