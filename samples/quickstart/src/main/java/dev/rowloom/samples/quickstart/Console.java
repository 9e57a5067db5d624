package dev.rowloom.samples.quickstart;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Where the program prints.
 *
 * @param out takes the results
 * @param err takes progress, warnings and errors
 * @param width how many cells a line of {@code out} has
 * @param progress how progress is shown on {@code err}
 */
record Console(PrintStream out, PrintStream err, int width, Progress progress) {

    private static final int DEFAULT_WIDTH = 120;

    /** How progress is shown. */
    enum Progress {
        /** A bar that is drawn again and again. */
        BAR,
        /** A line now and then. */
        LINES
    }

    /** Returns a console without a terminal. */
    static Console plain(PrintStream out, PrintStream err) {
        return new Console(out, err, DEFAULT_WIDTH, Progress.LINES);
    }

    /** Returns the console of this process. */
    static Console system() {
        Charset charset = charset();
        return new Console(
                new PrintStream(System.out, true, charset),
                new PrintStream(System.err, true, charset),
                Terminal.is(1) ? Terminal.widthOr(DEFAULT_WIDTH) : DEFAULT_WIDTH,
                Terminal.is(2) ? Progress.BAR : Progress.LINES);
    }

    /** Returns the terminal's charset; plain ASCII means that none is set, and then UTF-8 says more. */
    private static Charset charset() {
        String name = System.getProperty("stdout.encoding", System.getProperty("native.encoding", "UTF-8"));
        Charset charset = Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
        return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
    }
}
