package dev.rowloom.engine;

import dev.rowloom.engine.KeyPlan.Assignment;
import dev.rowloom.engine.KeyPlan.Atom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The numbers by which the columns and references of a table's keys differ, alone or with others. */
final class KeyNumbers {

    /** More combinations are not told apart by a number of 64 bits. */
    private static final long MOST_COMBINATIONS = 1L << 60;

    private final TablePlanning planning;
    private final TableModel model;
    private final RowCounts counts;
    private final Scopes scopes;
    private final TableStreams streams;
    private final long[][] ownerGroupSpaces;
    private final long[][] tableGroupValues;
    private final long[][] tableGroupSpaces;
    private final ApartKeys apart;

    /**
     * Makes the numbers.
     *
     * @param siblings the most children that an owner has
     */
    KeyNumbers(TablePlanning planning, RowCounts counts, Scopes scopes, TableStreams streams, long siblings) {
        this.planning = planning;
        this.model = planning.model();
        this.counts = counts;
        this.scopes = scopes;
        this.streams = streams;
        long rows = counts.of(model.table().id());
        this.ownerGroupSpaces = spaces(planning.keys().ownerGroups(), siblings);
        this.tableGroupValues = spaces(planning.keys().tableGroups(), rows);
        this.tableGroupSpaces = new long[tableGroupValues.length][];
        for (int group = 0; group < tableGroupSpaces.length; group++) {
            tableGroupSpaces[group] = tableGroupValues[group].clone();
            for (int i = 0; i < tableGroupSpaces[group].length; i++) {
                Atom atom = planning.keys().tableGroups().get(group).get(i);
                tableGroupSpaces[group][i] += nullSlots(atom, tableGroupValues[group][i]);
            }
        }
        this.apart = new ApartKeys(
                planning, counts, streams, new ApartKeys.Numbers(rows, siblings, tableGroupSpaces.length));
    }

    private long nullSlots(Atom atom, long values) {
        return atom.isReference() || !planning.isNullable(atom)
                ? 0
                : NullSlots.of(planning.context(atom.column()), values);
    }

    /** Returns the spaces of each group's members: the preferred values only, where they are enough. */
    private long[][] spaces(List<List<Atom>> groups, long needed) {
        long[][] spaces = new long[groups.size()][];
        for (int group = 0; group < spaces.length; group++) {
            List<Atom> atoms = groups.get(group);
            long[] preferred = atoms.stream().mapToLong(this::preferred).toArray();
            long[] all = atoms.stream()
                    .mapToLong(atom -> counts.space(planning, atom))
                    .toArray();
            spaces[group] = counted(combinations(preferred) >= needed ? preferred : all);
        }
        return spaces;
    }

    private long preferred(Atom atom) {
        return atom.isReference()
                ? counts.space(planning, atom)
                : planning.distinct(atom.column()).preferred();
    }

    /** Leaves out values of the widest members until all combinations can be counted. */
    private static long[] counted(long[] spaces) {
        while (combinations(spaces) > MOST_COMBINATIONS) {
            int widest = 0;
            for (int i = 1; i < spaces.length; i++) {
                widest = spaces[i] > spaces[widest] ? i : widest;
            }
            spaces[widest] /= 2;
        }
        return spaces;
    }

    private static long combinations(long[] spaces) {
        long product = 1;
        for (long space : spaces) {
            product = RowCounts.product(product, space);
        }
        return product;
    }

    /** Returns where the number of a column or reference comes from, or null where it is free in this plan. */
    @Nullable
    Assignment assignment(Atom atom) {
        Assignment assignment = planning.keys().assignment(atom);
        return assignment instanceof Assignment.Apart part && apart.isFree(part) ? null : assignment;
    }

    /** Returns whether nulls of a column are among the values that it has together with others. */
    boolean holdsNulls(Atom atom) {
        if (assignment(atom) instanceof Assignment.Apart part) {
            return apart.holdsNulls(part);
        }
        return planning.keys().assignment(atom) instanceof Assignment.Together together
                && tableGroupSpaces[together.group()][together.place()]
                        > tableGroupValues[together.group()][together.place()];
    }

    Joint[] joints() {
        List<Joint> joints = new ArrayList<>();
        for (int group = 0; group < tableGroupSpaces.length; group++) {
            joints.add(new Joint(tableGroupSpaces[group], streams.key("group " + group, "unique")));
        }
        joints.addAll(apart.joints());
        return joints.toArray(Joint[]::new);
    }

