package dev.rowloom.schema;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * Finds the tables that refer to each other in cycles: the strongly connected components of the references, by the
 * two-pass method of Kosaraju and Sharir, without recursion.
 */
final class ReferenceCycles {

    private final List<List<Integer>> references;

    /** Takes the numbers of the tables that each table refers to. */
    ReferenceCycles(List<List<Integer>> references) {
        this.references = references;
    }

    /** Returns every table's number once: those of a cycle together in ascending order, others alone. */
    List<List<Integer>> find() {
        List<Integer> finished = new ArrayList<>();
        boolean[] seen = new boolean[references.size()];
        for (int i = 0; i < references.size(); i++) {
            collect(i, references, seen, finished);
        }
        Collections.reverse(finished);
        List<List<Integer>> referredBy = reversed();
        List<List<Integer>> cycles = new ArrayList<>();
        seen = new boolean[references.size()];
        for (int start : finished) {
            List<Integer> cycle = new ArrayList<>();
            collect(start, referredBy, seen, cycle);
            if (!cycle.isEmpty()) {
                Collections.sort(cycle);
                cycles.add(cycle);
            }
        }
        return cycles;
    }

    private List<List<Integer>> reversed() {
        List<List<Integer>> reversed = new ArrayList<>();
        references.forEach(targets -> reversed.add(new ArrayList<>()));
        for (int i = 0; i < references.size(); i++) {
            for (int target : references.get(i)) {
                reversed.get(target).add(i);
            }
        }
        return reversed;
    }

    /** Adds all that is reachable and not seen yet, each after what is reachable from it. */
    private static void collect(int start, List<List<Integer>> edges, boolean[] seen, List<Integer> finished) {
        if (seen[start]) {
            return;
        }
        seen[start] = true;
        Deque<int[]> path = new ArrayDeque<>();
        path.push(new int[] {start, 0});
        while (!path.isEmpty()) {
            int[] top = path.element();
            List<Integer> targets = edges.get(top[0]);
            if (top[1] == targets.size()) {
                finished.add(path.pop()[0]);
                continue;
            }
            int target = targets.get(top[1]++);
            if (!seen[target]) {
                seen[target] = true;
                path.push(new int[] {target, 0});
            }
        }
    }
}
