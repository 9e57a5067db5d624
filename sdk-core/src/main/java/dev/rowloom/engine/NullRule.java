package dev.rowloom.engine;

/** Says which cells of a column are null by what else is known of their rows. Immutable, used by many threads. */
interface NullRule {

    boolean isNull(Frame frame, int cell);
}
