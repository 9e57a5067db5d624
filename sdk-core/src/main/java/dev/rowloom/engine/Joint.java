package dev.rowloom.engine;

/**
 * A group of columns that are unique together and have too few values each: rows walk a permutation of all combinations.
 *
 * @param permutation the permutation of the product of the spaces
 */
record Joint(Permutation permutation) {

    /** Returns the combination of a row; rows beyond the product are null in some column. */
    long number(long row) {
        return row < permutation.size() ? permutation.apply(row) : 0;
    }
}
