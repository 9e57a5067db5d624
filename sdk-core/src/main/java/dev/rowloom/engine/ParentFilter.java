package dev.rowloom.engine;

import java.util.function.Supplier;

/** A condition on the rows that a foreign key may choose, looked at row by row when planning. */
sealed interface ParentFilter {

    /** Returns what asks for it, in words. */
    String constraint();

    /**
     * Strikes out the rows that do not fit.
     *
     * @param parents the table of the parents
     * @param fits one for each of its first rows
     */
    void apply(TableProgram parents, boolean[] fits);

    /**
     * Another table has the same values.
     *
     * @param columns the positions of the parents' columns
     * @param index the rows of the other table by theirs
     */
    record OfIndex(String constraint, int[] columns, Supplier<RowIndex> index) implements ParentFilter {
        @Override
        public void apply(TableProgram parents, boolean[] fits) {
            RowIndex others = index.get();
            RowIndex.scan(parents, columns, (row, vectors, cell) -> {
                long hash = KeyHash.of(vectors, cell);
                fits[row] &= hash == KeyHash.NULL || others.group(hash) >= 0;
            });
        }
    }
}
