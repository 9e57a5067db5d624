package dev.rowloom.schema.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes one short line of what the parser says. */
final class ParserMessage {

    private static final Pattern TOKEN =
            Pattern.compile("Encountered(?: unexpected token)?:\\s*(?:<\\w+>\\s*/?\\s*)?\"(.{1,60}?)\"");
    private static final int LONGEST = 100;

    private ParserMessage() {}

    /** Returns the reason in a few words. */
    static String brief(@Nullable Throwable failure) {
        if (failure instanceof StackOverflowError) {
            return "it is nested too deeply";
        }
        String message = failure == null || failure.getMessage() == null ? "" : failure.getMessage();
        Matcher matcher = TOKEN.matcher(message);
        if (matcher.find()) {
            return "\"" + matcher.group(1) + "\" is not expected there";
        }
        String line = message.lines().findFirst().orElse("").strip();
        return line.isEmpty() ? "its syntax is unknown" : line.substring(0, Math.min(LONGEST, line.length()));
    }
}
