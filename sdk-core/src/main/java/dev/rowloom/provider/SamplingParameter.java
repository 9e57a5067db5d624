package dev.rowloom.provider;

/**
 * A setting that changes how a model chooses its words.
 *
 * @since 0.1.0
 */
public enum SamplingParameter {
    /** {@link ModelRequest#temperature()}. */
    TEMPERATURE,
    /** {@link ModelRequest#topP()}. */
    TOP_P,
    /** {@link ModelRequest#seed()}. */
    SEED
}
