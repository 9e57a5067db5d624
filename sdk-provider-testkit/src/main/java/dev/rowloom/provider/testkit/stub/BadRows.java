package dev.rowloom.provider.testkit.stub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rowloom.provider.testkit.Fault;
import java.util.function.UnaryOperator;

/** Turns good rows into those that a model writes on a bad day. Rows are arrays of values or objects. */
final class BadRows {

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MANY = 10;
    private static final int FAR = 900_000;

    private BadRows() {}

    static String of(Fault fault, String answer) {
        ObjectNode root;
        try {
            root = (ObjectNode) JSON.readTree(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
        ArrayNode rows = root.withArrayProperty("rows");
        ArrayNode bad = NODES.arrayNode();
        switch (fault) {
            case SAME_ROW -> rows.forEach(row -> bad.add(rows.path(0)));
            case OTHER_TABLE -> rows.forEach(row -> bad.add(NODES.objectNode().put("planet", "Mars")));
            case TEN_TIMES -> {
                for (int i = 0; i < MANY; i++) {
                    bad.addAll(rows);
                }
            }
            case WRONG_TYPES ->
                rows.forEach(row -> bad.add(mapped(row, cell -> cell.isNumber() ? NODES.textNode("many") : cell)));
            case DANGLING_KEYS ->
                rows.forEach(row -> bad.add(
                        mapped(row, cell -> cell.isIntegralNumber() ? NODES.numberNode(cell.asLong() + FAR) : cell)));
            case EXTRA_COLUMN ->
                rows.forEach(row -> bad.add(
                        row instanceof ArrayNode array
                                ? array.deepCopy().add("more")
                                : ((ObjectNode) row.deepCopy()).put("more", "more")));
            default -> rows.forEach(row -> bad.add(withoutLast(row)));
        }
        root.set("rows", bad);
        return root.toString();
    }

    private static JsonNode mapped(JsonNode row, UnaryOperator<JsonNode> change) {
        if (row.isArray()) {
            ArrayNode copy = NODES.arrayNode();
            row.forEach(cell -> copy.add(change.apply(cell)));
            return copy;
        }
        ObjectNode copy = NODES.objectNode();
        row.properties().forEach(cell -> copy.set(cell.getKey(), change.apply(cell.getValue())));
        return copy;
    }

    private static JsonNode withoutLast(JsonNode row) {
        if (row instanceof ArrayNode array) {
            ArrayNode copy = array.deepCopy();
            copy.remove(copy.size() - 1);
            return copy;
        }
        ObjectNode copy = row.deepCopy();
        String last = "";
        for (var cell : row.properties()) {
            last = cell.getKey();
        }
        copy.remove(last);
        return copy;
    }
}
