package dev.rowloom.engine;

/** Makes cells that are held as bytes. */
abstract class BytesProgram extends ColumnProgram {

    @Override
    void fill(Frame frame, ColumnVector target) {
        BytesVector vector = (BytesVector) target;
        for (int i = 0; i < frame.count(); i++) {
            write(frame, i, vector);
            vector.endCell();
        }
    }

    /** Returns how many bytes at the beginning may be the same in all texts, so that a shorter limit leaves nothing else. */
    int constantPrefix() {
        return 0;
    }

    /** Returns the least number of characters of a text, as far as it is known. */
    int shortest() {
        return 0;
    }

    /** Returns how many rows have texts that differ and fit, where they are made to. */
    long rows() {
        return Permutation.MAX_SIZE;
    }

    /** Appends the bytes of a cell. */
    abstract void write(Frame frame, int cell, BytesVector out);
}
