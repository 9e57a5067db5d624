package dev.rowloom.it.database;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells, as the tokens of one statement come by, whether a semicolon ends it. The rules are those of the clients: psql looks at
 * parentheses and at BEGIN … END in CREATE FUNCTION and CREATE PROCEDURE; SQLite ends CREATE TRIGGER at {@code ; END ;}.
 */
final class StatementEnd {

    private static final Pattern ROUTINE = Pattern.compile("CREATE (OR REPLACE )?(FUNCTION|PROCEDURE) .*");
    private static final Pattern TRIGGER = Pattern.compile("CREATE ((TEMP|TEMPORARY) )?TRIGGER .*");

    private final DatabaseKind kind;
    private final StringBuilder head = new StringBuilder();
    private boolean routine;
    private boolean trigger;
    private final Deque<String> lastTwo = new ArrayDeque<>();
    private int words;
    private int parentheses;
    private int blocks;

    StatementEnd(DatabaseKind kind) {
        this.kind = kind;
    }

    void accept(SqlLexer.Token token, String text) {
        String upper = token.kind() == SqlLexer.Kind.WORD ? text.toUpperCase(Locale.ROOT) : text;
        if (token.kind() == SqlLexer.Kind.WORD) {
            countBlocks(upper);
        } else if (token.kind() == SqlLexer.Kind.OPEN) {
            parentheses++;
        } else if (token.kind() == SqlLexer.Kind.CLOSE) {
            parentheses = Math.max(0, parentheses - 1);
        }
        lastTwo.addLast(upper);
        if (lastTwo.size() > 2) {
            lastTwo.removeFirst();
        }
    }

    /** Whether a semicolon that follows what was accepted ends the statement. */
    boolean atSemicolon() {
        return switch (kind) {
            case POSTGRESQL -> parentheses == 0 && blocks == 0;
            case SQLITE ->
                !trigger
                        || (lastTwo.size() == 2
                                && lastTwo.getFirst().equals(";")
                                && lastTwo.getLast().equals("END"));
            case H2, MARIADB -> true;
        };
    }

    private void countBlocks(String word) {
        if (words++ < 4) {
            head.append(word).append(' ');
            routine = ROUTINE.matcher(head).matches();
            trigger = TRIGGER.matcher(head).matches();
        }
        if (!routine || parentheses > 0) {
            return;
        }
        if (word.equals("BEGIN") || (word.equals("CASE") && blocks > 0)) {
            blocks++;
        } else if (word.equals("END") && blocks > 0) {
            blocks--;
        }
    }
}
