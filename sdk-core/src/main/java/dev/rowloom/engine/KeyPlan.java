package dev.rowloom.engine;

import dev.rowloom.schema.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the unique keys of a table are held: which columns and references take numbered values, and from which numbers. It does
 * not depend on row counts.
 */
final class KeyPlan {

    /** Says where the number of a column or reference comes from. */
    sealed interface Assignment {

        /** All rows of the table differ. */
        record Alone() implements Assignment {}

        /** The children of one owner differ, in ascending order. */
        record Ordinal() implements Assignment {}

        /**
         * The children of one owner differ in a group of columns and references together.
         *
         * @param group the group's number
         * @param place the place in it
         */
        record WithinOwner(int group, int place) implements Assignment {}

        /**
         * All rows differ in a group of columns and references together.
         *
         * @param group the group's number
         * @param place the place in it
         */
        record Together(int group, int place) implements Assignment {}

        /**
         * Rows, or the children of one owner, differ in as many of a group of columns and references as it takes; others
         * may be null.
         *
         * @param group the group's number
         * @param place the place in it
         */
        record Apart(int group, int place) implements Assignment {}
    }

    /**
     * What takes part in a key: a column, or all columns of a reference.
     *
     * @param column the column's position, or −1
     * @param reference the reference's number, or −1
     */
    record Atom(int column, int reference) {

        static Atom column(int position) {
            return new Atom(position, -1);
        }

        static Atom reference(int number) {
            return new Atom(-1, number);
        }

        boolean isReference() {
            return reference >= 0;
        }
    }

    /**
     * A bound on the number of rows.
     *
     * @param constraint the key, in words
     * @param atoms what has to differ; the spaces multiply
     * @param owner the owner reference if children of one owner have to differ, so that its parents multiply too; else −1
     */
    record Bound(String constraint, List<Atom> atoms, int owner) {}

    /**
     * A key to which nulls are equal, and some columns and references of which tell rows apart.
     *
     * @param constraint the key, in words
     * @param atoms what can be dealt to tell rows apart
     * @param owner the owner reference if it belongs to the key, so that only children of one owner have to differ; else −1
     */
    record Spared(String constraint, List<Atom> atoms, int owner) {}

    /**
     * A column that makes the predicate of a partial key true for some rows: of those that agree in the key one at most.
     *
     * @param column the column's position
     * @param on what it has where the predicate is true
     * @param values what makes it true or false, or null where null does, or the choice of parents
     * @param wanted of a reference the part of the predicate that the keys of its parents are to meet; null where null decides
     * @param columns the positions of the columns that rows agree in
     * @param groups which rows may agree
     * @param lead the position of the column that decides for this one too, which may be the column itself
     */
    record Switching(
            int column,
            Switched.On on,
            @Nullable SwitchValues values,
            @Nullable Expression wanted,
            List<Integer> columns,
            Groups groups,
            int lead) {}

    /** The rows that may agree in a partial key. */
    enum Groups {
        /** The children of one owner. */
        OWNER,

        /** The rows that have the same values. */
        COLUMNS,

        /** None: something else keeps the rows apart. */
        NONE
    }

    private final Map<Integer, Switching> switchings = new HashMap<>();
    private final Map<Atom, Assignment> assignments = new HashMap<>();
    private final List<List<Atom>> ownerGroups = new ArrayList<>();
    private final List<List<Atom>> tableGroups = new ArrayList<>();
    private final List<Spared> spared = new ArrayList<>();
    private final List<Bound> bounds = new ArrayList<>();
    private final List<String> unheld = new ArrayList<>();

    @Nullable
    Assignment assignment(Atom atom) {
        return assignments.get(atom);
    }

    boolean isAlone(Atom atom) {
        return assignments.get(atom) instanceof Assignment.Alone;
    }

    /** Returns whether a column numbers the children of each owner. */
    boolean hasOrdinal() {
        return assignments.values().stream().anyMatch(Assignment.Ordinal.class::isInstance);
    }

    void addSwitching(Switching switching) {
        switchings.put(switching.column(), switching);
    }

    boolean isSwitched(int column) {
        return switchings.containsKey(column);
    }

    /** Returns how the column at a position decides a predicate, or null where it does not. */
    @Nullable
    Switching switching(int column) {
        return switchings.get(column);
    }

    void assign(Atom atom, Assignment assignment) {
        assignments.put(atom, assignment);
    }

    /**
     * Takes back the numbers of an only child, which tell it apart from nothing.
     *
     * @param free tells of what all values are there for each owner
     */
    void freeChildren(Predicate<Atom> free) {
        List<Atom> numbered = assignments.keySet().stream()
                .filter(atom -> assignments.get(atom) instanceof Assignment.Ordinal
                        || assignments.get(atom) instanceof Assignment.WithinOwner within
                                && ownerGroups.get(within.group()).stream().allMatch(free))
                .toList();
        numbered.forEach(assignments::remove);
        bounds.removeIf(bound -> bound.owner() >= 0 && numbered.containsAll(bound.atoms()));
    }

    /**
     * Takes back the numbers of groups one of which has come to differ in all rows by itself, for another key.
     *
     * @param free tells of what all values are there for each owner
     */
    void freeGroups(Predicate<Atom> free) {
        Stream.concat(ownerGroups.stream(), tableGroups.stream())
                .filter(group ->
                        group.stream().anyMatch(this::isAlone) && group.stream().allMatch(free))
                .flatMap(List::stream)
                .filter(atom -> !isAlone(atom))
                .forEach(assignments::remove);
    }

    int addOwnerGroup(List<Atom> atoms) {
        ownerGroups.add(List.copyOf(atoms));
        return ownerGroups.size() - 1;
    }

    int addTableGroup(List<Atom> atoms) {
        tableGroups.add(List.copyOf(atoms));
        return tableGroups.size() - 1;
    }

    /** Has the columns and references of a key tell rows apart, as many of them as it takes. */
    void addSpared(Spared key) {
        for (int i = 0; i < key.atoms().size(); i++) {
            assign(key.atoms().get(i), new Assignment.Apart(spared.size(), i));
        }
        spared.add(key);
    }

    List<Spared> spared() {
        return spared;
    }

    List<List<Atom>> ownerGroups() {
        return ownerGroups;
    }

    List<List<Atom>> tableGroups() {
        return tableGroups;
    }

    void addBound(Bound bound) {
        bounds.add(bound);
    }

    List<Bound> bounds() {
        return bounds;
    }

    /** Records a key that is not held. */
    void addUnheld(String reason) {
        unheld.add(reason);
    }

    List<String> unheld() {
        return unheld;
    }
}
