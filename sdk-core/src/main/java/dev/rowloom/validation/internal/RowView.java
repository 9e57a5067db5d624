package dev.rowloom.validation.internal;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.internal.condition.Cells;
import org.jspecify.annotations.Nullable;

/** One row as rules look at it, by the columns of its table. */
public interface RowView extends Cells {

    /** What is known of a cell. */
    enum Knowledge {
        VALUE,
        NULL,
        /** Left out, and nothing else is put there: null in the end. */
        MISSING,
        /** The database supplies a value. */
        SUPPLIED,
        /** Text that is no value. */
        UNREAD
    }

    /** Returns what is known of a cell. */
    Knowledge knowledge(int position);

    /** Returns the text that a cell came from, where it is not just the value's own. */
    @Nullable
    String original(int position);

    /** Returns the first of some columns of which the row doesn't tell the value, or −1. */
    default int firstUnknown(int[] positions) {
        for (int position : positions) {
            Knowledge known = knowledge(position);
            if (known == Knowledge.SUPPLIED || known == Knowledge.UNREAD) {
                return position;
            }
        }
        return -1;
    }

    /** Returns whether the database puts a value where a row leaves the column out. */
    static boolean supplied(Column column) {
        return column.defaultValue().isPresent()
                || column.identity().isPresent()
                || column.computedAs().isPresent();
    }
}
