package dev.rowloom.samples.quickstart;

import dev.rowloom.CancelledException;
import dev.rowloom.CapacityException;
import dev.rowloom.GenerationException;
import dev.rowloom.SchemaException;
import dev.rowloom.UsageException;
import java.io.IOException;
import picocli.CommandLine.ParameterException;

/** The program's exit statuses, as {@code docs/cli.md} lists them. */
final class ExitStatus {

    static final int OK = 0;

    /** Anything that has no status of its own, such as a target that can't be written. */
    static final int FAILURE = 1;

    /** Wrong usage or a missing input file. */
    static final int USAGE = 2;

    /** No table understood, or the same table twice. */
    static final int SCHEMA = 3;

    /** More rows asked of a table than one of its constraints admits. */
    static final int CAPACITY = 4;

    /** The model wrote fewer rows than asked for, and nobody else did. */
    static final int SHORT = 5;

    /** Rows that were to be looked at are such as the database refuses. */
    static final int INVALID = 6;

    /** 128 and the number of the signal that Ctrl-C sends. */
    static final int CANCELLED = 130;

    private ExitStatus() {}

    static int of(Throwable failure) {
        if (failure instanceof ParameterException || failure instanceof UsageException) {
            return USAGE;
        } else if (failure instanceof GenerationException) {
            return SHORT;
        } else if (failure instanceof CapacityException) {
            return CAPACITY;
        } else if (failure instanceof CancelledException || failure instanceof InterruptedException) {
            return CANCELLED;
        } else if (failure instanceof SchemaException && !(failure.getCause() instanceof IOException)) {
            return SCHEMA;
        }
        return FAILURE;
    }
}
