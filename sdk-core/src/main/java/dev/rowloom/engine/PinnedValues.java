package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.ColumnDomain;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns texts that callers give into cells of their columns. */
final class PinnedValues {

    private PinnedValues() {}

    /**
     * Returns a cell: a Long, bytes, or null.
     *
     * @param where the row, for messages
     * @throws UsageException if the column does not take the value
     */
    static @Nullable Object cell(ColumnContext planned, boolean nullable, @Nullable String text, String where) {
        if (text == null) {
            if (!nullable) {
                throw new UsageException(where + ": column " + planned.name()
                        + " takes no null, since it is NOT NULL, a foreign key refers to it, or nulls are equal to a"
                        + " unique key; give it a value, or leave it out");
            }
            return null;
        }
        ColumnContext column = planned.with(ColumnDomain.of(planned.column().type(), nullable), planned.rule(), 0);
        if (column.encoding().isLong()) {
            Long units = RuleUnits.of(column).unitOrNull(text);
            if (units == null || !column.units().contains(units)) {
                throw refused(
                        where,
                        column,
                        text,
                        "give one that its type holds, with at most " + column.scale()
                                + " digits after the point where it is a number");
            }
            return units;
        } else if (column.encoding() == Encoding.UUID) {
            return uuid(column, text, where);
        } else if (column.encoding() == Encoding.BINARY) {
            return binary(column, text, where);
        }
        return text(column, text, where);
    }

    /**
     * Checks that a cell holds exactly what is given.
     *
     * @param where the row, for messages
     * @throws UsageException if digits would be lost
     */
    static void checkExact(ColumnContext column, @Nullable String text, String where) {
        if (text != null && column.encoding().isLong() && !RuleUnits.of(column).isExact(text)) {
            throw refused(
                    where,
                    column,
                    text,
                    "its values have at most " + column.scale() + " digits after the point; round it");
        }
    }

    private static byte[] uuid(ColumnContext column, String text, String where) {
        try {
            UUID uuid = UUID.fromString(text);
            return ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(uuid.getMostSignificantBits())
                    .putLong(uuid.getLeastSignificantBits())
                    .array();
        } catch (IllegalArgumentException e) {
            throw refused(where, column, text, "give a UUID such as 123e4567-e89b-12d3-a456-426614174000");
        }
    }

    private static byte[] binary(ColumnContext column, String text, String where) {
        int most = column.column().type() instanceof DataType.BinaryType type ? type.maxLength() : Integer.MAX_VALUE;
        try {
            byte[] bytes = HexFormat.of().parseHex(text.startsWith("\\x") ? text.substring(2) : text);
            if (bytes.length > most) {
                throw refused(where, column, text, "give at most " + most + " bytes");
            }
            return bytes;
        } catch (IllegalArgumentException e) {
            throw refused(where, column, text, "give its bytes as hexadecimal digits");
        }
    }

    private static byte[] text(ColumnContext column, String text, String where) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<String> labels = column.domain().values();
        int length = text.codePointCount(0, text.length());
        if (labels != null && !labels.contains(text)) {
            throw refused(where, column, text, "its labels are " + String.join(", ", labels));
        } else if (!column.limit().admits(length, bytes.length)) {
            throw refused(
                    where,
                    column,
                    text,
                    "it is too long; give at most "
                            + Math.min(column.limit().maxChars(), column.limit().maxBytes()) + " characters");
        } else if (length < column.domain().minLength()) {
            throw refused(where, column, text, "the database takes an empty text for null");
        }
        return bytes;
    }

    private static UsageException refused(String where, ColumnContext column, String text, String remedy) {
        String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        return new UsageException(where + ": '" + shown + "' is no value of column " + column.name() + " "
                + column.column().declaredType() + "; " + remedy);
    }
}
