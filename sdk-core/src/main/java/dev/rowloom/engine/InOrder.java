package dev.rowloom.engine;

import dev.rowloom.schema.internal.domain.LongDomain;
import java.util.List;

/** Values of a column that orders tie to others: as its rule has them, within what the row's card and the lower columns leave. */
final class InOrder extends LongProgram {

    /** How far from the bound a value is drawn where its rule has none. */
    private static final long REACH = 1000;

    private final LongProgram base;
    private final OrderDeck.Hand hand;
    private final Below[] lowers;
    private final Values values;
    private final long key;

    /**
     * The values, in units of the cells.
     *
     * @param all those that CHECKs allow
     * @param likely those that the rule prefers, the least of which keeps its distance to the others above a bound
     * @param step what all are multiples of
     */
    record Values(LongDomain all, LongDomain likely, long step) {}

    /**
     * Makes a program.
     *
     * @param base gives the values where nothing bounds them
     * @param hand the column's part of the cards
     * @param lowers the columns that this one has to be above
     */
    InOrder(LongProgram base, OrderDeck.Hand hand, List<Below> lowers, Values values, long key) {
        this.base = base;
        this.hand = hand;
        this.lowers = lowers.toArray(Below[]::new);
        this.values = values;
        this.key = key;
    }

    @Override
    void fill(Frame frame, ColumnVector target) {
        LongVector vector = (LongVector) target;
        OrderDeck.Dealer dealer = new OrderDeck.Dealer(hand);
        for (int i = 0; i < frame.count(); i++) {
            int card = dealer.draw(frame.draw(i));
            if (hand.nulls()[card]) {
                vector.setState(i, CellState.NULL);
            } else {
                vector.set(i, value(frame, i, card));
            }
        }
    }

    @Override
    long value(Frame frame, int cell) {
        return value(frame, cell, new OrderDeck.Dealer(hand).draw(frame.draw(cell)));
    }

    @Override
    boolean isNull(Frame frame, int cell) {
        return hand.nulls()[new OrderDeck.Dealer(hand).draw(frame.draw(cell))];
    }

    private long value(Frame frame, int cell, int card) {
        long low = hand.lows()[card];
        long high = hand.highs()[card];
        if (low == high) {
            return low;
        }
        for (Below lower : lowers) {
            if (frame.column(lower.position()).hasValue(cell)) {
                low = Math.max(low, lower.order().least(lower.value().value(frame, cell)));
            }
        }
        low = roundedUp(low);
        long value = roundedUp(base.value(frame, cell));
        if (value < low) {
            // the distance to the least of its values stays, so that columns above each other spread as their rules say
            long shifted = roundedUp(low + Math.max(0, value - values.likely().min()));
            value = shifted >= low && shifted <= high ? shifted : value;
        }
        return value >= low && value <= high && values.all().contains(value)
                ? value
                : pick(low, high, value > high, Mix.hash(key, frame.draw(cell)));
    }

    private long roundedUp(long value) {
        return value + Math.floorMod(-value, values.step());
    }

    private long pick(long low, long high, boolean fromAbove, long bits) {
        long reach = REACH * values.step();
        LongDomain all = values.all().intersect(LongDomain.range(low, high));
        LongDomain likely = values.likely().intersect(all);
        LongDomain near =
                all.intersect(fromAbove ? LongDomain.range(high - reach, high) : LongDomain.range(low, low + reach));
        LongDomain chosen = (likely.isEmpty() ? near.isEmpty() ? all : near : likely).dividedBy(values.step());
        if (chosen.isEmpty()) {
            return high;
        }
        long rank = Spread.SKEWED.pick(bits, chosen.size());
        return chosen.get(fromAbove ? chosen.size() - 1 - rank : rank) * values.step();
    }
}
