package dev.rowloom.schema.internal.condition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** PostgreSQL's {@code ?}, {@code ?|} and {@code ?&}: whether a document, or an hstore, has names at its top. */
final class JsonKeys {

    private JsonKeys() {}

    static Typed exists(Arguments in) {
        boolean store = isStore(in);
        return Arguments.nary(ValueType.BOOLEAN, List.of(in.get(0), in.text(1)), v -> has(store, v[0], (String) v[1]));
    }

    static Typed any(Arguments in) {
        boolean store = isStore(in);
        return Arguments.nary(
                ValueType.BOOLEAN,
                List.of(in.get(0), names(in)),
                v -> ((List<?>) v[1]).stream().anyMatch(name -> name != null && has(store, v[0], name.toString())));
    }

    static Typed all(Arguments in) {
        boolean store = isStore(in);
        return Arguments.nary(
                ValueType.BOOLEAN,
                List.of(in.get(0), names(in)),
                v -> ((List<?>) v[1]).stream().allMatch(name -> name == null || has(store, v[0], name.toString())));
    }

    private static boolean isStore(Arguments in) {
        if (in.kind(0) != Kind.JSON && in.kind(0) != Kind.HSTORE) {
            throw in.unsupported("of " + in.kind(0));
        }
        return in.kind(0) == Kind.HSTORE;
    }

    private static Typed names(Arguments in) {
        if (in.kind(1) != Kind.ARRAY && in.kind(1) != Kind.UNTYPED) {
            throw in.unsupported("with " + in.kind(1));
        }
        return Arguments.unary(ValueType.array(Kind.TEXT), in.get(1), value -> Conversions.to(Kind.ARRAY, value));
    }

    private static boolean has(boolean store, Object value, String name) {
        if (store) {
            return Pairs.read(value).containsKey(name);
        }
        JsonNode node = Json.read(value);
        if (!node.isArray()) {
            return node.has(name) || isText(node, name);
        }
        return StreamSupport.stream(node.spliterator(), false).anyMatch(element -> isText(element, name));
    }

    private static boolean isText(JsonNode node, String text) {
        return node.isTextual() && node.textValue().equals(text);
    }
}
