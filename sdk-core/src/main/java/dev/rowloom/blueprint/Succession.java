package dev.rowloom.blueprint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which rows come to be after which others, without a circle. Where tables refer to each other in a circle, what is set later
 * gives way: a reference that may be null, and one that is not named after what it refers to, as an article's current revision.
 */
final class Succession {

    /**
     * One table's rows come after those that they refer to.
     *
     * @param path the reference
     */
    record Edge(Draft child, ReferenceBlueprint path, Draft parent) {}

    /** Ends of names that say nothing of what is referred to. */
    private static final Set<String> KEYS = Set.of("id", "key", "code", "no", "number", "uuid", "fk", "ref");

    private final Map<Draft, List<Edge>> wanted = new LinkedHashMap<>();
    private final Map<Draft, Integer> numbers = new HashMap<>();
    private final Map<Draft, Integer> lowest = new HashMap<>();
    private final Map<Draft, Integer> circles = new HashMap<>();
    private final List<Draft> stack = new ArrayList<>();

    /** Adds that rows of a table are to come after those of others. */
    void add(Draft child, List<Edge> edges) {
        wanted.put(child, edges);
    }

    /** Returns for each table, in order, the references that its rows come after; references to itself are kept. */
    Map<Draft, List<Edge>> settle() {
        for (Draft draft : wanted.keySet()) {
            if (!numbers.containsKey(draft)) {
                visit(draft);
            }
        }
        Map<Draft, List<Edge>> kept = new LinkedHashMap<>();
        List<Edge> circling = new ArrayList<>();
        wanted.forEach((draft, edges) -> {
            List<Edge> free = new ArrayList<>();
            for (Edge edge : edges) {
                (isCircling(edge) ? circling : free).add(edge);
            }
            kept.put(draft, free);
        });
        circling.sort(Comparator.comparing(Succession::mayBeSetLater).thenComparing(edge -> !isNamedAfter(edge)));
        Map<Draft, Set<Draft>> within = new HashMap<>();
        for (Edge edge : circling) {
            if (!leads(edge.parent(), edge.child(), within, new HashSet<>())) {
                within.computeIfAbsent(edge.child(), draft -> new HashSet<>()).add(edge.parent());
                Objects.requireNonNull(kept.get(edge.child())).add(edge);
            }
        }
        kept.forEach((draft, edges) -> edges.sort(Comparator.comparing(
                edge -> wanted.getOrDefault(draft, List.of()).indexOf(edge))));
        return kept;
    }

    private boolean isCircling(Edge edge) {
        Integer circle = circles.get(edge.parent());
        return edge.parent() != edge.child() && circle != null && circle.equals(circles.get(edge.child()));
    }

    /** Numbers what is reached, by R. Tarjan's algorithm for strongly connected components, without recursion. */
    private void visit(Draft start) {
        List<Draft> open = new ArrayList<>(List.of(start));
        Map<Draft, Integer> next = new HashMap<>();
        while (!open.isEmpty()) {
            Draft draft = open.get(open.size() - 1);
            if (!numbers.containsKey(draft)) {
                numbers.put(draft, numbers.size());
                lowest.put(draft, numbers.size() - 1);
                stack.add(draft);
            }
            List<Edge> edges = wanted.getOrDefault(draft, List.of());
            int at = next.merge(draft, 1, Integer::sum) - 1;
            if (at < edges.size()) {
                Draft parent = edges.get(at).parent();
                if (!numbers.containsKey(parent)) {
                    open.add(parent);
                } else if (!circles.containsKey(parent)) {
                    lowest.merge(draft, numbers.getOrDefault(parent, 0), Math::min);
                }
            } else {
                open.remove(open.size() - 1);
                close(draft, open);
            }
        }
    }

    private void close(Draft draft, List<Draft> open) {
        int low = lowest.getOrDefault(draft, 0);
        if (low == numbers.getOrDefault(draft, -1)) {
            int circle = low;
            Draft member;
            do {
                member = stack.remove(stack.size() - 1);
                circles.put(member, circle);
            } while (member != draft);
        }
        if (!open.isEmpty()) {
            lowest.merge(open.get(open.size() - 1), low, Math::min);
        }
    }

    private static boolean leads(Draft from, Draft to, Map<Draft, Set<Draft>> within, Set<Draft> seen) {
        return from == to
                || seen.add(from)
                        && within.getOrDefault(from, Set.of()).stream().anyMatch(next -> leads(next, to, within, seen));
    }

    private static boolean mayBeSetLater(Edge edge) {
        return edge.path().columns().stream()
                .anyMatch(column -> edge.child().table().column(column).column().isNullable());
    }

    /** Returns whether a column says which table it refers to, rather than which part its row plays. */
    private static boolean isNamedAfter(Edge edge) {
        List<String> columns = edge.path().columns();
        String name = edge.child().table().column(columns.get(columns.size() - 1)).tokens().stream()
                .map(Token::text)
                .filter(word -> !KEYS.contains(word))
                .collect(Collectors.joining());
        String parent = String.join("", edge.parent().table().nameWords());
        return !name.isEmpty() && parent.endsWith(name);
    }
}
