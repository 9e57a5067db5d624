package dev.rowloom.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The machines of usual things, such as orders and tickets, cut to the states that a column has: data, read from a resource. */
final class Machines {

    /** At least so much of a column's states a machine has to know. */
    private static final double KNOWN = 0.6;

    private static final int OF_NAME = 15;
    private static final int OF_STATE = 10;

    private final List<Family> families = new ArrayList<>();

    /**
     * The machine of a kind of things.
     *
     * @param tables words of tables that hold such things
     * @param states the names of states, by the words for them
     */
    private record Family(
            Set<String> tables,
            Map<String, String> states,
            Map<String, Double> start,
            Map<String, Map<String, Double>> next) {

        private static Family of(JsonNode json) {
            Set<String> tables = new HashSet<>();
            json.get("tables").forEach(table -> tables.add(table.textValue()));
            Map<String, String> states = new LinkedHashMap<>();
            Map<String, Map<String, Double>> next = new LinkedHashMap<>();
            json.get("states").properties().forEach(state -> {
                state.getValue().get("words").forEach(word -> states.put(word.textValue(), state.getKey()));
                next.put(state.getKey(), weights(state.getValue().get("next")));
            });
            return new Family(tables, states, weights(json.get("start")), next);
        }

        private static Map<String, Double> weights(JsonNode json) {
            Map<String, Double> weights = new LinkedHashMap<>();
            json.properties()
                    .forEach(each -> weights.put(each.getKey(), each.getValue().doubleValue()));
            return weights;
        }

        private int known(Collection<String> labels) {
            return (int) labels.stream()
                    .map(Machines::word)
                    .filter(states::containsKey)
                    .count();
        }
    }

    /** Reads the machines that come with Rowloom. */
    Machines() {
        Catalogue.resource("machines.json").forEach(json -> families.add(Family.of(json)));
    }

    private static String word(String label) {
        return String.join("_", Words.split(label));
    }

    /**
     * Returns the states of a machine that has just some states, or null where none is known that has most of them.
     *
     * @param labels the states' names
     * @param table words of the table that is in these states
     */
    @Nullable
    List<Rule.State> states(List<String> labels, Collection<String> table) {
        Family best = null;
        int bestScore = 0;
        for (Family family : families) {
            int known = family.known(labels);
            boolean named = table.stream().anyMatch(family.tables()::contains);
            int score = known * OF_STATE + (named ? OF_NAME : 0);
            if (known >= 2 && known >= KNOWN * labels.size() && score > bestScore) {
                best = family;
                bestScore = score;
            }
        }
        return best == null ? null : new Cut(best, labels).states();
    }

    /** A machine without the states that a column doesn't have. */
    private static final class Cut {

        /** Stands for the moment before a thing is there. */
        private static final String BEFORE = "";

        /** Stands for what follows where nothing does. */
        private static final String END = ".";

        private static final double HUNDRED = 100;
        private static final double RARE = 0.15;
        private static final double LEAST_START = 0.2;

        private final List<String> labels;
        private final Map<String, Map<String, Double>> next = new LinkedHashMap<>();

        private Cut(Family family, List<String> labels) {
            this.labels = labels;
            next.put(BEFORE, shares(family.start()));
            family.next().forEach((state, followers) -> next.put("=" + state, withEnd(followers)));
            next.replaceAll((state, followers) -> renamed(followers));
            place(family);
            List.copyOf(next.keySet()).stream()
                    .filter(state -> state.startsWith("="))
                    .forEach(this::leaveOut);
        }

        private static Map<String, Double> shares(Map<String, Double> weights) {
            double all =
                    weights.values().stream().mapToDouble(Double::doubleValue).sum();
            Map<String, Double> shares = new LinkedHashMap<>();
            weights.forEach((state, weight) -> shares.put(state, weight / all));
            return shares;
        }

        /** Returns shares in percent as parts of 1, and what is left of some as that of things that go no further. */
        private static Map<String, Double> withEnd(Map<String, Double> percent) {
            Map<String, Double> all = new LinkedHashMap<>(percent);
            double rest = HUNDRED
                    - percent.values().stream().mapToDouble(Double::doubleValue).sum();
            if (!percent.isEmpty() && rest > 0) {
                all.put(END, rest);
            }
            return shares(all);
        }

        private static Map<String, Double> renamed(Map<String, Double> followers) {
            Map<String, Double> renamed = new LinkedHashMap<>();
            followers.forEach((state, share) -> renamed.put(state.equals(END) ? END : "=" + state, share));
            return renamed;
        }

