package dev.rowloom.schema.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells where a statement of Transact-SQL begins, the one before it having no end of its own. */
final class BatchStatement {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE;

    private static final Pattern ANYWHERE = Pattern.compile(
            "(?:CREATE\\s+(?:UNIQUE\\s+|(?:NON)?CLUSTERED\\s+)*(?:TABLE|INDEX)|ALTER\\s+TABLE)\\b", FLAGS);

    private static final Pattern ON_A_LINE = Pattern.compile(
            "(?:CREATE|DROP\\s+(?:TABLE|VIEW|PROC|PROCEDURE|FUNCTION|TRIGGER|TYPE|INDEX|SCHEMA|DATABASE|SEQUENCE)"
                    + "|ALTER\\s+(?:TABLE|INDEX|DATABASE|VIEW|PROC|PROCEDURE|FUNCTION|TRIGGER|SCHEMA|SEQUENCE|AUTHORIZATION)"
                    + "|EXEC|EXECUTE|INSERT|PRINT|IF|USE|DECLARE|SELECT|DELETE\\s+FROM|TRUNCATE\\s+TABLE|GRANT|RAISERROR"
                    + "|UPDATE\\s+(?!CASCADE|NO\\b|SET\\b)|SET\\s+(?!NULL|DEFAULT))\\b",
            FLAGS);

    private static final Pattern BATCH_END = Pattern.compile("^[ \\t]*GO(?:[ \\t]+\\d+)?[ \\t]*;?[ \\t]*(?:--.*)?\\r?$",
            FLAGS | Pattern.MULTILINE);

    private BatchStatement() {}

    /** Returns whether a statement begins there, whatever is before it on the line. */
    static boolean beginsAnywhere(String script, int at) {
        char c = script.charAt(at);
        return "cCaA".indexOf(c) >= 0 && looksAt(ANYWHERE, script, at);
    }

    /** Returns whether a statement begins there, the place being the first of a line. */
    static boolean beginsOnLine(String script, int at) {
        return Character.isLetter(script.charAt(at)) && looksAt(ON_A_LINE, script, at);
    }

    /** Returns whether the line, without blanks around it, ends a batch. */
    static boolean isEnd(String line) {
        return BATCH_END.matcher(line).matches();
    }

    /** Returns whether a line behind that place ends a batch. */
    static boolean endFollows(String script, int at) {
        return BATCH_END.matcher(script).find(at);
    }

    private static boolean looksAt(Pattern pattern, String script, int at) {
        Matcher matcher = pattern.matcher(script);
        return matcher.region(at, Math.min(script.length(), at + 100)).lookingAt();
    }
}
