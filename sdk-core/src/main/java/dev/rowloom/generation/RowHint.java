package dev.rowloom.generation;

import dev.rowloom.schema.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number of rows that instructions name in passing, such as {@code about 50 customers} or
 * {@code a dozen orders per customer}: a target, not a promise.
 *
 * @param table the table's id
 * @param rows how many rows: of the table, or for each row of the other
 * @param per the id of the table for each row of which so many are meant, or null
 * @param text the words that say so
 */
record RowHint(String table, long rows, @Nullable String per, String text) {

    /**
     * Returns the hints of a text for the tables of a schema, in the order of the text.
     *
     * <p>English number words, digits, ranges (their middle counts) and names in the singular and plural are understood. What
     * could mean something else gives no hint, and so do two different numbers for one table: no number is better than a
     * wrong one.
     */
    static List<RowHint> find(String instructions, Schema schema) {
        return new RowHintReader(instructions, schema).read();
    }

    /** Returns the number of rows of the table, given that of the table it is told by. */
    long target(long rowsOfOther) {
        return per == null ? rows : Math.multiplyExact(rows, rowsOfOther);
    }
}
