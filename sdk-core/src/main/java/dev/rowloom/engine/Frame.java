package dev.rowloom.engine;

import dev.rowloom.UsageException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cells of some rows of one table while they are made: every column, reference and subject is computed when first asked
 * for, and once.
 *
 * <p>The rows need not be consecutive: the frame of a parent table holds the rows that the children's foreign keys chose.
 * Used by one thread.
 */
final class Frame {

    private static final byte OPEN = 0;
    private static final byte AT_WORK = 1;
    private static final byte DONE = 2;

    /** More tables than any chain of foreign keys has that are each other's keys. */
    private static final int DEEPEST = 200;

    private final TableProgram table;
    private final long[] rows;
    private final ColumnVector[] columns;
    private final byte[] columnStates;
    private final @Nullable ReferenceState[] references;
    private final long[] @Nullable [] subjects;
    private final long[] @Nullable [] drawnSubjects;
    private final long[] @Nullable [] joints;
    private final boolean[] referencesDone;
    private final boolean[] referencesSettled;
    private final boolean[] subjectsDone;
    private final boolean[] jointsDone;
    private final int depth;
    private final @Nullable Trial trial;
    private final Mode mode;
    private final @Nullable Overlay overlay;
    private final @Nullable GroupMaker[] groups;
    private @Nullable Map<TableProgram, Frame> others;
    private long @Nullable [] drawing;
    private int count;

    /** What becomes of rows that are given. */
    enum Mode {
        /** They are as given, and others give way to them. */
        GIVEN,
        /** They are as given, and others may agree with them. */
        GIVEN_ALONE,
        /** They are made as if they were not. */
        NATURAL
    }

    Frame(TableProgram table, int capacity) {
        this(table, capacity, 0, null, Mode.GIVEN);
    }

    Frame(TableProgram table, int capacity, Mode mode) {
        this(table, capacity, 0, null, mode);
    }

    /**
     * Makes a frame.
     *
     * @param group the group whose columns the frame tries to make, or null
     */
    private Frame(TableProgram table, int capacity, int depth, @Nullable CheckGroup group, Mode mode) {
        if (depth > DEEPEST) {
            throw new UsageException(
                    "the keys of table " + table.layout().table().id()
                            + " are made of each other without end; give one of their columns a rule that reads no foreign key");
        }
        this.depth = depth;
        this.table = table;
        this.rows = new long[capacity];
        this.columns = new ColumnVector[table.columnCount()];
        this.columnStates = new byte[columns.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = table.newVector(i);
        }
        this.references = new ReferenceState[table.references().length];
        this.referencesDone = new boolean[references.length];
        this.referencesSettled = new boolean[references.length];
        this.subjects = new long[table.subjects().length][];
        this.subjectsDone = new boolean[subjects.length];
        this.drawnSubjects = new long[subjects.length][];
        this.joints = new long[table.joints().length][];
        this.jointsDone = new boolean[joints.length];
        this.groups = new GroupMaker[table.groupNumbers()];
        this.trial = group == null ? null : new Trial(group, this, capacity);
        this.mode = mode;
        Pins pins = mode == Mode.NATURAL ? null : table.pins();
        this.overlay = pins == null
                ? null
                : new Overlay(
                        this,
                        pins,
                        mode == Mode.GIVEN,
                        capacity,
                        () -> new Frame(table, capacity, depth + 1, null, Mode.NATURAL));
    }

    /** Begins again with consecutive rows. */
    void span(long firstRow, int newCount) {
        restart(newCount);
        for (int i = 0; i < newCount; i++) {
            rows[i] = firstRow + i;
        }
    }

    /** Begins again with those rows; a number below 0 counts as row 0. */
    void gather(long[] wanted, int newCount) {
        restart(newCount);
        for (int i = 0; i < newCount; i++) {
            rows[i] = Math.max(0, wanted[i]);
        }
    }

    /** Begins an attempt to make the columns of a group for those rows. */
    void attempt(long[] wanted, int newCount, int attempt) {
        gather(wanted, newCount);
        java.util.Objects.requireNonNull(trial).begin(attempt);
    }

    private void restart(int newCount) {
        count = newCount;
        drawing = null;
        Arrays.fill(columnStates, OPEN);
        Arrays.fill(referencesDone, false);
        Arrays.fill(referencesSettled, false);
        Arrays.fill(subjectsDone, false);
        Arrays.fill(drawnSubjects, null);
        Arrays.fill(jointsDone, false);
        if (overlay != null) {
            overlay.restart();
        }
    }

