package dev.rowloom.engine;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The texts of another program in capitals, or without any. */
final class Cased extends BytesProgram {

    private final BytesProgram base;
    private final boolean upper;
    private final TextLimit limit;

    Cased(BytesProgram base, boolean upper, TextLimit limit) {
        this.base = base;
        this.upper = upper;
        this.limit = limit;
    }

    @Override
    void write(Frame frame, int cell, BytesVector out) {
        base.write(frame, cell, out);
        int start = out.pendingStart();
        String text = new String(out.data(), start, out.pending(), StandardCharsets.UTF_8);
        out.truncatePending(0);
        String cased = upper ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT);
        out.append(cased.getBytes(StandardCharsets.UTF_8));
        limit.cut(out);
    }

    @Override
    boolean isNull(Frame frame, int cell) {
        return base.isNull(frame, cell);
    }
}
