package dev.rowloom.engine;

/** Hashes the values of some columns, so that equal keys of different tables hash alike, whatever scale their cells have. */
final class KeyHash {

    /** What a key with a null has: it refers to nothing, and nothing refers to it. */
    static final long NULL = Long.MIN_VALUE;

    private KeyHash() {}

    /** Returns the hash of a cell of each vector, or {@link #NULL}. */
    static long of(ColumnVector[] columns, int cell) {
        long hash = 0;
        for (ColumnVector column : columns) {
            if (!column.hasValue(cell)) {
                return NULL;
            }
            hash = Mix.next(hash) + of(column, cell);
        }
        long mixed = Mix.mix(hash);
        return mixed == NULL ? 0 : mixed;
    }

    private static long of(ColumnVector column, int cell) {
        if (column instanceof LongVector numbers) {
            long value = numbers.get(cell);
            for (int scale = numbers.scale(); scale > 0 && value % 10 == 0; scale--) {
                value /= 10;
            }
            return Mix.mix(value);
        }
        BytesVector bytes = (BytesVector) column;
        long hash = 0;
        for (int i = bytes.start(cell); i < bytes.end(cell); i++) {
            hash = Mix.hash(hash, bytes.data()[i]);
        }
        return hash;
    }
}
