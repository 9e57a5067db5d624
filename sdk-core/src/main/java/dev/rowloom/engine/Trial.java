package dev.rowloom.engine;

import dev.rowloom.schema.internal.condition.Cells;
import dev.rowloom.schema.internal.condition.Condition;
import dev.rowloom.schema.internal.condition.Truth;
import dev.rowloom.schema.internal.domain.Restriction.Presence;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
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

    /** From this attempt on values that fail are moved to where the conditions hold. */
    private static final int MOVED = 80;

    /** So many attempts are made with values as the rules have them. */
    private static final int PLAUSIBLE = 100;

    /** So many attempts leave those cells null that were null in the first. */
    private static final int STEADY = 500;

    private final CheckGroup group;
    private final Frame frame;
    private final int[] branches;
    private final long[] ordinals;
    private final long[] draws;
    private final boolean[][] absent;
    private final boolean[] closed;
    private final long[][] parents;
    private final boolean[][] moved;
    private final @Nullable Frame[] others;
    private final @Nullable ColumnVector[] givenKeys;
    private int attempt;
    private boolean chosen;
    private boolean choosing;

    Trial(CheckGroup group, Frame frame, int capacity) {
        this.group = group;
        this.frame = frame;
        this.branches = new int[capacity];
        this.ordinals = new long[capacity];
        this.draws = new long[capacity];
        this.absent = new boolean[group.references().length + group.keyed().length][capacity];
        this.closed = new boolean[capacity];
        this.parents = new long[group.references().length][capacity];
        this.moved = new boolean[group.references().length][capacity];
        this.others = new Frame[group.references().length];
        this.givenKeys = new ColumnVector[frame.table().columnCount()];
    }

    CheckGroup group() {
        return group;
    }

    /** Begins an attempt for the rows that the frame holds now. */
    void begin(int newAttempt) {
        attempt = newAttempt;
        chosen = false;
        choosing = false;
        Arrays.fill(givenKeys, null);
        for (int i = 0; i < frame.count(); i++) {
            draws[i] = attempt == 0 ? frame.row(i) : Mix.hash(group.key(), frame.row(i), attempt) >>> 2;
        }
    }

    /** Returns the numbers that draws outside the first attempt are made by, or null in the first. */
    long @Nullable [] draws() {
        return attempt == 0 ? null : draws;
    }

    /** Says in which rows a reference of the group is absent, and which parents it has in the others. */
    void decide(int reference, Frame.ReferenceState target) {
        choose();
        System.arraycopy(absent[reference], 0, target.absent, 0, frame.count());
        System.arraycopy(parents[reference], 0, target.parents, 0, frame.count());
    }

    /** Makes a column of the group. */
    void fill(int member, ColumnVector target) {
        choose();
        int keyed = group.keyed(group.members()[member]);
        if (keyed >= 0) {
            frame.table().column(group.members()[member]).fill(frame, target);
            for (int i = 0; i < frame.count(); i++) {
                if (absent[group.references().length + keyed][i]) {
                    target.setState(i, CellState.NULL);
                }
            }
            return;
        }
        if (attempt == 0 && group.isUniform(member)) {
            CheckBranch.Maker maker = group.branch(0).makers().get(member);
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
        long[] first = maker.dealt() ? ordinals : null;
        boolean isNull = isNull(maker, first, cell);
        frame.drawBy(attempt > 0 ? draws : first);
        boolean wide = isWide() && maker.wide() != null;
        if (!isNull && wide && target instanceof LongVector longs) {
            longs.set(cell, java.util.Objects.requireNonNull(maker.wide()).value(frame, cell));
        } else if (!isNull && target instanceof LongVector longs) {
            longs.set(cell, ((LongProgram) java.util.Objects.requireNonNull(maker.program())).value(frame, cell));
        } else if (!isNull) {
            ((BytesProgram) java.util.Objects.requireNonNull(maker.program())).write(frame, cell, (BytesVector) target);
        } else {
            target.setState(cell, CellState.NULL);
        }
        if (target instanceof BytesVector bytes) {
            bytes.endCell();
        }
    }

    private boolean isWide() {
        return attempt > PLAUSIBLE && attempt % 3 != 0;
    }

    /** Null is no way out of a condition: whether a cell is null is drawn again last of all. */
    private boolean nullsByDraw() {
        return attempt > STEADY;
    }

    private boolean isNull(CheckBranch.Maker maker, long @Nullable [] first, int cell) {
        if (maker.program() == null) {
            return true;
        }
        frame.drawBy(nullsByDraw() ? draws : first);
        return maker.program().isNull(frame, cell)
                || maker.mask() != null && maker.mask().isNull(nullsByDraw() ? draws[cell] : frame.row(cell));
    }

    // ---- branches

    /** Chooses the branch of each row: the one it is dealt, or the next that is open to it. */
    private void choose() {
        if (chosen || choosing) {
            return;
        }
        choosing = true;
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
            closed[i] = !open;
            if (!open) {
                decide(group.branch(first), i, /* absentees= */ false);
            }
            ordinals[i] = open && branch == first ? group.deck().ordinal(row) : Mix.hash(group.key(), row) >>> 2;
        }
        chosen = true;
        choosing = false;
    }

    /** Returns whether branches are being chosen now, so that no reference is decided yet. */
    boolean isChoosing() {
        return choosing;
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
        int references = group.references().length;
        for (int i = 0; i < absent.length; i++) {
            boolean forced = i < references ? !find(branch, i, cell) : isForced(group.keyed()[i - references], cell);
            Presence presence = branch.references().get(i);
            boolean optional = i >= references || group.isOptional(i);
            possible &= !(forced && (presence == Presence.VALUE || !optional));
            absent[i][cell] = forced
                    || presence == Presence.NULL
                    || presence == Presence.EITHER && optional && (absentees || isAbsent(branch, i, cell));
        }
        return possible;
    }

    /**
     * Finds the parent of a reference: the one that it has chosen by itself, or another where the branch wants other keys.
     *
     * @return whether there is one
     */
    private boolean find(CheckBranch branch, int number, int cell) {
        int reference = group.references()[number];
        Frame.ReferenceState own = frame.chosen(reference);
        ParentChoice choice = branch.choices().get(number).map(Supplier::get).orElse(null);
        parents[number][cell] = own.parents[cell];
        moved[number][cell] = false;
        if (choice == null || own.absent[cell] || choice.admits(own.parents[cell])) {
            return !own.absent[cell];
        }
        long row = frame.row(cell);
        boolean self = frame.table().references()[reference] instanceof References.Self;
        long count = choice.before(self ? row : Long.MAX_VALUE);
        if (count == 0 && !(self && choice.admits(row))) {
            return false;
        }
        parents[number][cell] = count == 0 ? row : choice.row(place(cell, number, count));
        moved[number][cell] = true;
        return true;
    }

    /** Few parents are dealt out, so that each comes. */
    private long place(int cell, int number, long count) {
        return attempt == 0 && count <= References.SMALL
                ? group.deck().ordinal(frame.row(cell)) % count
                : Mix.below(Mix.hash(group.key(), draws[cell], number), count);
    }

    // two branches alike are not the same one
    @SuppressWarnings("ReferenceEquality")
    private boolean isAbsent(CheckBranch branch, int number, int cell) {
        int references = group.references().length;
        if (number < references) {
            boolean dealt = moved[number][cell]
                    && branch == group.branch(group.deck().draw(frame.row(cell)))
                    && group.deck().ordinal(frame.row(cell)) % 2 == 0;
            if (dealt) {
                // null passes as well, but is not to take the place of the value
                return false;
            }
            boolean first = frame.row(cell) == 0
                    && frame.table().references()[group.references()[number]] instanceof References.Self;
            return first || group.isAbsent(number, draws[cell]);
        }
        NullMask mask = frame.table().nullMask(group.keyed()[number - references]);
        return mask != null && mask.isNull(frame.row(cell));
    }

    private boolean isForced(int position, int cell) {
        NullMask mask = frame.table().nullMask(position);
        NullRule overflow = frame.table().nullRule(position);
        return mask != null && mask.isForced(frame.row(cell)) || overflow != null && overflow.isNull(frame, cell);
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
                if (absent[reference][cell] && key.isNullable()) {
                    return null;
                }
                return moved[reference][cell]
                        ? key.of(other(reference), parents[reference][cell])
                        : key(position, key).value(cell);
            }
        }
        int keyed = group.keyed(position);
        if (keyed >= 0) {
            return absent[group.references().length + keyed][cell]
                    ? null
                    : key(position, frame.table().column(position)).value(cell);
        }
        return frame.column(position).value(cell);
    }

    /** Returns a frame for parents that references have not chosen by themselves. */
    private Frame other(int reference) {
        Frame found = others[reference];
        if (found == null) {
            found = new Frame(
                    frame.table().references()[group.references()[reference]].parentTable(), 1);
            others[reference] = found;
        }
        return found;
    }

    /** Returns the values of a key, or of the parents' keys, whether they are absent or not. */
    private ColumnVector key(int position, ColumnProgram program) {
        ColumnVector vector = givenKeys[position];
        if (vector == null) {
            vector = frame.table().newVector(position);
            vector.reset(frame.count());
            long[] before = frame.drawBy(null);
            if (program instanceof References.Key key) {
                key.fillPresent(frame, vector);
            } else {
                program.fill(frame, vector);
            }
            frame.drawBy(before);
            givenKeys[position] = vector;
        }
        return vector;
    }

    // ---- tests

    /** Returns whether the conditions that no branch promises hold for a row. */
    boolean holds(int cell) {
        choose();
        Cells cells = cells(cell);
        for (Condition test : tests(cell)) {
            if (test.test(cells) == Truth.FALSE) {
                return false;
            }
        }
        return true;
    }

    /** Where no branch is open to what is given to a row, all conditions are to be tested. */
    private List<Condition> tests(int cell) {
        return closed[cell] ? group.conditions() : group.branch(branches[cell]).tests();
    }

    /**
     * Moves one of a row's values to where the conditions hold, in later attempts with values as the rules have them.
     *
     * @return whether they hold now
     */
    boolean moves(int cell) {
        if (attempt <= MOVED || isWide()) {
            return false;
        }
        CheckBranch branch = group.branch(branches[cell]);
        int count = group.members().length;
        for (int i = 0; i < count; i++) {
            int member = (attempt + i) % count;
            WideDraws wide = branch.makers().get(member).wide();
            if (wide != null
                    && frame.column(group.members()[member]) instanceof LongVector vector
                    && vector.hasValue(cell)) {
                long before = vector.get(cell);
                NearBound.Target target = new NearBound.Target(vector, cell, tests(cell), cells(cell));
                if (wide.nearBound().move(target)
                        && frame.table().functionTests().areSteady(frame, cell)) {
                    return true;
                }
                vector.set(cell, before);
            }
        }
        return false;
    }

    private Cells cells(int cell) {
        return column -> {
            int position = group.position(column);
            return position < 0 ? null : frame.column(position).value(cell);
        };
    }
}