    /** Returns whether the row at a cell is given, at least in part. */
    boolean isPinned(int cell) {
        return overlay != null && overlay.isPinned(cell);
    }

    TableProgram table() {
        return table;
    }

    int count() {
        return count;
    }

    long row(int cell) {
        return rows[cell];
    }

    /** Returns the number by which the column at hand draws: the row's, but in a later attempt of a group. */
    long draw(int cell) {
        return drawing == null ? rows[cell] : drawing[cell];
    }

    /** Has the column at hand draw by other numbers than the rows', or by the rows' again, and returns those before. */
    long @Nullable [] drawBy(long @Nullable [] numbers) {
        long[] before = drawing;
        drawing = numbers;
        return before;
    }

    /** Returns the attempt that the frame is for, or null where it is for all columns. */
    @Nullable
    Trial trial() {
        return trial;
    }

    /** Returns whether a column can be read now: its own cells are not being made. */
    boolean canRead(int position) {
        return columnStates[position] != AT_WORK;
    }

    /** Returns the cells of a column. */
    ColumnVector column(int position) {
        ColumnVector vector = columns[position];
        if (columnStates[position] == DONE) {
            return vector;
        }
        if (columnStates[position] == AT_WORK) {
            throw new IllegalStateException(
                    "column " + table.layout().columns().get(position).name() + " of table "
                            + table.layout().table().id() + " depends on itself");
        }
        CheckGroup group = table.groupOf(position);
        if (group != null && !isTrialOf(group)) {
            settle(group);
            return columns[position];
        }
        columnStates[position] = AT_WORK;
        make(position, group, vector);
        if (overlay != null) {
            overlay.cover(position, vector);
        }
        columnStates[position] = DONE;
        return vector;
    }

    private boolean isTrialOf(CheckGroup group) {
        return trial != null && trial.group() == group;
    }

    private void make(int position, @Nullable CheckGroup group, ColumnVector target) {
        long[] before = drawing;
        drawing = null;
        if (group == null) {
            makeAlone(position, target);
        } else {
            target.reset(count);
            java.util.Objects.requireNonNull(trial).fill(group.member(position), target);
        }
        drawing = before;
    }

    /** Makes the cells of a column in another vector, which may be one of another table's frame. */
    void fill(int position, ColumnVector target) {
        if (table.groupOf(position) == null) {
            make(position, null, target);
            if (overlay != null) {
                overlay.cover(position, target);
            }
            return;
        }
        ColumnVector source = column(position);
        target.reset(count);
        for (int i = 0; i < count; i++) {
            target.copyCell(source, i);
        }
    }

    private void makeAlone(int position, ColumnVector target) {
        target.reset(count);
        table.column(position).fill(this, target);
        NullRule overflow = table.nullRule(position);
        for (int i = 0; overflow != null && i < count; i++) {
            if (overflow.isNull(this, i)) {
                target.setState(i, CellState.NULL);
            }
        }
        NullMask mask = table.nullMask(position);
        if (mask != null) {
            mask.apply(this, target);
        }
    }

    /** Returns the parents that a foreign key of the rows refers to. */
    ReferenceState reference(int index) {
        ReferenceState state = chosen(index);
        CheckGroup group = table.groupOfReference(index);
        boolean open = group == null || trial != null && trial.group() == group && trial.isChoosing();
        if (group == null || open || referencesSettled[index]) {
            return state;
        }
        if (isTrialOf(group)) {
            int reference = group.reference(index);
            java.util.Objects.requireNonNull(trial).decide(reference, state);
            cover(index, state);
            state.parentReady = false;
            referencesSettled[index] = true;
        } else {
            settle(group);
        }
        return state;
    }

    /** Returns the parents that a foreign key chooses by itself, absent only where there is none to refer to. */
    ReferenceState chosen(int index) {
        ReferenceState state = references[index];
        if (state == null) {
            state = new ReferenceState(rows.length);
            references[index] = state;
        }
        if (!referencesDone[index]) {
            state.clear(count);
            table.references()[index].choose(this, state);
            cover(index, state);
            state.parentReady = false;
            referencesDone[index] = true;
        }
        return state;
    }

    private void cover(int index, ReferenceState state) {
        if (overlay != null) {
            overlay.cover(index, state);
        }
    }

