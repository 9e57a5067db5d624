package dev.rowloom.it.property;

import java.util.List;

/**
 * What a schema is built from: numbers and choices without dependencies among each other, so that each can be shrunk on its
 * own; {@link SchemaBuilder} gives them a sense, whatever they are.
 */
final class Recipe {

    private Recipe() {}

    record OfSchema(List<OfTable> tables, List<OfCycle> cycles) {}

    record OfTable(
            OfKey key,
            List<OfColumn> columns,
            List<OfReference> references,
            List<OfOrder> orders,
            List<OfRule> rules,
            List<OfUnique> uniques) {}

    enum KeyKind {
        SURROGATE,
        NATURAL,
        COMPOSITE,
        SHARED,
        LINE,
        JUNCTION,
        TRIPLE
    }

    /** A primary key of own columns, of references, or of both. */
    record OfKey(KeyKind kind, List<OfColumn> columns, List<Integer> parents) {}

    record OfColumn(TypeModel type, Presence presence, OfCheck check, int name) {}

    enum Presence {
        REQUIRED,
        NULLABLE
    }

    enum CheckKind {
        NONE,
        AT_LEAST,
        ABOVE,
        AT_MOST,
        BELOW,
        BETWEEN,
        BOTH_INCLUSIVE,
        BOTH_EXCLUSIVE,
        TWO_CHECKS,
        IN,
        ANY_ARRAY,
        EQUAL,
        NULL_OR_ABOVE,
        NULL_OR_BETWEEN,
        NOT_NULL,
        NOT_NULL_AND_BETWEEN
    }

    /** A range of units: where it begins and how many more it has. */
    record OfCheck(CheckKind kind, long low, long more) {}

    enum ReferenceKind {
        MANY_TO_ONE,
        ONE_TO_ONE,
        SELF,
        ONE_TO_ONE_SELF
    }

    /** A foreign key to an earlier table, or its own; to a unique constraint of it where there is one and it is asked for. */
    record OfReference(ReferenceKind kind, Presence presence, int parent, boolean toUnique) {}

    enum LinkKind {
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        NULL_OR_LESS_OR_EQUAL
    }

    /** Columns of one type in a chain of orders. */
    record OfOrder(TypeModel type, List<OfLink> links, OfLink first) {}

    record OfLink(LinkKind kind, Presence presence, OfCheck check) {}

    /** What a CHECK over several columns says, or one that is no range and no list. */
    enum RuleKind {
        EXACTLY_ONE,
        ONE_REFERENCE,
        AT_LEAST_ONE,
        SAME_PRESENCE,
        STATE,
        IMPLIED,
        DIFFERENT,
        WITHIN,
        SUM,
        PREFIX,
        LENGTH,
        CHOICE
    }

    /** A CHECK on columns of its own, but for the one that says which reference is present. */
    record OfRule(RuleKind kind, Presence presence, int number) {}

    /** A unique constraint over one or two of a table's columns and references. */
    record OfUnique(int first, int second) {}

    /** A nullable reference from an earlier to a later table. */
    record OfCycle(int child, int parent) {}
}
