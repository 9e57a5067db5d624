package dev.rowloom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rowloom.internal.ArrayText;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.TextEquality;
import dev.rowloom.schema.internal.domain.TableDomains;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns what callers give single rows into the texts that the engine reads, so that nothing of it is lost on the way. */
final class GivenValues {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern RANGE = Pattern.compile("(?i)\\s*(empty|[\\[(][^,]*,[^,]*[\\])])\\s*");
    private static final Pattern BITS = Pattern.compile("[01]*");
    private static final int MOST_SHOWN = 60;

    private final String name;
    private final Column column;
    private final Schema.FoundColumn found;

    private GivenValues(Schema.FoundColumn found) {
        this.found = found;
        this.name = found.name();
        this.column = found.column();
    }

    /**
     * Returns the text of a value.
     *
     * @throws UsageException if the column's type does not hold the value as it is
     */
    static @Nullable String text(Schema.FoundColumn column, @Nullable Object value) {
        Object given = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        String text = given == null
                ? null
                : new GivenValues(column).text(column.column().type(), given);
        OptionChecks.given(column.name(), column.column(), text);
        return text;
    }

    private String text(DataType type, Object value) {
        if (type instanceof DataType.JsonType) {
            return json(value);
        } else if (type instanceof DataType.BinaryType) {
            return bytes(value);
        } else if (type instanceof DataType.ArrayType array) {
            return array(array, value);
        } else if (type instanceof DataType.SetType set) {
            return set(set, value);
        } else if (type instanceof DataType.TextType
                && (value instanceof JsonNode node && node.isContainerNode()
                        || value instanceof Map
                        || value instanceof Collection)) {
            return json(value);
        } else if (value.getClass().isArray() || value instanceof Collection || value instanceof Map) {
            throw refused(shown(value), "give a single value");
        }
        return single(type, value);
    }

    private String single(DataType type, Object value) {
        String text;
        if (value instanceof Enum<?> constant) {
            text = label(type, constant);
        } else if (value instanceof ZonedDateTime zoned) {
            text = zoned.toOffsetDateTime().toString();
        } else if (value instanceof JsonNode node && node.isValueNode()) {
            text = node.asText();
        } else {
            text = value.toString();
        }
        boolean written =
                !(type instanceof DataType.RangeType) || RANGE.matcher(text).matches();
        written &= !(type instanceof DataType.BitType) || BITS.matcher(text).matches();
        if (!written) {
            throw refused(
                    text, type instanceof DataType.BitType ? "give digits 0 and 1" : "give a range such as [1,5)");
        }
        checkCharacters(text);
        ExactTimes.check(name, column, type, text);
        return text;
    }

    private void checkCharacters(String text) {
        boolean broken =
                text.codePoints().anyMatch(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        if (broken) {
            throw refused(text, "leave out the character U+0000 and halves of surrogate pairs");
        }
    }

    /** Returns the label that a constant means: spelt alike, or without regard to letter case and marks. */
    private String label(DataType type, Enum<?> constant) {
        List<String> labels = type instanceof DataType.EnumType labelled
                ? labelled.labels()
                : TableDomains.of(found.table()).column(column.name()).values();
        if (labels == null || labels.contains(constant.name())) {
            return constant.name();
        } else if (labels.contains(constant.toString())) {
            return constant.toString();
        }
        List<String> alike = labels.stream()
                .filter(label -> plain(label).equals(plain(constant.name())))
                .toList();
        return alike.size() == 1 ? alike.get(0) : constant.name();
    }

    private static String plain(String text) {
        return text.codePoints()
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::toString)
                .collect(Collectors.joining())
                .toLowerCase(Locale.ROOT);
    }

    private String json(Object value) {
        try {
            if (value instanceof CharSequence text) {
                JSON.readTree(text.toString());
                return text.toString();
            }
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw refused(
                    shown(value),
                    "it is no JSON (" + e.getOriginalMessage()
                            + "); give a document, a map, a list or a tree of Jackson");
        }
    }

    private String bytes(Object value) {
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        } else if (value instanceof UUID id) {
            return HexFormat.of()
                    .formatHex(ByteBuffer.allocate(2 * Long.BYTES)
                            .putLong(id.getMostSignificantBits())
                            .putLong(id.getLeastSignificantBits())
                            .array());
        }
        return value.toString();
    }

    // ---- several values in one

    private String array(DataType.ArrayType type, Object value) {
        List<@Nullable Object> elements = elements(value);
        if (elements == null) {
            try {
                ArrayText.parse(value.toString());
                return value.toString();
            } catch (IllegalArgumentException e) {
                throw refused(shown(value), "give a list, an array, or a text such as {a,b}");
            }
        }
        return elements.stream().map(element -> element(type, element)).collect(Collectors.joining(",", "{", "}"));
    }

    private String element(DataType.ArrayType type, @Nullable Object value) {
        if (value == null) {
            return "NULL";
        } else if (elements(value) != null && !(value instanceof byte[])) {
            return array(type.element() instanceof DataType.ArrayType inner ? inner : type, value);
        }
        DataType flat = type.element();
        while (flat instanceof DataType.ArrayType inner) {
            flat = inner.element();
        }
        String text = text(flat, value);
        OptionChecks.element(name, column, flat, text);
        boolean quoted = text.isEmpty()
                || text.equalsIgnoreCase("null")
                || text.chars().anyMatch(c -> c <= ' ' || "{},\"\\".indexOf(c) >= 0);
        return quoted ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"' : text;
    }

    private String set(DataType.SetType type, Object value) {
        List<@Nullable Object> elements = elements(value);
        List<String> labels = new ArrayList<>();
        if (elements != null) {
            elements.forEach(element -> labels.add(
                    element instanceof Enum<?> constant
                            ? label(new DataType.EnumType(type.labels(), TextEquality.EXACT), constant)
                            : String.valueOf(element)));
        } else if (!value.toString().isEmpty()) {
            labels.addAll(List.of(value.toString().split(",", -1)));
        }
        if (!type.labels().containsAll(labels)) {
            throw refused(String.join(",", labels), "its labels are " + String.join(", ", type.labels()));
        }
        // the database holds them in the order of its declaration
        return type.labels().stream().filter(labels::contains).collect(Collectors.joining(","));
    }

    private static @Nullable List<@Nullable Object> elements(Object value) {
        List<@Nullable Object> elements = new ArrayList<>();
        if (value instanceof Collection<?> collection) {
            elements.addAll(collection);
        } else if (value instanceof JsonNode node && node.isArray()) {
            node.forEach(element -> elements.add(element.isNull() ? null : element));
        } else if (value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                elements.add(Array.get(value, i));
            }
        } else {
            return null;
        }
        return elements;
    }

    private static String shown(Object value) {
        return value.getClass().isArray() ? value.getClass().getSimpleName() : value.toString();
    }

    private UsageException refused(String value, String remedy) {
        String shown = value.length() > MOST_SHOWN ? value.substring(0, MOST_SHOWN) + "…" : value;
        return new UsageException(
                "'" + shown + "' is no value of column " + name + " " + column.declaredType() + "; " + remedy);
    }
}
