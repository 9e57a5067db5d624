package dev.rowloom.engine;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts what is given over the cells and parents of a frame, and has the rows give way that hold by chance what was given to
 * another. Used by one thread.
 */
final class Overlay {

    private final Frame frame;
    private final Pins pins;
    private final boolean moving;
    private final Supplier<Frame> frames;
    private @Nullable Frame natural;
    private @Nullable Frame single;
    private @Nullable Frame moved;
    private boolean naturalReady;
    private final long[][] sources;
    private final boolean[] sourcesReady;
    private final long[] rows;

    /**
     * Makes an overlay.
     *
     * @param moving whether rows give way
     * @param frames makes frames of the same table and room in which nothing is given
     */
    Overlay(Frame frame, Pins pins, boolean moving, int capacity, Supplier<Frame> frames) {
        this.frame = frame;
        this.pins = pins;
        this.moving = moving;
        this.frames = frames;
        this.sources = new long[pins.keys().size()][];
        this.sourcesReady = new boolean[sources.length];
        this.rows = new long[capacity];
    }

    /** Begins again with other rows. */
    void restart() {
        naturalReady = false;
        Arrays.fill(sourcesReady, false);
    }

    /** Returns whether the row at a cell is given. */
    boolean isPinned(int cell) {
        return frame.row(cell) < pins.count();
    }

    private Frame natural() {
        Frame made = natural == null ? frames.get() : natural;
        natural = made;
        if (!naturalReady) {
            for (int i = 0; i < frame.count(); i++) {
                rows[i] = frame.row(i);
            }
            made.gather(rows, frame.count());
            naturalReady = true;
        }
        return made;
    }

    private Frame single() {
        Frame made = single == null ? frames.get() : single;
        single = made;
        return made;
    }

    /** Returns the row whose values each row takes as far as a key goes. */
    private long[] sources(PinnedKey key) {
        int number = pins.keys().indexOf(key);
        long[] found = sources[number];
        if (found == null) {
            found = new long[rows.length];
            sources[number] = found;
        }
        if (!sourcesReady[number]) {
            Frame all = natural();
            for (int i = 0; i < frame.count(); i++) {
                found[i] = key.source(all, i, this::single);
            }
            sourcesReady[number] = true;
        }
        return found;
    }

    /** Returns the row whose values a row takes by some keys: itself where none of them has to give way. */
    private long source(List<PinnedKey> keys, int cell) {
        for (PinnedKey key : keys) {
            long source = sources(key)[cell];
            if (source != frame.row(cell)) {
                return source;
            }
        }
        return frame.row(cell);
    }

    /** Puts what is given over the cells of a column. */
    void cover(int position, ColumnVector target) {
        if (!pins.touchesColumn(position)) {
            return;
        }
        List<PinnedKey> keys = moving ? pins.keysOfColumn(position) : List.of();
        boolean[] changed = new boolean[frame.count()];
        long[] from = new long[frame.count()];
        boolean any = false;
        for (int i = 0; i < frame.count(); i++) {
            from[i] = -1;
            if (pins.cell(position, frame.row(i)) != Pins.OPEN) {
                changed[i] = true;
            } else if (!keys.isEmpty()) {
                long source = source(keys, i);
                changed[i] = source != frame.row(i);
                from[i] = changed[i] ? source : -1;
            }
            any |= changed[i];
        }
        if (any) {
            rewrite(position, target, changed, from);
        }
    }

    private void rewrite(int position, ColumnVector target, boolean[] changed, long[] from) {
        ColumnVector written = frame.table().newVector(position);
        written.reset(frame.count());
        Frame others = moved(from);
        ColumnVector theirs = others == null ? null : others.column(position);
        for (int i = 0; i < frame.count(); i++) {
            if (!changed[i]) {
                written.copyCell(target, i);
            } else if (from[i] >= 0 && theirs != null) {
                written.copyCell(theirs, i);
            } else {
                write(pins.cell(position, frame.row(i)), written, i);
            }
        }
        target.swap(written);
    }

    /** Returns a frame in which nothing is given, of those rows, and the rows at hand where there is none. */
    private @Nullable Frame moved(long[] from) {
        boolean any = false;
        for (int i = 0; i < frame.count(); i++) {
            any |= from[i] >= 0;
            rows[i] = from[i] >= 0 ? from[i] : frame.row(i);
        }
        if (!any) {
            return null;
        }
        Frame made = moved == null ? frames.get() : moved;
        moved = made;
        made.gather(rows, frame.count());
        return made;
    }

    private static void write(@Nullable Object value, ColumnVector target, int cell) {
        if (target instanceof LongVector longs) {
            longs.set(cell, value == null ? 0 : (Long) value);
        } else {
            BytesVector bytes = (BytesVector) target;
            if (value != null) {
                bytes.append((byte[]) value);
            }
            bytes.endCell();
        }
        target.setState(cell, value == null ? CellState.NULL : CellState.VALUE);
    }

    /** Puts the given parents over those that a reference has chosen. */
    void cover(int reference, Frame.ReferenceState state) {
        if (!pins.touchesReference(reference)) {
            return;
        }
        List<PinnedKey> keys = moving ? pins.keysOfReference(reference) : List.of();
        long[] avoided = pins.avoided(reference);
        long[] from = new long[frame.count()];
        for (int i = 0; i < frame.count(); i++) {
            from[i] = -1;
            long parent = pins.parent(reference, frame.row(i));
            if (parent != Pins.FREE) {
                state.absent[i] = parent == OwnerLayout.NONE;
                state.parents[i] = Math.max(0, parent);
            } else if (!keys.isEmpty()) {
                long source = source(keys, i);
                from[i] = source == frame.row(i) ? -1 : source;
            } else if (avoided != null && !state.absent[i]) {
                avoid(reference, state, i, avoided);
            }
        }
        Frame others = moved(from);
        Frame.ReferenceState theirs = others == null ? null : others.reference(reference);
        for (int i = 0; theirs != null && i < frame.count(); i++) {
            if (from[i] >= 0) {
                state.parents[i] = theirs.parents[i];
                state.absent[i] = theirs.absent[i];
            }
        }
    }

    /** Has a row choose the next parent that may have other children than the given ones. */
    private void avoid(int reference, Frame.ReferenceState state, int cell, long[] avoided) {
        ReferenceProgram program = frame.table().references()[reference];
        boolean self = program instanceof References.Self;
        long parents = self ? frame.row(cell) : program.parentTable().layout().rows();
        long start = state.parents[cell];
        for (long step = 0; step < parents && Arrays.binarySearch(avoided, state.parents[cell]) >= 0; step++) {
            state.parents[cell] = step == 0
                    ? Mix.below(Mix.hash(reference, frame.row(cell)), parents)
                    : (state.parents[cell] + 1) % parents;
        }
        if (Arrays.binarySearch(avoided, state.parents[cell]) >= 0) {
            state.parents[cell] = start;
        }
    }
}
