package dev.rowloom.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rowloom.BlueprintException;
import dev.rowloom.internal.NearNames;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An object of a JSON document with its place in it: typed access whose errors name place, value and what is allowed. */
final class JsonObject {

    private static final int LONGEST_SHOWN = 60;
    private static final int MOST_SHOWN = 30;
    private static final int MOST_DIGITS = 400;

    private final JsonNode node;
    private final String path;

    JsonObject(JsonNode node, String path) {
        if (!node.isObject()) {
            throw new BlueprintException("at " + path + ": expected an object, found " + shown(node));
        }
        this.node = node;
        this.path = path;
    }

    /** Returns the place of something within the object. */
    String place(String what) {
        return path + "." + what;
    }

    /** Returns an error at a field. */
    BlueprintException error(String field, String what) {
        return new BlueprintException("at " + at(field) + ": " + what);
    }

    /** Checks that the object has no other fields. */
    void only(String... known) {
        List<String> names = List.of(known);
        for (String field : fields()) {
            if (!names.contains(field)) {
                throw error(
                        field,
                        "unknown field" + NearNames.hint(field, names) + " (known: " + String.join(", ", names) + ")");
            }
        }
    }

    /** Returns the names of the fields, in order. */
    List<String> fields() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    boolean has(String field) {
        return node.has(field);
    }

    boolean isText(String field) {
        return node.path(field).isTextual();
    }

    boolean isArray(String field) {
        return node.path(field).isArray();
    }

    boolean isNull(String field) {
        return node.has(field) && node.get(field).isNull();
    }

    String text(String field) {
        return optionalText(field).orElseThrow(() -> missing(field, "a text"));
    }

    String text(String field, String otherwise) {
        return optionalText(field).orElse(otherwise);
    }

    Optional<String> optionalText(String field) {
        JsonNode value = node.get(field);
        if (value == null) {
            return Optional.empty();
        } else if (!value.isTextual()) {
            throw wrong(field, "a text");
        }
        return Optional.of(value.textValue());
    }

    /** Returns a decimal number, written as a number or as text. */
    String decimal(String field) {
        JsonNode value = node.get(field);
        if (value == null) {
            throw missing(field, "a number");
        }
        BigDecimal number = value.isNumber() ? value.decimalValue() : parse(value);
        if (number == null || Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
            throw wrong(field, "a decimal number of at most " + MOST_DIGITS + " digits");
        }
        return value.isNumber() ? number.toPlainString() : value.textValue();
    }

    private static @Nullable BigDecimal parse(JsonNode value) {
        try {
            return value.isTextual() ? new BigDecimal(value.textValue()) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Returns a whole number of a range, or the other value where the field is absent and there is one. */
    long whole(String field, long min, long max, @Nullable Long otherwise) {
        String expected = "a whole number from " + min + " to " + max;
        JsonNode value = node.get(field);
        if (value == null) {
            if (otherwise == null) {
                throw missing(field, expected);
            }
            return otherwise;
        }
        boolean fits = value.isIntegralNumber() && value.canConvertToLong();
        if (!fits || value.longValue() < min || value.longValue() > max) {
            throw wrong(field, expected);
        }
        return value.longValue();
    }

    /** Returns a number from 0 to 1, or 0 where the field is absent. */
    double share(String field) {
        JsonNode value = node.get(field);
        if (value == null) {
            return 0;
        } else if (!value.isNumber() || !(value.doubleValue() >= 0 && value.doubleValue() <= 1)) {
            throw wrong(field, "a number from 0 to 1");
        }
        return value.doubleValue();
    }

    /** Returns a finite number above 0. */
    double positive(String field) {
        JsonNode value = node.get(field);
        if (value == null) {
            throw missing(field, "a number above 0");
        } else if (!value.isNumber() || !(value.doubleValue() > 0) || Double.isInfinite(value.doubleValue())) {
            throw wrong(field, "a number above 0");
        }
        return value.doubleValue();
    }

    /** Returns one of the values of an enumeration, written in lower case. */
    <E extends Enum<E>> E choice(String field, Class<E> type) {
        String word = text(field);
        List<String> known = Arrays.stream(type.getEnumConstants())
                .map(it -> it.name().toLowerCase(Locale.ROOT))
                .toList();
        int index = known.indexOf(word);
        if (index < 0) {
            throw unknown(field, word, known);
        }
        return type.getEnumConstants()[index];
    }

    /** Returns an error that lists what is known instead. */
    BlueprintException unknown(String field, String value, List<String> known) {
        String list = known.size() > MOST_SHOWN ? "" : " (known: " + String.join(", ", known) + ")";
        return error(field, "unknown '" + cut(value) + "'" + NearNames.hint(value, known) + list);
    }

    JsonObject object(String field) {
        JsonNode value = node.get(field);
        if (value == null) {
            throw missing(field, "an object");
        }
        return new JsonObject(value, at(field));
    }

    /** Returns the objects that are the fields' values, in order. */
    Map<String, JsonObject> objects() {
        Map<String, JsonObject> objects = new LinkedHashMap<>();
        fields().forEach(field -> objects.put(field, object(field)));
        return objects;
    }

    /** Returns the texts of an array; empty where the field is absent. */
    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : array(field)) {
            if (!item.isTextual()) {
                throw wrong(field, "an array of texts");
            }
            texts.add(item.textValue());
        }
        return texts;
    }

    /** Returns the whole numbers of an array, each of a range; empty where the field is absent. */
    List<Integer> wholes(String field, int min, int max) {
        List<Integer> numbers = new ArrayList<>();
        for (JsonNode item : array(field)) {
            if (!item.canConvertToInt() || !item.isIntegralNumber() || item.intValue() < min || item.intValue() > max) {
                throw wrong(field, "an array of whole numbers from " + min + " to " + max);
            }
            numbers.add(item.intValue());
        }
        return numbers;
    }

    /** Returns the objects of an array; empty where the field is absent. */
    List<JsonObject> list(String field) {
        List<JsonObject> objects = new ArrayList<>();
        for (JsonNode item : array(field)) {
            objects.add(new JsonObject(item, at(field) + "[" + objects.size() + "]"));
        }
        return objects;
    }

    /** Returns what an array holds; empty where the field is absent. */
    Iterable<JsonNode> array(String field) {
        JsonNode value = node.get(field);
        if (value != null && !value.isArray()) {
            throw wrong(field, "an array");
        }
        return value == null ? List.of() : value;
    }

    private BlueprintException missing(String field, String expected) {
        return error(field, "missing; expected " + expected);
    }

    private BlueprintException wrong(String field, String expected) {
        return error(field, "expected " + expected + ", found " + shown(node.get(field)));
    }

    private String at(String field) {
        boolean plain = !field.isEmpty() && field.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
        return plain ? path + "." + cut(field) : path + "['" + cut(field) + "']";
    }

    private static String shown(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case STRING -> "'" + cut(value.textValue()) + "'";
            default -> cut(value.asText());
        };
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }
}
