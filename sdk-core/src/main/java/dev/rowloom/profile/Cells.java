package dev.rowloom.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The finest states of a column that other columns may depend on: ranges of its numbers between cuts, or its values one by
 * one.
 *
 * @param cuts where a number's state ends and the next begins, ascending; empty for values
 * @param values the values of the states; empty for numbers
 * @param codes the state of each row of the sample: 0 to {@link #count()} − 1, of which the last is null; of values, the last
 *     but one is any other
 */
record Cells(long[] cuts, List<String> values, int[] codes) {

    int count() {
        return Math.max(cuts.length + 1, values.isEmpty() ? 0 : values.size() + 1) + 1;
    }

    boolean isOrdered() {
        return values.isEmpty();
    }

    /** Returns how many rows are in each state. */
    int[] sizes() {
        int[] sizes = new int[count()];
        for (int code : codes) {
            sizes[code]++;
        }
        return sizes;
    }

    /** Returns groups of states: as many as asked for at most, none much greater than others but where a state is. */
    Grouping coarse(int most) {
        int[] sizes = sizes();
        int count = sizes.length - 1;
        int[] groups = new int[sizes.length];
        int next = 0;
        if (isOrdered()) {
            long share = Math.max(
                    1, IntStream.range(0, count).mapToLong(i -> sizes[i]).sum() / most);
            long sum = 0;
            for (int i = 0; i < count; i++) {
                boolean alone = sizes[i] >= share;
                if (i > 0 && sum > 0 && (alone || sum + sizes[i] / 2 >= share)) {
                    next++;
                    sum = 0;
                }
                groups[i] = next;
                sum += sizes[i];
            }
        } else {
            List<Integer> bySize = IntStream.range(0, count - 1)
                    .boxed()
                    .sorted((a, b) -> sizes[b] - sizes[a])
                    .toList();
            for (int i = 0; i < bySize.size(); i++) {
                groups[bySize.get(i)] = Math.min(i, most - 1);
            }
            next = Math.min(bySize.size(), most - 1);
            groups[count - 1] = next;
        }
        groups[count] = next + 1;
        return new Grouping(groups, next + 2);
    }

    /** Returns the cuts or values of groups that are runs of states, in order. */
    List<Integer> ends(int[] groups) {
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i + 1 < groups.length - 1; i++) {
            if (groups[i] != groups[i + 1]) {
                ends.add(i);
            }
        }
        return ends;
    }

    /**
     * Groups of states.
     *
     * @param groups the group of each state
     * @param count how many groups there are, the last for null
     */
    record Grouping(int[] groups, int count) {

        int[] of(int[] codes) {
            int[] grouped = new int[codes.length];
            for (int i = 0; i < codes.length; i++) {
                grouped[i] = groups[codes[i]];
            }
            return grouped;
        }
    }
}
