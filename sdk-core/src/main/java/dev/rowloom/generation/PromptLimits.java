package dev.rowloom.generation;

/**
 * How many characters the parts of a prompt may have. What is left out is said.
 *
 * @param ddl the table's declaration
 * @param parents the rows that may be referred to, of all parents together
 * @param used the values that are taken, of all keys together
 * @param facts what is settled of the rows, of all rows together
 * @param value a value that describes a row
 */
record PromptLimits(int ddl, int parents, int used, int facts, int value) {

    /** What fits every model of today. */
    static final PromptLimits FULL = new PromptLimits(24_000, 16_000, 8_000, 60_000, 60);

    static final int SHORTEST_VALUE = 12;

    /** How often it makes sense to halve them. */
    static final int STEPS = 6;

    /** Returns half of everything. */
    PromptLimits halved() {
        return new PromptLimits(ddl / 2, parents / 2, used / 2, facts / 2, Math.max(SHORTEST_VALUE, value / 2));
    }
}
