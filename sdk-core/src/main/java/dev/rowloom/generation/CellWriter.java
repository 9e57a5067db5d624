package dev.rowloom.generation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.rowloom.engine.CellState;
import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.RowBatchBuilder;
import dev.rowloom.schema.DataType;
import java.io.IOException;
import java.util.StringJoiner;

/** Writes the cells of an answer into rows, as the model wrote them. */
final class CellWriter {

    private static final JsonFactory JSON = new JsonFactory();

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
        boolean array = type instanceof DataType.ArrayType;
        if (!text.startsWith("[") || !(array || type instanceof DataType.SetType)) {
            return text;
        }
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            return array ? array(parser, text) : labels(parser, text);
        } catch (IOException e) {
            return text;
        }
    }

    /** Returns the array that a parser stands at, with numbers as they were written. */
    private static String array(JsonParser parser, String text) throws IOException {
        StringJoiner array = new StringJoiner(",", "{", "}");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(
                    switch (parser.currentToken()) {
                        case START_ARRAY -> array(parser, text);
                        case START_OBJECT -> quoted(RawJson.of(parser, text, JSON));
                        case VALUE_STRING -> quoted(parser.getText());
                        case VALUE_NULL -> "NULL";
                        default -> parser.getText();
                    });
        }
        return array.toString();
    }

    /** Returns the labels of a set; where it holds anything else, the JSON. */
    private static String labels(JsonParser parser, String text) throws IOException {
        StringJoiner labels = new StringJoiner(",");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (!parser.currentToken().isScalarValue() || parser.currentToken() == JsonToken.VALUE_NULL) {
                return text;
            }
            labels.add(parser.getText());
        }
        return labels.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
