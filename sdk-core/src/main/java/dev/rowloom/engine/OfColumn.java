package dev.rowloom.engine;

/** The value of another column that is held in a {@code long}. */
final class OfColumn extends LongProgram {

    private final int position;

    OfColumn(int position) {
        this.position = position;
    }

    @Override
    long value(Frame frame, int cell) {
        return ((LongVector) frame.column(position)).get(cell);
    }
}
