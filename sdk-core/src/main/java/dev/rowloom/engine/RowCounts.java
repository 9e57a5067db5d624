package dev.rowloom.engine;

import dev.rowloom.CapacityException;
import dev.rowloom.UsageException;
import dev.rowloom.engine.KeyPlan.Assignment;
import dev.rowloom.engine.KeyPlan.Atom;
import dev.rowloom.engine.KeyPlan.Bound;
import dev.rowloom.schema.ForeignKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settles how many rows each table gets: what was asked for, as far as keys and parents admit it. */
final class RowCounts {

    private final Map<String, TablePlanning> tables;
    private final KeyMirrors mirrors;
    private final PlanRequest.RowTargets targets;
    private final Pinning pinning;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final Map<String, Capacity> reasons = new LinkedHashMap<>();
    private final Map<String, Map<Integer, Long>> eligible = new LinkedHashMap<>();
    private final Map<String, Long> ownerSpaces = new LinkedHashMap<>();

    /**
     * A number of rows and the constraint that admits no more.
     *
     * @param constraint the constraint, as a noun
     * @param reason what it does, as a clause
     * @param remedy what gives the table more rows, as the beginning of a sentence; null where nothing but other DDL does
     * @param refusal the table whose DDL admits no row, and why, which leaves this one without parents; null for other reasons
     */
    record Capacity(
            long rows,
            String constraint,
            String reason,
            @Nullable String remedy,
            @Nullable String refusal) {

        static final Capacity UNLIMITED = new Capacity(Long.MAX_VALUE, "", "", null, null);

        static Capacity none(String table, Refusal refusal) {
            String reason = refusal.reason();
            return new Capacity(0, refusal.constraint(), reason, refusal.remedy(), "table " + table + ": " + reason);
        }

        Capacity orLess(long other, String constraint, @Nullable String remedy) {
            return other < rows
                    ? new Capacity(other, constraint, "its " + constraint + " admits no more", remedy, null)
                    : this;
        }
    }

    /**
     * Settles the counts.
     *
     * @param pinning the given rows: a table that is not named gets at least those
     */
    RowCounts(Map<String, TablePlanning> tables, KeyMirrors mirrors, PlanRequest.RowTargets targets, Pinning pinning) {
        this.pinning = pinning;
        this.tables = tables;
        this.mirrors = mirrors;
        this.targets = targets;
        tables.keySet().forEach(table -> counts.put(table, wanted(table)));
        settle();
    }

    private long wanted(String table) {
        Long exact = targets.byTable().get(table);
        int given = pinning.count(table);
        if (exact != null && exact < given) {
            throw new UsageException("table " + table + " is to have " + rows(exact) + ", but " + given + " are given;"
                    + " ask for at least as many, or give fewer");
        }
        return exact != null ? exact : Math.max(targets.all(), given);
    }

    /** Checks that there is room for the given rows. */
    void checkGiven() {
        pinning.tables().forEach((table, pinned) -> {
            if (of(table) < pinned.count()) {
                Capacity capacity = capacity(table);
                throw new UsageException(pinned.name((int) of(table)) + " has no room: " + capacity.reason()
                        + (capacity.remedy() == null ? "; give fewer rows" : "; " + lower(capacity.remedy())));
            }
        });
    }

    private static String lower(String sentence) {
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }

    /** Returns how many parents rows that are not given have as owners. */
    private long openOwners(TablePlanning planning) {
        PinnedTable pinned = pinning.of(planning.model().table().id());
        long all = parents(planning.model(), planning.model().owner());
        return pinned == null ? all : Math.max(0, all - pinned.closedOwners());
    }

    /** Cuts the counts to what keys and parents admit; returns whether any changed. */
    private boolean settle() {
        // counts only ever fall, and a table's capacity falls with its parents' counts only: this ends
        boolean any = false;
        boolean changed = true;
        while (changed) {
            changed = false;
            for (String table : tables.keySet()) {
                changed |= settle(table);
            }
            any |= changed;
        }
        return any;
    }

    /**
     * Takes note of how many rows of its parent a reference can choose; returns whether any count changed.
     *
     * @param reference the number of the reference
     */
    boolean restrict(String table, int reference, long parents) {
        eligible.computeIfAbsent(table, name -> new LinkedHashMap<>()).put(reference, parents);
        return settle();
    }

    /** Takes note of how many rows a table's owners have room for, by keys whose values depend on the owner. */
    boolean limitChildren(String table, long most) {
        ownerSpaces.put(table, most);
        return settle();
    }

    /** Returns how many rows a table's owners have room for, by keys whose values depend on the owner. */
    long childrenLimit(String table) {
        return ownerSpaces.getOrDefault(table, Long.MAX_VALUE);
    }

