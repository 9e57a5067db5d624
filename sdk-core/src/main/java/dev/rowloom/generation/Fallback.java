package dev.rowloom.generation;

/**
 * What becomes of rows that a model did not write, whatever was tried.
 *
 * @since 0.1.0
 */
public enum Fallback {
    /** The engine makes them; the report names them. */
    ENGINE,
    /** The table stays short; the report says why. */
    SHORT,
    /** The run fails with a {@link dev.rowloom.GenerationException}, which has what was earned. */
    FAIL
}
