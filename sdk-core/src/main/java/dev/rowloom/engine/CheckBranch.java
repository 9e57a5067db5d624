package dev.rowloom.engine;

import dev.rowloom.schema.internal.condition.Condition;
import dev.rowloom.schema.internal.domain.Restriction.Presence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way for the columns of a {@link CheckGroup} to pass its conditions, made ready to run.
 *
 * @param makers how each column of the group is made, in the group's order
 * @param references whether each of the group's references is absent, in the group's order
 * @param guards conditions that only read what is given: the branch is open to the rows that pass them
 * @param tests conditions left to test once the columns are made
 */
record CheckBranch(List<Maker> makers, List<Presence> references, List<Condition> guards, List<Condition> tests) {

    CheckBranch {
        makers = List.copyOf(makers);
        references = List.copyOf(references);
        guards = List.copyOf(guards);
        tests = List.copyOf(tests);
    }

    CheckBranch withoutTests() {
        return new CheckBranch(makers, references, guards, List.of());
    }

    /**
     * How one column is made in a branch.
     *
     * @param program makes the values, or null where all are null
     * @param mask says which are null, or null where none is by chance
     * @param dealt whether the values are dealt out of a deck of their own: each has to come among the rows of the branch
     */
    record Maker(@Nullable ColumnProgram program, @Nullable NullMask mask, boolean dealt) {

        boolean isNull(Frame frame, int cell) {
            return program == null
                    || program.isNull(frame, cell)
                    || mask != null && mask.isNull(frame.draw(cell));
        }
    }
}
