package dev.rowloom.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the rows of one table. Immutable once planned, used by many threads at once. */
final class TableProgram {

    private final TableLayout layout;
    private final ColumnProgram[] columns;
    private final @Nullable NullMask[] nullMasks;
    private final @Nullable NullRule[] nullRules;
    private final ReferenceProgram[] references;
    private final SubjectSource[] subjects;
    private final Joint[] joints;
    private final List<CheckGroup> groups;
    private final FunctionTests functionTests;
    private final @Nullable CheckGroup[] groupOfColumn;
    private final @Nullable CheckGroup[] groupOfReference;
    private final @Nullable Pins pins;

    TableProgram(
            TableLayout layout,
            ColumnProgram[] columns,
            @Nullable NullMask[] nullMasks,
            @Nullable NullRule[] nullRules,
            ReferenceProgram[] references,
            SubjectSource[] subjects,
            Joint[] joints) {
        this.layout = layout;
        this.columns = columns;
        this.nullMasks = nullMasks;
        this.nullRules = nullRules;
        this.references = references;
        this.subjects = subjects;
        this.joints = joints;
        this.groups = List.of();
        this.functionTests = FunctionTests.NONE;
        this.groupOfColumn = new CheckGroup[columns.length];
        this.groupOfReference = new CheckGroup[references.length];
        this.pins = null;
    }

    private TableProgram(
            TableProgram plain, List<CheckGroup> groups, FunctionTests functionTests, @Nullable Pins pins) {
        this.pins = pins;
        this.layout = plain.layout;
        this.columns = plain.columns;
        this.nullMasks = plain.nullMasks;
        this.nullRules = plain.nullRules;
        this.references = plain.references;
        this.subjects = plain.subjects;
        this.joints = plain.joints;
        this.groups = List.copyOf(groups);
        this.functionTests = functionTests;
        this.groupOfColumn = new CheckGroup[columns.length];
        this.groupOfReference = new CheckGroup[references.length];
        for (CheckGroup group : groups) {
            for (int member : group.members()) {
                groupOfColumn[member] = group;
            }
            for (int reference : group.references()) {
                groupOfReference[reference] = group;
            }
        }
    }

    /** Returns the same program with columns that CHECKs tie to each other. */
    TableProgram with(List<CheckGroup> newGroups) {
        return new TableProgram(this, newGroups, functionTests, pins);
    }

    /** Returns the same program with other tests of what callers' functions make. */
    TableProgram with(FunctionTests tests) {
        return new TableProgram(this, groups, tests, pins);
    }

    /** Returns the same program with rows that are given. */
    TableProgram with(Pins given) {
        return new TableProgram(this, groups, functionTests, given);
    }

    /** Returns the rows that are given, or null for none. */
    @Nullable
    Pins pins() {
        return pins;
    }

    /** Returns the tests of what callers' functions make. */
    FunctionTests functionTests() {
        return functionTests;
    }

    List<CheckGroup> groups() {
        return groups;
    }

    /** Returns a number above that of every group; some numbers may have no group. */
    int groupNumbers() {
        return 1 + groups.stream().mapToInt(CheckGroup::number).max().orElse(-1);
    }

    /** Returns the group that a column belongs to, or null. */
    @Nullable
    CheckGroup groupOf(int position) {
        return groupOfColumn[position];
    }

    /** Returns the group that says of a reference where it is absent, or null. */
    @Nullable
    CheckGroup groupOfReference(int number) {
        return groupOfReference[number];
    }

    TableLayout layout() {
        return layout;
    }

    int columnCount() {
        return columns.length;
    }

    ColumnProgram column(int position) {
        return columns[position];
    }

    @Nullable
    NullMask nullMask(int position) {
        return nullMasks[position];
    }

    @Nullable
    NullRule nullRule(int position) {
        return nullRules[position];
    }

    ReferenceProgram[] references() {
        return references;
    }

    SubjectSource[] subjects() {
        return subjects;
    }

    Joint[] joints() {
        return joints;
    }

    ColumnVector newVector(int position) {
        ColumnLayout column = layout.columns().get(position);
        return column.encoding().isLong()
                ? new LongVector(column.encoding(), column.scale())
                : new BytesVector(column.encoding());
    }
}
