package dev.rowloom.blueprint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets a status history lead, by possible changes, to the status of the row that it belongs to. */
final class Walks {

    private static final Set<String> STATE = Set.of("status", "state", "stage", "phase");
    private static final Set<String> EARLIER = Set.of("old", "previous", "prev", "from", "prior", "before", "original");
    private static final Set<String> HISTORY = Set.of(
            "history",
            "transition",
            "log",
            "change",
            "event",
            "audit",
            "tracking",
            "track",
            "timeline",
            "trail",
            "journal",
            "step",
            "progress");
    private static final int MOST_STATES = 30;
    private static final List<String> MOMENTS =
            List.of("time.event", "time.created", "time.start", "time.updated", "time.log");

    private final Map<String, Draft> drafts;
    private final Machines machines;

    Walks(Map<String, Draft> drafts, Machines machines) {
        this.drafts = drafts;
        this.machines = machines;
    }

    /** Replaces rules in place. */
    void settle() {
        for (Draft history : drafts.values()) {
            history.paths().stream()
                    .filter(path -> path.role() == ReferenceBlueprint.Role.OWNER)
                    .forEach(path -> settle(history, path));
        }
    }

    private void settle(Draft history, ReferenceBlueprint path) {
        Draft owner = drafts.get(path.table());
        String state = state(history);
        if (owner == null || owner == history || state == null || !isHistory(history, owner)) {
            return;
        }
        String status = status(owner, history, state);
        List<Rule.State> states = status == null ? null : machine(owner, status);
        if (status == null || states == null) {
            return;
        }
        owner.put(status, Objects.requireNonNull(listed(owner, status)));
        String earlier = earlier(history, state);
        boolean recorded =
                earlier == null || history.table().column(earlier).column().isNullable();
        if (!recorded) {
            states = withOneStart(states);
        }
        Rule before = Objects.requireNonNull(history.rules().get(state));
        String key = Draft.quoted(path.columns().get(0)) + ".";
        history.put(state, new Rule.Walk(key + Draft.quoted(status), states, recorded ? 0 : 1, before));
        if (earlier != null) {
            history.put(earlier, new Rule.Previous(state, new Rule.Constant(recorded ? null : start(states))));
        }
        timeline(history, owner, key, state, status, states);
    }

    /** Returns whether words say that rows tell what others went through. */
    static boolean isHistory(List<String> words) {
        return words.stream().anyMatch(word -> HISTORY.contains(word) || STATE.contains(word));
    }

    private static boolean isHistory(Draft history, Draft owner) {
        List<String> words = history.table().nameWords();
        boolean named = words.stream().anyMatch(HISTORY::contains)
                || words.stream().anyMatch(STATE::contains)
                        && words.containsAll(owner.table().nameWords());
        return named || earlier(history, Objects.requireNonNull(state(history))) != null;
    }

    /** Returns the column that holds the state that a row of a history leads to, or null. */
    private static @Nullable String state(Draft history) {
        return history.rules().keySet().stream()
                .filter(column -> history.has(column, STATE) && !history.has(column, EARLIER))
                .filter(column -> isLabel(history, column))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String earlier(Draft history, String state) {
        return history.rules().keySet().stream()
                .filter(column -> history.has(column, STATE) && history.has(column, EARLIER))
                .filter(column -> isLabel(history, column)
                        && history.table()
                                .column(column)
                                .type()
                                .equals(history.table().column(state).type()))
                .findFirst()
                .orElse(null);
    }

    /** Returns whether a column takes the names of states: one that lists values, or any text. */
    private static boolean isLabel(Draft draft, String column) {
        ColumnFacts facts = draft.table().column(column);
        return (facts.is(Family.TEXT) || facts.domain().values() != null)
                && !draft.table().isInKey(column)
                && !facts.isForeign()
                && facts.column().computedAs().isEmpty()
                && !(draft.rules().get(column) instanceof Rule.Database);
    }

    /** Returns the owner's column whose values the history's column takes, or null. */
    private static @Nullable String status(Draft owner, Draft history, String state) {
        List<String> taken = history.table().column(state).domain().values();
        for (String column : owner.rules().keySet()) {
            boolean named = owner.isMeant(column, "status.state") || owner.has(column, STATE);
            List<String> labels = named && isLabel(owner, column) ? labels(owner, column) : List.of();
            boolean same = !labels.isEmpty() && (taken == null || taken.containsAll(labels));
            if (same) {
                return column;
            } else if (!labels.isEmpty()
                    && owner.table().column(column).domain().values() == null
                    && history.rules().get(state) instanceof Rule.Values listed) {
                owner.put(column, listed);
                return column;
            }
        }
        return null;
    }

    private @Nullable List<Rule.State> machine(Draft owner, String status) {
        return machines.states(labels(owner, status), owner.table().nameWords());
    }

    private static List<String> labels(Draft owner, String column) {
        Rule.Values values = listed(owner, column);
        return values == null
                ? List.of()
                : values.values().stream().map(Rule.Weighted::value).toList();
    }

    /** Returns the states that a column's rule lists, a short vocabulary too, or null. */
    private static Rule.@Nullable Values listed(Draft owner, String column) {
        Rule rule = owner.rules().get(column);
        if (!(rule instanceof Rule.Vocabulary named)) {
            return rule instanceof Rule.Values values ? values : null;
        }
        Vocabulary words = Vocabularies.bundled().get(named.name());
        List<Rule.Weighted> states = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            states.add(new Rule.Weighted(words.value(i, named.column()), words.weight(i)));
        }
        int room = owner.table().column(column).maxLength();
        boolean fits = states.stream().allMatch(state -> state.value().length() <= room);
        return fits && states.size() <= MOST_STATES ? new Rule.Values(states) : null;
    }

