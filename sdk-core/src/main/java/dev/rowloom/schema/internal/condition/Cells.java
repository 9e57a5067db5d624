package dev.rowloom.schema.internal.condition;

import org.jspecify.annotations.Nullable;

/** The cells of one row. */
@FunctionalInterface
public interface Cells {

    /**
     * Returns a cell.
     *
     * @param position the column's position in {@link dev.rowloom.schema.Table#columns()}
     * @return a {@link Long}, {@link java.math.BigDecimal}, {@link Double}, {@link Boolean}, {@link java.time.LocalDate},
     *     {@link java.time.LocalTime}, {@link java.time.LocalDateTime}, {@link java.time.OffsetDateTime}, {@link String},
     *     {@link java.util.UUID} or {@code byte[]} after the column's type, or null for SQL's NULL
     */
    @Nullable
    Object value(int position);
}
