package dev.rowloom.generation;

/**
 * Who writes the keys of rows that a model writes.
 *
 * @since 0.1.0
 */
public enum KeyStrategy {
    /**
     * The model writes primary, unique and foreign keys too, and is told those of the rows it can refer to. What it wrote is
     * kept as it is. The requests for one table go one after another.
     */
    MODEL,
    /**
     * Rowloom assigns primary, unique and foreign keys by the engine, and the model writes the rest: keys hold by
     * construction, fewer tokens are spent, and the requests for one table go side by side.
     */
    ASSIGNED
}
