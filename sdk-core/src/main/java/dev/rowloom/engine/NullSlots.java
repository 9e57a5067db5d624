package dev.rowloom.engine;

import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;

/**
 * Nulls as further values of a short list that is unique together with other columns.
 *
 * <p>Were they masked instead, all rows that show a value could be among those that a mask makes null.
 */
final class NullSlots {

    /** Nulls and values together show within so many rows. */
    private static final long MOST = 50;

    private NullSlots() {}

    /**
     * Returns how many nulls go with the values of a column, or 0 where they are masked: of few values each comes so often
     * that a mask leaves it some rows, and of many the nulls would come late.
     */
    static long of(ColumnContext column, long values) {
        double rate = column.nullRate();
        boolean guessed = column.blueprint().origin() == Origin.INFERRED && !(column.rule() instanceof Rule.Constant);
        if (!guessed || rate <= 0 || rate >= 1 || values > MOST) {
            return 0;
        }
        long slots = (long) Math.rint(values * rate / (1 - rate));
        return values + slots <= MOST ? slots : 0;
    }
}
