package dev.rowloom.engine;

import dev.rowloom.UsageException;
import org.jspecify.annotations.Nullable;

/**
 * Which children belong to which parent, computed both ways.
 *
 * <p>Children are laid out in blocks, one a parent, along a permutation of the parents; the end of each block is a closed
 * form of the parent's rank, so that child → parent and parent → children need neither memory nor search over rows. A
 * second permutation can scatter the children over the row numbers.
 */
class OwnerLayout {

    /** The number that stands for no parent. */
    static final long NONE = -1;

    private static final long MOST_LISTED = Integer.MAX_VALUE - 8;

    /** One of so many children shares its parent with another at least. */
    private static final int FEW = 4;

    private final long parents;
    private final long owned;
    private final long least;
    private final long extra;
    private final @Nullable Curve curve;
    private final long sharing;
    private final Permutation order;
    private final @Nullable Permutation scatter;
    private final int @Nullable [] eligible;
    private final long @Nullable [] starts;
    private final @Nullable DealtBlocks dealt;

    /**
     * What limits a layout beyond its numbers.
     *
     * @param eligible the rows of the parents that may have children, ascending, or null for all
     * @param capacities how many children each of these may have, or null where the shape says all
     * @param dealt how many children each parent has, in the order of the parents' rows, or null where the shape says
     * @param counted how children spread over parents, in the place of the shape's concentration, or null
     */
    record Limits(
            int @Nullable [] eligible,
            long @Nullable [] capacities,
            @Nullable DealtBlocks dealt,
            @Nullable Curve counted) {

        static final Limits NONE = new Limits(null, null, null, null);

        Limits(int @Nullable [] eligible, long @Nullable [] capacities) {
            this(eligible, capacities, null, null);
        }

        Limits(int @Nullable [] eligible, long @Nullable [] capacities, @Nullable DealtBlocks dealt) {
            this(eligible, capacities, dealt, null);
        }
    }

    /**
     * The numbers that make a layout.
     *
     * @param parents the number of parents
     * @param children the number of children, orphans included
     * @param orphans the number of children without a parent
     * @param least the least number of children of a parent, as far as there are as many in all
     * @param most the greatest number of children of a parent; at least owned children / parents
     * @param concentration the {@link Curve}'s, or 0 for an even spread
     */
    record Shape(long parents, long children, long orphans, long least, long most, double concentration) {

        long owned() {
            return children - orphans;
        }
    }

    OwnerLayout(Shape shape, long orderKey, @Nullable Permutation scatter) {
        this(shape, orderKey, scatter, Limits.NONE);
    }

    OwnerLayout(Shape shape, long orderKey, @Nullable Permutation scatter, Limits limits) {
        this.parents = shape.parents();
        this.eligible = limits.eligible();
        this.dealt = limits.dealt();
        this.owned = shape.owned();
        this.least = owned >= RowCounts.product(shape.least(), parents) ? shape.least() : 0;
        this.extra = owned - least * parents;
        Curve counted = limits.counted();
        boolean fits = counted != null && extra > 0 && extra * counted.peak() / parents + 1 <= shape.most();
        this.curve = fits ? counted : curve(shape, least, extra);
        this.sharing = curve == null ? sharing(shape, least, extra) : parents;
        this.order = new Permutation(parents, orderKey);
        this.scatter = scatter;
        this.starts = limits.capacities() == null ? null : starts(limits.capacities());
    }

    /** Spreads the children over the parents by what each may have, so that none gets more. */
    private long[] starts(long[] capacities) {
        long[] found = new long[(int) parents + 1];
        long room = 0;
        for (long capacity : capacities) {
            room = Math.min(Long.MAX_VALUE / 4, room + Math.min(capacity, owned));
        }
        long rest = owned;
        for (int rank = 0; rank < parents; rank++) {
            long most = Math.min(capacities[(int) order.apply(rank)], owned);
            long share = (long) StrictMath.rint((double) rest * most / Math.max(1, room));
            room -= most;
            share = Math.min(Math.min(most, rest), Math.max(share, rest - room));
            rest -= share;
            found[rank + 1] = found[rank] + share;
        }
        return found;
    }

    private static @Nullable Curve curve(Shape shape, long least, long extra) {
        if (shape.concentration() <= 0 || extra == 0) {
            return null;
        }
        double average = (double) extra / shape.parents();
        // few parents: a steep curve would leave all but one without children
        double concentration = shape.concentration() + 1.0 / shape.parents();
        double room = shape.most() - least - 2;
        if (average * (1 + concentration) / concentration <= room) {
            return new Curve(concentration);
        }
        // the flattest curve has a peak just above the average; below that, the spread is even
        double steepest = average / (room - average);
        return room > average && steepest > 0 && steepest < 50 ? new Curve(steepest * 1.01) : null;
    }

    /** Returns among how many parents children spread evenly: where there is hardly one for each, some have two yet. */
    private static long sharing(Shape shape, long least, long extra) {
        boolean alone = least == 0 && extra <= shape.parents() && extra >= FEW;
        return alone && shape.most() > 1 && shape.concentration() > 0 ? extra - extra / FEW : shape.parents();
    }

