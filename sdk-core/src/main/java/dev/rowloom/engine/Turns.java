package dev.rowloom.engine;

/**
 * Which of a few kinds a number is, each kind as often as its share in every block of numbers, in an order that a key tells.
 * Within a kind, numbers count on without a gap, so that kinds and numbers within them tell all numbers apart. Immutable.
 */
final class Turns {

    private static final int SHORTEST_BLOCK = 64;

    private final int[] order;
    private final int[] kindOf;
    private final int[] rankOf;
    private final int[] shares;
    private final long key;

    /**
     * Makes turns.
     *
     * @param wanted the shares relative to each other, none below 1
     */
    Turns(int[] wanted, long key) {
        int sum = 0;
        for (int share : wanted) {
            sum += share;
        }
        int times = (SHORTEST_BLOCK + sum - 1) / sum;
        this.key = key;
        this.shares = new int[wanted.length];
        this.order = shuffled(sum * times, key);
        this.kindOf = new int[order.length];
        this.rankOf = new int[order.length];
        int position = 0;
        for (int kind = 0; kind < wanted.length; kind++) {
            shares[kind] = wanted[kind] * times;
            for (int rank = 0; rank < shares[kind]; rank++) {
                kindOf[position] = kind;
                rankOf[position++] = rank;
            }
        }
    }

    private static int[] shuffled(int size, long key) {
        Permutation permutation = new Permutation(size, key);
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = (int) permutation.apply(i);
        }
        return order;
    }

    int kinds() {
        return shares.length;
    }

    private int position(long number, long block) {
        long at = number - block * order.length + Mix.below(Mix.hash(key, block), order.length);
        return order[(int) (at < order.length ? at : at - order.length)];
    }

    /** Returns the kind of a number, not below 0. */
    int kind(long number) {
        return kindOf[position(number, number / order.length)];
    }

    /** Returns which of its kind a number is, from 0. */
    long within(long number) {
        long block = number / order.length;
        int position = position(number, block);
        return block * shares[kindOf[position]] + rankOf[position];
    }

    /** Returns how many numbers there are until there are more of a kind than it has room for. */
    long numbers(long[] rooms) {
        long least = Long.MAX_VALUE;
        for (int kind = 0; kind < shares.length; kind++) {
            least = Math.min(least, RowCounts.product(rooms[kind] / shares[kind], order.length));
        }
        return least;
    }
}
