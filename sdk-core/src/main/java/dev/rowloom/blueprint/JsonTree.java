package dev.rowloom.blueprint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON as a tree, within bounds, no field twice, numbers exactly. Jackson's mapper would do the same, but takes a tenth of a
 * second to set itself up, which the first test of a JVM has to wait for.
 */
final class JsonTree {

    static final int MOST_BYTES = 64 << 20;
    static final int MOST_TEXT = 1 << 20;
    static final int MOST_DEPTH = 100;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonTree() {}

    /** Something stands behind the document. */
    static final class TrailingException extends JsonParseException {

        private static final long serialVersionUID = 1L;

        TrailingException(JsonParser parser) {
            super(parser, "something follows behind the document", parser.currentTokenLocation());
        }
    }

    private static JsonFactory factory() {
        StreamReadConstraints bounds = StreamReadConstraints.builder()
                .maxNestingDepth(MOST_DEPTH)
                .maxStringLength(MOST_TEXT)
                .maxDocumentLength(MOST_BYTES)
                .build();
        return JsonFactory.builder()
                .streamReadConstraints(bounds)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }

    /** Returns the tree of a text, or null of an empty one. */
    static @Nullable JsonNode read(String text) throws IOException {
        try (JsonParser parser = factory().createParser(text)) {
            return document(parser);
        }
    }

    /** Returns the tree of a document, or null of an empty one. */
    static @Nullable JsonNode read(InputStream in) throws IOException {
        try (JsonParser parser = factory().createParser(in)) {
            return document(parser);
        }
    }

    private static @Nullable JsonNode document(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return null;
        }
        JsonNode tree = value(parser, first);
        if (parser.nextToken() != null) {
            throw new TrailingException(parser);
        }
        return tree;
    }

    // the parser bounds how deep that goes
    private static JsonNode value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT ->
                switch (parser.getNumberType()) {
                    case INT -> NODES.numberNode(parser.getIntValue());
                    case LONG -> NODES.numberNode(parser.getLongValue());
                    default -> NODES.numberNode(parser.getBigIntegerValue());
                };
            case VALUE_NUMBER_FLOAT -> DecimalNode.valueOf(parser.getDecimalValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private static ObjectNode object(JsonParser parser) throws IOException {
        ObjectNode object = NODES.objectNode();
        String name = parser.nextFieldName();
        while (name != null) {
            object.set(name, value(parser, parser.nextToken()));
            name = parser.nextFieldName();
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser) throws IOException {
        ArrayNode array = NODES.arrayNode();
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            array.add(value(parser, token));
            token = parser.nextToken();
        }
        return array;
    }
}
