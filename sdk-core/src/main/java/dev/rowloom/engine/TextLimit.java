package dev.rowloom.engine;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.LongDomain;

/**
 * How long the texts of a column may be.
 *
 * @param maxChars the greatest number of characters
 * @param maxBytes the greatest number of bytes in UTF-8
 */
record TextLimit(int maxChars, int maxBytes) {

    /** No limit. */
    static final TextLimit NONE = new TextLimit(DataType.UNLIMITED, DataType.UNLIMITED);

    /** Returns the limit of a type and of the CHECKs on it. */
    static TextLimit of(DataType type, int checkedChars) {
        if (!(type instanceof DataType.TextType text)) {
            return new TextLimit(checkedChars, DataType.UNLIMITED);
        }
        return text.unit() == DataType.LengthUnit.BYTES
                ? new TextLimit(Math.min(checkedChars, text.maxLength()), text.maxLength())
                : new TextLimit(Math.min(checkedChars, text.maxLength()), DataType.UNLIMITED);
    }

    /**
     * Returns the numbers that a column of text can show whole.
     *
     * @param scale digits after the point in a unit
     */
    static LongDomain numbers(ColumnContext column, int scale) {
        int digits = Math.min(18, column.limit().ascii() - (scale > 0 ? 1 : 0));
        long most = digits < scale + 1 ? -1 : Digits.powerOfTen(digits) - 1;
        long least = digits < scale + 2 ? 0 : 1 - Digits.powerOfTen(digits == 18 ? 18 : digits - 1);
        return LongDomain.range(least, most);
    }

    /** Returns what admits the texts that both admit. */
    TextLimit both(TextLimit other) {
        return new TextLimit(Math.min(maxChars, other.maxChars), Math.min(maxBytes, other.maxBytes));
    }

    /** Returns whether texts of that length fit. */
    boolean admits(int chars, int bytes) {
        return chars <= maxChars && bytes <= maxBytes;
    }

    /** Returns the first characters of a text, as many as are admitted. */
    String prefix(String text) {
        return text.codePointCount(0, text.length()) <= maxChars
                ? text
                : text.substring(0, text.offsetByCodePoints(0, maxChars));
    }

    /** Returns the greatest number of ASCII characters that fit. */
    int ascii() {
        return Math.min(maxChars, maxBytes);
    }

    /** Cuts the cell at hand to the limit, between characters and without a trailing space. */
    void cut(BytesVector out) {
        int bytes = out.pending();
        if (bytes <= maxChars && bytes <= maxBytes) {
            return;
        }
        byte[] data = out.data();
        int start = out.pendingStart();
        int chars = 0;
        int kept = 0;
        while (kept < bytes) {
            int length = sequenceLength(data[start + kept]);
            if (chars == maxChars || kept + length > maxBytes) {
                break;
            }
            chars++;
            kept += length;
        }
        while (kept < bytes && kept > 1 && data[start + kept - 1] == ' ') {
            kept--;
        }
        out.truncatePending(kept);
    }

    private static int sequenceLength(byte lead) {
        if (lead >= 0) {
            return 1;
        }
        return (lead & 0xE0) == 0xC0 ? 2 : (lead & 0xF0) == 0xE0 ? 3 : 4;
    }
}
