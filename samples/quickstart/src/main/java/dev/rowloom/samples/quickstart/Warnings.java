package dev.rowloom.samples.quickstart;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Prints warnings, but of many of a kind only the first: the rest would hide what comes after. */
final class Warnings {

    private static final int SHOWN = 8;

    private final PrintStream err;
    private final int shown;

    /**
     * Creates a printer.
     *
     * @param err where the warnings go
     * @param all whether all are wanted
     */
    Warnings(PrintStream err, Wanted all) {
        this.err = err;
        this.shown = all == Wanted.ALL ? Integer.MAX_VALUE : SHOWN;
    }

    /** How many warnings are wanted. */
    enum Wanted {
        FIRST,
        ALL
    }

    /** Prints warnings of one kind, each in a line. */
    void print(List<String> warnings) {
        List<String> lines = new ArrayList<>();
        warnings.stream()
                .limit(shown)
                .forEach(warning -> lines.add("rowloom: warning: " + DisplayText.printable(warning)));
        if (warnings.size() > shown) {
            lines.add("rowloom: … and " + (warnings.size() - shown) + " more of the kind (--debug prints all)");
        }
        lines.forEach(err::println);
    }
}
