package dev.rowloom.engine;

import org.jspecify.annotations.Nullable;

/**
 * Where rows take what they are about from.
 *
 * @param urn all there is
 * @param within chooses where others tell of it, or null
 */
record SubjectSource(Urn urn, @Nullable Chooser within) {

    /** Chooses among what other columns tell of. */
    interface Chooser {

        /**
         * Returns a place in the urn.
         *
         * @param number what it is drawn by where there are several
         */
        long place(Frame frame, int cell, long number);
    }

    /** Returns the place of a row in the urn. */
    long place(Frame frame, int cell) {
        return within == null ? urn.place(frame.row(cell)) : within.place(frame, cell, frame.row(cell));
    }

    /** Returns another place for a later attempt. */
    long drawn(Frame frame, int cell) {
        long number = frame.draw(cell) % urn.slots();
        return within == null ? urn.place(number) : within.place(frame, cell, number);
    }
}
