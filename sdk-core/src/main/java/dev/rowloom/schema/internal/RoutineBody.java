package dev.rowloom.schema.internal;

/**
 * Follows {@code BEGIN … END} of a trigger or routine, so that the delimiters inside do not end the statement.
 *
 * <p>{@code CASE} opens what {@code END} or {@code END CASE} closes; the ends of {@code IF}, {@code LOOP}, {@code WHILE}
 * and {@code REPEAT} close nothing that is counted.
 */
final class RoutineBody {

    private int depth;
    private boolean afterEnd;

    /** Returns whether a statement that begins with these words may have such a body. */
    static boolean begins(String[] head, int words) {
        String last = head[words - 1];
        return words > 1
                && "CREATE".equals(head[0])
                && (last.equals("TRIGGER")
                        || last.equals("PROCEDURE")
                        || last.equals("PROC")
                        || last.equals("FUNCTION")
                        || last.equals("EVENT")
                        || last.equals("PACKAGE"))
                && isRoutine(StatementKind.of(head, words));
    }

    private static boolean isRoutine(StatementKind kind) {
        return kind == StatementKind.OTHER || kind == StatementKind.CREATE_TRIGGER;
    }

    /** Returns whether the body has begun and not ended. */
    boolean isOpen() {
        return depth > 0;
    }

    /** Takes note of the next token. */
    void see(Lexer lexer) {
        boolean closes = afterEnd;
        afterEnd = false;
        if (closes && isBlockWord(lexer)) {
            depth += lexer.isWord("CASE") ? 0 : 1;
        } else if (lexer.isWord("BEGIN") || (depth > 0 && lexer.isWord("CASE"))) {
            depth++;
        } else if (depth > 0 && lexer.isWord("END")) {
            depth--;
            afterEnd = true;
        }
    }

    private static boolean isBlockWord(Lexer lexer) {
        return lexer.isWord("CASE")
                || lexer.isWord("IF")
                || lexer.isWord("LOOP")
                || lexer.isWord("WHILE")
                || lexer.isWord("REPEAT")
                || lexer.isWord("FOR");
    }
}
