package dev.rowloom.engine;

import dev.rowloom.schema.internal.condition.Condition;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Columns that CHECKs tie to each other: every row takes one of some branches, and what no branch can promise is tested and
 * drawn again where it fails. Immutable, used by many threads at once.
 */
final class CheckGroup {

    /** How often the columns of a row are drawn until their conditions hold. */
    static final int MOST_ATTEMPTS = 1000;

    private final Parts parts;
    private final int[] members;
    private final int[] keyed;
    private final int[] references;
    private final CheckBranch[] branches;
    private final List<Condition> conditions;
    private final Deck deck;
    private final boolean[] uniform;

    /**
     * What a group is made of.
     *
     * @param description the CHECKs, in words
     * @param number the group's number in its table
     * @param members the positions of the columns that are made for the branch
     * @param keyed the positions of those among them that only the branch makes null or not: their values are those of keys
     * @param references the numbers of the references that the branch makes absent or present
     * @param optional which of the references may be absent, in their order
     * @param positions the place in the layout of each column of the table, or −1
     * @param masks which of the references are absent by chance, in their order
     * @param conditions all that the group is to meet, for rows to which no branch is open
     * @param key the key of the group's draws
     */
    record Parts(
            String description,
            int number,
            List<Integer> members,
            List<Integer> keyed,
            List<Integer> references,
            List<Boolean> optional,
            List<Integer> positions,
            List<Optionally> masks,
            List<Condition> conditions,
            long key) {}

    /** A mask, or none. */
    record Optionally(@Nullable NullMask mask) {}

    CheckGroup(Parts parts, List<CheckBranch> branches, int[] cards) {
        this.parts = parts;
        this.members = parts.members().stream().mapToInt(Integer::intValue).toArray();
        this.keyed = parts.keyed().stream().mapToInt(Integer::intValue).toArray();
        this.references =
                parts.references().stream().mapToInt(Integer::intValue).toArray();
        this.branches = branches.toArray(CheckBranch[]::new);
        this.conditions = parts.conditions();
        this.deck = new Deck(cards, parts.key());
        this.uniform = new boolean[members.length];
        for (int member = 0; member < members.length; member++) {
            int m = member;
            CheckBranch.Maker first = branches.get(0).makers().get(m);
            uniform[m] = first.program() != null
                    && branches.stream()
                            .map(branch -> branch.makers().get(m))
                            .allMatch(maker -> maker.program() == first.program() && maker.mask() == first.mask());
        }
    }

    private CheckGroup(CheckGroup tested, CheckBranch[] branches) {
        this.parts = tested.parts;
        this.members = tested.members;
        this.keyed = tested.keyed;
        this.references = tested.references;
        this.conditions = List.of();
        this.deck = tested.deck;
        this.uniform = tested.uniform;
        this.branches = branches;
    }

    /** Returns the same group without tests of the rows to which no branch is open. */
    CheckGroup leaveClosed() {
        return new CheckGroup(this, branches);
    }

    /** Returns the same group without tests: its columns are never drawn again. */
    CheckGroup giveUp() {
        return new CheckGroup(
                this, Arrays.stream(branches).map(CheckBranch::withoutTests).toArray(CheckBranch[]::new));
    }

    int number() {
        return parts.number();
    }

    String description() {
        return parts.description();
    }

    long key() {
        return parts.key();
    }

    /** Returns the positions of the columns that are made for the branch. */
    int[] members() {
        return members;
    }

    /** Returns the numbers of the references that the branch makes absent or present. */
    int[] references() {
        return references;
    }

    /** Returns the positions of the members whose values are those of keys. */
    int[] keyed() {
        return keyed;
    }

    /** Returns a column's place among those of keys, or −1. */
    int keyed(int position) {
        return indexOf(keyed, position);
    }

    /** Returns a column's place among the members, or −1. */
    int member(int position) {
        return indexOf(members, position);
    }

    /** Returns a reference's place among the group's, or −1. */
    int reference(int number) {
        return indexOf(references, number);
    }

    private static int indexOf(int[] list, int wanted) {
        for (int i = 0; i < list.length; i++) {
            if (list[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** Returns all conditions that the group is to meet, or none where it does not test the rows to which no branch is open. */
    List<Condition> conditions() {
        return conditions;
    }

    int branches() {
        return branches.length;
    }

    CheckBranch branch(int number) {
        return branches[number];
    }

    Deck deck() {
        return deck;
    }

    /** Returns whether a column is made in one and the same way in all branches. */
    boolean isUniform(int member) {
        return uniform[member];
    }

    /** Returns the place in the layout of a column of the table. */
    int position(int column) {
        return parts.positions().get(column);
    }

    /** Returns whether a reference may be absent. */
    boolean isOptional(int reference) {
        return parts.optional().get(reference);
    }

    /** Returns whether a reference is absent by chance. */
    boolean isAbsent(int reference, long draw) {
        NullMask mask = parts.masks().get(reference).mask();
        return mask != null && mask.isNull(draw);
    }

    /** Returns whether any row has conditions to test: those of its branch, or all where no branch may be open to it. */
    boolean hasTests() {
        return Arrays.stream(branches).anyMatch(branch -> !branch.tests().isEmpty())
                || !conditions.isEmpty() && Arrays.stream(branches).noneMatch(CheckBranch::isOpenToAll);
    }
}
