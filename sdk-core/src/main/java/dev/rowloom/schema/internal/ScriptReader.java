package dev.rowloom.schema.internal;

import dev.rowloom.schema.LexicalRules;
import dev.rowloom.schema.LexicalRules.Feature;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a script into statements: the way of the databases' command-line clients.
 *
 * <p>Only statements that can matter to a schema are kept; of the others, bulk data included, nothing is. A quote without
 * its end costs the statement it is in: reading goes on at the next line that begins a statement.
 */
final class ScriptReader {

    /** How often reading may go on after an unterminated quote, before the rest is given up. */
    private static final int MOST_RECOVERIES = 50;

    private final String script;
    private final LexicalRules rules;
    private final int maxStatement;
    private final List<Statement> statements = new ArrayList<>();
    private final LineCounter lines;
    private Lexer lexer;
    private String delimiter = ";";
    private boolean bodiesEnd = true;

    private int first = -1;
    private int words;
    private int depth;
    private boolean takesBatch;
    private boolean selectsInto;
    private boolean expectsBranch;
    private final String[] head = new String[StatementKind.WORDS];
    private @Nullable RoutineBody body;
    private @Nullable Suspect suspect;

    /**
     * A text that holds the beginning of another statement: likely one whose quote was not closed.
     *
     * @param statement the number of statements kept before the one that holds it
     * @param start the start of the statement that holds it
     * @param resume the place of the beginning within it
     */
    private record Suspect(int statement, int start, int resume) {}

    ScriptReader(String script, LexicalRules rules, int maxStatement) {
        this.script = script;
        this.rules = rules;
        this.maxStatement = maxStatement;
        this.lines = new LineCounter(script);
        this.lexer = new Lexer(script, 0, script.length(), rules);
    }

    /** Returns the statements that matter, in order, those that cannot be used with their fault. */
    List<Statement> read() {
        int recoveries = 0;
        while (true) {
            boolean complete = scan();
            if (complete) {
                return statements;
            }
            int resume = recover();
            if (resume < 0 || ++recoveries > MOST_RECOVERIES) {
                return statements;
            }
            restart(resume);
        }
    }

    private void restart(int at) {
        lexer = new Lexer(script, at, script.length(), rules);
        lexer.delimiter(delimiter);
        suspect = null;
        begin();
    }

    private void begin() {
        first = -1;
        words = 0;
        depth = 0;
        takesBatch = false;
        selectsInto = false;
        expectsBranch = false;
        body = null;
    }

    // Returns false where something had no end, or a routine's body swallowed the rest.
    private boolean scan() {
        while (lexer.skipBlank()) {
            if (clientLine() || delimiterHere()) {
                continue;
            }
            splitHere();
            lexer.advance();
            depth += lexer.isSymbol('(') ? 1 : lexer.isSymbol(')') ? -1 : 0;
            if (first < 0) {
                first = lexer.start();
            }
            if (lexer.isUnterminated()) {
                return false;
            }
            watch();
            takeHead();
        }
        if (lexer.isUnterminated()) {
            return false;
        }
        if (body != null && body.isOpen()) {
            return reopenWithoutBodies();
        }
        finish(script.length());
        return true;
    }

    // A body that never ended was none: its statement is read again, up to the next delimiter, and so are all others.
    private boolean reopenWithoutBodies() {
        bodiesEnd = false;
        restart(first);
        return scan();
    }

    private boolean delimiterHere() {
        if (takesBatch || !script.startsWith(delimiter, lexer.position()) || (body != null && body.isOpen())) {
            return false;
        }
        int end = lexer.position();
        lexer.position(end + delimiter.length());
        finish(end);
        return true;
    }

    // SQL Server's statements need no end.
    private void splitHere() {
        if (first < 0 || depth > 0 || takesBatch || !rules.has(Feature.STATEMENTS_WITHOUT_END)) {
            return;
        }
        int at = lexer.position();
        boolean grant = words > 0 && (head[0].equals("GRANT") || head[0].equals("REVOKE") || head[0].equals("DENY"));
        boolean begins = !grant && BatchStatement.beginsAnywhere(script, at)
                || isFirstOnLine(at) && BatchStatement.beginsOnLine(script, at) && !continuesQuery(at);
        if (begins) {
            finish(at);
        }
    }

    // The SELECT of a view, of a query that WITH begins, and of another branch
    private boolean continuesQuery(int at) {
        if (!script.regionMatches(true, at, "SELECT", 0, 6)) {
            return false;
        }
        return expectsBranch || head[0].equals("WITH") || StatementKind.of(head, words) == StatementKind.CREATE_VIEW;
    }

