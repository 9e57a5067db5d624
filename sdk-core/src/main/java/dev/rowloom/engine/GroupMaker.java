package dev.rowloom.engine;

import dev.rowloom.RowloomException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the columns of a {@link CheckGroup} for the rows of a frame: all at once, and then again those that fail. */
final class GroupMaker {

    /** Rows whose values are given in part are tried so often. */
    private static final int PINNED_ATTEMPTS = 200;

    private final CheckGroup group;
    private final Frame first;
    private final Supplier frames;
    private @Nullable Frame again;
    private final int[] pending;
    private final long[] rows;

    /** Makes frames. */
    interface Supplier {
        Frame frame();
    }

    GroupMaker(CheckGroup group, int capacity, Supplier frames) {
        this.group = group;
        this.frames = frames;
        this.first = frames.frame();
        this.pending = new int[capacity];
        this.rows = new long[capacity];
    }

    /** Fills the group's columns of a frame, and decides its references. */
    void make(Frame frame) {
        for (int i = 0; i < frame.count(); i++) {
            rows[i] = frame.row(i);
        }
        first.attempt(rows, frame.count(), 0);
        int failing = failing();
        for (int reference : group.references()) {
            first.reference(reference);
        }
        if (failing == 0) {
            frame.take(first, group);
        } else {
            redraw(frame, failing);
        }
    }

    private int failing() {
        boolean tested = group.hasTests();
        for (int member : group.members()) {
            first.column(member);
        }
        int failing = 0;
        for (int i = 0; tested && i < first.count(); i++) {
            if (!trial(first).holds(i)) {
                pending[failing++] = i;
            }
        }
        return failing;
    }

    private static Trial trial(Frame frame) {
        return Objects.requireNonNull(frame.trial());
    }

    private void redraw(Frame frame, int failing) {
        Redrawn redrawn = new Redrawn(group, first);
        Frame retry = again == null ? frames.frame() : again;
        again = retry;
        int left = failing;
        for (int attempt = 1; left > 0; attempt++) {
            if (attempt > PINNED_ATTEMPTS) {
                left = withoutPinned(left);
                if (left == 0) {
                    break;
                }
            }
            if (attempt > CheckGroup.MOST_ATTEMPTS) {
                // where the caller's own function leaves nothing to draw, its value is what to name
                retry.attempt(new long[] {frame.row(pending[0])}, 1, 0);
                frame.table().functionTests().run(retry);
                throw exhausted(frame, frame.row(pending[0]));
            }
            for (int i = 0; i < left; i++) {
                rows[i] = frame.row(pending[i]);
            }
            retry.attempt(rows, left, attempt);
            int still = 0;
            for (int i = 0; i < left; i++) {
                if (trial(retry).holds(i) || trial(retry).moves(i)) {
                    redrawn.keep(retry, i, pending[i]);
                } else {
                    pending[still++] = pending[i];
                }
            }
            left = still;
        }
        redrawn.writeTo(frame);
    }

    /** Leaves given rows as they are: what is given may fail, and planning says so. */
    private int withoutPinned(int left) {
        int others = 0;
        for (int i = 0; i < left; i++) {
            if (!first.isPinned(pending[i])) {
                pending[others++] = pending[i];
            }
        }
        return others;
    }

    private RowloomException exhausted(Frame frame, long row) {
        String columns = String.join(
                ", ",
                Arrays.stream(group.members())
                        .mapToObj(position ->
                                frame.table().layout().columns().get(position).name())
                        .toList());
        return new RowloomException("row " + row + " of table "
                + frame.table().layout().table().id() + " has no values in " + columns + " for which "
                + group.description() + " hold, in " + CheckGroup.MOST_ATTEMPTS
                + " attempts; give these columns rules whose values pass more often");
    }
}
