package dev.rowloom.schema.internal;

import java.util.List;

/**
 * A statement being read into a catalogue.
 *
 * @param catalogue what was declared so far
 * @param statement the statement
 */
record Reading(Catalogue catalogue, Statement statement) {

    Names names() {
        return catalogue.names();
    }

    /** Returns the text of tokens that follow one another, as the script has it. */
    String text(List<Token> tokens) {
        if (tokens.isEmpty()) {
            return "";
        }
        int start = tokens.get(0).start();
        int end = tokens.get(tokens.size() - 1).end();
        return end <= start ? Tokens.sql(tokens) : statement.script().substring(start, end);
    }

    /** Returns tokens that follow one another as a statement of their own. */
    Statement part(List<Token> tokens) {
        int start = tokens.isEmpty() ? 0 : tokens.get(0).start();
        int end = tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).end();
        String sql = end <= start ? Tokens.sql(tokens) : statement.script();
        return new Statement(sql, start, end <= start ? sql.length() : end, statement.line(), "");
    }

    int lineOf(Token token) {
        return token.end() == 0 ? statement.line() : statement.lineAt(token.start());
    }

    /** Reports something about this statement as a whole. */
    void warn(String message) {
        catalogue.warn(statement.line(), message, statement.excerpt());
    }

    /** Reports something about a part of this statement. */
    void warn(List<Token> part, String message) {
        if (part.isEmpty()) {
            warn(message);
        } else {
            catalogue.warn(lineOf(part.get(0)), message, shorten(text(part)));
        }
    }

    private static String shorten(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= 120 ? line : line.substring(0, 120) + "…";
    }
}
