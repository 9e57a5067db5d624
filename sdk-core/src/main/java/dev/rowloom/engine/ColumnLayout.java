package dev.rowloom.engine;

import dev.rowloom.schema.Column;
import org.jspecify.annotations.Nullable;

/**
 * A column that is written, and how its cells travel.
 *
 * @param column the column
 * @param encoding how the cells are held
 * @param scale digits after the decimal point of decimals and floating-point numbers, else 0
 * @param format the pattern of {@link java.time.format.DateTimeFormatter} in which text formats write dates and times of
 *     this column, or null for ISO 8601; SQL always uses the dialect's own form
 * @since 0.1.0
 */
public record ColumnLayout(
        Column column,
        Encoding encoding,
        int scale,
        @Nullable String format) {

    /** Returns the column's name. */
    public String name() {
        return column.name();
    }
}
