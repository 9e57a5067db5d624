package dev.rowloom.it.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rowloom.schema.DataType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;

/** Says whether values fit their type, and when two are the same. */
final class CellChecker {

    private CellChecker() {}

    /** Returns what is wrong with a value, in words; empty where nothing is. */
    static String wrong(DataType type, Object value) {
        if (type instanceof DataType.IntegerType integer && value instanceof Long number) {
            return number >= integer.min() && number <= integer.max() ? "" : "is out of range: " + number;
        } else if (type instanceof DataType.DecimalType decimal && value instanceof BigDecimal number) {
            return fits(decimal, number) ? "" : "has too many digits: " + number;
        } else if (type instanceof DataType.TextType text && value instanceof String string) {
            return length(text, string) <= text.maxLength() ? "" : "is longer than " + text.maxLength();
        } else if (type instanceof DataType.BinaryType binary && value instanceof byte[] bytes) {
            return bytes.length <= binary.maxLength() ? "" : "is longer than " + binary.maxLength();
        } else if (type instanceof DataType.EnumType labels && value instanceof String label) {
            return labels.labels().contains(label) ? "" : "is no label: " + label;
        }
        return "";
    }

    private static boolean fits(DataType.DecimalType type, BigDecimal value) {
        if (value.signum() == 0) {
            return true;
        }
        BigDecimal plain = value.stripTrailingZeros();
        boolean fine = type.sign() == DataType.Sign.SIGNED || plain.signum() >= 0;
        if (!fine || type.precision() == 0) {
            return fine;
        }
        return plain.scale() <= type.scale()
                && plain.abs().compareTo(BigDecimal.ONE.movePointRight(type.precision() - type.scale())) < 0;
    }

    private static int length(DataType.TextType type, String text) {
        return type.unit() == DataType.LengthUnit.BYTES
                ? text.getBytes(UTF_8).length
                : text.codePointCount(0, text.length());
    }

    /** Returns what is equal to that of another value exactly where the database takes both for one. */
    static Object comparable(DataType type, Object value) {
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros();
        } else if (value instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes);
        } else if (value instanceof String text && type instanceof DataType.TextType declared) {
            return declared.equality().fold(text);
        } else if (value instanceof String text && type instanceof DataType.EnumType declared) {
            return declared.equality().fold(text);
        }
        return value;
    }
}
