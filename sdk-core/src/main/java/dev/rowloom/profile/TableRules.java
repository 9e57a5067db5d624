package dev.rowloom.profile;

import dev.rowloom.blueprint.ColumnBlueprint;
import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes the rules of a table's columns from its sample. */
final class TableRules {

    private static final int COARSE = 20;

    /** Of how many columns it is looked at how they depend on each other; that takes time by their square. */
    static final int MOST_TOGETHER = 500;

    /** Stands for a column that the table does not have. */
    private static final ColumnBlueprint NONE =
            new ColumnBlueprint("", new Rule.Database(), 0, null, "", 0, "", Origin.INFERRED);

    private final TableModel table;
    private final List<ColumnRole> roles;
    private final Map<String, ColumnBlueprint> inferred;
    private final Map<String, ColumnBlueprint> made = new LinkedHashMap<>();
    private final List<Network.Node> nodes = new ArrayList<>();
    private final Map<Integer, Integer> numbers = new LinkedHashMap<>();

    /**
     * Makes a maker.
     *
     * @param inferred what names and types tell of the columns
     */
    TableRules(TableModel table, List<ColumnRole> roles, Map<String, ColumnBlueprint> inferred) {
        this.table = table;
        this.roles = roles;
        this.inferred = inferred;
    }

    /** Returns the columns' blueprints, in their order. */
    Map<String, ColumnBlueprint> make() {
        int count = table.columns().size();
        boolean[] drawn = new boolean[count];
        boolean[] near = new boolean[count];
        for (int i = 0; i < count; i++) {
            ColumnModel column = table.columns().get(i);
            drawn[i] = roles.get(i) == ColumnRole.DRAWN && (column.isNumber() || column.isTime());
            near[i] = drawn[i] && i < MOST_TOGETHER;
        }
        int[] bases = Differences.bases(table.columns(), near);
        Set<Integer> order = new LinkedHashSet<>();
        IntStream.range(0, count).forEach(i -> order(i, bases, order));
        Map<Integer, ColumnBlueprint> alone = new LinkedHashMap<>();
        for (int i : order) {
            ColumnBlueprint single = column(i, drawn[i], bases[i]);
            if (single != null) {
                alone.put(i, single);
            }
        }
        List<Network.Dependence> dependences = new Network(nodes).learn();
        for (int i = 0; i < count; i++) {
            ColumnBlueprint single = alone.get(i);
            Integer node = numbers.get(i);
            made.put(
                    table.columns().get(i).name(),
                    single != null || node == null
                            ? java.util.Objects.requireNonNull(single)
                            : learnt(i, nodes.get(node), dependences.get(node), bases[i]));
        }
        return made;
    }

    /** Adds a column behind the one it lies above. */
    private static void order(int column, int[] bases, Set<Integer> order) {
        if (!order.contains(column)) {
            if (bases[column] >= 0) {
                order(bases[column], bases, order);
            }
            order.add(column);
        }
    }

    /** Returns the blueprint of a column that no other has to do with; else adds it to the network. */
    private @Nullable ColumnBlueprint column(int number, boolean numeric, int base) {
        ColumnModel column = table.columns().get(number);
        ColumnBlueprint known = inferred.getOrDefault(column.name(), NONE);
        switch (roles.get(number)) {
            case INFERRED -> {
                return known;
            }
            case EMPTY -> {
                return with(column, new Rule.Constant(null), 0);
            }
            case KEY -> {
                return with(column, Keys.rule(column), 0);
            }
            case PERSONAL -> {
                return with(
                        column, Personal.rule(column, table.detection(number).data(), known), nullRate(column));
            }
            default -> {
                if (numeric) {
                    return isNumbers(number, column, base) ? null : with(column, known.rule(), nullRate(column));
                }
                return text(number, column, known);
            }
        }
    }

    /** Adds a column to the network; returns whether enough can be told of it. */
    private boolean isNumbers(int number, ColumnModel column, int base) {
        NumberBins own = NumberBins.of(column.units(), column.scaling());
        if (own.isEmpty()) {
            return false;
        }
        Bins bins = own.bins(column.scaling()::text);
        if (base >= 0) {
            NumberBins.Scale scale = column.isTime() ? Scales.durations(column.kind()) : Scales.numbers(column.scale());
            long[] gaps =
                    Differences.gaps(column.units(), table.columns().get(base).units());
            bins = NumberBins.of(gaps, scale).bins(scale::text);
            bins = missingOf(bins, column.units(), table.columns().get(base).units());
        }
        add(number, column, bins, own.cells(), base);
        return true;
    }

