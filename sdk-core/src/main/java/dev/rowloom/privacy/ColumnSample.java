package dev.rowloom.privacy;

import java.util.List;
import java.util.Objects;

/**
 * A column to be looked at.
 *
 * @param name the column's name
 * @param type its SQL type, such as {@code varchar(40)}; empty where none is known
 * @param values some of its values, without nulls; a hundred are plenty
 * @since 0.1.0
 */
public record ColumnSample(String name, String type, List<String> values) {

    /** Copies the list. */
    public ColumnSample {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        values = List.copyOf(values);
    }
}
