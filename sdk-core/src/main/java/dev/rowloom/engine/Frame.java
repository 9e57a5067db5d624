package dev.rowloom.engine;

import dev.rowloom.UsageException;
import java.util.Arrays;
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
    private final long[] @Nullable [] joints;
    private final boolean[] referencesDone;
    private final boolean[] subjectsDone;
    private final boolean[] jointsDone;
    private final int depth;
    private int count;

    Frame(TableProgram table, int capacity) {
        this(table, capacity, 0);
    }

    private Frame(TableProgram table, int capacity, int depth) {
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
        this.subjects = new long[table.subjects().length][];
        this.subjectsDone = new boolean[subjects.length];
        this.joints = new long[table.joints().length][];
        this.jointsDone = new boolean[joints.length];
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

    private void restart(int newCount) {
        count = newCount;
        Arrays.fill(columnStates, OPEN);
        Arrays.fill(referencesDone, false);
        Arrays.fill(subjectsDone, false);
        Arrays.fill(jointsDone, false);
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
        columnStates[position] = AT_WORK;
        fill(position, vector);
        columnStates[position] = DONE;
        return vector;
    }

    /** Makes the cells of a column in another vector, which may be one of another table's frame. */
    void fill(int position, ColumnVector target) {
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
        ReferenceState state = references[index];
        if (state == null) {
            state = new ReferenceState(rows.length);
            references[index] = state;
        }
        if (!referencesDone[index]) {
            state.clear(count);
            table.references()[index].choose(this, state);
            state.parentReady = false;
            referencesDone[index] = true;
        }
        return state;
    }

    /** Returns the frame of the parents' rows. */
    Frame parent(int index) {
        ReferenceState state = reference(index);
        if (state.parent == null) {
            state.parent = new Frame(table.references()[index].parentTable(), rows.length, depth + 1);
        }
        if (!state.parentReady) {
            state.parent.gather(state.parents, count);
            state.parentReady = true;
        }
        return state.parent;
    }

    /** Returns the places in the urn of a subject, one a row. */
    long[] subject(int index) {
        long[] places = subjects[index];
        if (places == null) {
            places = new long[rows.length];
            subjects[index] = places;
        }
        if (!subjectsDone[index]) {
            for (int i = 0; i < count; i++) {
                places[i] = table.subjects()[index].place(rows[i]);
            }
            subjectsDone[index] = true;
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
