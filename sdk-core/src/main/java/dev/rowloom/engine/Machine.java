package dev.rowloom.engine;

import dev.rowloom.blueprint.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The states of a {@link Rule.Walk} and the ways through them. Immutable.
 *
 * <p>A way of a given length to a given state is drawn from its end, each state before by the weight of all ways that lead to
 * it in the steps that are left: dynamic programming over lengths, as for hidden Markov chains.
 */
final class Machine {

    private static final int LEAST_LENGTHS = 64;

    /** Ways of a length that is so much rarer than the usual one are not gone. */
    private static final double RARE = 0.01;

    private final List<Rule.State> states;
    private final int unrecorded;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final double[][] steps;

    /** The share of ways that are in a state at a step, by number of states so far and state. */
    private final double[][] reach;

    /** The share of ways of the most usual length, by state that they lead to. */
    private final double[] most;

    /**
     * The states of the rows of one owner.
     *
     * @param states the states, those of rows last
     * @param first the place of the first row's state
     * @param rows how many rows the owner has
     */
    record Way(int[] states, int first, long rows) {

        /** Returns the state of a row by its number among the owner's. */
        int at(long ordinal) {
            int recorded = states.length - first;
            return states[first + (int) (rows == recorded ? ordinal : ordinal * recorded / rows)];
        }

        /** Returns the number of the first row of a state, or -1 where it has none. */
        long rowOf(int state) {
            int recorded = states.length - first;
            for (int i = 0; i < recorded; i++) {
                if (states[first + i] == state) {
                    return (i * rows + recorded - 1) / recorded;
                }
            }
            return -1;
        }
    }

    Machine(Rule.Walk rule) {
        this.states = rule.states();
        this.unrecorded = rule.unrecorded();
        int count = states.size();
        for (int i = 0; i < count; i++) {
            numbers.putIfAbsent(states.get(i).name(), i);
        }
        this.steps = steps();
        this.reach = new double[Math.max(LEAST_LENGTHS, count + 2)][count];
        double starts = states.stream().mapToDouble(Rule.State::start).sum();
        for (int state = 0; state < count; state++) {
            reach[1][state] = states.get(state).start() / Math.max(1, starts);
        }
        for (int length = 2; length < reach.length; length++) {
            for (int from = 0; from < count; from++) {
                for (int to = 0; to < count; to++) {
                    reach[length][to] += reach[length - 1][from] * steps[from][to];
                }
            }
        }
        this.most = most();
    }

    private double[] most() {
        double[] found = new double[states.size()];
        for (double[] shares : reach) {
            for (int state = 0; state < found.length; state++) {
                found[state] = Math.max(found[state], shares[state]);
            }
        }
        return found;
    }

    private double[][] steps() {
        double[][] found = new double[states.size()][states.size()];
        for (int from = 0; from < found.length; from++) {
            List<Rule.Weighted> next = states.get(from).next();
            double all = states.get(from).end()
                    + next.stream().mapToDouble(Rule.Weighted::weight).sum();
            for (Rule.Weighted each : next) {
                found[from][numbers.getOrDefault(each.value(), from)] += each.weight() / all;
            }
        }
        return found;
    }

    /** Returns the number of a state, or -1 where it is none. */
    int number(String name) {
        return numbers.getOrDefault(name, -1);
    }

    String name(int state) {
        return states.get(state).name();
    }

    int size() {
        return states.size();
    }

    /** Returns how many rows the ways to a state have, by their weights, for so many owners. */
    int[] rows(int end, int owners) {
        int longest = Math.min(reach.length - 1, 3 * states.size());
        double all = 0;
        for (int length = 1; length <= longest; length++) {
            all += usual(length, end);
        }
        int[] rows = new int[owners];
        for (int i = 0; i < owners; i++) {
            double left = (i + 0.5) / owners * all;
            int length = 1;
            while (length < longest && left >= usual(length, end)) {
                left -= usual(length, end);
                length++;
            }
            rows[i] = all > 0 ? length - unrecorded : 1;
        }
        return rows;
    }

    /**
     * Returns a way.
     *
     * @param end the state that it leads to
     * @param rows how many rows the owner has, at least one
     * @param bits random bits of the owner
     */
    Way way(int end, long rows, long bits) {
        long wanted = rows + unrecorded;
        int length = length(end, wanted);
        int[] way = new int[length];
        way[length - 1] = end;
        long draw = bits;
        for (int at = length - 1; at > 0; at--) {
            draw = Mix.next(draw);
            way[at - 1] = before(way[at], at, draw);
        }
        int first = length > wanted ? (int) (length - rows) : Math.min(unrecorded, length - 1);
        return new Way(way, first, rows);
    }

    /** Returns the share of ways of a length, 0 for those that are too rare to be seen, which go round in circles. */
    private double usual(int length, int end) {
        double share = reach[length][end];
        return share > 0 && share >= RARE * most[end] ? share : 0;
    }

    /** Returns the length of a way that fits best: as wanted, else the next below, else the next above. */
    private int length(int end, long wanted) {
        for (int length = (int) Math.min(wanted, reach.length - 1); length > 0; length--) {
            if (usual(length, end) > 0) {
                return length;
            }
        }
        for (int length = (int) Math.min(wanted, reach.length - 1) + 1; length < reach.length; length++) {
            if (usual(length, end) > 0) {
                return length;
            }
        }
        return 1;
    }

    private int before(int state, int length, long bits) {
        double all = 0;
        for (int from = 0; from < steps.length; from++) {
            all += reach[length][from] * steps[from][state];
        }
        double left = Mix.unit(bits) * all;
        int last = state;
        for (int from = 0; from < steps.length; from++) {
            double weight = reach[length][from] * steps[from][state];
            if (weight > 0) {
                last = from;
                if (left < weight) {
                    return from;
                }
                left -= weight;
            }
        }
        return last;
    }
}
