package dev.rowloom.generation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rowloom.engine.CellState;
import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.RowBatchBuilder;
import dev.rowloom.schema.DataType;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Writes the cells of an answer into rows, as the model wrote them. */
final class CellWriter {

    private static final JsonMapper JSON = new JsonMapper();

    private CellWriter() {}

    static void write(RowBatchBuilder row, int position, ColumnLayout column, Cell cell) {
        switch (cell.kind()) {
            case NULL -> row.state(position, CellState.NULL);
            case ABSENT -> row.state(position, CellState.ABSENT);
            case JSON -> row.text(position, json(column.column().type(), cell.text()));
            case TEXT, NUMBER, BOOLEAN -> row.text(position, cell.text());
        }
    }

    /** Returns a JSON array as the text of an SQL array or set, where the column is one; else the JSON. */
    private static String json(DataType type, String text) {
        if (!(type instanceof DataType.ArrayType || type instanceof DataType.SetType)) {
            return text;
        }
        try {
            JsonNode node = JSON.readTree(text);
            if (!node.isArray()) {
                return text;
            }
            return type instanceof DataType.ArrayType
                    ? array(node)
                    : StreamSupport.stream(node.spliterator(), false)
                            .map(JsonNode::asText)
                            .collect(Collectors.joining(","));
        } catch (JsonProcessingException e) {
            return text;
        }
    }

    private static String array(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false)
                .map(element -> element.isArray()
                        ? array(element)
                        : element.isNull()
                                ? "NULL"
                                : element.isTextual() ? quoted(element.asText()) : element.toString())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
