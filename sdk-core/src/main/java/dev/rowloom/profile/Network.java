package dev.rowloom.profile;

import dev.rowloom.blueprint.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Learns which columns each column is drawn by: the tree that keeps the most information (Chow and Liu, 1968), and for a
 * column a second one where that tells much more.
 */
final class Network {

    private static final long WORK = 300_000_000;
    private static final int LEAST_ROWS = 1000;
    private static final int CANDIDATES = 8;
    private static final int MOST_GROUPS = 64;
    private static final int MOST_GROUPS_OF_SECOND = 12;
    private static final int MOST_CELLS = 40_000;
    private static final double LEAST_INFORMATION = 0.002;
    private static final double LEAST_GAIN = 0.01;

    private final List<Node> nodes;
    private final int together;
    private final int rows;
    private final double[][] information;

    /**
     * A column.
     *
     * @param bins what its values are drawn from
     * @param cells its states, for others
     * @param coarse few groups of these states
     * @param drawn few groups of its bins, −1 where the row has none
     * @param drawnCount how many groups of bins there are
     * @param base the number of the column that it lies above, which it is drawn after; −1 for none
     * @param text writes a cut
     */
    record Node(
            String name,
            Bins bins,
            Cells cells,
            Cells.Grouping coarse,
            int[] drawn,
            int drawnCount,
            int base,
            LongFunction<String> text) {}

    /**
     * What the weights of a column depend on.
     *
     * @param given the columns
     * @param table a row of weights for each combination of their states
     */
    record Dependence(List<Rule.Given> given, List<List<Integer>> table) {
        static final Dependence NONE = new Dependence(List.of(), List.of());
    }

    Network(List<Node> nodes) {
        this.nodes = nodes;
        int all = nodes.isEmpty() ? 0 : nodes.get(0).bins().codes().length;
        this.together = Math.min(nodes.size(), TableRules.MOST_TOGETHER);
        long pairs = Math.max(1, (long) together * together / 2);
        this.rows = (int) Math.min(all, Math.max(LEAST_ROWS, WORK / pairs));
        this.information = new double[together][together];
        List<int[]> coarse = nodes.stream()
                .limit(together)
                .map(node -> node.coarse().of(node.cells().codes()))
                .toList();
        for (int child = 0; child < together; child++) {
            for (int parent = 0; parent < together; parent++) {
                boolean same = nodes.get(child).base() < 0 && nodes.get(parent).base() < 0;
                if (parent < child || !same && parent != child) {
                    Node to = nodes.get(child);
                    information[child][parent] = Information.mutual(
                            coarse.get(parent), nodes.get(parent).coarse().count(), to.drawn(), to.drawnCount(), rows);
                    if (same) {
                        information[parent][child] = information[child][parent];
                    }
                }
            }
        }
    }

    /** Returns what each column depends on, in their order; nothing, for those beyond the number that is looked at. */
    List<Dependence> learn() {
        int count = together;
        @Nullable Dependence[] found = new @Nullable Dependence[nodes.size()];
        boolean[] placed = new boolean[count];
        for (int n = 0; n < count; n++) {
            int[] next = next(placed, n == 0);
            int child = next[0];
            found[child] = next[1] < 0 ? Dependence.NONE : dependence(child, next[1], placed);
            placed[child] = true;
        }
        return Arrays.stream(found)
                .map(each -> each == null ? Dependence.NONE : each)
                .toList();
    }

    /** Returns the column that some placed one tells most of, and that one; −1 for none. */
    private int[] next(boolean[] placed, boolean first) {
        int[] best = {-1, -1};
        double most = -1;
        for (int child = 0; child < placed.length; child++) {
            int base = nodes.get(child).base();
            if (placed[child] || base >= 0 && !placed[base]) {
                continue;
            }
            if (first) {
                double sum = Arrays.stream(information[child]).sum();
                if (sum > most) {
                    most = sum;
                    best = new int[] {child, -1};
                }
                continue;
            }
            for (int parent = 0; parent < placed.length; parent++) {
                if (placed[parent] && information[child][parent] > most) {
                    most = information[child][parent];
                    best = new int[] {child, most > LEAST_INFORMATION ? parent : -1};
                }
            }
        }
        return best;
    }

    private Dependence dependence(int child, int parent, boolean[] placed) {
        Node node = nodes.get(child);
        int bins = node.bins().count();
        int most = Math.max(2, Math.min(MOST_GROUPS, MOST_CELLS / Math.max(1, bins)));
        Side first = side(node, nodes.get(parent), most);
        Side second = second(child, parent, placed, first);
        List<Side> sides = second == null ? List.of(first) : List.of(first, second);
        return new Dependence(sides.stream().map(Side::given).toList(), table(node.bins(), sides));
    }

