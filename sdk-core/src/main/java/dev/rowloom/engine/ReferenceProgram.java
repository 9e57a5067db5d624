package dev.rowloom.engine;

import java.util.function.Supplier;

/** Chooses the parents of a foreign key. Immutable, used by many threads at once. */
abstract class ReferenceProgram {

    private final Supplier<TableProgram> parentTable;

    /**
     * Makes a program.
     *
     * @param parentTable gives the parent's program once all are made: tables may refer to each other
     */
    ReferenceProgram(Supplier<TableProgram> parentTable) {
        this.parentTable = parentTable;
    }

    final TableProgram parentTable() {
        return parentTable.get();
    }

    /** Chooses a parent for each row of the frame. */
    abstract void choose(Frame frame, Frame.ReferenceState state);
}
