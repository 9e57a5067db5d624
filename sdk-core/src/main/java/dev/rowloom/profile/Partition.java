package dev.rowloom.profile;

import java.util.ArrayList;
import java.util.List;

/**
 * Groups the states of one column so that they tell as much of another as before: of two groups those are merged first whose
 * rows spread alike over the other's bins (the agglomerative information bottleneck of Slonim and Tishby, 1999).
 */
final class Partition {

    private static final double WORK = 2e7;

    private final Cells cells;
    private final int bins;
    private final List<Group> groups = new ArrayList<>();

    /** States whose rows are counted together. */
    private static final class Group {
        final List<Integer> states = new ArrayList<>();
        final int[] counts;
        double order;

        Group(int bins) {
            counts = new int[bins];
        }

        void take(Group other) {
            states.addAll(other.states);
            for (int i = 0; i < counts.length; i++) {
                counts[i] += other.counts[i];
            }
            order = order();
        }

        /** Returns the sum of n·ln n over bins, less that of all. */
        double order() {
            double sum = 0;
            long all = 0;
            for (int count : counts) {
                sum += Information.xlogx(count);
                all += count;
            }
            return sum - Information.xlogx((double) all);
        }
    }

    private Partition(Cells cells, int[] codes, int bins) {
        this.cells = cells;
        this.bins = bins;
        int states = cells.count() - 1;
        List<Group> all = new ArrayList<>();
        for (int i = 0; i < states; i++) {
            Group group = new Group(bins);
            group.states.add(i);
            all.add(group);
        }
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] >= 0 && cells.codes()[i] < states) {
                all.get(cells.codes()[i]).counts[codes[i]]++;
            }
        }
        all.forEach(group -> group.order = group.order());
        groups.addAll(all);
    }

    /**
     * Returns the groups.
     *
     * @param codes the other's bin in each row, or −1
     * @param most how many groups there may be, null aside
     */
    static Cells.Grouping of(Cells cells, int[] codes, int bins, int most) {
        Partition partition = new Partition(cells, codes, bins);
        if (cells.isOrdered()) {
            partition.mergeNeighbours(most);
        } else {
            partition.joinSure();
            partition.mergeAny(most);
        }
        return partition.grouping();
    }

    private double loss(Group a, Group b) {
        double sum = 0;
        long all = 0;
        int used = 0;
        for (int i = 0; i < bins; i++) {
            int count = a.counts[i] + b.counts[i];
            if (count > 0) {
                sum += Information.xlogx(count);
                all += count;
                used++;
            }
        }
        // what chance alone would lose, and a little
        return a.order + b.order - (sum - Information.xlogx((double) all)) - (used - 1) * 0.75 - 1;
    }

    private void mergeNeighbours(int most) {
        List<Double> losses = new ArrayList<>();
        for (int i = 0; i + 1 < groups.size(); i++) {
            losses.add(loss(groups.get(i), groups.get(i + 1)));
        }
        while (groups.size() > 1) {
            int best = 0;
            for (int i = 1; i < losses.size(); i++) {
                best = losses.get(i) < losses.get(best) ? i : best;
            }
            if (groups.size() <= most && losses.get(best) > 0) {
                return;
            }
            groups.get(best).take(groups.remove(best + 1));
            losses.remove(best);
            if (best < losses.size()) {
                losses.set(best, loss(groups.get(best), groups.get(best + 1)));
            }
            if (best > 0) {
                losses.set(best - 1, loss(groups.get(best - 1), groups.get(best)));
            }
        }
    }

    /** Joins at once the values that always go with the same bin, and those beyond what there is time for. */
    private void joinSure() {
        Group[] sure = new Group[bins];
        List<Group> kept = new ArrayList<>();
        for (Group group : groups) {
            int only = -1;
            int used = 0;
            for (int i = 0; i < bins; i++) {
                if (group.counts[i] > 0) {
                    only = i;
                    used++;
                }
            }
            if (used == 1 && sure[only] != null) {
                sure[only].take(group);
            } else {
                if (used == 1) {
                    sure[only] = group;
                }
                kept.add(group);
            }
        }
        int most = (int) Math.max(20, StrictMath.sqrt(WORK / Math.max(1, bins)));
        kept.sort((a, b) -> Integer.compare(size(b), size(a)));
        while (kept.size() > most) {
            Group last = kept.remove(kept.size() - 1);
            kept.get(kept.size() - 1).take(last);
        }
        groups.clear();
        groups.addAll(kept);
    }

    private static int size(Group group) {
        int size = 0;
        for (int count : group.counts) {
            size += count;
        }
        return size;
    }

    private void mergeAny(int most) {
        int size = groups.size();
        double[][] losses = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                losses[i][j] = loss(groups.get(i), groups.get(j));
            }
        }
        boolean[] gone = new boolean[size];
        for (int left = size; left > 1; left--) {
            int a = -1;
            int b = -1;
            for (int i = 0; i < size; i++) {
                for (int j = 0; !gone[i] && j < i; j++) {
                    if (!gone[j] && (a < 0 || losses[i][j] < losses[a][b])) {
                        a = i;
                        b = j;
                    }
                }
            }
            if (a < 0 || left <= most && losses[a][b] > 0) {
                break;
            }
            groups.get(b).take(groups.get(a));
            gone[a] = true;
            for (int i = 0; i < size; i++) {
                if (!gone[i] && i != b) {
                    losses[Math.max(i, b)][Math.min(i, b)] = loss(groups.get(i), groups.get(b));
                }
            }
        }
        for (int i = size - 1; i >= 0; i--) {
            if (gone[i]) {
                groups.remove(i);
            }
        }
    }

    private Cells.Grouping grouping() {
        int[] numbers = new int[cells.count()];
        for (int i = 0; i < groups.size(); i++) {
            for (int state : groups.get(i).states) {
                numbers[state] = i;
            }
        }
        if (!cells.isOrdered()) {
            toEnd(numbers);
        }
        numbers[cells.count() - 1] = groups.size();
        return new Cells.Grouping(numbers, groups.size() + 1);
    }

    /** Gives the values beyond those kept the last number but null's: a state of their own. */
    private void toEnd(int[] numbers) {
        int other = cells.count() - 2;
        int theirs = numbers[other];
        int last = groups.size() - 1;
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = numbers[i] == theirs ? last : numbers[i] == last ? theirs : numbers[i];
        }
    }
}
