package dev.rowloom.export;

import dev.rowloom.engine.BytesVector;
import dev.rowloom.engine.ColumnVector;
import dev.rowloom.engine.LongVector;

/** Appends one cell that holds a value. Implementations are immutable. */
interface CellWriter {

    /** Appends the cell, whose state is a value. */
    void write(ColumnVector cells, int cell, ByteBuilder out);

    /** Returns a writer of cells that are held as numbers. */
    static CellWriter ofLongs(LongWriter writer) {
        return (cells, cell, out) -> writer.write(((LongVector) cells).get(cell), out);
    }

    /** Returns a writer of cells that are held as bytes. */
    static CellWriter ofBytes(BytesWriter writer) {
        return (cells, cell, out) -> {
            BytesVector bytes = (BytesVector) cells;
            writer.write(bytes.data(), bytes.start(cell), bytes.end(cell), out);
        };
    }

    /** Appends a value that is held as a number. */
    interface LongWriter {
        void write(long value, ByteBuilder out);
    }

    /** Appends a value that is held as bytes from {@code start} to {@code end}, exclusive. */
    interface BytesWriter {
        void write(byte[] data, int start, int end, ByteBuilder out);
    }
}
