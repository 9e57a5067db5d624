package dev.rowloom.blueprint;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a user's own in the catalogue.
 *
 * @param meaning the meaning, built in or the user's own
 * @param names patterns of column names; empty where the entry changes how values of a built-in meaning are made
 * @param conditions what the column and its table must be
 * @param confidence how sure the names are, 0 to 1
 * @param rules how values are made, or null for those of the meaning
 */
record MeaningEntry(
        String meaning,
        List<String> names,
        Conditions conditions,
        double confidence,
        @Nullable MeaningRules rules) {

    /**
     * What a column and its table must be.
     *
     * @param tables words of which the table's name has one; empty for any
     * @param kinds kinds of things of which the table holds one; empty for any
     * @param types families of which the column has one
     */
    record Conditions(List<String> tables, Set<String> kinds, Set<Family> types) {}

    /** Returns whether the entry changes the values of a meaning instead of recognising columns. */
    boolean isOverride() {
        return names.isEmpty();
    }
}