    // Lines that speak to the client, not to the database. They count only where a line begins with them.
    private boolean clientLine() {
        int at = lexer.position();
        char c = script.charAt(at);
        boolean sqlPlus = rules.has(Feature.SQL_PLUS_LINES) && first < 0;
        if ("\\/gGdD".indexOf(c) < 0 && !sqlPlus || !isFirstOnLine(at)) {
            return false;
        }
        int end = endOfLine(at);
        String line = script.substring(at, Math.min(end, at + 200)).strip();
        if (rules.has(Feature.CLIENT_COMMANDS) && c == '\\') {
            lexer.position(end);
            return true;
        }
        if (rules.has(Feature.DELIMITER_LINES) && first < 0 && line.regionMatches(true, 0, "delimiter ", 0, 10)) {
            delimiter = line.substring(10).strip().split("\\s", 2)[0];
            delimiter = delimiter.isEmpty() ? ";" : delimiter;
            lexer.delimiter(delimiter);
            lexer.position(end);
            return true;
        }
        if (sqlPlus && SqlPlusLine.isCommand(line)) {
            lexer.position(SqlPlusLine.end(script, end));
            return true;
        }
        boolean batchEnd = (rules.has(Feature.GO_LINES) && BatchStatement.isEnd(line))
                || (rules.has(Feature.SLASH_LINES) && line.equals("/"));
        if (batchEnd) {
            finish(at);
            lexer.position(end);
        }
        return batchEnd;
    }

    private void takeHead() {
        if (words < head.length) {
            head[words++] = lexer.isWord() ? lexer.token().keyword() : "";
        }
        expectsBranch =
                lexer.isWord("UNION") || lexer.isWord("ALL") || lexer.isWord("EXCEPT") || lexer.isWord("INTERSECT");
        selectsInto |= depth == 0 && lexer.isWord("INTO") && isQuery();
        if (!bodiesEnd || !delimiter.equals(";")) {
            return;
        }
        if (body == null && words <= head.length && lexer.isWord() && RoutineBody.begins(head, words)) {
            takesBatch = rules.has(Feature.GO_LINES) && BatchStatement.endFollows(script, lexer.position())
                    || rules.has(Feature.SLASH_LINES) && SqlPlusLine.slashEnds(script, lexer.position());
            body = takesBatch ? null : new RoutineBody();
        }
        if (body != null) {
            body.see(lexer);
        }
    }

    private boolean isQuery() {
        return head[0].equals("SELECT") || head[0].equals("WITH");
    }

    private void watch() {
        if (suspect == null && lexer.isText() && script.charAt(lexer.start()) != '$') {
            int resume = StatementStart.within(script, lexer.start(), lexer.position());
            if (resume >= 0) {
                suspect = new Suspect(statements.size(), first, resume);
            }
        }
    }

    private int recover() {
        Suspect found = suspect;
        int start = found == null ? (first < 0 ? lexer.start() : first) : found.start();
        int resume = found == null ? StatementStart.within(script, lexer.start(), script.length()) : found.resume();
        if (found != null) {
            statements.subList(found.statement(), statements.size()).clear();
        }
        int end = resume < 0 ? script.length() : resume;
        String rest = resume < 0 ? "; nothing after it is read" : "";
        statements.add(new Statement(
                script, start, end, lines.at(start), "a quote or comment in this statement is never closed" + rest));
        return resume;
    }

    private void finish(int end) {
        if (first >= 0) {
            boolean copies = rules.has(Feature.COPY_DATA) && "COPY".equals(head[0]) && copiesFromStdin(end);
            StatementKind kind = StatementKind.of(head, words);
            // only Oracle's number rows
            boolean matters = kind != StatementKind.CREATE_TRIGGER || rules.has(Feature.SLASH_LINES);
            if (matters && (kind != StatementKind.OTHER || selectsInto)) {
                String fault = end - first > maxStatement
                        ? "the statement is longer than " + maxStatement + " characters; raise the limit of a statement"
                        : "";
                statements.add(new Statement(script, first, end, lines.at(first), fault));
            }
            if (copies) {
                skipData();
            }
        }
        begin();
    }

    private boolean copiesFromStdin(int end) {
        String tail = script.substring(first, Math.min(end, first + 100_000));
        List<Token> tokens = Lexer.tokens(tail, rules);
        for (int i = 1; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).isWord("FROM") && tokens.get(i + 1).isWord("STDIN")) {
                return true;
            }
        }
        return false;
    }

    private void skipData() {
        int at = endOfLine(lexer.position());
        while (at < script.length()) {
            int line = at + 1;
            int end = line > script.length() ? script.length() : endOfLine(line);
            if (script.startsWith("\\.", Math.min(line, script.length()))
                    && script.substring(line, end).strip().equals("\\.")) {
                lexer.position(end);
                return;
            }
            at = end;
        }
        lexer.position(script.length());
    }

    private int endOfLine(int from) {
        int end = script.indexOf('\n', from);
        return end < 0 ? script.length() : end;
    }

    private boolean isFirstOnLine(int at) {
        int i = at - 1;
        while (i >= 0 && script.charAt(i) != '\n') {
            if (!Character.isWhitespace(script.charAt(i))) {
                return false;
            }
            i--;
        }
        return true;
    }
}