    /** Returns the number of a column or reference in its group. */
    IndexSource digit(Assignment assignment) {
        if (assignment instanceof Assignment.Apart part) {
            return apart.number(part);
        } else if (assignment instanceof Assignment.WithinOwner within) {
            long[] spaces = ownerGroupSpaces[within.group()];
            return isScoped(within)
                    ? scopedDigit(within)
                    : digit(shuffledOrdinal(spaces, groupKey(within)), spaces, within.place());
        }
        Assignment.Together together = (Assignment.Together) assignment;
        return digit(new IndexSource.Together(together.group()), tableGroupSpaces[together.group()], together.place());
    }

    private static IndexSource digit(IndexSource number, long[] spaces, int place) {
        long divisor = combinations(Arrays.copyOf(spaces, place));
        return spaces.length == 1 ? number : new IndexSource.Digit(number, divisor, spaces[place]);
    }

    private long groupKey(Assignment.WithinOwner within) {
        return streams.key("owner group " + within.group(), "unique");
    }

    /** Returns whether a reference is all that the children of an owner differ in, whatever the owner. */
    boolean isSingle(Assignment.WithinOwner within) {
        return ownerGroupSpaces[within.group()].length == 1 && !isScoped(within);
    }

    /** Returns whether what the children of an owner differ in depends on the owner. */
    private boolean isScoped(Assignment.WithinOwner within) {
        return planning.keys().ownerGroups().get(within.group()).stream()
                .anyMatch(atom -> atom.isReference()
                        && model.references().get(atom.reference()).isScoped());
    }

    private IndexSource.ScopedDigit scopedDigit(Assignment.WithinOwner within) {
        List<Atom> atoms = planning.keys().ownerGroups().get(within.group());
        List<IndexSource.Space> spaces = new ArrayList<>();
        for (int i = 0; i < atoms.size(); i++) {
            Atom atom = atoms.get(i);
            boolean scoped = atom.isReference()
                    && model.references().get(atom.reference()).isScoped();
            spaces.add(
                    scoped
                            ? new IndexSource.Space(
                                    0, scopes.groups(model.table().id(), atom.reference()))
                            : new IndexSource.Space(ownerGroupSpaces[within.group()][i], null));
        }
        return new IndexSource.ScopedDigit(model.owner(), List.copyOf(spaces), within.place(), groupKey(within));
    }

    private IndexSource shuffledOrdinal(long[] spaces, long key) {
        long size = Math.max(1, Math.min(Permutation.MAX_SIZE, combinations(spaces)));
        return new IndexSource.ShuffledOrdinal(model.owner(), new Permutation(size, key));
    }

    /** Returns the number of rows from which on a column or reference is null, its values having run out. */
    long limit(Atom atom) {
        Assignment assignment = planning.keys().assignment(atom);
        if (assignment instanceof Assignment.Alone && !atom.isReference()) {
            return planning.distinct(atom.column()).space();
        }
        if (assignment instanceof Assignment.Together together) {
            return combinations(tableGroupSpaces[together.group()]);
        }
        return Long.MAX_VALUE;
    }

    /** Returns which children of an owner have no value of their own left, or null where all have. */
    @Nullable
    NullRule overflow(Atom atom) {
        Assignment assignment = assignment(atom);
        if (assignment instanceof Assignment.Apart part) {
            return apart.nulls(part, this::chance);
        } else if (holdsNulls(atom) && assignment instanceof Assignment.Together together) {
            return new Overflow(-1, tableGroupValues[together.group()][together.place()], digit(together));
        } else if (assignment instanceof Assignment.WithinOwner within) {
            return isScoped(within)
                    ? new Overflow(model.owner(), 0, scopedDigit(within))
                    : new Overflow(model.owner(), combinations(ownerGroupSpaces[within.group()]), null);
        } else if (assignment instanceof Assignment.Ordinal) {
            return new Overflow(model.owner(), counts.space(planning, atom), null);
        }
        return null;
    }

    private @Nullable NullMask chance(Atom atom) {
        if (atom.isReference()) {
            return streams.chance(atom.reference());
        }
        ColumnContext column = planning.context(atom.column());
        return NullMask.of(column.nullRate(), Long.MAX_VALUE, column.key("null"));
    }
}
