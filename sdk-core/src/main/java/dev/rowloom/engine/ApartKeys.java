package dev.rowloom.engine;

import dev.rowloom.blueprint.Rule;
import dev.rowloom.engine.KeyPlan.Assignment;
import dev.rowloom.engine.KeyPlan.Atom;
import dev.rowloom.schema.internal.domain.Branch;
import dev.rowloom.schema.internal.domain.Restriction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the keys to which nulls are equal: by {@link Residues} as long as there is room enough, so that nulls and most
 * columns are free; in the last resort by all combinations, in which null is one more value.
 */
final class ApartKeys {

    /** Of so many combinations nulls as one more value would hardly come. */
    private static final long MANY = 1L << 50;

    private final TablePlanning planning;
    private final RowCounts counts;
    private final TableStreams streams;
    private final List<Held> held = new ArrayList<>();

    /**
     * How one key is held.
     *
     * @param residues what tells rows apart, or null where all combinations do
     * @param spaces the values of each part, and its null where that is one more
     * @param joint the number of the combinations among those of the table, or −1
     */
    private record Held(KeyPlan.Spared key, @Nullable Residues residues, long[] spaces, int joint) {}

    /** Decides how the keys are held. */
    ApartKeys(TablePlanning planning, RowCounts counts, TableStreams streams, Numbers numbers) {
        this.planning = planning;
        this.counts = counts;
        this.streams = streams;
        int joint = numbers.joints();
        for (KeyPlan.Spared key : planning.keys().spared()) {
            Held next = held(key, key.owner() < 0 ? numbers.rows() : numbers.siblings(), joint);
            joint += next.joint() >= 0 ? 1 : 0;
            held.add(next);
        }
    }

    /**
     * What the keys of a table are compiled for.
     *
     * @param rows how many rows the table has
     * @param siblings how many children an owner has at most
     * @param joints how many groups of columns walk their combinations already
     */
    record Numbers(long rows, long siblings, int joints) {}

    private Held held(KeyPlan.Spared key, long needed, int joint) {
        Residues few = residues(planning, counts, key, new Wanted(needed, false));
        Residues all = residues(planning, counts, key, new Wanted(needed, true));
        if (few.isAmple() || all.isAmple()) {
            return new Held(key, few.isAmple() ? few : all, new long[0], -1);
        }
        long[] spaces = spaces(planning, counts, key);
        boolean decided = key.atoms().stream().anyMatch(atom -> isDecided(planning, atom));
        if (decided || product(spaces) > MANY) {
            return new Held(key, few.isEnough() ? few : all, new long[0], -1);
        }
        return new Held(key, null, spaces, key.owner() < 0 ? joint : -1);
    }

    private static long product(long[] spaces) {
        long product = 1;
        for (long space : spaces) {
            product = RowCounts.product(product, space);
        }
        return product;
    }

    // ---- room

    /** Returns how many rows, or children of one owner, a key admits. */
    static long capacity(TablePlanning planning, RowCounts counts, KeyPlan.Spared key) {
        if (key.atoms().stream().anyMatch(atom -> isDecided(planning, atom))) {
            return residues(planning, counts, key, new Wanted(Long.MAX_VALUE, true))
                    .room();
        }
        return product(spaces(planning, counts, key));
    }

    /**
     * How many rows are to be told apart.
     *
     * @param all whether all values of a column may come, or only those that its rule prefers
     */
    private record Wanted(long rows, boolean all) {}

    private static Residues residues(TablePlanning planning, RowCounts counts, KeyPlan.Spared key, Wanted wanted) {
        List<Residues.Part> parts = new ArrayList<>();
        for (Atom atom : key.atoms()) {
            Residues.Presence presence = !planning.isNullable(atom)
                    ? Residues.Presence.ALWAYS
                    : isDecided(planning, atom) ? Residues.Presence.BY_BRANCH : Residues.Presence.BY_CHANCE;
            long space = atom.isReference() || wanted.all()
                    ? counts.space(planning, atom)
                    : planning.distinct(atom.column()).preferred();
            parts.add(new Residues.Part(Math.max(1, space), presence, cost(planning, atom)));
        }
        return new Residues(parts, present(planning, key), wanted.rows());
    }

    private static Residues.Cost cost(TablePlanning planning, Atom atom) {
        if (atom.isReference()) {
            return Residues.Cost.NOTHING;
        }
        return planning.context(atom.column()).rule() instanceof Rule.Values
                ? Residues.Cost.OTHER_VALUES
                : Residues.Cost.NUMBERED_VALUES;
    }

    private static long[] spaces(TablePlanning planning, RowCounts counts, KeyPlan.Spared key) {
        return key.atoms().stream()
                .mapToLong(atom -> {
                    long values = Math.min(Permutation.MAX_SIZE - 1, counts.space(planning, atom));
                    return Math.max(1, values) + (planning.isNullable(atom) ? 1 : 0);
                })
                .toArray();
    }

    // ---- CHECKs

