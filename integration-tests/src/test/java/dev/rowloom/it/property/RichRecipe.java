package dev.rowloom.it.property;

import dev.rowloom.it.property.ExclusionModel.Bounds;
import dev.rowloom.it.property.Recipe.Presence;
import java.util.List;

/** What unique indexes and exclusion constraints are built from, for {@link RichKeyBuilder} to give a sense. */
final class RichRecipe {

    private RichRecipe() {}

    /** What is added to tables. */
    record OfKeys(List<OfIndex> indexes, List<OfExclusion> exclusions) {}

    /**
     * A unique index.
     *
     * @param table which table gets it
     * @param predicates none, or the parts of the predicate
     */
    record OfIndex(int table, List<OfPart> parts, List<OfPredicate> predicates) {}

    enum PartKind {
        WHOLE,
        LOWER,
        OR_ELSE,
        SUM,
        LEFT,
        SUBSTR,
        JOINED
    }

    /** A part over a column of the table that fits, or over a new one. */
    record OfPart(PartKind kind, int column, int number) {}

    enum PredicateKind {
        NULL,
        NOT_NULL,
        FLAG,
        NOT_FLAG,
        EQUAL,
        IN,
        ABOVE
    }

    /** A condition on a column of the table that fits, or on a new one of the kind that such predicates are about. */
    record OfPredicate(PredicateKind kind, int column, boolean fresh, Presence presence) {}

    enum SpanKind {
        INT,
        BIGINT,
        NUMERIC,
        DATE,
        TIMESTAMP,
        INT_RANGE,
        DATE_RANGE,
        TIMESTAMP_RANGE
    }

    /** Whether a CHECK orders the two columns of a range too. */
    enum OrderKind {
        NONE,
        LESS,
        LESS_OR_EQUAL
    }

    /** The columns of a range. */
    record OfSpan(SpanKind kind, Presence low, Presence high, Bounds bounds, OrderKind order) {}

    /**
     * An exclusion constraint over new columns.
     *
     * @param equal columns or references that are compared for equality
     */
    record OfExclusion(int table, List<Integer> equal, OfSpan span, List<OfPredicate> predicates) {}
}
