package dev.rowloom.engine;

import org.jspecify.annotations.Nullable;

/**
 * Says which children of an owner are null in a column of a key, the values that differ having run out.
 *
 * @param owner the number of the owner reference
 * @param space how many children have a value
 * @param scoped tells the same where it depends on the owner, or null
 */
record Overflow(int owner, long space, IndexSource.@Nullable ScopedDigit scoped) {

    boolean isNull(Frame frame, int cell) {
        if (scoped != null) {
            return frame.reference(owner).ordinals[cell] >= scoped.room(frame, cell);
        }
        return frame.reference(owner).ordinals[cell] >= space;
    }
}
