package dev.rowloom.engine;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.internal.condition.Value;
import dev.rowloom.schema.internal.domain.ColumnDomain;
import dev.rowloom.schema.internal.domain.LongDomain;
import dev.rowloom.schema.internal.domain.Units;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Values computed from other columns of the row, as {@code total} of {@code total = quantity * price}. */
final class Derived {

    private Derived() {}

    /**
     * What a value is computed by.
     *
     * @param value the expression
     * @param positions the place in the layout of each column of the table, or −1
     */
    record Formula(Value value, int[] positions) {

        /** Returns the value for a row, or null where it is null or can't be computed. */
        @Nullable
        Object of(Frame frame, int cell) {
            try {
                return value.of(column -> positions[column] < 0
                        ? null
                        : frame.column(positions[column]).value(cell));
            } catch (ArithmeticException e) {
                return null;
            }
        }
    }

    /** A number, truth value or time; that of another program where the computed one is no value of the column. */
    static final class OfLong extends LongProgram {

        private final Formula formula;
        private final LongProgram otherwise;
        private final Column column;
        private final LongDomain domain;
        private final int scale;

        OfLong(Formula formula, LongProgram otherwise, ColumnContext column) {
            this.formula = formula;
            this.otherwise = otherwise;
            this.column = column.column();
            this.domain = column.units();
            this.scale = column.scale();
        }

        @Override
        long value(Frame frame, int cell) {
            Object value = formula.of(frame, cell);
            Long units = value == null ? null : units(value);
            return units != null && domain.contains(units) ? units : otherwise.value(frame, cell);
        }

        @Override
        boolean isNull(Frame frame, int cell) {
            return otherwise.isNull(frame, cell);
        }

        private @Nullable Long units(Object value) {
            Object literal = value instanceof LocalDateTime || value instanceof LocalDate ? value.toString() : value;
            BigDecimal exact = Units.exact(column.type(), literal instanceof Number ? literal : literal.toString());
            return exact == null ? null : Units.wholeOrNull(exact.movePointLeft(Units.scale(column.type()) - scale));
        }
    }

    /** A text; that of another program where the computed one is too long or not allowed. */
    static final class OfText extends BytesProgram {

        private final Formula formula;
        private final BytesProgram otherwise;
        private final TextLimit limit;
        private final ColumnDomain domain;

        OfText(Formula formula, BytesProgram otherwise, ColumnContext column) {
            this.formula = formula;
            this.otherwise = otherwise;
            this.limit = column.limit();
            this.domain = column.domain();
        }

        @Override
        void write(Frame frame, int cell, BytesVector out) {
            Object value = formula.of(frame, cell);
            String made = value == null ? null : Value.text(value);
            byte[] text = made != null && isAllowed(made) ? made.getBytes(StandardCharsets.UTF_8) : null;
            if (text == null) {
                otherwise.write(frame, cell, out);
            } else {
                out.append(text);
            }
        }

        @Override
        boolean isNull(Frame frame, int cell) {
            return otherwise.isNull(frame, cell);
        }

        private boolean isAllowed(String text) {
            int length = text.codePointCount(0, text.length());
            boolean listed = domain.values() == null || domain.allowedValues().contains(text);
            return listed
                    && !domain.excluded().contains(text)
                    && length >= domain.minLength()
                    && limit.admits(length, text.getBytes(StandardCharsets.UTF_8).length);
        }
    }
}
