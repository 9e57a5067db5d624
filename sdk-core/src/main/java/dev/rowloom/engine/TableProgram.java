package dev.rowloom.engine;

import org.jspecify.annotations.Nullable;

/** Makes the rows of one table. Immutable once planned, used by many threads at once. */
final class TableProgram {

    private final TableLayout layout;
    private final ColumnProgram[] columns;
    private final @Nullable NullMask[] nullMasks;
    private final @Nullable NullRule[] nullRules;
    private final ReferenceProgram[] references;
    private final Urn[] subjects;
    private final Joint[] joints;

    TableProgram(
            TableLayout layout,
            ColumnProgram[] columns,
            @Nullable NullMask[] nullMasks,
            @Nullable NullRule[] nullRules,
            ReferenceProgram[] references,
            Urn[] subjects,
            Joint[] joints) {
        this.layout = layout;
        this.columns = columns;
        this.nullMasks = nullMasks;
        this.nullRules = nullRules;
        this.references = references;
        this.subjects = subjects;
        this.joints = joints;
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

    Urn[] subjects() {
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