    /** Returns the number of parents that may have children. */
    long parents() {
        return parents;
    }

    /** Returns the place of a row in the layout: blocks of children first, then those without a parent. */
    long place(long row) {
        return scatter == null ? row : scatter.apply(row);
    }

    /** Returns the rank of the parent that owns a place, or {@link #NONE}. */
    long rank(long place) {
        if (place >= owned) {
            return NONE;
        }
        if (dealt != null) {
            return dealt.parent(place);
        }
        if (starts != null) {
            int found = java.util.Arrays.binarySearch(starts, place);
            int rank = found < 0 ? -found - 2 : found;
            while (starts[rank + 1] == place) {
                rank++;
            }
            return rank;
        }
        if (curve == null) {
            long each = least + extra / sharing;
            long longer = extra % sharing;
            long inLonger = longer * (each + 1);
            return place < inLonger ? place / (each + 1) : longer + (place - inLonger) / each;
        }
        return search(place, guess(place, curve));
    }

    /** Returns the parent of a rank. */
    long parent(long rank) {
        if (dealt != null) {
            return rank;
        }
        long number = order.apply(rank);
        return eligible == null ? number : eligible[(int) number];
    }

    /** Returns the rank of a parent, or {@link #NONE} where it may not have children. */
    long rankOf(long parent) {
        if (dealt != null) {
            return parent;
        }
        if (eligible == null) {
            return order.invert(parent);
        }
        int number = parent > Integer.MAX_VALUE ? -1 : java.util.Arrays.binarySearch(eligible, (int) parent);
        return number < 0 ? NONE : order.invert(number);
    }

    /** Returns some parent to show the key of for a place that has none. */
    long anyParent(long place) {
        return parent(place % parents);
    }

    /** Returns the row at a place. */
    long row(long place) {
        return scatter == null ? place : scatter.invert(place);
    }

    /** Returns the first place of a rank's block; the block ends where the next rank's begins. */
    long start(long rank) {
        if (rank >= parents) {
            return owned;
        }
        if (dealt != null) {
            return dealt.start(rank);
        }
        if (starts != null) {
            return starts[(int) rank];
        }
        if (curve == null) {
            return Math.min(owned, rank * (least + extra / sharing) + Math.min(rank, extra % sharing));
        }
        return rank * least + Math.min(extra, (long) (extra * curve.share((double) rank / parents)));
    }

    /** Returns the greatest number of children that a parent has. */
    long mostChildren() {
        if (dealt != null) {
            return dealt.most();
        }
        if (starts != null) {
            long most = 0;
            for (int rank = 0; rank < parents; rank++) {
                most = Math.max(most, starts[rank + 1] - starts[rank]);
            }
            return most;
        }
        long most = start(1);
        return curve == null ? most : most + 1;
    }

    /** Returns the least number of children that a parent may have; parents that are not eligible aside. */
    long leastChildren() {
        if (dealt != null) {
            return 0;
        }
        if (starts != null) {
            long fewest = Long.MAX_VALUE;
            for (int rank = 0; rank < parents; rank++) {
                fewest = Math.min(fewest, starts[rank + 1] - starts[rank]);
            }
            return fewest;
        }
        // blocks get shorter towards the end; where they are rounded, by one at most
        long last = start(parents) - start(parents - 1);
        return curve == null ? last : Math.max(0, last - 1);
    }

    /** Returns whether every row of the parent table may have children. */
    boolean coversAllParents() {
        return eligible == null;
    }

    /** Returns the rows of a parent's children, in the order of their ordinals. */
    long[] children(long parent) {
        long rank = rankOf(parent);
        if (rank == NONE) {
            return new long[0];
        }
        long first = start(rank);
        long count = start(rank + 1) - first;
        if (count > MOST_LISTED) {
            throw new UsageException("row " + parent + " has " + count + " children, more than an array holds; read the"
                    + " rows of the child table in ranges");
        }
        long[] rows = new long[(int) count];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row(first + i);
        }
        return rows;
    }

    private long guess(long place, Curve shape) {
        double at = place + 0.5;
        if (least == 0) {
            return (long) (shape.ranks(at / extra) * parents);
        }
        // least·parents·x + extra·share(x) = at, a quadratic equation in x
        double c = 1 / (shape.peak() - 1);
        double linear = (double) least * parents;
        double b = linear * c + extra * (1 + c) - at;
        double x = (StrictMath.sqrt(b * b + 4 * linear * at * c) - b) / (2 * linear);
        return (long) (x * parents);
    }

    /** Returns the rank whose block holds the place, beginning the search at a guess. */
    private long search(long place, long guess) {
        long low = Math.max(0, Math.min(guess, parents - 1));
        long step = 1;
        while (low > 0 && start(low) > place) {
            low = Math.max(0, low - step);
            step *= 2;
        }
        long high = low + 1;
        step = 1;
        while (high < parents && start(high) <= place) {
            low = high;
            high = Math.min(parents, high + step);
            step *= 2;
        }
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (start(middle) <= place) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
