package dev.rowloom.schema.internal;

import dev.rowloom.schema.LexicalRules;
import java.util.List;

/**
 * One statement of a script, by its place.
 *
 * @param script the whole script
 * @param start where its first token begins
 * @param end where it ends, delimiter excluded
 * @param line the line of its first token, from 1
 * @param fault why it cannot be used, or an empty text
 */
record Statement(String script, int start, int end, int line, String fault) {

    private static final int EXCERPT = 120;

    /** Returns the statement with its lines counted after others. */
    Statement after(int lines) {
        return lines == 0 ? this : new Statement(script, start, end, line + lines, fault);
    }

    /** Returns the statement's tokens. */
    List<Token> tokens(LexicalRules rules) {
        return Lexer.tokens(script, start, end, rules);
    }

    /** Returns the beginning of the text in one line. */
    String excerpt() {
        return excerpt(start, end);
    }

    /** Returns the beginning of a part of the text in one line. */
    String excerpt(int from, int to) {
        String head = script.substring(from, Math.min(to, from + 3 * EXCERPT))
                .replaceAll("\\s+", " ")
                .strip();
        return head.length() <= EXCERPT ? head : head.substring(0, EXCERPT) + "…";
    }

    /** Returns the line of a place within the statement, from 1. */
    int lineAt(int position) {
        int count = line;
        for (int i = start; i < position && i < end; i++) {
            if (script.charAt(i) == '\n') {
                count++;
            }
        }
        return count;
    }
}
