package dev.rowloom.samples.quickstart;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Finds out what stands behind the standard streams.
 *
 * <p>Java tells neither the width of a terminal nor which of the streams are one, so the tools that every POSIX system has
 * are asked. Where there are none, as on Windows, nothing is taken for a terminal.
 */
final class Terminal {

    private static final int NARROWEST = 40;
    private static final int WIDEST = 400;
    private static final int PATIENCE_SECONDS = 1;

    private Terminal() {}

    /** Returns whether a descriptor of this process, such as 1 for standard output, is a terminal. */
    static boolean is(int descriptor) {
        try {
            Process test = new ProcessBuilder("test", "-t", String.valueOf(descriptor))
                    .inheritIO()
                    .start();
            return test.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && test.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Returns the width that {@code COLUMNS} says, else the terminal itself, else that width. */
    static int widthOr(int width) {
        int set = number(System.getenv().getOrDefault("COLUMNS", ""));
        int found = set > 0 ? set : asked();
        return found > 0 ? Math.max(NARROWEST, Math.min(found, WIDEST)) : width;
    }

    private static int asked() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return number(size.substring(size.indexOf(' ') + 1));
        } catch (IOException e) {
            return 0;
        }
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    }
}
