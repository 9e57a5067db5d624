package dev.rowloom.blueprint;

import dev.rowloom.schema.DataType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets no row be older than those it refers to, and nobody be hired before growing up. Where a row's beginning can be counted
 * from those of the other rows it is; where it can't, as in a key, the other rows are of an earlier time: {@link Eras}.
 */
final class Lives {

    /** Longer than any rule spreads its dates: they end by the present. */
    static final String EVER = "P36500D";

    private static final String GROWN_UP = "P6575D";
    private static final Set<String> HIRED =
            Set.of("hire", "hired", "joined", "join", "employed", "employment", "entry");

    /** What says of a moment that it is not of the time when the row came to be. */
    private static final Set<String> ELSEWHEN = Set.of(
            "last",
            "next",
            "previous",
            "founded",
            "established",
            "planned",
            "expected",
            "scheduled",
            "release",
            "released");

    /** So many rows of other tables are made for one row at most: where references branch, their number doubles each time. */
    private static final int MOST_READ = 40;

    /** A row has about so many rows above it in a tree, of which each has a fifth of the rows before it to choose from. */
    private static final int DEPTH = 5;

    private static final long SECONDS_OF_EVER = 36_500L * 86_400;

    private final Map<String, Draft> drafts;
    private final Map<Draft, String> begins = new LinkedHashMap<>();
    private final Map<Draft, Integer> costs = new HashMap<>();
    private final Eras eras;
    private Map<Draft, List<Succession.Edge>> after = Map.of();

    Lives(Map<String, Draft> drafts) {
        this.drafts = drafts;
        this.eras = new Eras(begins);
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
        Succession succession = new Succession();
        begins.forEach((draft, begin) -> succession.add(draft, followed(draft, begin)));
        after = succession.settle();
        begins.keySet().forEach(this::cost);
        eras.settle();
    }

    /** Returns the column that says since when a row is there, or null where there is none. */
    static @Nullable String begin(Draft draft) {
        for (String meaning : List.of("time.created", "time.event", "time.start")) {
            // created_at comes before remember_created_at
            String begin = draft.meaning(meaning).stream()
                    .filter(column ->
                            isMoment(draft, column) && Stage.of(draft.table().column(column), meaning) == Stage.BEGUN)
                    .min(Comparator.comparing((String column) ->
                                    draft.table().column(column).column().isNullable())
                            .thenComparing(column ->
                                    draft.table().column(column).tokens().size()))
                    .orElse(null);
            if (begin != null) {
                return begin;
            }
        }
        return event(draft);
    }

    /** Returns what happened first to a row that nothing says was created: a payment begins on its payment_date, a visit on visited_at. */
    private static @Nullable String event(Draft draft) {
        Set<String> own = Set.copyOf(draft.table().words());
        return draft.meaning("time.event").stream()
                .filter(column -> isMoment(draft, column) && draft.rules().get(column) instanceof Rule.Temporal)
                .filter(column -> isNamed(draft, column, own) && !draft.has(column, ELSEWHEN))
                .min(Comparator.comparing((String column) -> !draft.has(column, own))
                        .thenComparing(
                                column -> draft.table().column(column).column().isNullable())
                        .thenComparing(
                                column -> Stage.of(draft.table().column(column), "time.event"),
                                Comparator.nullsLast(Comparator.naturalOrder())))
                .orElse(null);
    }

    /** Returns whether a name says what happens: a type alone does not. */
    private static boolean isNamed(Draft draft, String column, Set<String> own) {
        return draft.has(column, own) || Stage.of(draft.table().column(column), "time.event") != null;
    }

    private static boolean isMoment(Draft draft, String column) {
        return draft.isMoment(column)
                || draft.rules().get(column) instanceof Rule.Temporal rule
                        && !rule.min().startsWith("0")
                || Orders.isMoment(draft.rules().get(column));
    }

    /** Settles a table's rule after those of the tables it refers to, and returns how many rows a row of it takes. */
    private int cost(Draft draft) {
        Integer known = costs.get(draft);
        if (known == null) {
            known = afterParents(draft, Objects.requireNonNull(begins.get(draft)));
            costs.put(draft, known);
        }
        return known;
    }