        /** Puts the column's states in the places of the machine's. */
        private void place(Family family) {
            String before = BEFORE;
            Map<String, String> last = new LinkedHashMap<>();
            for (String label : labels) {
                String known = family.states().get(word(label));
                String name = ":" + label;
                if (known == null) {
                    beside(before, name);
                } else if (!last.containsKey(known)) {
                    rename("=" + known, name);
                } else if (followers(last.get(known)).isEmpty()) {
                    beside(last.get(known), name);
                } else {
                    behind(last.get(known), name);
                }
                if (known != null) {
                    last.put(known, name);
                }
                before = name;
            }
        }

        private Map<String, Double> followers(@Nullable String state) {
            return next.getOrDefault(state == null ? BEFORE : state, Map.of());
        }

        private void rename(String from, String to) {
            Map<String, Double> followers = next.remove(from);
            next.put(to, followers == null ? new LinkedHashMap<>() : followers);
            next.values().forEach(each -> {
                Double share = each.remove(from);
                if (share != null) {
                    each.put(to, share);
                }
            });
        }

        /** Has a state follow another and lead where that leads; of a final one, come instead of it. */
        private void beside(@Nullable String state, String added) {
            Map<String, Double> followers = followers(state);
            if (followers.isEmpty()) {
                next.put(added, new LinkedHashMap<>());
                next.forEach((from, each) -> {
                    Double share = each.get(state);
                    if (share != null) {
                        each.put(added, share);
                    }
                });
            } else {
                next.put(added, new LinkedHashMap<>(followers));
                followers.put(added, RARE);
            }
        }

        private void behind(@Nullable String state, String added) {
            Map<String, Double> followers = followers(state);
            next.put(added, new LinkedHashMap<>(followers));
            followers.clear();
            followers.put(added, 1.0);
        }

        /** Lets those before a state lead to those behind it at once, and end where it is final. */
        private void leaveOut(String state) {
            Map<String, Double> followers = next.remove(state);
            if (followers == null) {
                return;
            }
            followers.remove(state);
            Map<String, Double> shares = followers.isEmpty() ? Map.of(END, 1.0) : shares(followers);
            next.forEach((from, each) -> {
                Double share = each.remove(state);
                if (share != null) {
                    shares.forEach((to, part) -> {
                        if (!to.equals(from)) {
                            each.merge(to, share * part, Double::sum);
                        }
                    });
                }
            });
        }

        private List<Rule.State> states() {
            Map<String, Double> starts = starts();
            List<Rule.State> states = new ArrayList<>();
            for (String label : labels) {
                List<Rule.Weighted> followers = followers(":" + label).entrySet().stream()
                        .filter(each -> !each.getKey().equals(END))
                        .map(each -> new Rule.Weighted(each.getKey().substring(1), weight(each.getValue())))
                        .toList();
                Double end = followers(":" + label).get(END);
                states.add(new Rule.State(
                        label,
                        starts.containsKey(":" + label) ? weight(starts.get(":" + label)) : 0,
                        followers,
                        followers.isEmpty() || end == null ? 0 : weight(end)));
            }
            return states;
        }

        private boolean isFinal(String state) {
            return followers(state).keySet().stream().allMatch(END::equals);
        }

        /** Returns what things begin in: nothing final, nothing rare, and what nothing else leads to. */
        private Map<String, Double> starts() {
            Map<String, Double> all = followers(BEFORE);
            Map<String, Double> starts = new LinkedHashMap<>(all);
            starts.keySet().removeIf(state -> state.equals(END) || isFinal(state));
            double most = starts.values().stream()
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElse(0);
            starts.values().removeIf(share -> share < most * LEAST_START);
            if (starts.isEmpty()) {
                starts.put(":" + labels.get(0), 1.0);
            }
            String first = starts.keySet().iterator().next();
            for (String label : labels) {
                if (!isReached(":" + label, starts.keySet())) {
                    next.computeIfAbsent(first, it -> new LinkedHashMap<>()).put(":" + label, RARE);
                }
            }
            return starts;
        }

        private boolean isReached(String state, Collection<String> starts) {
            Set<String> reached = new HashSet<>();
            List<String> open = new ArrayList<>(starts);
            while (!open.isEmpty()) {
                String at = open.remove(open.size() - 1);
                if (reached.add(at)) {
                    open.addAll(followers(at).keySet());
                }
            }
            return reached.contains(state);
        }

        private static int weight(@Nullable Double share) {
            return share == null ? 1 : Math.max(1, (int) Math.rint(share * 1000));
        }
    }
}