    /** Returns how many rows of its parent a reference can choose. */
    long parents(TableModel model, int reference) {
        Long restricted = eligible.getOrDefault(model.table().id(), Map.of()).get(reference);
        long all = of(model.references().get(reference).foreignKey().parentTable());
        long among = restricted == null ? all : Math.min(all, restricted);
        return isApart(model, reference) ? among - 1 : among;
    }

    /** Returns whether a reference chooses among all parents but the one that another reference has chosen. */
    boolean isApart(TableModel model, int reference) {
        Integer other = model.unlike().avoided(reference);
        Map<Integer, Long> restricted = eligible.getOrDefault(model.table().id(), Map.of());
        return other != null
                && !restricted.containsKey(reference)
                && !restricted.containsKey(other)
                && of(model.references().get(reference).foreignKey().parentTable()) > 1;
    }

    private boolean settle(String table) {
        Capacity capacity = capacity(table);
        long wanted = counts.getOrDefault(table, 0L);
        if (wanted <= capacity.rows()) {
            return false;
        }
        if (targets.byTable().containsKey(table)) {
            throw new CapacityException(
                    new CapacityException.Limit(table, capacity.constraint(), capacity.rows()),
                    targets.byTable().getOrDefault(table, 0L),
                    remedy(table, capacity));
        }
        counts.put(table, capacity.rows());
        reasons.put(table, capacity);
        return true;
    }

    private static String remedy(String table, Capacity capacity) {
        String fewer =
                "sk for " + (capacity.rows() == 0 ? "" : "at most ") + rows(capacity.rows()) + " of " + table + ".";
        return capacity.remedy() == null ? "A" + fewer : capacity.remedy() + ", or a" + fewer;
    }

    /** Returns what gives a table more parents to choose from. */
    private @Nullable String moreParents(TablePlanning planning) {
        List<String> parents = planning.model().references().stream()
                .filter(reference -> !reference.self())
                .map(reference -> reference.foreignKey().parentTable())
                .distinct()
                .toList();
        return parents.isEmpty() ? null : "Ask for more rows of " + String.join(" or ", parents);
    }

    private TablePlanning planning(String table) {
        return java.util.Objects.requireNonNull(tables.get(table));
    }

    private static String rows(long count) {
        return count + (count == 1 ? " row" : " rows");
    }

    /** Returns the number of rows of a table. */
    long of(String table) {
        return counts.getOrDefault(table, 0L);
    }

    /** Returns the number of rows of every table. */
    Map<String, Long> all() {
        return Map.copyOf(counts);
    }

    /** Returns, for each table that gets fewer rows than were asked for all, why. */
    List<String> warnings() {
        return reasons.entrySet().stream()
                .map(entry -> "table " + entry.getKey() + " gets " + rows(of(entry.getKey())) + " instead of "
                        + targets.all() + ": " + entry.getValue().reason())
                .toList();
    }

    private Capacity capacity(String table) {
        TablePlanning planning = planning(table);
        if (planning.refusal() != null) {
            return Capacity.none(table, planning.refusal());
        }
        boolean asked = targets.source() == PlanRequest.RowTargets.Source.CALLER
                || targets.byTable().containsKey(table);
        Capacity capacity = asked ? Capacity.UNLIMITED : ListedRows.capacity(planning);
        for (int i = 0; i < planning.model().references().size(); i++) {
            TableModel.Reference reference = planning.model().references().get(i);
            if (!reference.self()
                    && parents(planning.model(), i) == 0
                    && !planning.model().isNullable(reference)) {
                return withoutParents(reference.foreignKey());
            }
        }
        for (ForeignKey mirrored : mirrors.of(table)) {
            String parent = mirrored.parentTable();
            capacity = capacity.orLess(
                    of(parent),
                    "foreign key " + mirrored.describe() + ", whose parents refer back, with " + rows(of(parent))
                            + " of " + parent,
                    "Ask for more rows of " + parent);
        }
        int owner = planning.model().owner();
        if (owner >= 0
                && pinning.of(table) != null
                && openOwners(planning) == 0
                && !planning.model().isNullable(planning.model().references().get(owner))) {
            ForeignKey key = planning.model().references().get(owner).foreignKey();
            capacity = capacity.orLess(
                    pinning.count(table),
                    "foreign key " + key.describe() + ", whose parents all have just the children that are given,",
                    "Ask for more rows of " + key.parentTable());
        }
        for (OrderedReferences.Pair pair : planning.model().ordered().pairs()) {
            List<TableModel.Reference> references = planning.model().references();
            long room = pair.combinations(parents(planning.model(), pair.lower()));
            boolean optional = planning.model().isNullable(references.get(pair.lower()))
                    || planning.model().isNullable(references.get(pair.upper()));
            if (!optional && (pair.unique() || room == 0)) {
                String pairs = "CHECK (" + pair.order().check().sql() + ") with the pairs of ";
                capacity = capacity.orLess(room, pairs + rowsOf(planning, pair.lower()), moreParents(planning));
            }
        }
        for (KeyPlan.Spared key : planning.keys().spared()) {
            long owners = key.owner() < 0 ? 1 : openOwners(planning);
            long given = key.owner() < 0 ? 0 : pinning.count(table);
            long room = plus(given, product(owners, ApartKeys.capacity(planning, this, key)));
            Bound bound = new Bound(key.constraint(), key.atoms(), key.owner());
            capacity = capacity.orLess(room, describe(planning, bound), key.owner() < 0 ? null : moreParents(planning));
        }
        for (Bound bound : planning.keys().bounds()) {
            boolean byParents = bound.owner() >= 0 || bound.atoms().stream().anyMatch(Atom::isReference);
            capacity = capacity.orLess(
                    space(planning, bound), describe(planning, bound), byParents ? moreParents(planning) : null);
        }
        return capacity;
    }