    /** Returns the frame of the parents' rows. */
    Frame parent(int index) {
        ReferenceState state = reference(index);
        if (state.parent == null) {
            state.parent = new Frame(table.references()[index].parentTable(), rows.length, depth + 1, null, Mode.GIVEN);
        }
        if (!state.parentReady) {
            state.parent.gather(state.parents, count);
            state.parentReady = true;
        }
        return state.parent;
    }

    /** Returns a frame for rows of another table that belong to rows of this one. */
    Frame other(TableProgram program, int capacity) {
        if (others == null) {
            others = new HashMap<>();
        }
        return others.computeIfAbsent(program, it -> new Frame(it, capacity, depth + 1, null, Mode.GIVEN));
    }

    // ---- groups

    private void settle(CheckGroup group) {
        GroupMaker maker = groups[group.number()];
        if (maker == null) {
            maker = new GroupMaker(group, rows.length, () -> new Frame(table, rows.length, depth + 1, group, mode));
            groups[group.number()] = maker;
        }
        maker.make(this);
        for (int member : group.members()) {
            if (overlay != null) {
                overlay.cover(member, columns[member]);
            }
            columnStates[member] = DONE;
        }
        for (int reference : group.references()) {
            cover(reference, chosen(reference));
        }
    }

    /** Takes the columns and references of a group from the frame that has made them for the same rows. */
    void take(Frame made, CheckGroup group) {
        for (int member : group.members()) {
            columns[member].swap(made.columns[member]);
        }
        takeReferences(made, group);
    }

    /** Takes the references of a group from the frame that has made them for the same rows. */
    void takeReferences(Frame made, CheckGroup group) {
        for (int reference : group.references()) {
            ReferenceState source = made.reference(reference);
            ReferenceState target = chosen(reference);
            System.arraycopy(source.parents, 0, target.parents, 0, count);
            System.arraycopy(source.absent, 0, target.absent, 0, count);
            target.parentReady = false;
            referencesSettled[reference] = true;
        }
    }

    /** Returns the vector of a column, empty. */
    ColumnVector blank(int position) {
        columns[position].reset(count);
        return columns[position];
    }

    /** Returns the places in the urn of a subject, one a row. */
    long[] subject(int index) {
        if (trial != null && drawing != null && drawing == trial.draws()) {
            return drawnSubject(index);
        }
        long[] places = subjects[index];
        if (places == null) {
            places = new long[rows.length];
            subjects[index] = places;
        }
        if (!subjectsDone[index]) {
            for (int i = 0; i < count; i++) {
                places[i] = table.subjects()[index].place(this, i);
            }
            subjectsDone[index] = true;
        }
        return places;
    }

    /** Returns the places for a column of a group in a later attempt. */
    private long[] drawnSubject(int index) {
        long[] places = drawnSubjects[index];
        if (places == null) {
            places = new long[rows.length];
            drawnSubjects[index] = places;
            for (int i = 0; i < count; i++) {
                places[i] = table.subjects()[index].drawn(this, i);
            }
        }
        return places;
    }

    /** Returns the permuted numbers of a group of columns that are unique together, one a row. */
    long[] joint(int index) {
        long[] numbers = joints[index];
        if (numbers == null) {
            numbers = new long[rows.length];
            joints[index] = numbers;
        }
        if (!jointsDone[index]) {
            for (int i = 0; i < count; i++) {
                numbers[i] = table.joints()[index].number(rows[i]);
            }
            jointsDone[index] = true;
        }
        return numbers;
    }

    ColumnVector[] vectors() {
        return columns;
    }

    /** The parents that a foreign key refers to, one a row, and the frame of their rows. */
    static final class ReferenceState {

        /** The parents' rows. */
        final long[] parents;
        /** The number of the row among its parent's children, for an owner. */
        final long[] ordinals;
        /** The row's place in the layout of all children, for an owner. */
        final long[] places;
        /** How many children the parent has, for an owner. */
        final long[] siblings;
        /** Whether the reference is null. */
        final boolean[] absent;

        private @Nullable Frame parent;
        private boolean parentReady;

        private ReferenceState(int capacity) {
            parents = new long[capacity];
            ordinals = new long[capacity];
            places = new long[capacity];
            siblings = new long[capacity];
            absent = new boolean[capacity];
        }

        private void clear(int count) {
            Arrays.fill(absent, 0, count, false);
        }
    }
}
