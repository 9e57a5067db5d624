package dev.rowloom.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;

/** Reads JSON documents as trees, maps, lists, and by Jackson's rules as records and beans. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    /** Returns whether the type is Jackson's tree, or a map. */
    static boolean isTree(Type target) {
        Class<?> raw = Conversions.raw(target);
        return JsonNode.class.isAssignableFrom(raw) || raw == Map.class;
    }

    /** Returns whether a document can be of the type: a tree, map, list, array, record or bean. */
    static boolean takes(Type target) {
        Class<?> raw = Conversions.raw(target);
        return isTree(target)
                || target instanceof ParameterizedType
                || Collection.class.isAssignableFrom(raw)
                || raw.isArray()
                || Shape.isPossible(raw);
    }

    static Conversion conversion(Type target) {
        return carrier -> {
            try {
                return MAPPER.readValue((String) carrier, MAPPER.constructType(target));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(e.getOriginalMessage(), e);
            }
        };
    }
}
