package dev.rowloom.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a parameter the rows of a table: a {@code List} of records, beans or {@link dev.rowloom.engine.Row}s, a single one of
 * these, or {@link dev.rowloom.dataset.TableData}. How rows become records and beans, {@link dev.rowloom.dataset.RowMapper} says.
 *
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Rows {

    /** The table. */
    String value();

    /** The number of the first row, or the only one. */
    int first() default 0;

    /** How many rows a list has at most. If unset, all that follow. */
    int count() default Integer.MAX_VALUE;
}
