package dev.rowloom.engine;

import dev.rowloom.schema.internal.domain.LongDomain;

/** Numbers that grow with the row's number, by steps of random width. */
final class Sequential extends LongProgram {

    /** The row up to which some sixth of the range is passed. */
    private static final double FIRST_ROWS = 2;

    private final LongDomain values;
    private final long step;
    private final long key;

    /**
     * Makes a program.
     *
     * @param values the values before multiplying by the step
     */
    Sequential(LongDomain values, long step, long key) {
        this.values = values;
        this.step = step;
        this.key = key;
    }

    /**
     * Returns the part of a range that lies below a row's place in it, 0 to 1: {@code 1 − (c / (c + x))^(1/4)}, where x is
     * the row's number and a random part of one. It rises with every row, whatever the number of rows; a hundred rows take
     * five eighths of the range, a million all but a twenty-fifth. Square roots are exact, and every step is monotone.
     */
    static double part(long row, long bits) {
        double place = row + Mix.unit(bits);
        return 1 - StrictMath.sqrt(StrictMath.sqrt(FIRST_ROWS / (FIRST_ROWS + place)));
    }

    @Override
    long value(Frame frame, int cell) {
        long size = values.size();
        double part = part(frame.row(cell), Mix.hash(key, frame.draw(cell)));
        return values.get(Math.min(size - 1, (long) (part * size))) * step;
    }
}
