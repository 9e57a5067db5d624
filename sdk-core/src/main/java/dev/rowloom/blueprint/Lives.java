package dev.rowloom.blueprint;

import dev.rowloom.schema.DataType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets no row be older than those it refers to, and nobody be hired before growing up. */
final class Lives {

    /** Longer than any rule spreads its dates: they end by the present. */
    static final String EVER = "P36500D";

    private static final String GROWN_UP = "P6575D";
    private static final Set<String> HIRED =
            Set.of("hire", "hired", "joined", "join", "employed", "employment", "entry");

    /** So many rows of other tables are made for one row at most: where references branch, their number doubles each time. */
    private static final int MOST_READ = 16;

    /** A row has about so many rows above it in a tree. */
    private static final int DEPTH = 8;

    private final Map<String, Draft> drafts;
    private final Map<Draft, String> begins = new LinkedHashMap<>();
    private final Map<Draft, Integer> costs = new HashMap<>();

    Lives(Map<String, Draft> drafts) {
        this.drafts = drafts;
    }

    /** Replaces rules in place. */
    void settle() {
        drafts.values().forEach(this::hired);
        drafts.values().forEach(draft -> {
            String begin = begin(draft);
            if (begin != null) {
                begins.put(draft, begin);
            }
        });
        begins.keySet().forEach(this::cost);
    }

    /** Returns the column that says since when a row is there, or null where there is none. */
    static @Nullable String begin(Draft draft) {
        String best = null;
        for (String meaning : List.of("time.created", "time.event", "time.start")) {
            for (String column : draft.meaning(meaning)) {
                boolean begins =
                        draft.isMoment(column) && Stage.of(draft.table().column(column), meaning) == Stage.BEGUN;
                best = best == null && begins ? column : best;
            }
        }
        return best;
    }

    /** Settles a table's rule after those of the tables it refers to, and returns how many rows a row of it takes. */
    private int cost(Draft draft) {
        Integer known = costs.get(draft);
        if (known == null) {
            // tables that refer to each other: the first one begins by itself
            costs.put(draft, MOST_READ + 1);
            known = afterParents(draft, java.util.Objects.requireNonNull(begins.get(draft)));
            costs.put(draft, known);
        }
        return known;
    }

    private int afterParents(Draft draft, String begin) {
        if (!(draft.rules().get(begin) instanceof Rule.Temporal rule) || !draft.isFree(begin)) {
            return 1;
        }
        List<String> parents = new ArrayList<>();
        int cost = 1;
        for (ReferenceBlueprint path : inOrder(draft)) {
            Draft parent = drafts.get(path.table());
            String since = parent == null ? null : begins.get(parent);
            if (parent != null && since != null && isAlike(draft, begin, parent, since)) {
                int added = parent == draft ? cost * DEPTH : cost(parent);
                if (cost + added <= MOST_READ) {
                    cost += added;
                    parents.add(Draft.quoted(path.columns().get(0)) + "." + Draft.quoted(since));
                }
            }
        }
        if (!parents.isEmpty()) {
            String latest = parents.size() == 1 ? parents.get(0) : "greatest(" + String.join(", ", parents) + ")";
            boolean day = draft.table().column(begin).type() instanceof DataType.DateType;
            draft.put(begin, new Rule.After(latest, day ? "P0D" : "PT1M", EVER, 0, Rule.Shape.UNIFORM, rule.max()));
        }
        return cost;
    }

    /** Returns the references, the owner first, those to the same table last. */
    private static List<ReferenceBlueprint> inOrder(Draft draft) {
        return draft.paths().stream()
                .sorted(Comparator.comparing(
                                (ReferenceBlueprint path) -> path.table().equals(draft.id()))
                        .thenComparing(path -> path.role() != ReferenceBlueprint.Role.OWNER)
                        .thenComparing(ReferenceBlueprint::nullRate))
                .toList();
    }

    /** Returns whether the parent's life is of the present, as the child's: a person's birth is not. */
    private static boolean isAlike(Draft draft, String begin, Draft parent, String since) {
        Rule rule = parent.rules().get(since);
        return rule instanceof Rule.After
                || rule instanceof Rule.Temporal theirs
                        && draft.rules().get(begin) instanceof Rule.Temporal ours
                        && theirs.min().compareTo(ours.max()) < 0;
    }

    private void hired(Draft draft) {
        String birth = Draft.first(draft.meaning("person.birth_date"));
        if (birth == null || !draft.isMoment(birth)) {
            return;
        }
        for (Map.Entry<String, Rule> entry : draft.rules().entrySet()) {
            boolean hired = entry.getValue() instanceof Rule.Temporal
                    && draft.isMoment(entry.getKey())
                    && draft.has(entry.getKey(), HIRED)
                    && draft.isFree(entry.getKey());
            if (hired && entry.getValue() instanceof Rule.Temporal rule) {
                entry.setValue(new Rule.After(birth, GROWN_UP, EVER, 0, Rule.Shape.GROWING, rule.max()));
            }
        }
    }
}
