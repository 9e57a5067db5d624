package dev.rowloom.it.property;

import java.util.List;

/**
 * An exclusion constraint: the spans of rows that agree in some columns do not overlap.
 *
 * @param equal the columns that are compared for equality; may be empty
 * @param predicate the condition on the rows that are compared, or null
 */
record ExclusionModel(String name, List<String> equal, Span span, Condition predicate) {

    ExclusionModel {
        equal = List.copyOf(equal);
    }

    /** What must not overlap. */
    sealed interface Span {}

    /** From one column to another; a null leaves that end open. */
    record Ends(String low, String high, Bounds bounds) implements Span {}

    /** A column of a range type. */
    record Held(String column) implements Span {}

    /** Which ends belong to a range of two columns. */
    enum Bounds {
        DEFAULT("[)"),
        LOW("[)"),
        BOTH("[]"),
        NEITHER("()");

        private final String sql;

        Bounds(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }
    }
}