    /** Returns whether CHECKs decide where a column or reference is null. */
    private static boolean isDecided(TablePlanning planning, Atom atom) {
        return planning.isNullable(atom)
                && (atom.isReference()
                        ? planning.checks().decides(atom.reference())
                        : planning.checks().groupsOf(atom.column()));
    }

    /** Returns for each combination of branches that decide the parts of a key those that have a value for sure. */
    private static List<List<Integer>> present(TablePlanning planning, KeyPlan.Spared key) {
        List<List<Integer>> combined = new ArrayList<>();
        for (GroupPlan group : planning.checks().groups()) {
            List<Integer> places = new ArrayList<>();
            for (int place = 0; place < key.atoms().size(); place++) {
                Atom atom = key.atoms().get(place);
                boolean member = atom.isReference()
                        ? group.references().contains(atom.reference())
                        : group.members().contains(atom.column());
                if (member && planning.isNullable(atom)) {
                    places.add(place);
                }
            }
            if (!places.isEmpty()) {
                combined = combined(
                        combined,
                        group.branches().stream()
                                .map(branch -> present(planning, key, branch, places))
                                .distinct()
                                .toList());
            }
        }
        return combined;
    }

    private static List<Integer> present(
            TablePlanning planning, KeyPlan.Spared key, Branch branch, List<Integer> places) {
        return places.stream()
                .filter(place -> columns(planning, key.atoms().get(place)).stream()
                        .anyMatch(column -> branch.presence(column) == Restriction.Presence.VALUE))
                .toList();
    }

    private static List<String> columns(TablePlanning planning, Atom atom) {
        return atom.isReference()
                ? planning.model()
                        .references()
                        .get(atom.reference())
                        .foreignKey()
                        .columns()
                : List.of(planning.model().columns().get(atom.column()).name());
    }

    private static List<List<Integer>> combined(List<List<Integer>> some, List<List<Integer>> others) {
        if (some.isEmpty()) {
            return others;
        }
        List<List<Integer>> both = new ArrayList<>();
        for (List<Integer> one : some) {
            for (List<Integer> other : others) {
                List<Integer> merged = new ArrayList<>(one);
                merged.addAll(other);
                both.add(merged);
            }
        }
        return both;
    }

    // ---- programs

    /** Returns whether it does not take a part to tell rows apart, so that it is as if no key had it. */
    boolean isFree(Assignment.Apart apart) {
        Residues residues = held.get(apart.group()).residues();
        return residues != null && residues.modulus(apart.place()) == 0;
    }

    /** Returns the number of a part's value, or one beyond all values for null. */
    IndexSource number(Assignment.Apart apart) {
        Held key = held.get(apart.group());
        int place = apart.place();
        int owner = key.key().owner();
        if (key.residues() != null) {
            long modulus = key.residues().modulus(place);
            Permutation order = new Permutation(modulus, streamOf(apart));
            return new IndexSource.Residue(owner, modulus, order);
        }
        long divisor = 1;
        long all = 1;
        for (int i = 0; i < key.spaces().length; i++) {
            divisor = i == place ? all : divisor;
            all = RowCounts.product(all, key.spaces()[i]);
        }
        IndexSource number = owner < 0
                ? new IndexSource.Together(key.joint())
                : new IndexSource.ShuffledOrdinal(
                        owner, new Permutation(Math.min(Permutation.MAX_SIZE, all), streamOf(apart.group())));
        return new IndexSource.Digit(number, divisor, key.spaces()[place]);
    }

    private long streamOf(Assignment.Apart apart) {
        return Mix.hash(streamOf(apart.group()), apart.place());
    }

    private long streamOf(int group) {
        return streams.key("apart " + group, "unique");
    }

    /** Returns whether the key says where a part is null. */
    boolean holdsNulls(Assignment.Apart apart) {
        Atom atom = held.get(apart.group()).key().atoms().get(apart.place());
        return planning.isNullable(atom) && !isDecided(planning, atom);
    }

    /**
     * Returns where a part is null, or null where the key does not say.
     *
     * @param masks makes the mask of a column or reference that is null by chance
     */
    @Nullable
    NullRule nulls(Assignment.Apart apart, Masks masks) {
        if (!holdsNulls(apart)) {
            return null;
        }
        Held key = held.get(apart.group());
        Residues residues = key.residues();
        if (residues == null) {
            return new Overflow(-1, key.spaces()[apart.place()] - 1, number(apart));
        }
        List<CheckGroup.Optionally> all = new ArrayList<>();
        for (int place = 0; place < key.key().atoms().size(); place++) {
            boolean byChance = holdsNulls(new Assignment.Apart(apart.group(), place));
            all.add(new CheckGroup.Optionally(
                    byChance ? masks.mask(key.key().atoms().get(place)) : null));
        }
        return residues.nulls(apart.place(), List.copyOf(all));
    }

    /** Makes the masks of columns and references that are null by chance. */
    interface Masks {
        @Nullable
        NullMask mask(Atom atom);
    }

    /** Returns the groups that walk their combinations. */
    List<Joint> joints() {
        return held.stream()
                .filter(key -> key.joint() >= 0)
                .map(key -> new Joint(key.spaces(), streamOf(held.indexOf(key))))
                .toList();
    }
}
