package dev.rowloom.generation;

/**
 * A column that rows are read for.
 *
 * @param name its name
 * @param expected what its values are; other kinds are kept as they are
 */
record WantedColumn(String name, Expected expected) {

    /** What a column's values are in JSON. */
    enum Expected {
        NUMBER,
        BOOLEAN,
        ANY
    }
}
