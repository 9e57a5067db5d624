package dev.rowloom.generation;

/**
 * One value as the model wrote it.
 *
 * @param kind what it is
 * @param text a text without quotes and escapes, a number, {@code true} or {@code false} as written, or JSON; empty for
 *     the others
 */
record Cell(Kind kind, String text) {

    static final Cell NULL = new Cell(Kind.NULL, "");
    static final Cell ABSENT = new Cell(Kind.ABSENT, "");

    /** What a cell holds. */
    enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        /** An object or an array. */
        JSON,
        NULL,
        /** The row lacks the column. */
        ABSENT
    }
}
