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

    /** Appends the bytes of a cell. */
    abstract void write(Frame frame, int cell, BytesVector out);
}
