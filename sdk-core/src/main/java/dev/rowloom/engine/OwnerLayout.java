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
final class OwnerLayout {

    /** The number that stands for no parent. */
    static final long NONE = -1;

    private static final long MOST_LISTED = Integer.MAX_VALUE - 8;

    private final long parents;
    private final long owned;
    private final long least;
    private final long extra;
    private final @Nullable Curve curve;
    private final Permutation order;
    private final @Nullable Permutation scatter;

    /**
     * The numbers that make a layout.
     *
     * @param parents the number of parents
     * @param children the number of children, orphans included
     * @param orphans the number of children without a parent
     * @param least the least number of children of a parent, as far as there are twice as many in all
     * @param most the greatest number of children of a parent; at least owned children / parents
     * @param concentration the {@link Curve}'s, or 0 for an even spread
     */
    record Shape(long parents, long children, long orphans, long least, long most, double concentration) {

        long owned() {
            return children - orphans;
        }
    }

    OwnerLayout(Shape shape, long orderKey, @Nullable Permutation scatter) {
        this.parents = shape.parents();
        this.owned = shape.owned();
        // where only the least number of children were left, every parent would have the same
        this.least = owned / 2 >= RowCounts.product(shape.least(), parents) ? shape.least() : 0;
        this.extra = owned - least * parents;
        this.curve = curve(shape, least, extra);
        this.order = new Permutation(parents, orderKey);
        this.scatter = scatter;
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

    /** Returns the number of parents. */
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
        if (curve == null) {
            long each = least + extra / parents;
            long longer = extra % parents;
            long inLonger = longer * (each + 1);
            return place < inLonger ? place / (each + 1) : longer + (place - inLonger) / each;
        }
        return search(place, guess(place, curve));
    }

    /** Returns the parent of a rank. */
    long parent(long rank) {
        return order.apply(rank);
    }

    /** Returns the first place of a rank's block; the block ends where the next rank's begins. */
    long start(long rank) {
        if (rank >= parents) {
            return owned;
        }
        if (curve == null) {
            return rank * (least + extra / parents) + Math.min(rank, extra % parents);
        }
        return rank * least + Math.min(extra, (long) (extra * curve.share((double) rank / parents)));
    }

    /** Returns the greatest number of children that a parent has. */
    long mostChildren() {
        long most = start(1);
        return curve == null ? most : most + 1;
    }

    /** Returns the rows of a parent's children, in the order of their ordinals. */
    long[] children(long parent) {
        long rank = order.invert(parent);
        long first = start(rank);
        long count = start(rank + 1) - first;
        if (count > MOST_LISTED) {
            throw new UsageException("row " + parent + " has " + count + " children, more than an array holds; read the"
                    + " rows of the child table in ranges");
        }
        long[] rows = new long[(int) count];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = scatter == null ? first + i : scatter.invert(first + i);
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