    /** Leaves rows out whose value is null because the other's is. */
    private static Bins missingOf(Bins bins, long[] upper, long[] lower) {
        int missing = bins.bins().indexOf(new Rule.Bin.Missing());
        if (missing < 0) {
            return bins;
        }
        int[] codes = bins.codes().clone();
        long[] counts = new long[bins.count()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] =
                    codes[i] == missing && lower[i] == NumberBins.NONE && upper[i] == NumberBins.NONE ? -1 : codes[i];
            if (codes[i] >= 0) {
                counts[codes[i]]++;
            }
        }
        return new Bins(bins.bins(), Bins.weights(counts), bins.step(), codes);
    }

    private @Nullable ColumnBlueprint text(int number, ColumnModel column, ColumnBlueprint known) {
        TextBins values = new TextBins(column);
        if (values.isEnough()) {
            add(number, column, values.bins(List.of()), values.cells(), -1);
            return null;
        }
        List<TextBins.Weighted> others = Words.rules(column, known);
        if (values.values().isEmpty()) {
            if (others.size() == 1) {
                return with(column, others.get(0).rule(), nullRate(column));
            }
            return with(column, rule(values.bins(others), Network.Dependence.NONE, null), 0);
        }
        add(number, column, values.bins(others.subList(0, 1)), values.cells(), -1);
        return null;
    }

    private void add(int number, ColumnModel column, Bins bins, Cells cells, int base) {
        Cells.Grouping coarse = cells.coarse(COARSE);
        int[] drawn = coarse.of(cells.codes());
        int drawnCount = coarse.count();
        if (base >= 0) {
            Cells gaps = new Cells(new long[Math.max(1, bins.count()) - 1], List.of(), shifted(bins));
            Cells.Grouping few = gaps.coarse(COARSE);
            drawn = few.of(gaps.codes());
            drawnCount = few.count();
        }
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = bins.codes()[i] < 0 ? -1 : drawn[i];
        }
        numbers.put(number, nodes.size());
        int above = base < 0 ? -1 : java.util.Objects.requireNonNull(numbers.get(base));
        nodes.add(
                new Network.Node(column.name(), bins, cells, coarse, drawn, drawnCount, above, column.scaling()::text));
    }

    /** Returns the numbers of bins as states, with the last for rows in none. */
    private static int[] shifted(Bins bins) {
        int[] codes = bins.codes().clone();
        for (int i = 0; i < codes.length; i++) {
            codes[i] = codes[i] < 0 ? Math.max(1, bins.count()) : codes[i];
        }
        return codes;
    }

    private ColumnBlueprint learnt(int number, Network.Node node, Network.Dependence dependence, int base) {
        ColumnModel column = table.columns().get(number);
        String above = base < 0 ? null : table.columns().get(base).name();
        Bins bins = node.bins();
        if (above == null && bins.count() == 1) {
            String only = bins.bins().get(0) instanceof Rule.Bin.Only value ? value.value() : null;
            boolean ranged = only == null && !(bins.bins().get(0) instanceof Rule.Bin.Missing);
            return with(column, ranged ? rule(bins, dependence, null) : new Rule.Constant(only), 0);
        }
        // a list of values would be dealt by rounded shares
        return with(column, rule(bins, dependence, above), 0);
    }

    private static Rule rule(Bins bins, Network.Dependence dependence, @Nullable String above) {
        return new Rule.Histogram(
                bins.bins(), bins.weights(), bins.step(), above, dependence.given(), dependence.table());
    }

    private double nullRate(ColumnModel column) {
        double rate = (double) column.tally().missing() / Math.max(1, table.rows());
        return Math.rint(rate * 10_000) / 10_000;
    }

    private ColumnBlueprint with(ColumnModel column, Rule rule, double nullRate) {
        ColumnBlueprint known = java.util.Objects.requireNonNull(inferred.get(column.name()));
        TimeForms.Form form = column.form();
        boolean usual = form == null
                || form.pattern().equals("uuuu-MM-dd")
                || form.pattern().equals("uuuu-MM-dd HH:mm:ss")
                || form.pattern().equals("HH:mm:ss");
        return new ColumnBlueprint(
                known.id(),
                rule,
                nullRate,
                form == null || usual ? null : form.pattern().replace('u', 'y'),
                known.meaning(),
                known.confidence(),
                "profile of " + table.rows() + " rows",
                Origin.PROFILED);
    }
}
