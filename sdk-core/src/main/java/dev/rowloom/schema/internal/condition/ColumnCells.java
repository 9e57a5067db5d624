package dev.rowloom.schema.internal.condition;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.ExpressionRules.Feature;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads cells as the database would give them back. */
final class ColumnCells {

    private ColumnCells() {}

    /** Returns the column as a part of an expression. */
    static Typed of(Scope scope, Column column) {
        int position = scope.table().position(column.name());
        if (scope.has(Feature.DYNAMIC_TYPES)) {
            ValueType own = ValueType.of(column.type());
            return Typed.of(ValueType.text(own.equality()), SqliteValues.column(column, position));
        }
        ValueType type = ValueType.of(column.type());
        if (type.is(Kind.BOOLEAN) && scope.has(Feature.BOOLEANS_ARE_NUMBERS)) {
            return Typed.of(ValueType.INTEGER, row -> number(row.value(position)));
        } else if (column.type() instanceof DataType.TextType text) {
            return Typed.of(type, text(scope, text, position));
        } else if (column.type() instanceof DataType.FloatType real && real.bits() <= 32) {
            return Typed.of(type, row -> single(row.value(position)));
        }
        Kind kind = type.kind();
        Kind element = type.element();
        if (kind == Kind.RANGE && element != null) {
            return Typed.of(type, row -> range(element, row.value(position)));
        } else if (kind == Kind.BITS && scope.has(Feature.BOOLEANS_ARE_NUMBERS)) {
            // MySQL's are numbers wherever they are not written
            return Typed.of(ValueType.LONG, row -> bits(row.value(position)));
        }
        return Typed.of(type, row -> carrier(kind, row.value(position)));
    }

    private static @Nullable Object range(Kind element, @Nullable Object cell) {
        return cell == null || cell instanceof Span ? cell : Span.read(element, cell.toString());
    }

    private static @Nullable Object bits(@Nullable Object cell) {
        return cell instanceof String text ? (Long) Long.parseUnsignedLong(text, 2) : carrier(Kind.INTEGER, cell);
    }

    private static @Nullable Object number(@Nullable Object cell) {
        return cell instanceof Boolean truth ? (Long) (truth ? 1L : 0L) : carrier(Kind.INTEGER, cell);
    }

    // what is left of the digits in 32 bits
    private static @Nullable Object single(@Nullable Object cell) {
        return cell == null ? null : (Double) (double) (float) Numbers.real(Conversions.to(Kind.FLOAT, cell));
    }

    private static Code text(Scope scope, DataType.TextType type, int position) {
        boolean fixed = type.padding() == DataType.Padding.FIXED && type.maxLength() != DataType.UNLIMITED;
        boolean padded = fixed && scope.has(Feature.PADDING_IS_READ);
        boolean noEmpty = scope.has(Feature.EMPTY_TEXT_IS_NULL);
        int length = type.maxLength();
        return row -> {
            Object cell = row.value(position);
            if (cell == null || noEmpty && cell.equals("")) {
                return null;
            }
            String text = cell instanceof String own ? own : Conversions.text(cell);
            if (!fixed) {
                return text;
            }
            return padded ? Texts.padded(text, length) : Texts.withoutTrailingSpaces(text);
        };
    }

    /** Returns the cell in the carrier of the kind; a key held as the key it refers to may have another. */
    static @Nullable Object carrier(Kind kind, @Nullable Object cell) {
        if (cell == null) {
            return null;
        } else if (cell instanceof OffsetDateTime moment) {
            return moment.getOffset().equals(ZoneOffset.UTC)
                    ? moment.toLocalDateTime()
                    : moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
        }
        return fits(kind, cell) ? cell : Conversions.to(kind, cell);
    }

    private static boolean fits(Kind kind, Object cell) {
        return switch (kind) {
            case BOOLEAN -> cell instanceof Boolean;
            case INTEGER -> cell instanceof Long;
            case DECIMAL -> cell instanceof BigDecimal || cell instanceof Long;
            case FLOAT -> cell instanceof Double;
            case DATE -> cell instanceof LocalDate;
            case TIME -> cell instanceof LocalTime;
            case TIMESTAMP, INSTANT -> cell instanceof LocalDateTime;
            case UUID -> cell instanceof UUID;
            case BINARY -> cell instanceof byte[];
            case ARRAY -> cell instanceof List<?>;
            case INTERVAL -> cell instanceof Interval;
            case NETWORK -> cell instanceof Network;
            case RANGE -> cell instanceof Span;
            case UNTYPED, TEXT, ENUM, JSON, BITS, HSTORE, OPAQUE -> cell instanceof String;
        };
    }
}
