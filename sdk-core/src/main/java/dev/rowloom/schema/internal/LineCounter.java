package dev.rowloom.schema.internal;

/** Tells the line of a place; cheap as long as places are asked in ascending order. */
final class LineCounter {

    private final String text;
    private int counted;
    private int line = 1;

    LineCounter(String text) {
        this.text = text;
    }

    /** Returns the line of the place, from 1. */
    int at(int position) {
        if (position < counted) {
            counted = 0;
            line = 1;
        }
        for (; counted < position; counted++) {
            if (text.charAt(counted) == '\n') {
                line++;
            }
        }
        return line;
    }
}
