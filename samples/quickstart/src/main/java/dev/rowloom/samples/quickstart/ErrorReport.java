package dev.rowloom.samples.quickstart;

import dev.rowloom.CancelledException;
import dev.rowloom.RowloomException;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells a failure in one line. */
final class ErrorReport {

    private final PrintStream err;
    private final boolean traces;

    /**
     * Creates a report.
     *
     * @param err where it goes
     * @param traces whether the stack trace follows
     */
    ErrorReport(PrintStream err, boolean traces) {
        this.err = err;
        this.traces = traces;
    }

    /** Prints the failure and returns the exit status that it means. */
    int print(Throwable failure) {
        err.println("rowloom: " + message(failure).replaceAll("\\s+", " ").strip());
        if (traces) {
            failure.printStackTrace(err);
        }
        return ExitStatus.of(failure);
    }

    private static String message(Throwable failure) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched);
        } else if (failure instanceof ParameterException) {
            return DisplayText.printable(text(failure.getMessage())) + " (--help lists the options)";
        } else if (failure instanceof CancelledException || failure instanceof InterruptedException) {
            return text(failure.getMessage()) + "; files that were complete are kept, others removed";
        } else if (failure instanceof RowloomException) {
            return DisplayText.printable(text(failure.getMessage()));
        } else if (failure instanceof OutOfMemoryError) {
            return "out of memory; ask for fewer --threads or give Java more with -Xmx";
        }
        return "internal error, please report it (--debug prints where): " + DisplayText.printable(failure.toString());
    }

    private static String unmatched(UnmatchedArgumentException failure) {
        String argument =
                failure.getUnmatched().isEmpty() ? "" : failure.getUnmatched().get(0);
        List<String> near = failure.getSuggestions().stream()
                .map(suggestion -> suggestion.replaceAll("[=\\[(].*", ""))
                .distinct()
                .toList();
        String what = argument.startsWith("-") ? "unknown option " : "unexpected argument ";
        return DisplayText.printable(what + "'" + argument + "'")
                + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?")
                + " (--help lists the options)";
    }

    private static String text(@Nullable String message) {
        return message == null ? "unknown failure" : message;
    }
}
