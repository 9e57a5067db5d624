package dev.rowloom.engine;

import dev.rowloom.schema.internal.condition.Cells;
import dev.rowloom.schema.internal.condition.Condition;
import dev.rowloom.schema.internal.condition.Truth;
import dev.rowloom.schema.internal.domain.Restriction.Presence;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to make the columns of a {@link CheckGroup} for the rows of a frame: which branch each row takes, and where
 * the draws of its columns come from. Used by one thread.
 *
 * <p>The first attempt draws by the row's number, as columns outside groups do; the later ones by numbers mixed of row and
 * attempt, so that every attempt is a function of the row alone.
 */
final class Trial {

    /** So many attempts are made with the row's own branch before others are tried. */
    private static final int LOYAL = 30;

    private final CheckGroup group;
    private final Frame frame;
    private final int[] branches;
    private final long[] ordinals;
    private final long[] draws;
    private final boolean[][] absent;
    private final @Nullable ColumnVector[] givenKeys;
    private int attempt;
    private boolean chosen;

    Trial(CheckGroup group, Frame frame, int capacity) {
        this.group = group;
        this.frame = frame;
        this.branches = new int[capacity];
        this.ordinals = new long[capacity];
        this.draws = new long[capacity];
        this.absent = new boolean[group.references().length][capacity];
        this.givenKeys = new ColumnVector[frame.table().columnCount()];
    }

    CheckGroup group() {
        return group;
    }

    /** Begins an attempt for the rows that the frame holds now. */
    void begin(int newAttempt) {
        attempt = newAttempt;
        chosen = false;
        Arrays.fill(givenKeys, null);
        for (int i = 0; i < frame.count(); i++) {
            draws[i] = attempt == 0 ? frame.row(i) : Mix.hash(group.key(), frame.row(i), attempt) >>> 2;
        }
    }

    /** Returns the numbers that draws outside the first attempt are made by, or null in the first. */
    long @Nullable [] draws() {
        return attempt == 0 ? null : draws;
    }

    /** Says in which rows a reference of the group is absent. */
    void decide(int reference, boolean[] target) {
        choose();
        System.arraycopy(absent[reference], 0, target, 0, frame.count());
    }

    /** Makes a column of the group. */
    void fill(int member, ColumnVector target) {
        choose();
        if (group.isUniform(member)) {
            CheckBranch.Maker maker = group.branch(0).makers().get(member);
            frame.drawBy(draws());
            java.util.Objects.requireNonNull(maker.program()).fill(frame, target);
            if (maker.mask() != null) {
                maker.mask().apply(frame, target);
            }
            return;
        }
        for (int i = 0; i < frame.count(); i++) {
            make(group.branch(branches[i]).makers().get(member), target, i);
        }
    }

    private void make(CheckBranch.Maker maker, ColumnVector target, int cell) {
        frame.drawBy(attempt > 0 ? draws : maker.dealt() ? ordinals : null);
        boolean isNull = maker.isNull(frame, cell);
        if (!isNull && target instanceof LongVector longs) {
            longs.set(cell, ((LongProgram) java.util.Objects.requireNonNull(maker.program())).value(frame, cell));
        } else if (!isNull) {
            ((BytesProgram) java.util.Objects.requireNonNull(maker.program()))
                    .write(frame, cell, (BytesVector) target);
        } else {
            target.setState(cell, CellState.NULL);
        }
        if (target instanceof BytesVector bytes) {
            bytes.endCell();
        }
    }

    // ---- branches

    /** Chooses the branch of each row: the one it is dealt, or the next that is open to it. */
    private void choose() {
        if (chosen) {
            return;
        }
        chosen = true;
        int count = group.branches();
        for (int i = 0; i < frame.count(); i++) {
            long row = frame.row(i);
            boolean own = attempt <= LOYAL || attempt % 2 == 1;
            int first = group.deck().draw(own ? row : draws[i]);
            int branch = first;
            boolean open = isOpen(first, i);
            for (int step = 1; step < count && !open; step++) {
                branch = (first + step) % count;
                open = isOpen(branch, i);
            }
            branches[i] = open ? branch : first;
            if (!open) {
                decide(group.branch(first), i, /* absentees= */ false);
            }
            ordinals[i] = open && branch == first ? group.deck().ordinal(row) : Mix.hash(group.key(), row) >>> 2;
        }
    }

    /** Returns whether what is given to a row admits a branch; if so, its references are absent as they have to be. */
    private boolean isOpen(int number, int cell) {
        CheckBranch branch = group.branch(number);
        if (!decide(branch, cell, /* absentees= */ false)) {
            return false;
        }
        return passes(branch, cell) || decide(branch, cell, /* absentees= */ true) && passes(branch, cell);
    }

    private boolean passes(CheckBranch branch, int cell) {
        for (Condition guard : branch.guards()) {
            if (guard.test(position -> given(position, cell)) == Truth.FALSE) {
                return false;
            }
        }
        return true;
    }

    /**
     * Decides which references of the group are absent.
     *
     * @param absentees whether those that may be absent are
     * @return whether none is absent that must not be
     */
    private boolean decide(CheckBranch branch, int cell, boolean absentees) {
        boolean possible = true;
        for (int i = 0; i < absent.length; i++) {
            boolean forced = frame.chosen(group.references()[i]).absent[cell];
            Presence presence = branch.references().get(i);
            possible &= !(forced && presence == Presence.VALUE);
            absent[i][cell] = forced
                    || presence == Presence.NULL
                    || presence == Presence.EITHER && (absentees || group.isAbsent(i, draws[cell]));
        }
        return possible;
    }

    /** Returns a cell that the group does not make, with the references as they are decided now. */
    private @Nullable Object given(int column, int cell) {
        int position = group.position(column);
        if (position < 0) {
            return null;
        }
        if (frame.table().column(position) instanceof References.Key key) {
            int reference = group.reference(key.reference());
            if (reference >= 0) {
                return absent[reference][cell] && key.isNullable() ? null : key(position, key).value(cell);
            }
        }
        return frame.column(position).value(cell);
    }

    /** Returns the parents' keys, whether the references are absent or not. */
    private ColumnVector key(int position, References.Key key) {
        ColumnVector vector = givenKeys[position];
        if (vector == null) {
            vector = frame.table().newVector(position);
            vector.reset(frame.count());
            key.fillPresent(frame, vector);
            givenKeys[position] = vector;
        }
        return vector;
    }

    // ---- tests

    /** Returns whether the conditions that no branch promises hold for a row. */
    boolean holds(int cell) {
        choose();
        Cells cells = column -> {
            int position = group.position(column);
            return position < 0 ? null : frame.column(position).value(cell);
        };
        for (Condition test : group.branch(branches[cell]).tests()) {
            if (test.test(cells) == Truth.FALSE) {
                return false;
            }
        }
        return true;
    }
}
