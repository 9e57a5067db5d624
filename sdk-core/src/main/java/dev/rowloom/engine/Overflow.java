package dev.rowloom.engine;

/**
 * Says which children of an owner are null in a column of a key, the values that differ having run out.
 *
 * @param owner the number of the owner reference
 * @param space how many children have a value
 */
record Overflow(int owner, long space) {

    boolean isNull(Frame frame, int cell) {
        return frame.reference(owner).ordinals[cell] >= space;
    }
}
