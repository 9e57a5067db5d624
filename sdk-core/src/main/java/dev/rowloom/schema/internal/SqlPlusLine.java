package dev.rowloom.schema.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the commands of SQL*Plus, which end with their line, from SQL; after its User's Guide and Reference, chapter 12. */
final class SqlPlusLine {

    private static final Pattern COMMAND = Pattern.compile(
            "(?:REM|REMARK|PRO|PROMPT|SHO|SHOW|SPO|SPOOL|DEF|DEFINE|UNDEF|UNDEFINE|COL|COLUMN|WHENEVER|ACC|ACCEPT|PAU|PAUSE"
                    + "|TTI|TTITLE|BTI|BTITLE|BRE|BREAK|CL|CLEAR|CONN|CONNECT|DISC|DISCONNECT|HO|HOST|STA|START|VAR|VARIABLE"
                    + "|PRINT|EXIT|QUIT|TIMI|TIMING|EXEC|EXECUTE(?!\\s+IMMEDIATE\\b)|SET(?!\\s+(?:ROLE|TRANSACTION|CONSTRAINTS?)\\b))(?:\\s.*)?|@.*|!.*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SLASH = Pattern.compile("^[ \\t]*/[ \\t]*\\r?$", Pattern.MULTILINE);

    private SqlPlusLine() {}

    /**
     * Returns whether a slash on a line ends the routine that has begun there; where a line before it begins a table, the
     * routine had none.
     */
    static boolean slashEnds(String script, int at) {
        Matcher slash = SLASH.matcher(script);
        return slash.find(at) && StatementStart.within(script, at, slash.start()) < 0;
    }

    /** Returns whether the line is a command. */
    static boolean isCommand(String line) {
        return COMMAND.matcher(line).matches();
    }

    /** Returns where a command ends whose line ends there: a hyphen continues it on the next line. */
    static int end(String script, int lineEnd) {
        int end = lineEnd;
        while (end > 0 && end < script.length() && continues(script, end)) {
            int next = script.indexOf('\n', end + 1);
            end = next < 0 ? script.length() : next;
        }
        return end;
    }

    private static boolean continues(String script, int lineEnd) {
        int last = lineEnd - 1;
        while (last > 0 && (script.charAt(last) == ' ' || script.charAt(last) == '\t' || script.charAt(last) == '\r')) {
            last--;
        }
        // a line of hyphens is an underline in a remark
        return script.charAt(last) == '-' && last > 0 && script.charAt(last - 1) == ' ';
    }
}
