package dev.rowloom.engine;

import java.util.Arrays;
import java.util.List;

/** Cuts the text of another program to a limit, and keeps it off excluded values. */
final class Fitted extends BytesProgram {

    private final BytesProgram base;
    private final TextLimit limit;
    private final int minChars;
    private final byte[][] excluded;

    Fitted(BytesProgram base, TextLimit limit, int minChars, List<byte[]> excluded) {
        this.base = base;
        this.limit = limit;
        this.minChars = minChars;
        this.excluded = excluded.toArray(byte[][]::new);
    }

    BytesProgram base() {
        return base;
    }

    @Override
    boolean isNull(Frame frame, int cell) {
        return base.isNull(frame, cell);
    }

    @Override
    void fill(Frame frame, ColumnVector target) {
        if (base instanceof Texts.Dealt) {
            base.fill(frame, target);
        } else {
            super.fill(frame, target);
        }
    }

    @Override
    void write(Frame frame, int cell, BytesVector out) {
        base.write(frame, cell, out);
        limit.cut(out);
        for (int chars = minChars == 0 ? 0 : out.pendingChars(); chars < minChars; chars++) {
            out.append((byte) ('a' + chars % 26));
        }
        for (byte[] value : excluded) {
            if (isPending(value, out)) {
                out.append((byte) 'x');
                limit.cut(out);
                if (isPending(value, out)) {
                    out.truncatePending(Math.max(0, out.pending() - 1));
                    out.append((byte) 'x');
                }
            }
        }
    }

    private static boolean isPending(byte[] value, BytesVector out) {
        int start = out.pendingStart();
        return Arrays.equals(value, 0, value.length, out.data(), start, start + out.pending());
    }
}
