package dev.rowloom.engine;

import dev.rowloom.schema.internal.domain.LongDomain;

/** Values of one program where a domain admits them, else those of another. */
final class Within extends LongProgram {

    private final LongProgram base;
    private final LongDomain domain;
    private final LongProgram otherwise;

    Within(LongProgram base, LongDomain domain, LongProgram otherwise) {
        this.base = base;
        this.domain = domain;
        this.otherwise = otherwise;
    }

    @Override
    long value(Frame frame, int cell) {
        long value = base.value(frame, cell);
        return domain.contains(value) ? value : otherwise.value(frame, cell);
    }
}
