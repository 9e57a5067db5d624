package dev.rowloom;

/**
 * What to do where a blueprint says nothing of a column, since the schema has moved on.
 *
 * @since 0.1.0
 */
public enum Gaps {
    /** Say what has changed, and make no rows. */
    REFUSE,
    /** Infer what is missing, and say in the metadata what has changed. */
    INFER
}
