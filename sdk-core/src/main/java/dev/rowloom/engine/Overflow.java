package dev.rowloom.engine;

import org.jspecify.annotations.Nullable;

/**
 * Says which rows are null in a column of a key: the children of an owner whose values have run out, or those whose number is
 * beyond the values.
 *
 * @param owner the number of the owner reference, or −1 where the number tells
 * @param space how many children or numbers have a value
 * @param number tells the number, or for an owner how many of its children have a value, or null
 */
record Overflow(int owner, long space, @Nullable IndexSource number) implements NullRule {

    @Override
    public boolean isNull(Frame frame, int cell) {
        if (number instanceof IndexSource.ScopedDigit scoped) {
            return frame.reference(owner).ordinals[cell] >= scoped.room(frame, cell);
        } else if (number != null) {
            return number.index(frame, cell) >= space;
        }
        return frame.reference(owner).ordinals[cell] >= space;
    }
}
