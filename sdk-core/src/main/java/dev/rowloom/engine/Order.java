package dev.rowloom.engine;

/**
 * How two columns compare whose cells may have different scales.
 *
 * @param digits digits after the point that the upper column's cells have more than the lower's; may be negative
 * @param strict whether equal values are excluded
 */
record Order(int digits, boolean strict) {

    /** Returns the least value of the upper column for a value of the lower one, in the upper's units. */
    long least(long lower) {
        long factor = Digits.powerOfTen(Math.abs(digits));
        if (digits >= 0) {
            boolean fits = lower < Long.MAX_VALUE / factor && lower >= Long.MIN_VALUE / factor;
            return fits ? lower * factor + (strict ? 1 : 0) : lower < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return strict ? Math.floorDiv(lower, factor) + 1 : -Math.floorDiv(-lower, factor);
    }

    /** Returns the greatest value of the lower column for a value of the upper one, in the lower's units. */
    long most(long upper) {
        // orders are the same seen from the other end
        return -new Order(-digits, strict).least(-Math.max(upper, -Long.MAX_VALUE));
    }
}
