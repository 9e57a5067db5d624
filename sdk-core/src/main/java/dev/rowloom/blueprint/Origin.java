package dev.rowloom.blueprint;

/**
 * Who chose a rule.
 *
 * @since 0.1.0
 */
public enum Origin {
    /** Rowloom, from the schema. */
    INFERRED,
    /** Rowloom, from rows of the caller's. */
    PROFILED,
    /** A language model. */
    MODEL,
    /** The user, by an option or by editing the document. */
    USER
}