    private static String start(List<Rule.State> states) {
        return states.stream()
                .max(Comparator.comparingInt(Rule.State::start))
                .map(Rule.State::name)
                .orElseThrow();
    }

    /** Has ways start in the usual state alone, and others that they started in follow it. */
    private static List<Rule.State> withOneStart(List<Rule.State> states) {
        String start = start(states);
        List<Rule.State> changed = new ArrayList<>();
        for (Rule.State state : states) {
            List<Rule.Weighted> next = new ArrayList<>(state.next());
            if (state.name().equals(start)) {
                states.stream()
                        .filter(other -> other.start() > 0 && !other.name().equals(start))
                        .filter(other ->
                                next.stream().noneMatch(it -> it.value().equals(other.name())))
                        .forEach(other -> next.add(new Rule.Weighted(other.name(), other.start())));
            }
            changed.add(new Rule.State(state.name(), state.name().equals(start) ? 1 : 0, next, state.end()));
        }
        return changed;
    }

    // ---- moments

    private void timeline(
            Draft history, Draft owner, String key, String state, String status, List<Rule.State> states) {
        String moment = moment(history);
        String begin = Lives.begin(owner);
        if (moment == null || begin == null) {
            return;
        }
        boolean day = history.table().column(moment).type() instanceof dev.rowloom.schema.DataType.DateType;
        history.put(
                moment,
                new Rule.Timeline(
                        key + Draft.quoted(begin),
                        day ? "P1D" : "PT5M",
                        day ? "P10D" : "P5D",
                        latest(history.rules().get(moment)),
                        state,
                        reached(owner, key, status, states)));
    }

    private static @Nullable String moment(Draft history) {
        for (String meaning : MOMENTS) {
            for (String column : history.meaning(meaning)) {
                Rule rule = history.rules().get(column);
                if ((rule instanceof Rule.Temporal || rule instanceof Rule.After)
                        && history.isMoment(column)
                        && history.isFree(column)) {
                    return column;
                }
            }
        }
        return null;
    }

    private static @Nullable String latest(@Nullable Rule rule) {
        return rule instanceof Rule.After after ? after.max() : rule instanceof Rule.Temporal it ? it.max() : null;
    }

    /** Returns the owner's columns that say when a state was reached. */
    private static List<Rule.Reached> reached(Draft owner, String key, String status, List<Rule.State> states) {
        Map<String, Rule.Reached> found = new LinkedHashMap<>();
        for (Map.Entry<String, Rule> entry : owner.rules().entrySet()) {
            String column = entry.getKey();
            boolean follows = entry.getValue() instanceof Rule.After
                    || entry.getValue() instanceof Rule.When when
                            && when.column().equals(status);
            Set<String> words = follows && owner.isMoment(column) ? words(owner, column) : Set.of();
            for (Rule.State state : states) {
                if (state.start() == 0 && Words.split(state.name()).stream().anyMatch(words::contains)) {
                    found.putIfAbsent(state.name(), new Rule.Reached(state.name(), key + Draft.quoted(column)));
                }
            }
        }
        return List.copyOf(found.values());
    }

    private static Set<String> words(Draft owner, String column) {
        Set<String> words = new HashSet<>();
        owner.table().column(column).tokens().forEach(token -> words.addAll(token.forms()));
        words.addAll(States.participles(words));
        if (words.contains("cancelled") || words.contains("canceled")) {
            words.addAll(Set.of("cancelled", "canceled"));
        }
        return words;
    }
}
