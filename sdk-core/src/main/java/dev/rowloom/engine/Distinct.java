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
        if (shuffling == Shuffling.DONE) {
            return program.apply(new IndexSource.Rows());
        }
        Permutation first = new Permutation(preferred, key);
        return program.apply(
                preferred == space
                        ? new IndexSource.Shuffled(first)
                        : new IndexSource.InTurn(first, new Permutation(space - preferred, Mix.next(key))));
    }

    boolean isLarge() {
        return space >= LARGE;
    }
}
