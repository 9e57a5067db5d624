package dev.rowloom.engine;

import dev.rowloom.schema.DataType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Patterns for keys of types that are written as text but take only texts of a certain form: each has many texts, and no two
 * of them are the same value.
 */
final class KeyPatterns {

    /** A key of so many bits has room enough. */
    private static final int MOST_BITS = 60;

    private static final String WORD = "[a-z]{8}";
    private static final String DATE = "20(0[0-9]|1[0-9]|2[0-4])-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])";
    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]";

    private KeyPatterns() {}

    /** Returns the pattern, or null where the type needs none or has none. */
    static @Nullable String of(DataType type) {
        if (type instanceof DataType.IntervalType) {
            return "[1-9][0-9]{2} days ([01][0-9]|2[0-3]):[0-5][0-9]:00";
        } else if (type instanceof DataType.BitType bits && bits.length() > 1) {
            return "[01]{" + Math.min(MOST_BITS, bits.length()) + "}"
                    + "0".repeat(bits.padding() == DataType.Padding.FIXED ? Math.max(0, bits.length() - MOST_BITS) : 0);
        } else if (type instanceof DataType.TimeType) {
            return TIME + "\\+00";
        } else if (type instanceof DataType.ArrayType array) {
            return array(array.element());
        } else if (type instanceof DataType.RangeType range) {
            return range(range.element());
        }
        return type instanceof DataType.OpaqueType opaque ? opaque(opaque.name()) : null;
    }

    private static @Nullable String array(DataType element) {
        if (element instanceof DataType.TextType text) {
            return text.maxLength() < 8 ? null : "\\{" + WORD + "\\}";
        }
        return element instanceof DataType.IntegerType integer && integer.max() > 99_999
                ? "\\{[1-9][0-9]{4},[1-9][0-9]\\}"
                : null;
    }

    /** The lower bounds differ, and lie below all upper ones. */
    private static String range(DataType element) {
        if (element instanceof DataType.DateType) {
            return "\\[" + DATE + ",2025-0[1-9]-[0-2][1-8]\\)";
        } else if (element instanceof DataType.TimestampType) {
            return "\\[\"" + DATE + " " + TIME + "\",\"2025-0[1-9]-[0-2][1-8] 17:00:00\"\\)";
        }
        return "\\[[1-9][0-9]{5},1[0-9]{6}\\)";
    }

    private static @Nullable String opaque(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "tsvector", "tsquery" -> WORD;
            case "hstore" -> "\"kind\"=>\"" + WORD + "\"";
            case "ltree" -> "Top\\." + WORD;
            default -> null;
        };
    }
}
