package dev.rowloom.it.database;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts SQL text into tokens, passing over blanks and comments. It knows what hides a semicolon: strings, quoted names,
 * PostgreSQL's escape strings and dollar quotes, and comments, which nest in PostgreSQL and H2.
 */
final class SqlLexer {

    enum Kind {
        WORD,
        OPEN,
        CLOSE,
        SEMICOLON,
        BACKSLASH,
        OTHER,
        END
    }

    record Token(Kind kind, int start, int end) {}

    private static final Pattern WORD =
            Pattern.compile("[\\p{L}_\\x{80}-\\x{10FFFF}][\\p{L}\\p{N}_$\\x{80}-\\x{10FFFF}]*");
    private static final Pattern NUMBER = Pattern.compile("\\.?\\p{N}[\\p{L}\\p{N}_.]*");
    private static final Pattern DOLLAR_TAG =
            Pattern.compile("\\$(?:[\\p{L}_\\x{80}-\\x{10FFFF}][\\p{L}\\p{N}_]*)?\\$");

    private final String sql;
    private final boolean sqlite;
    private int position;

    SqlLexer(String sql, DatabaseKind kind) {
        this.sql = sql;
        this.sqlite = kind == DatabaseKind.SQLITE;
    }

    Token next() {
        skipBlanksAndComments();
        int start = position;
        if (start >= sql.length()) {
            return new Token(Kind.END, start, start);
        }
        Kind kind = scan(sql.charAt(start));
        return new Token(kind, start, position);
    }

    /** Moves behind the end of the current line and returns the new position. */
    int skipLine() {
        int end = sql.indexOf('\n', position);
        position = end < 0 ? sql.length() : end + 1;
        return position;
    }

    void moveTo(int newPosition) {
        position = newPosition;
    }

    private Kind scan(char c) {
        switch (c) {
            case '(':
                return single(Kind.OPEN);
            case ')':
                return single(Kind.CLOSE);
            case ';':
                return single(Kind.SEMICOLON);
            case '\\':
                return single(Kind.BACKSLASH);
            case '\'', '"', '`':
                return quoted(c);
            case '[':
                return sqlite ? quoted(']') : single(Kind.OTHER);
            case '$':
                return sqlite ? single(Kind.OTHER) : dollarQuoted();
            default:
                return wordOrOther();
        }
    }

    private Kind single(Kind kind) {
        position++;
        return kind;
    }

    private Kind wordOrOther() {
        int start = position;
        if (matchAt(NUMBER)) {
            return Kind.OTHER;
        }
        if (!matchAt(WORD)) {
            return single(Kind.OTHER);
        }
        boolean escapes = !sqlite && position == start + 1 && "eE".indexOf(sql.charAt(start)) >= 0;
        if (escapes && position < sql.length() && sql.charAt(position) == '\'') {
            return escapeString();
        }
        return Kind.WORD;
    }

    private boolean matchAt(Pattern pattern) {
        Matcher matcher = pattern.matcher(sql).region(position, sql.length());
        boolean found = matcher.lookingAt();
        if (found) {
            position = matcher.end();
        }
        return found;
    }

    /** A doubled quote needs no care here: it reads as the end of one string and the start of the next. */
    private Kind quoted(char close) {
        return through(String.valueOf(close), position + 1);
    }

    private Kind escapeString() {
        position++;
        while (position < sql.length() && (sql.charAt(position) != '\'' || sql.startsWith("''", position))) {
            position += "\\'".indexOf(sql.charAt(position)) >= 0 ? 2 : 1;
        }
        position = Math.min(position + 1, sql.length());
        return Kind.OTHER;
    }

    private Kind dollarQuoted() {
        int start = position;
        if (!matchAt(DOLLAR_TAG)) {
            return single(Kind.OTHER);
        }
        return through(sql.substring(start, position), position);
    }

    private Kind through(String close, int from) {
        int end = sql.indexOf(close, from);
        position = end < 0 ? sql.length() : end + close.length();
        return Kind.OTHER;
    }

    private void skipBlanksAndComments() {
        while (position < sql.length()) {
            if (Character.isWhitespace(sql.charAt(position)) || sql.charAt(position) == '\uFEFF') {
                position++;
            } else if (sql.startsWith("--", position)) {
                skipLine();
            } else if (sql.startsWith("/*", position)) {
                skipBlockComment();
            } else {
                return;
            }
        }
    }

    private void skipBlockComment() {
        int depth = 1;
        position += 2;
        while (position < sql.length() && depth > 0) {
            if (sql.startsWith("*/", position)) {
                depth--;
                position += 2;
            } else if (!sqlite && sql.startsWith("/*", position)) {
                depth++;
                position += 2;
            } else {
                position++;
            }
        }
    }
}
