package dev.rowloom.it.property;

import java.util.List;

/** What a unique index compares: a column or an expression over columns. */
sealed interface KeyPart {

    record Whole(String column) implements KeyPart {}

    /** A text without its case. */
    record Lower(String column) implements KeyPart {}

    /** A column's value, or a literal where it is null. */
    record OrElse(String column, Object literal) implements KeyPart {}

    /** The sum of two whole numbers. */
    record Sum(String left, String right) implements KeyPart {}

    /** The first characters of a text. */
    record Start(String column, int length, Spelling spelling) implements KeyPart {}

    /** Two texts with a hyphen between them. */
    record Joined(String left, String right) implements KeyPart {}

    /** How a dialect that has both writes the first characters of a text. */
    enum Spelling {
        LEFT,
        SUBSTR
    }

    /** The columns that the part names. */
    default List<String> columns() {
        if (this instanceof Whole part) {
            return List.of(part.column());
        } else if (this instanceof Lower part) {
            return List.of(part.column());
        } else if (this instanceof OrElse part) {
            return List.of(part.column());
        } else if (this instanceof Sum part) {
            return List.of(part.left(), part.right());
        } else if (this instanceof Start part) {
            return List.of(part.column());
        }
        Joined part = (Joined) this;
        return List.of(part.left(), part.right());
    }
}
