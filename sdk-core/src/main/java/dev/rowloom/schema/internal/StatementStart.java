package dev.rowloom.schema.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds lines that look like the beginning of a statement, where a quote was lost. */
final class StatementStart {

    private static final Pattern START = Pattern.compile(
            "\\n[ \\t]*(?=(?:CREATE|ALTER|DROP)\\s+(?:UNLOGGED\\s+|UNIQUE\\s+|TEMPORARY\\s+|TEMP\\s+)?"
                    + "(?:TABLE|INDEX|TYPE|DOMAIN|SEQUENCE|SCHEMA|VIEW|DATABASE)\\b|COMMENT\\s+ON\\b|INSERT\\s+INTO\\b)",
            Pattern.CASE_INSENSITIVE);

    private StatementStart() {}

    /** Returns the first place in the range where a line begins a statement, or -1. */
    static int within(String script, int from, int to) {
        int lineEnd = script.indexOf('\n', from);
        if (lineEnd < 0 || lineEnd >= to) {
            return -1;
        }
        Matcher matcher = START.matcher(script).region(from, to);
        return matcher.find() ? matcher.end() : -1;
    }
}
