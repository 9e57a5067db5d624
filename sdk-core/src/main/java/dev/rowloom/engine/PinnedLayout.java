package dev.rowloom.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A layout whose first rows have the parents they are told. These parents have no other children; the rest of the rows are
 * laid out along the rest of the parents.
 */
final class PinnedLayout extends OwnerLayout {

    private final int pinned;
    private final int owned;
    private final long rows;
    /** The parents that are told, in the order of their blocks. */
    private final long[] special;

    private final long[] sorted;
    private final int[] rankOfSorted;
    /** How many parents that are not told come before each that is. */
    private final long[] before;

    private final int[] starts;
    private final int[] placeOfRow;
    private final int[] rowOfPlace;
    private final @Nullable OwnerLayout rest;
    private final boolean mapped;

    /**
     * Makes a layout.
     *
     * @param parents the parent of each of the first rows, or {@link #NONE}
     * @param counted parents that have no other children than these, be it none
     * @param rows how many rows there are in all
     * @param rest lays out the other rows along the other parents, or null where no parent is left
     * @param mapped whether {@code rest} counts the other parents from 0 on, instead of naming them
     */
    PinnedLayout(long[] parents, long[] counted, long rows, @Nullable OwnerLayout rest, boolean mapped) {
        super(new Shape(1, 0, 0, 0, 1, 0), 0, null);
        this.pinned = parents.length;
        this.rows = rows;
        this.rest = rest;
        this.mapped = mapped;
        Map<Long, List<Integer>> blocks = blocks(parents, counted);
        this.special = blocks.keySet().stream().mapToLong(Long::longValue).toArray();
        this.starts = new int[special.length + 1];
        this.placeOfRow = new int[pinned];
        this.rowOfPlace = new int[pinned];
        int place = 0;
        int rank = 0;
        for (List<Integer> block : blocks.values()) {
            for (int row : block) {
                rowOfPlace[place] = row;
                placeOfRow[row] = place++;
            }
            starts[++rank] = place;
        }
        this.owned = place;
        for (int row = 0; row < pinned; row++) {
            if (parents[row] == NONE) {
                rowOfPlace[place] = row;
                placeOfRow[row] = place++;
            }
        }
        this.sorted = special.clone();
        Arrays.sort(sorted);
        this.before = new long[sorted.length];
        this.rankOfSorted = new int[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            before[i] = sorted[i] - i;
            rankOfSorted[Arrays.binarySearch(sorted, special[i])] = i;
        }
    }

    private static Map<Long, List<Integer>> blocks(long[] parents, long[] counted) {
        Map<Long, List<Integer>> blocks = new LinkedHashMap<>();
        for (int row = 0; row < parents.length; row++) {
            if (parents[row] != NONE) {
                blocks.computeIfAbsent(parents[row], parent -> new ArrayList<>())
                        .add(row);
            }
        }
        for (long parent : counted) {
            blocks.computeIfAbsent(parent, it -> List.of());
        }
        return blocks;
    }

    @Override
    long parents() {
        return special.length + (rest == null ? 0 : rest.parents());
    }

    /** Places are: blocks of the first rows, the other rows, and at the end those of the first rows without a parent. */
    @Override
    long place(long row) {
        if (row >= pinned) {
            return owned + (rest == null ? row - pinned : rest.place(row - pinned));
        }
        int place = placeOfRow[(int) row];
        return place < owned ? place : rows - pinned + place;
    }

    @Override
    long row(long place) {
        if (place < owned) {
            return rowOfPlace[(int) place];
        } else if (place >= rows - pinned + owned) {
            return rowOfPlace[(int) (place - (rows - pinned))];
        }
        return pinned + (rest == null ? place - owned : rest.row(place - owned));
    }

    @Override
    long rank(long place) {
        if (place < owned) {
            int found = Arrays.binarySearch(starts, (int) place);
            int rank = found < 0 ? -found - 2 : found;
            while (starts[rank + 1] == place) {
                rank++;
            }
            return rank;
        } else if (rest == null || place >= rows - pinned + owned) {
            return NONE;
        }
        long rank = rest.rank(place - owned);
        return rank == NONE ? NONE : special.length + rank;
    }

    @Override
    long parent(long rank) {
        if (rank < special.length || rest == null) {
            return special[(int) rank];
        }
        return named(rest.parent(rank - special.length));
    }

    /** Returns the number of a parent that is not told. */
    private long named(long number) {
        if (!mapped) {
            return number;
        }
        int low = 0;
        int high = before.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (before[middle] <= number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return number + low;
    }

    @Override
    long rankOf(long parent) {
        int found = Arrays.binarySearch(sorted, parent);
        if (found >= 0) {
            return rankOfSorted[found];
        } else if (rest == null) {
            return NONE;
        }
        long rank = rest.rankOf(mapped ? parent - (-found - 1) : parent);
        return rank == NONE ? NONE : special.length + rank;
    }

    @Override
    long anyParent(long place) {
        return rest == null ? special[0] : named(rest.anyParent(Math.max(0, place - owned)));
    }

    @Override
    long start(long rank) {
        if (rank < special.length) {
            return starts[(int) rank];
        }
        return owned + (rest == null ? 0 : rest.start(rank - special.length));
    }

    @Override
    long mostChildren() {
        long most = rest == null ? 0 : rest.mostChildren();
        for (int rank = 0; rank < special.length; rank++) {
            most = Math.max(most, starts[rank + 1] - starts[rank]);
        }
        return most;
    }

    @Override
    long leastChildren() {
        long least = rest == null ? Long.MAX_VALUE : rest.leastChildren();
        for (int rank = 0; rank < special.length; rank++) {
            least = Math.min(least, starts[rank + 1] - starts[rank]);
        }
        return least;
    }

    @Override
    boolean coversAllParents() {
        return rest == null || rest.coversAllParents();
    }
}
