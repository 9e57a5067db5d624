package dev.rowloom.engine;

import java.util.TreeMap;

/**
 * How many children each parent has where a card of its own says so: the rows of a status history, as many as there are steps
 * to the parent's state.
 *
 * <p>Every run of as many parents as a deck has cards has the same number of children, so that sums over parents need no
 * memory. Children that there are too few of are left out at the parents of the highest numbers; those that there are too many
 * of are dealt to all.
 */
final class DealtBlocks {

    private final Deck deck;
    private final int[][] sums;
    private final long parents;
    private final long owned;
    private final long all;
    private final long most;

    /** From this parent on, only those of the tail have children. */
    private long cut;

    /** The children of parents behind the cut, and of all before them that are. */
    private final TreeMap<Long, Long> tail = new TreeMap<>();

    /**
     * Makes the blocks.
     *
     * @param deck deals the parents' cards
     * @param children for each entry of the deck, how many children its first card of a pack has, its second, and so on
     * @param owned how many children there are
     */
    DealtBlocks(Deck deck, int[][] children, long parents, long owned) {
        this.deck = deck;
        this.sums = deck.sums(children);
        this.parents = parents;
        this.owned = owned;
        this.all = deck.before(parents, sums);
        long longest = 0;
        for (int[] cards : children) {
            for (int count : cards) {
                longest = Math.max(longest, count);
            }
        }
        this.most = all < owned ? longest + (owned - all) / parents + 1 : Math.max(1, longest);
        this.cut = all <= owned ? parents : cut();
        if (cut < parents) {
            fillTail();
        }
    }

    /** Returns the first parent whose children there are too few rows for. */
    private long cut() {
        long low = 0;
        long high = parents;
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (deck.before(middle, sums) <= owned) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Gives the rows that are left to the next parents that need no more. */
    private void fillTail() {
        long left = owned - deck.before(cut, sums);
        long end = Math.min(parents, cut + 8L * deck.size());
        for (long parent = cut; parent < end && left > 0; parent++) {
            long wanted = card(parent);
            if (wanted > 0 && wanted <= left) {
                tail.put(parent, wanted);
                left -= wanted;
            }
        }
        for (long parent = cut; parent < end && left > 0; parent++) {
            left = !tail.containsKey(parent) && takeInstead(parent, left) ? 0 : left;
        }
        for (long parent = cut; left > 0; parent++) {
            if (card(parent) > 0 && !tail.containsKey(parent) || parent == parents - 1) {
                tail.merge(parent, left, Long::sum);
                left = 0;
            }
        }
        long before = 0;
        for (var entry : tail.entrySet()) {
            before += entry.getValue();
            entry.setValue(before);
        }
    }

    /** Gives the rows that are left to a parent that needs more, those of another one with them. */
    private boolean takeInstead(long parent, long left) {
        long missing = card(parent) - left;
        for (long other = end(); missing > 0 && other >= Math.max(0, cut - 2L * deck.size()); other--) {
            boolean whole = other < cut || tail.containsKey(other);
            if (whole && card(other) == missing) {
                for (long between = other + 1; between < cut; between++) {
                    if (card(between) > 0) {
                        tail.put(between, card(between));
                    }
                }
                tail.remove(other);
                tail.put(parent, card(parent));
                cut = Math.min(cut, other);
                return true;
            }
        }
        return false;
    }

    private long end() {
        return tail.isEmpty() ? cut - 1 : tail.lastKey();
    }

    private long card(long parent) {
        return deck.before(parent + 1, sums) - deck.before(parent, sums);
    }

    /** Returns the number of children of all parents before one. */
    long start(long parent) {
        if (parent > cut) {
            var before = tail.lowerEntry(parent);
            return deck.before(cut, sums) + (before == null ? 0 : before.getValue());
        }
        long extra = Math.max(0, owned - all);
        return deck.before(parent, sums) + parent * (extra / parents) + Math.min(parent, extra % parents);
    }

    /** Returns the parent of a child. */
    long parent(long place) {
        long low = 0;
        long high = parents;
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

    /** Returns the greatest number of children that a parent may have. */
    long most() {
        return Math.max(most, tail.isEmpty() ? 0 : owned - deck.before(cut, sums));
    }
}
