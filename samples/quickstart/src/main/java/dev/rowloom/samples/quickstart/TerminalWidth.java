package dev.rowloom.samples.quickstart;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Finds out how wide the terminal is. */
final class TerminalWidth {

    private static final int NARROWEST = 40;
    private static final int WIDEST = 400;

    private TerminalWidth() {}

    /** Returns what {@code COLUMNS} says, else the terminal itself, else that width. */
    static int orElse(int width) {
        int set = number(System.getenv().getOrDefault("COLUMNS", ""));
        int found = set > 0 ? set : asked();
        return found > 0 ? Math.max(NARROWEST, Math.min(found, WIDEST)) : width;
    }

    /** Asks {@code stty}, which every POSIX system has; Java itself can't tell. Returns 0 where nobody answers. */
    private static int asked() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            stty.waitFor(1, TimeUnit.SECONDS);
            return number(answer.substring(answer.indexOf(' ') + 1).strip());
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    }
}
