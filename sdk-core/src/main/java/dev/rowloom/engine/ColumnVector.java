package dev.rowloom.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one column of a batch of rows.
 *
 * <p>Cell numbers run from 0 to {@link #size()} − 1; they are not checked. A vector is filled by one thread and may be
 * read by many afterwards. The engine uses a vector again for a later batch: what has to outlive a batch is copied.
 *
 * @since 0.1.0
 */
public abstract sealed class ColumnVector permits LongVector, BytesVector {

    private final Encoding encoding;
    private int size;
    private byte @Nullable [] states;
    /** Kept from an earlier batch, to be used again. */
    private byte[] spare = {};
    /** What a model wrote where that is not just the value's own text; null where there is none. */
    private @Nullable String @Nullable [] originals;

    ColumnVector(Encoding encoding) {
        this.encoding = encoding;
    }

    /** Returns how the cells are held. */
    public final Encoding encoding() {
        return encoding;
    }

    /** Returns the number of cells. */
    public final int size() {
        return size;
    }

    /** Returns what a cell holds. */
    public final CellState state(int cell) {
        return states == null ? CellState.VALUE : CellState.of(states[cell]);
    }

    /** Returns whether a cell holds a value, the quick form of {@link #state}. */
    public final boolean hasValue(int cell) {
        return states == null || states[cell] == 0;
    }

    /** Returns whether every cell holds a value. */
    public final boolean hasOnlyValues() {
        return states == null;
    }

    /** Returns a cell as the carrier of the encoding, boxed; null where the cell holds no value. */
    public final @Nullable Object value(int cell) {
        return hasValue(cell) ? boxed(cell) : null;
    }

    /**
     * Returns the text that a cell came from where it is not just the value's own: always for {@link CellState#RAW}, and for
     * values that were written in another way, such as {@code 1e3} or {@code 12.345} in a column of two decimals; else null.
     * Cells that the engine made have none.
     */
    public final @Nullable String original(int cell) {
        return originals == null ? null : originals[cell];
    }

    /** Returns a vector of the same cells that shares nothing with this one. */
    public abstract ColumnVector copy();

    abstract Object boxed(int cell);

    /** Takes a cell of another vector of the same kind; cells of bytes are taken from first to last. */
    abstract void copyCell(ColumnVector source, int cell);

    /** Exchanges the cells with those of another vector of the same kind. */
    void swap(ColumnVector other) {
        int otherSize = other.size;
        byte[] otherStates = other.states;
        byte[] otherSpare = other.spare;
        other.size = size;
        other.states = states;
        other.spare = spare;
        size = otherSize;
        states = otherStates;
        spare = otherSpare;
    }

    /** Makes the vector hold that many cells, all of them values that are not set yet. */
    void reset(int cells) {
        size = cells;
        spare = states == null ? spare : states;
        states = null;
        originals = null;
    }

    final void setOriginal(int cell, String text) {
        if (originals == null) {
            originals = new @Nullable String[size];
        }
        originals[cell] = text;
    }

    final void setState(int cell, CellState state) {
        if (states == null) {
            if (state == CellState.VALUE) {
                return;
            }
            states = cleared();
        }
        states[cell] = state.code();
    }

    private byte[] cleared() {
        if (spare.length < size) {
            return new byte[size];
        }
        Arrays.fill(spare, 0, size, CellState.VALUE.code());
        return spare;
    }

    final void copyStatesTo(ColumnVector target) {
        target.size = size;
        target.states = states == null ? null : Arrays.copyOf(states, size);
        target.originals = originals == null ? null : originals.clone();
    }
}
