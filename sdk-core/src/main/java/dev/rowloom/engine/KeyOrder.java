package dev.rowloom.engine;

import dev.rowloom.schema.internal.domain.LongDomain;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table by the order of their keys: numbers, or texts by their first letter or digit. Immutable.
 *
 * <p>Which of two texts comes first is for a database's collation to say. All of them agree on texts that are the same up to
 * two digits, two capitals, two small letters, or a digit and a letter; no others are taken to be in an order.
 */
final class KeyOrder {

    /** So many rows are sorted at most. */
    private static final int MOST_ROWS = 1 << 18;

    /** The rank of what is in no order. */
    private static final long NONE = Long.MIN_VALUE;

    private final @Nullable LongProgram computed;
    private final long parents;
    private final boolean texts;
    private final boolean small;
    private final long[] ranks;
    private final int[] rows;

    /** Says which rows are looked for: those whose keys are above another, or below it. */
    record Side(boolean above, boolean strict) {

        private LongDomain of(long rank) {
            return above
                    ? LongDomain.range(strict ? rank + 1 : rank, Long.MAX_VALUE)
                    : LongDomain.range(NONE + 1, strict ? rank - 1 : rank);
        }
    }

    /**
     * Orders rows.
     *
     * @param key the position of the keys
     * @param eligible the rows to take, or null for all
     */
    KeyOrder(TableProgram table, int key, int @Nullable [] eligible) {
        this.parents = table.layout().rows();
        boolean steady = eligible == null
                && table.column(key) instanceof LongProgram program
                && program.rows(LongDomain.ALL) != null;
        this.computed = steady ? (LongProgram) table.column(key) : null;
        long[] found = new long[steady ? 0 : (int) Math.min(MOST_ROWS, parents)];
        // of texts with the same first letter it isn't known which comes first
        this.texts = table.layout().columns().get(key).encoding() == Encoding.TEXT;
        this.small = texts && areSmall(table, key);
        RowIndex.scan(table, new int[] {key}, found.length, (row, columns, cell) -> {
            if (row < found.length) {
                found[row] = rank(columns[0], cell);
            }
        });
        boolean[] taken = new boolean[found.length];
        Arrays.fill(taken, eligible == null);
        for (int i = 0; eligible != null && i < eligible.length && eligible[i] < taken.length; i++) {
            taken[eligible[i]] = true;
        }
        List<Integer> sorted = IntStream.range(0, found.length)
                .filter(row -> taken[row] && found[row] != NONE)
                .boxed()
                .sorted(Comparator.comparingLong(row -> found[row]))
                .toList();
        this.rows = sorted.stream().mapToInt(Integer::intValue).toArray();
        this.ranks = sorted.stream().mapToLong(row -> found[row]).toArray();
    }

    /** Returns whether more of the first texts begin with a small letter than with a capital. */
    private static boolean areSmall(TableProgram table, int key) {
        int[] letters = new int[2];
        RowIndex.scan(table, new int[] {key}, 1000, (row, columns, cell) -> {
            if (columns[0].value(cell) instanceof String text && !text.isEmpty()) {
                letters[0] += isBetween(text.charAt(0), 'a', 'z') ? 1 : 0;
                letters[1] += isBetween(text.charAt(0), 'A', 'Z') ? 1 : 0;
            }
        });
        return letters[0] > letters[1];
    }

    private static boolean isBetween(char c, char first, char last) {
        return c >= first && c <= last;
    }

    private long rank(ColumnVector keys, int cell) {
        if (keys.value(cell) instanceof String text) {
            char first = text.isEmpty() ? ' ' : text.charAt(0);
            boolean ranked =
                    isBetween(first, '0', '9') || (small ? isBetween(first, 'a', 'z') : isBetween(first, 'A', 'Z'));
            return ranked ? first : NONE;
        }
        return keys instanceof LongVector longs && keys.hasValue(cell) ? longs.get(cell) : NONE;
    }

    /** Returns whether two keys are in an order as they are. */
    static boolean holds(ColumnVector lower, ColumnVector upper, int cell, boolean strict) {
        if (lower.value(cell) instanceof String low && upper.value(cell) instanceof String high) {
            int at = 0;
            while (at < Math.min(low.length(), high.length()) && low.charAt(at) == high.charAt(at)) {
                at++;
            }
            if (at == low.length() || at == high.length()) {
                return !strict && low.equals(high);
            }
            char one = low.charAt(at);
            char other = high.charAt(at);
            return kind(one) > 0 && one < other && (kind(one) == kind(other) || kind(one) == 1 && kind(other) > 0);
        }
        long low = ((LongVector) lower).get(cell);
        long high = ((LongVector) upper).get(cell);
        return strict ? low < high : low <= high;
    }

    private static int kind(char c) {
        return isBetween(c, '0', '9') ? 1 : isBetween(c, 'A', 'Z') ? 2 : isBetween(c, 'a', 'z') ? 3 : 0;
    }

    /** Returns how many rows have keys on a side of another key. */
    long count(ColumnVector keys, int cell, Side side) {
        long rank = rank(keys, cell);
        if (rank == NONE) {
            return 0;
        }
        return computed == null
                ? end(rank, side) - begin(rank, side)
                : rows(computed, rank, side).size();
    }

    /** Returns one of these rows, by its place. */
    long row(ColumnVector keys, int cell, Side side, long place) {
        long rank = rank(keys, cell);
        return computed == null
                ? rows[begin(rank, side) + (int) place]
                : rows(computed, rank, side).get(place);
    }

    private LongDomain rows(LongProgram program, long rank, Side side) {
        LongDomain wanted = program.rows(side.of(rank));
        return wanted == null ? LongDomain.EMPTY : wanted.intersect(LongDomain.range(0, parents - 1));
    }

    private int begin(long rank, Side side) {
        return side.above() ? from(side.strict() || texts ? rank + 1 : rank) : 0;
    }

    private int end(long rank, Side side) {
        return side.above() ? ranks.length : from(side.strict() || texts ? rank : rank + 1);
    }

    private int from(long rank) {
        int low = 0;
        int high = ranks.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ranks[middle] < rank) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