    private Capacity withoutParents(ForeignKey key) {
        String parent = key.parentTable();
        String constraint = "foreign key " + key.describe();
        if (of(parent) > 0) {
            return new Capacity(
                    0,
                    constraint,
                    "its " + constraint + " finds no row of " + parent
                            + " that the other constraints on its columns admit",
                    "Ask for more rows of " + parent,
                    null);
        }
        Capacity root = reasons.get(parent);
        String refusal = root == null ? null : root.refusal();
        return new Capacity(
                0,
                constraint,
                "its " + constraint + " needs a row of " + parent + ", which has none"
                        + (refusal == null ? "" : " (" + refusal + ")"),
                refusal == null || root == null ? "Ask for rows of " + parent : root.remedy(),
                refusal);
    }

    private long space(TablePlanning planning, Bound bound) {
        long space = 1;
        if (bound.owner() >= 0) {
            TableModel.Reference owner = planning.model().references().get(bound.owner());
            if (planning.model().isNullable(owner)) {
                return Long.MAX_VALUE;
            }
            space = openOwners(planning);
            if (bound.atoms().stream().anyMatch(atom -> isScoped(planning, atom))) {
                boolean free = bound.atoms().stream().anyMatch(planning::isNullable);
                Long known = ownerSpaces.get(planning.model().table().id());
                return free || known == null ? Long.MAX_VALUE : known;
            }
        }
        for (Atom atom : bound.atoms()) {
            if (planning.isNullable(atom)) {
                return Long.MAX_VALUE;
            }
            space = product(space, space(planning, atom));
        }
        long given =
                bound.owner() < 0 ? 0 : pinning.count(planning.model().table().id());
        return plus(given, space);
    }

    private static long plus(long a, long b) {
        return b > Long.MAX_VALUE - a ? Long.MAX_VALUE : a + b;
    }

    /** Returns how many values a column or reference can take. */
    long space(TablePlanning planning, Atom atom) {
        if (!atom.isReference()) {
            return planning.distinct(atom.column()).space();
        }
        TableModel.Reference reference = planning.model().references().get(atom.reference());
        boolean chain = reference.self() && planning.keys().assignment(atom) instanceof Assignment.Alone;
        return chain ? Long.MAX_VALUE : parents(planning.model(), atom.reference());
    }

    private static boolean isScoped(TablePlanning planning, Atom atom) {
        return atom.isReference()
                && planning.model().references().get(atom.reference()).isScoped();
    }

    static long product(long a, long b) {
        return a == 0 || b == 0 ? 0 : a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
    }

    private String describe(TablePlanning planning, Bound bound) {
        List<String> factors = new ArrayList<>();
        if (bound.owner() >= 0) {
            factors.add(rowsOf(planning, bound.owner()));
        }
        for (Atom atom : bound.atoms()) {
            factors.add(
                    atom.isReference()
                            ? rowsOf(planning, atom.reference()) + (isScoped(planning, atom) ? " that agree" : "")
                            : space(planning, atom) + " values of "
                                    + planning.model()
                                            .columns()
                                            .get(atom.column())
                                            .name());
        }
        return factors.isEmpty()
                ? bound.constraint() + ", which is the same in all rows,"
                : bound.constraint() + " with " + String.join(" × ", factors);
    }

    private String rowsOf(TablePlanning planning, int reference) {
        String parent =
                planning.model().references().get(reference).foreignKey().parentTable();
        long rows = parents(planning.model(), reference);
        return rows + (rows < of(parent) ? " eligible" : "") + (rows == 1 ? " row" : " rows") + " of " + parent;
    }
}
