package dev.rowloom.engine;

import java.util.function.Function;

/**
 * The values of a column when none may come twice, numbered.
 *
 * @param space how many there are, at most {@link Permutation#MAX_SIZE}
 * @param preferred how many of them, those with the lowest numbers, come first
 * @param shuffling whether the numbers have to be shuffled for values to come in a believable order
 * @param program makes the program of values by a source of numbers
 */
record Distinct(long space, long preferred, Shuffling shuffling, Function<IndexSource, ColumnProgram> program) {

    Distinct(long space, Shuffling shuffling, Function<IndexSource, ColumnProgram> program) {
        this(space, space, shuffling, program);
    }

    /** Whether consecutive numbers give values in a believable order. */
    enum Shuffling {
        /** The values are in ascending order. */
        NEEDED,
        /** The values are shuffled, or meant to ascend. */
        DONE
    }

    /** From so many values on, a column is made unique by itself rather than with others. */
    static final long LARGE = 1L << 31;

    /** Returns the program of values that differ in all rows of the table. */
    ColumnProgram alone(long key) {
        return program.apply(rows(key));
    }

    /**
     * Returns the same for a column that may be null.
     *
     * @param mask says which rows are null
     */
    ColumnProgram alone(long key, NullMask mask) {
        return program.apply(new IndexSource.Present(mask, rows(key)));
    }

    private IndexSource.OfRow rows(long key) {
        if (shuffling == Shuffling.DONE) {
            return new IndexSource.Rows();
        }
        Permutation first = new Permutation(preferred, key);
        return preferred == space
                ? new IndexSource.Shuffled(first)
                : new IndexSource.InTurn(first, new Permutation(space - preferred, Mix.next(key)));
    }

    /** Returns whether the values are so few that rows without one must not cost any. */
    boolean isFew() {
        return space <= Deck.MAX_ENTRIES;
    }

    boolean isLarge() {
        return space >= LARGE;
    }
}
