package dev.rowloom.dataset;

import dev.rowloom.engine.Row;
import org.jspecify.annotations.Nullable;

/** Makes the value of a component from a row. */
interface PartReader {

    /**
     * Returns the value.
     *
     * @throws dev.rowloom.UsageException if what the row holds does not fit
     */
    @Nullable
    Object read(Row row);

    /** Returns whether all of the row's columns that the value is made of are NULL. */
    boolean isNull(Row row);
}
