package dev.rowloom.repair;

import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Dialect;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** What a text may mean in a column that can't read it as it is: in forms that the column reads. */
final class TextForms {

    private static final int UUID_DIGITS = 32;

    private TextForms() {}

    /** Returns the forms, the likeliest first; none where a text has no meaning in the type. */
    static Set<String> of(DataType type, String text) {
        if (type instanceof DataType.BooleanType) {
            return NumberForms.truth(text);
        } else if (type instanceof DataType.IntegerType
                || type instanceof DataType.DecimalType
                || type instanceof DataType.FloatType
                || type instanceof DataType.YearType) {
            return NumberForms.numbers(text);
        } else if (type instanceof DataType.DateType) {
            return DateForms.dates(text);
        } else if (type instanceof DataType.TimestampType) {
            return DateForms.timestamps(text);
        } else if (type instanceof DataType.TimeType) {
            String time = DateForms.time(text);
            return time == null ? Set.of() : Set.of(time);
        } else if (type instanceof DataType.UuidType) {
            return uuid(text);
        } else if (type instanceof DataType.BinaryType) {
            return bytes(text);
        }
        return marked(type, text);
    }

    private static Set<String> uuid(String text) {
        String digits = text.toLowerCase(Locale.ROOT).replaceAll("^urn:uuid:|[^0-9a-f]", "");
        if (digits.length() != UUID_DIGITS) {
            return Set.of();
        }
        return Set.of(digits.substring(0, 8) + "-" + digits.substring(8, 12) + "-" + digits.substring(12, 16) + "-"
                + digits.substring(16, 20) + "-" + digits.substring(20));
    }

    private static Set<String> bytes(String text) {
        Set<String> found = new LinkedHashSet<>();
        String digits = text.replaceAll("(?i)0x|\\\\x|[\\s:-]", "");
        if (digits.length() % 2 == 0 && digits.matches("[0-9a-fA-F]+")) {
            found.add(digits.toLowerCase(Locale.ROOT));
        }
        try {
            found.add(HexFormat.of().formatHex(Base64.getDecoder().decode(text.strip())));
        } catch (IllegalArgumentException e) {
            // no Base64, and then its own bytes
        }
        found.add(HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)));
        return found;
    }

    private static Set<String> marked(DataType type, String text) {
        Set<String> found = new LinkedHashSet<>();
        if (type instanceof DataType.JsonType) {
            found.add(text.replace('\'', '"'));
            found.add("\"" + escaped(text) + "\"");
        } else if (type instanceof DataType.ArrayType) {
            found.add("{" + text.strip().replaceAll("^[\\[{(]|[\\])}]$", "") + "}");
            found.add("{\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}");
        } else if (type instanceof DataType.BitType bits) {
            String digits = text.replaceAll("[^01]", "");
            int length = bits.length() == DataType.UNLIMITED ? digits.length() : bits.length();
            String cut = digits.substring(0, Math.min(length, digits.length()));
            found.add(bits.padding() == DataType.Padding.FIXED ? cut + "0".repeat(length - cut.length()) : cut);
        }
        return found;
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                escaped.append('\\').appendCodePoint(point);
            } else if (point < ' ') {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", point));
            } else {
                escaped.appendCodePoint(point);
            }
        });
        return escaped.toString();
    }

    /** Returns the text without what no database keeps. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(point -> point != 0 && Character.getType(point) != Character.SURROGATE)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /** Returns as much of a text as a column holds, without spaces at the end. */
    static String cut(String text, DataType type, ColumnLayout column, Dialect dialect) {
        int most = type instanceof DataType.TextType own
                ? own.maxLength()
                : column.column().maxIndexedLength();
        boolean inBytes = type instanceof DataType.TextType own && own.unit() == DataType.LengthUnit.BYTES;
        StringBuilder cut = new StringBuilder();
        int length = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            String character = Character.toString(point);
            length += inBytes ? character.getBytes(StandardCharsets.UTF_8).length : dialect.length(character);
            if (length > most) {
                break;
            }
            cut.append(character);
            i += character.length();
        }
        String stripped = cut.toString().stripTrailing();
        return stripped.isEmpty() ? cut.toString() : stripped;
    }
}
