package dev.rowloom.schema.internal;

import java.util.Locale;

/**
 * A token of SQL.
 *
 * @param kind what it is
 * @param text the text: of quoted names and texts the content, without quotes and escapes
 * @param start where it begins in the script
 * @param end where it ends in the script, exclusive
 */
record Token(Kind kind, String text, int start, int end) {

    /** What a token is. */
    enum Kind {
        /** A keyword or a name without quotes. */
        WORD,
        /** A name in quotes. */
        NAME,
        /** A character text. */
        TEXT,
        /** A bit or hexadecimal literal, kept as written. */
        BITS,
        NUMBER,
        SYMBOL
    }

    /** Returns a token that stands in no script. */
    static Token made(Kind kind, String text) {
        return new Token(kind, text, 0, 0);
    }

    /** Returns the same text as a quoted name at the same place. */
    Token asName(String name) {
        return new Token(Kind.NAME, name, start, end);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isIdentifier() {
        return kind == Kind.WORD || kind == Kind.NAME;
    }

    /** Returns the text of a word in upper case, and nothing a keyword could equal for other tokens. */
    String keyword() {
        return kind == Kind.WORD ? text.toUpperCase(Locale.ROOT) : "";
    }

    /** Returns the token in the one notation that the parser is given, whatever the dialect's. */
    String sql() {
        return switch (kind) {
            case NAME -> '"' + text.replace("\"", "\"\"") + '"';
            case TEXT -> '\'' + text.replace("'", "''") + '\'';
            case WORD, BITS, NUMBER, SYMBOL -> text;
        };
    }
}