    /**
     * A column that weights depend on.
     *
     * @param states the state of each row
     */
    private record Side(Rule.Given given, int[] states, int count) {}

    private static Side side(Node child, Node parent, int most) {
        boolean fine = (long) child.bins().count() * parent.cells().count() <= 60_000;
        Cells.Grouping grouping = fine
                ? Partition.of(
                        parent.cells(), child.bins().codes(), child.bins().count(), most)
                : Partition.of(parent.cells(), child.drawn(), child.drawnCount(), most);
        return side(parent, grouping);
    }

    private static Side side(Node parent, Cells.Grouping grouping) {
        Cells cells = parent.cells();
        Cells.Grouping told = grouping.count() > 2 ? grouping : apart(cells);
        int[] groups = told.groups();
        Rule.Given given;
        if (cells.isOrdered()) {
            List<String> cuts = cells.ends(groups).stream()
                    .map(end -> parent.text().apply(cells.cuts()[end]))
                    .toList();
            given = new Rule.Given(parent.name(), cuts, List.of());
        } else {
            List<List<String>> values = new ArrayList<>();
            for (int i = 0; i < told.count() - 2; i++) {
                values.add(new ArrayList<>());
            }
            for (int i = 0; i < cells.values().size(); i++) {
                if (groups[i] < values.size()) {
                    values.get(groups[i]).add(cells.values().get(i));
                }
            }
            given = new Rule.Given(parent.name(), List.of(), values);
        }
        return new Side(given, told.of(cells.codes()), told.count());
    }

    /** Returns two groups where all values tell the same, so that null is told from them. */
    private static Cells.Grouping apart(Cells cells) {
        int[] groups = new int[cells.count()];
        Arrays.fill(groups, 1, groups.length, 1);
        groups[groups.length - 1] = 2;
        return new Cells.Grouping(groups, 3);
    }

    private @Nullable Side second(int child, int parent, boolean[] placed, Side first) {
        Node node = nodes.get(child);
        List<Integer> candidates = IntStream.range(0, together)
                .filter(i -> placed[i] && i != parent && information[child][i] > LEAST_INFORMATION)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -information[child][i]))
                .limit(CANDIDATES)
                .toList();
        int[] alone = first.states();
        double known = Information.mutual(alone, first.count(), node.drawn(), node.drawnCount(), alone.length);
        Side best = null;
        double most = Math.max(LEAST_GAIN, known * LEAST_GAIN);
        for (int candidate : candidates) {
            Node other = nodes.get(candidate);
            Side side =
                    side(other, Partition.of(other.cells(), node.drawn(), node.drawnCount(), MOST_GROUPS_OF_SECOND));
            if ((long) first.count() * side.count() * node.bins().count() > MOST_CELLS) {
                continue;
            }
            int[] both = new int[alone.length];
            for (int i = 0; i < both.length; i++) {
                both[i] = alone[i] * side.count() + side.states()[i];
            }
            double gain =
                    Information.mutual(both, first.count() * side.count(), node.drawn(), node.drawnCount(), both.length)
                            - known;
            if (gain > most) {
                most = gain;
                best = side;
            }
        }
        return best;
    }

    private static List<List<Integer>> table(Bins bins, List<Side> sides) {
        int second = sides.size() > 1 ? sides.get(1).count() : 1;
        int states = sides.get(0).count();
        long[][] alone = new long[states][bins.count()];
        long[][] counts = new long[states * second][bins.count()];
        for (int i = 0; i < bins.codes().length; i++) {
            int bin = bins.codes()[i];
            if (bin >= 0) {
                int state = sides.get(0).states()[i];
                alone[state][bin]++;
                counts[state * second + (second == 1 ? 0 : sides.get(1).states()[i])][bin]++;
            }
        }
        List<List<Integer>> table = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            table.add(row(counts[i], alone[i / second]));
        }
        return table;
    }

    /** Returns the weights of a state, or of a wider one where it came fewer than ten times. */
    private static List<Integer> row(long[] counts, long[] wider) {
        long[] chosen = Arrays.stream(counts).sum() >= NumberBins.KEPT ? counts : wider;
        if (Arrays.stream(chosen).sum() < NumberBins.KEPT) {
            return List.of();
        }
        int length = chosen.length;
        while (length > 0 && chosen[length - 1] == 0) {
            length--;
        }
        return Bins.weights(Arrays.copyOf(chosen, length));
    }
}
