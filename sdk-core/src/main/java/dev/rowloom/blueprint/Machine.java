package dev.rowloom.blueprint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rowloom.BlueprintException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The states that a model says rows go through: what follows what, and which columns tell when. */
final class Machine {

    private static final int MOST_STATES = 200;

    /** Rows that are under way are in each state with such a share of those that reach it. */
    private static final double UNDER_WAY = 0.15;

    private static final int ROUNDS = 200;
    private static final double SETTLED = 1e-9;
    private static final int MOST_TRANSITIONS = 4_000;

    private final Map<String, Map<String, Integer>> next = new LinkedHashMap<>();
    private final Map<String, Integer> starts = new LinkedHashMap<>();
    private final Map<String, Integer> ends = new LinkedHashMap<>();
    private final Map<String, ModelEntry.Transition> moments = new LinkedHashMap<>();
    private final Map<String, Set<String>> behind = new HashMap<>();

    private Machine() {}

    /**
     * Returns the machine of an entry.
     *
     * @throws BlueprintException if it has no states, or no way leads to one of them
     */
    static Machine of(ModelEntry entry) {
        if (entry.transitions().size() > MOST_TRANSITIONS) {
            throw new BlueprintException(
                    "at transitions: " + entry.transitions().size() + " of them; give at most " + MOST_TRANSITIONS);
        }
        Machine machine = new Machine();
        entry.transitions().forEach(machine::add);
        if (machine.next.isEmpty() || machine.next.size() > MOST_STATES) {
            throw new BlueprintException(
                    "at transitions: " + machine.next.size() + " states; give 1 to " + MOST_STATES);
        }
        if (machine.starts.isEmpty()) {
            machine.next.keySet().stream()
                    .filter(state -> machine.next.values().stream().noneMatch(it -> it.containsKey(state)))
                    .forEach(state -> machine.starts.put(state, 1));
        }
        if (machine.starts.isEmpty()) {
            machine.starts.put(machine.next.keySet().iterator().next(), 1);
        }
        machine.checkReached();
        return machine;
    }

    private void add(ModelEntry.Transition one) {
        if (one.weight() == 0) {
            return;
        }
        for (String state : List.of(one.from(), one.to())) {
            if (!state.isEmpty()) {
                next.computeIfAbsent(state, it -> new LinkedHashMap<>());
            }
        }
        if (one.from().isEmpty() && !one.to().isEmpty()) {
            starts.merge(one.to(), one.weight(), Math::max);
        } else if (one.to().isEmpty() && !one.from().isEmpty()) {
            ends.merge(one.from(), one.weight(), Math::max);
        } else if (!one.to().isEmpty() && !one.from().equals(one.to())) {
            next.computeIfAbsent(one.from(), it -> new LinkedHashMap<>()).merge(one.to(), one.weight(), Math::max);
        }
        if (!one.moment().isEmpty() && !one.to().isEmpty()) {
            moments.putIfAbsent(one.to(), one);
        }
    }

    private void checkReached() {
        Set<String> reached = reached("");
        next.keySet().stream()
                .filter(state -> !reached.contains(state))
                .findFirst()
                .ifPresent(state -> {
                    throw new BlueprintException("at transitions: no way leads to '" + ModelEntry.cut(state)
                            + "'; let it follow a state, or begin there");
                });
    }

    /** Returns the states that can be reached without going through one. */
    private Set<String> reached(String without) {
        Set<String> reached = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(starts.keySet());
        while (!open.isEmpty()) {
            String state = open.remove(open.size() - 1);
            if (!state.equals(without) && reached.add(state)) {
                open.addAll(next.getOrDefault(state, Map.of()).keySet());
            }
        }
        return reached;
    }

    /** Returns the states that rows are in only after another one, that one included. */
    Set<String> behind(String state) {
        Set<String> known = behind.get(state);
        if (known == null) {
            known = new LinkedHashSet<>(next.keySet());
            known.removeAll(reached(state));
            behind.put(state, known);
        }
        return known;
    }

    /** Returns the states in the order in which they were written. */
    Set<String> states() {
        return next.keySet();
    }

    /** Returns the columns that tell when a state was reached, by the states. */
    Map<String, ModelEntry.Transition> moments() {
        return moments;
    }

    /** Returns the state nearest before another that every way to it goes through and that has a moment; else empty. */
    String before(String state) {
        String nearest = "";
        for (String other : moments.keySet()) {
            boolean passed = !other.equals(state) && behind(other).contains(state);
            if (passed && (nearest.isEmpty() || behind(nearest).contains(other))) {
                nearest = other;
            }
        }
        return nearest;
    }

    /** Returns how often rows are in each state, by how they go on. */
    List<Rule.Weighted> shares() {
        Map<String, Double> at = new LinkedHashMap<>();
        Map<String, Double> stays = new LinkedHashMap<>();
        spread(starts, 1, 0, at);
        for (int round = 0; round < ROUNDS && sum(at) > SETTLED; round++) {
            Map<String, Double> moved = new LinkedHashMap<>();
            at.forEach((state, share) -> {
                Map<String, Integer> followers = next.getOrDefault(state, Map.of());
                boolean isFinal = followers.isEmpty();
                double stay = isFinal ? share : share * UNDER_WAY;
                double ended = isFinal ? 0 : spread(followers, share - stay, ends.getOrDefault(state, 0), moved);
                stays.merge(state, stay + ended, Double::sum);
            });
            at = moved;
        }
        return states().stream()
                .map(state -> new Rule.Weighted(state, Math.max(1, (int)
                        Math.rint(stays.getOrDefault(state, 0.0) * 100_000))))
                .toList();
    }

    private static double sum(Map<String, Double> shares) {
        return shares.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Divides a share by weights, and returns what falls to the last one, which is for none. */
    private static double spread(Map<String, Integer> weights, double share, int none, Map<String, Double> target) {
        double all =
                none + weights.values().stream().mapToLong(Integer::longValue).sum();
        weights.forEach((state, weight) -> target.merge(state, share * weight / all, Double::sum));
        return share * none / all;
    }

    /** Returns the machine as documents write it. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        next.forEach((state, followers) -> {
            ObjectNode one = json.putObject(state);
            if (starts.containsKey(state)) {
                one.put("start", starts.get(state));
            }
            if (!followers.isEmpty()) {
                ObjectNode weights = one.putObject("next");
                followers.forEach(weights::put);
            }
            if (ends.containsKey(state) && !followers.isEmpty()) {
                one.put("end", ends.get(state));
            }
        });
        return json;
    }
}
