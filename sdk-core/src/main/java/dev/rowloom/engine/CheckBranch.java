package dev.rowloom.engine;

import dev.rowloom.schema.internal.condition.Condition;
import dev.rowloom.schema.internal.domain.Restriction.Presence;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One way for the columns of a {@link CheckGroup} to pass its conditions, made ready to run.
 *
 * @param makers how each column of the group is made, in the group's order
 * @param references whether each of the group's references is absent, in the group's order, and behind them whether each
 *     of the columns whose values are those of keys is null
 * @param choices for each of the group's references the parents that it can have, or nothing where any will do
 * @param guards conditions that only read what is given: the branch is open to the rows that pass them
 * @param tests conditions left to test once the columns are made
 */
record CheckBranch(
        List<Maker> makers,
        List<Presence> references,
        List<Optional<Supplier<ParentChoice>>> choices,
        List<Condition> guards,
        List<Condition> tests) {

    CheckBranch {
        makers = List.copyOf(makers);
        references = List.copyOf(references);
        choices = List.copyOf(choices);
        guards = List.copyOf(guards);
        tests = List.copyOf(tests);
    }

    /** Returns whether no row is given anything that closes the branch to it. */
    boolean isOpenToAll() {
        return guards.isEmpty()
                && !references.contains(Presence.VALUE)
                && choices.stream().allMatch(Optional::isEmpty);
    }

    /** Returns the same branch, its columns never drawn again. */
    CheckBranch withoutTests() {
        return new CheckBranch(makers, references, choices, guards, List.of());
    }

    /**
     * How one column is made in a branch.
     *
     * @param program makes the values, or null where all are null
     * @param mask says which are null, or null where none is by chance
     * @param wide makes other values where those fail, or null where there are none
     * @param dealt whether the values are dealt out of a deck of their own: each has to come among the rows of the branch
     */
    record Maker(
            @Nullable ColumnProgram program,
            @Nullable NullMask mask,
            @Nullable WideDraws wide,
            boolean dealt) {

        /** Returns the same with other values where those fail. */
        Maker with(WideDraws wider) {
            return new Maker(program, mask, wider, dealt);
        }
    }
}
