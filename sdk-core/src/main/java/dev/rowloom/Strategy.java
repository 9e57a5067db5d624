package dev.rowloom;

/**
 * What a model is asked for.
 *
 * @since 0.1.0
 */
public enum Strategy {
    /** The rows themselves: every row is the model's, and costs tokens. */
    DIRECT,
    /** How columns come about, once; the engine makes the rows, any number of them for the same tokens. */
    BLUEPRINT
}
