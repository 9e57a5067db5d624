package dev.rowloom.schema.internal.condition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/** Looks into JSON documents. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private Json() {}

    /** Returns the document, or null where the text is none. */
    static @Nullable JsonNode parse(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
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
}
