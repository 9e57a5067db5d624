package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Rule;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Says which bin of a {@link Rule.Histogram} a row draws from: by weights alone, or by those of its states. */
final class BinChoice {

    private final long key;
    private final List<States> given;
    private final Entries usual;
    private final @Nullable Entries[] table;

    private BinChoice(long key, List<States> given, Entries usual, @Nullable Entries[] table) {
        this.key = key;
        this.given = given;
        this.usual = usual;
        this.table = table;
    }

    /**
     * Returns the choice among the bins that can be used, or null where none can.
     *
     * @param given what tells the states of the columns that weights depend on
     * @param usable tells by its number whether a bin can be used
     */
    static @Nullable BinChoice of(Rule.Histogram rule, long key, List<States> given, IntPredicate usable) {
        Entries usual = Entries.of(rule.weights(), usable);
        if (usual == null) {
            usual = Entries.of(rule.bins().stream().map(bin -> 1).toList(), usable);
        }
        if (usual == null) {
            return null;
        }
        @Nullable Entries[] table = new @Nullable Entries[rule.table().size()];
        for (int i = 0; i < table.length; i++) {
            table[i] = Entries.of(rule.table().get(i), usable);
        }
        return new BinChoice(key, given, usual, table);
    }

    /** Returns the number of a row's bin. */
    int of(Frame frame, int cell) {
        int row = 0;
        for (States states : given) {
            row = row * states.count() + states.of(frame, cell);
        }
        Entries entries = row < table.length ? table[row] : null;
        return (entries == null ? usual : entries).pick(bits(frame, cell));
    }

    /** Returns the random bits of a row, of which what is drawn within a bin takes the next. */
    long bits(Frame frame, int cell) {
        return Mix.hash(key, frame.draw(cell));
    }

    /** The bins that can come, and how often. */
    private record Entries(int[] bins, Weights weights) {

        static @Nullable Entries of(List<Integer> weights, IntPredicate usable) {
            int[] bins = new int[weights.size()];
            int count = 0;
            for (int i = 0; i < bins.length; i++) {
                if (weights.get(i) > 0 && usable.test(i)) {
                    bins[count++] = i;
                }
            }
            int[] found = Arrays.copyOf(bins, count);
            return count == 0
                    ? null
                    : new Entries(
                            found,
                            new Weights(
                                    Arrays.stream(found).mapToLong(weights::get).toArray()));
        }

        int pick(long bits) {
            return bins[weights.pick(bits)];
        }
    }

    /** Tells the states of a column that weights depend on. */
    static final class States {

        private final int position;
        private final long[] cuts;
        private final Map<Object, Integer> groups = new HashMap<>();
        private final int count;

        /**
         * Makes what tells them.
         *
         * @param column the column of that position
         */
        States(ColumnContext column, Rule.Given given) {
            this.position = column.position();
            this.count = given.states();
            RuleUnits units = RuleUnits.of(column);
            boolean numbers = column.encoding().isLong();
            if (!numbers && !given.cuts().isEmpty()) {
                throw new UsageException("column " + column.name()
                        + " is cut into states at numbers or times, but holds neither; give groups of its values");
            }
            this.cuts = given.cuts().stream().mapToLong(units::latest).toArray();
            for (int i = 0; i < given.groups().size(); i++) {
                for (String value : given.groups().get(i)) {
                    Object key = numbers ? units.unitOrNull(value) : value;
                    if (key != null) {
                        groups.putIfAbsent(key, i);
                    }
                }
            }
        }

        int count() {
            return count;
        }

        int of(Frame frame, int cell) {
            ColumnVector vector = frame.column(position);
            if (!vector.hasValue(cell)) {
                return count - 1;
            } else if (cuts.length > 0) {
                return below(((LongVector) vector).get(cell));
            }
            Object value = vector instanceof LongVector longs ? longs.get(cell) : String.valueOf(vector.value(cell));
            return groups.getOrDefault(value, count - 2);
        }

        /** Returns how many cuts are not above a value. */
        private int below(long value) {
            int low = 0;
            int high = cuts.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (cuts[middle] <= value) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