    private int afterParents(Draft draft, String begin) {
        List<Succession.Edge> edges = after.getOrDefault(draft, List.of());
        List<Draft> parents = new ArrayList<>();
        List<String> read = new ArrayList<>();
        String above = null;
        int cost = 1;
        boolean writable = isReadable(draft, begin) && draft.isFree(begin);
        boolean all = writable;
        for (Succession.Edge edge : edges) {
            String since = Objects.requireNonNull(begins.get(edge.parent()));
            boolean readable = draft.isPath(edge.path()) && isReadable(edge.parent(), since);
            if (edge.parent() == draft) {
                above = readable ? step(edge, since) : above;
            } else {
                parents.add(edge.parent());
                cost += cost(edge.parent());
                all &= readable && cost <= MOST_READ;
                read.add(step(edge, since));
            }
        }
        boolean climbs = above != null && writable;
        if (all && (!climbs || cost * DEPTH <= MOST_READ)) {
            if (climbs) {
                read.add(Objects.requireNonNull(above));
            }
            follow(draft, begin, read, longest(draft, begin, parents));
            eras.reads(draft, parents);
            return climbs ? cost * DEPTH : cost;
        } else if (climbs) {
            // the row above alone is read, and what others refer to is of an earlier time
            follow(draft, begin, List.of(Objects.requireNonNull(above)), EVER);
        }
        eras.comesAfter(draft, parents);
        return climbs ? DEPTH : 1;
    }

    /** Returns how a formula reads the beginning of the row that a reference leads to. */
    private static String step(Succession.Edge edge, String since) {
        List<String> columns = edge.path().columns();
        return Draft.quoted(columns.get(columns.size() - 1)) + "." + Draft.quoted(since);
    }

    private List<Succession.Edge> followed(Draft draft, String begin) {
        List<Succession.Edge> edges = new ArrayList<>();
        for (ReferenceBlueprint path : inOrder(draft)) {
            Draft parent = drafts.get(path.table());
            if (parent != null && isFollowed(draft, begin, path, parent)) {
                edges.add(new Succession.Edge(draft, path, parent));
            }
        }
        return edges;
    }

    /** Returns whether a row is to be no older than the one it refers to. */
    private boolean isFollowed(Draft draft, String begin, ReferenceBlueprint path, Draft parent) {
        String since = begins.get(parent);
        return since != null && !path.columns().contains(begin) && isAlike(draft, begin, parent, since);
    }

    /** Returns whether a formula can read a beginning, and one that a formula makes can be written. */
    private static boolean isReadable(Draft draft, String begin) {
        Rule rule = draft.rules().get(begin);
        boolean made = rule instanceof Rule.Temporal || rule instanceof Rule.Number || rule instanceof Rule.After;
        return made && (draft.isMoment(begin) || draft.isNumber(begin));
    }

    /** Returns how long after its parents a row begins at most: an order is paid within days, a visitor comes back for years. */
    private static String longest(Draft draft, String begin, List<Draft> parents) {
        Stage stage = Stage.of(draft.table().column(begin), "time.event");
        boolean ofDocument =
                parents.stream().anyMatch(parent -> parent.table().kinds().contains("order"));
        return ofDocument && stage != null && stage != Stage.BEGUN ? stage.maxGap() : EVER;
    }

    private static void follow(Draft draft, String begin, List<String> parents, String longest) {
        if (parents.isEmpty()) {
            return;
        }
        String latest = parents.size() == 1 ? parents.get(0) : "greatest(" + String.join(", ", parents) + ")";
        if (draft.rules().get(begin) instanceof Rule.Number rule) {
            long units = Times.unitsPerSecond(rule);
            String most = String.valueOf(SECONDS_OF_EVER * units);
            draft.put(
                    begin, new Rule.After(latest, String.valueOf(60 * units), most, 0, Rule.Shape.UNIFORM, rule.max()));
        } else if (draft.rules().get(begin) instanceof Rule.Temporal rule) {
            boolean day = draft.table().column(begin).type() instanceof DataType.DateType
                    || rule.min().indexOf('T') < 0;
            draft.put(begin, new Rule.After(latest, day ? "P0D" : "PT1M", longest, 0, Rule.Shape.UNIFORM, rule.max()));
        }
    }

    /** Returns the references, the owner first, those to the same table last. */
    private static List<ReferenceBlueprint> inOrder(Draft draft) {
        return draft.references().stream()
                .sorted(Comparator.comparing(
                                (ReferenceBlueprint path) -> path.table().equals(draft.id()))
                        .thenComparing(path -> path.role() != ReferenceBlueprint.Role.OWNER)
                        .thenComparing(ReferenceBlueprint::nullRate))
                .toList();
    }

    /** Returns whether the two count alike, and the parent's life is of the present, as the child's: a person's birth is not. */
    private static boolean isAlike(Draft draft, String begin, Draft parent, String since) {
        if (draft.isNumber(begin) != parent.isNumber(since)) {
            return false;
        }
        Eras.Span ours = Eras.span(draft.rules().get(begin));
        Eras.Span theirs = Eras.span(parent.rules().get(since));
        boolean units = !draft.isNumber(begin)
                || draft.rules().get(begin) instanceof Rule.Number number
                        && Eras.units(parent.rules().get(since)) == Times.unitsPerSecond(number);
        return units && (theirs == null || ours == null || theirs.min().isBefore(ours.max()));
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
