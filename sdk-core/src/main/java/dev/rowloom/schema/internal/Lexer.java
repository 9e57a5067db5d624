package dev.rowloom.schema.internal;

import dev.rowloom.schema.LexicalRules;
import dev.rowloom.schema.LexicalRules.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts SQL into tokens, leaving out white space and comments.
 *
 * <p>It allocates nothing until {@link #token()} is called, so that bulk data can be passed over cheaply. Never fails: what
 * is unterminated ends with the text, and {@link #isUnterminated()} says so.
 */
final class Lexer {

    private static final String[] OPERATORS = {
        "!~~*", "!~~", "!~*", "~~*", "->>", "#>>", "<=>", "::", "<=", ">=", "<>", "!=", "||", "&&", ":=", "=>", "->",
        "#>", "@>", "<@", "<<=", ">>=", "?|", "?&", "~~", "~*", "!~", "<<", ">>", "==", "//", "@@",
    };

    private final String text;
    private final int limit;
    private final LexicalRules rules;
    private int position;
    private String delimiter = ";";
    private boolean inVersionComment;
    private boolean unterminated;

    private Token.Kind kind = Token.Kind.SYMBOL;
    private int start;
    private int contentStart;
    private int contentEnd;
    private Quoting quoting = Quoting.PLAIN;
    private boolean folded;

    /** How the content of the current token has to be decoded. */
    private enum Quoting {
        PLAIN,
        DOUBLED,
        BACKSLASH,
        /** A backslash and four digits, or a plus sign and six, are a code point. */
        UNICODE
    }

    Lexer(String text, int from, int to, LexicalRules rules) {
        this.text = text;
        this.position = from;
        this.limit = to;
        this.rules = rules;
    }

    /** Returns all tokens of a text. */
    static List<Token> tokens(String text, LexicalRules rules) {
        return tokens(text, 0, text.length(), rules);
    }

    /** Returns all tokens of a part of a text. */
    static List<Token> tokens(String text, int from, int to, LexicalRules rules) {
        Lexer lexer = new Lexer(text, from, to, rules);
        List<Token> tokens = new ArrayList<>();
        while (lexer.advance()) {
            tokens.add(lexer.token());
        }
        return tokens;
    }

    /** Sets what ends a statement, so that it is not taken into a word that it follows. */
    void delimiter(String newDelimiter) {
        this.delimiter = newDelimiter;
    }

    int position() {
        return position;
    }

    void position(int newPosition) {
        this.position = newPosition;
    }

    int start() {
        return start;
    }

    /** Returns whether the current token, or the comment before the end, had no end. */
    boolean isUnterminated() {
        return unterminated;
    }

    boolean isText() {
        return kind == Token.Kind.TEXT;
    }

    boolean isSymbol(char symbol) {
        return kind == Token.Kind.SYMBOL && position - start == 1 && text.charAt(start) == symbol;
    }

    boolean isWord(String word) {
        return kind == Token.Kind.WORD
                && position - start == word.length()
                && text.regionMatches(true, start, word, 0, word.length());
    }

    boolean isWord() {
        return kind == Token.Kind.WORD;
    }

    /** Returns the current token. */
    Token token() {
        String content = text.substring(contentStart, contentEnd);
        String decoded = switch (quoting) {
            case PLAIN -> content;
            case DOUBLED -> Quotes.undouble(content, text.charAt(contentEnd));
            case BACKSLASH -> Quotes.unescape(content);
            case UNICODE -> Quotes.codePoints(Quotes.undouble(content, text.charAt(contentEnd)));
        };
        return new Token(kind, folded ? decoded.toUpperCase(Locale.ROOT) : decoded, start, position);
    }

    /** Moves past white space and comments; returns whether anything is left. */
    boolean skipBlank() {
        while (position < limit) {
            char c = text.charAt(position);
            if (Character.isWhitespace(c) || c == '\uFEFF' || c == '\u00A0') {
                position++;
            } else if (!skipComment(c)) {
                return true;
            }
        }
        return false;
    }

    /** Moves to the next token; returns whether there is one. */
    boolean advance() {
        if (!skipBlank()) {
            start = position;
            return false;
        }
        start = position;
        char c = text.charAt(position);
        quoting = Quoting.PLAIN;
        folded = false;
        contentStart = position;
        if (c == '\'') {
            quoted(Token.Kind.TEXT, '\'', rules.has(Feature.BACKSLASH_ESCAPES));
        } else if (c == '"') {
            boolean isText = rules.has(Feature.DOUBLE_QUOTED_TEXT);
            quoted(isText ? Token.Kind.TEXT : Token.Kind.NAME, '"', isText && rules.has(Feature.BACKSLASH_ESCAPES));
        } else if (c == '`' && rules.has(Feature.BACKTICK_NAMES)) {
            quoted(Token.Kind.NAME, '`', false);
            folded = rules.has(Feature.UPPER_CASE_BACKTICKS);
        } else if (c == '[' && rules.has(Feature.BRACKET_NAMES)) {
            quoted(Token.Kind.NAME, ']', false);
        } else if (c == '$' && rules.has(Feature.DOLLAR_QUOTES) && dollarQuoted()) {
            kind = Token.Kind.TEXT;
        } else if (isDigit(c) || (c == '.' && position + 1 < limit && isDigit(text.charAt(position + 1)))) {
            number();
        } else if (isWordStart(c) && !at("@>") || (c == '#' && rules.has(Feature.HASH_IN_NAMES))) {
            word();
        } else {
            symbol();
        }
        return true;
    }

    // A version that no server ever has, 999999, is how dumps of MariaDB write what is for the client alone.
    private boolean skipComment(char c) {
        if ((c == '-' && at("--") && dashesBeginComment()) || (c == '#' && rules.has(Feature.HASH_COMMENTS))) {
            int end = text.indexOf('\n', position);
            position = end < 0 || end > limit ? limit : end + 1;
            return true;
        }
        if (c == '/' && at("/*")) {
            boolean versioned = (at("/*!") && !at("/*!999999")) || (at("/*M!") && !at("/*M!999999"));
            if (rules.has(Feature.VERSION_COMMENTS) && versioned) {
                position = text.indexOf('!', position) + 1;
                while (position < limit && isDigit(text.charAt(position))) {
                    position++;
                }
                inVersionComment = true;
            } else {
                skipBlockComment();
            }
            return true;
        }
        if (c == '*' && inVersionComment && at("*/")) {
            position += 2;
            inVersionComment = false;
            return true;
        }
        return false;
    }

    // MySQL wants white space after the dashes, so that 5--1 stays arithmetic; a # begins a comment of its own.
    private boolean dashesBeginComment() {
        return !rules.has(Feature.HASH_COMMENTS)
                || position + 2 >= limit
                || Character.isWhitespace(text.charAt(position + 2))
                || text.charAt(position + 2) == '-'
                || text.charAt(position + 2) == '#';
    }

    private void skipBlockComment() {
        start = position;
        int depth = 1;
        position += 2;
        while (position < limit) {
            if (at("*/")) {
                position += 2;
                if (--depth == 0) {
                    return;
                }
            } else if (rules.has(Feature.NESTED_COMMENTS) && at("/*")) {
                position += 2;
                depth++;
            } else {
                position++;
            }
        }
        position = limit;
        unterminated = true;
    }

    private void quoted(Token.Kind quotedKind, char close, boolean backslash) {
        kind = quotedKind;
        contentStart = position + 1;
        position++;
        boolean doubled = false;
        boolean escaped = false;
        while (position < limit) {
            char c = text.charAt(position);
            if (c == '\\' && backslash && position + 1 < limit) {
                escaped = true;
                position += 2;
            } else if (c != close) {
                position++;
            } else if (position + 1 < limit && text.charAt(position + 1) == close) {
                doubled = true;
                position += 2;
            } else {
                contentEnd = position;
                position++;
                quoting = escaped ? Quoting.BACKSLASH : doubled ? Quoting.DOUBLED : Quoting.PLAIN;
                return;
            }
        }
        position = limit;
        contentEnd = limit;
        unterminated = true;
    }

    private boolean dollarQuoted() {
        int end = position + 1;
        while (end < limit && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        boolean number = end > position + 1 && isDigit(text.charAt(position + 1));
        if (number || end >= limit || text.charAt(end) != '$') {
            return false;
        }
        String tag = text.substring(position, end + 1);
        contentStart = end + 1;
        int close = text.indexOf(tag, contentStart);
        if (close < 0 || close + tag.length() > limit) {
            contentEnd = limit;
            position = limit;
            unterminated = true;
        } else {
            contentEnd = close;
            position = close + tag.length();
        }
        return true;
    }

    private void number() {
        kind = Token.Kind.NUMBER;
        if (at("0x") || at("0X")) {
            position += 2;
            while (position < limit && Character.isLetterOrDigit(text.charAt(position))) {
                position++;
            }
            kind = Token.Kind.BITS;
        } else {
            skipDigits();
            if (position < limit && text.charAt(position) == '.') {
                position++;
                skipDigits();
            }
            exponent();
            if (position < limit && isWordStart(text.charAt(position)) && text.charAt(position) != '$') {
                word(); // MySQL has names that begin with digits
                return;
            }
        }
        contentEnd = position;
    }

    private void exponent() {
        if (position < limit && (text.charAt(position) == 'e' || text.charAt(position) == 'E')) {
            int digits = position + 1;
            if (digits < limit && (text.charAt(digits) == '+' || text.charAt(digits) == '-')) {
                digits++;
            }
            if (digits < limit && isDigit(text.charAt(digits))) {
                position = digits;
                skipDigits();
            }
        }
    }

    private void skipDigits() {
        while (position < limit && isDigit(text.charAt(position))) {
            position++;
        }
    }

    private void word() {
        kind = Token.Kind.WORD;
        boolean watchDelimiter = !delimiter.equals(";");
        boolean hash = rules.has(Feature.HASH_IN_NAMES);
        while (position < limit
                && (isWordPart(text.charAt(position)) || (hash && text.charAt(position) == '#'))
                && !(watchDelimiter && position > start && at(delimiter))) {
            position++;
        }
        contentEnd = position;
        if (position < limit && text.charAt(position) == '\'' && position - start <= 8) {
            prefixedText();
        } else if (rules.has(Feature.ESCAPE_STRINGS) && position - start == 1 && (at("&\"") || at("&'"))) {
            unicode();
        }
    }

    // U&"d\0061ta", U&'…'
    private void unicode() {
        if (text.charAt(start) == 'U' || text.charAt(start) == 'u') {
            position++;
            boolean name = text.charAt(position) == '"';
            quoted(name ? Token.Kind.NAME : Token.Kind.TEXT, name ? '"' : '\'', false);
            quoting = unterminated ? Quoting.PLAIN : Quoting.UNICODE;
        }
    }

    // E'…', N'…', B'…', X'…', _utf8'…'
    private void prefixedText() {
        String prefix = text.substring(start, position).toUpperCase(Locale.ROOT);
        if (prefix.equals("B") || prefix.equals("X")) {
            quoted(Token.Kind.BITS, '\'', false);
            contentStart = start;
            contentEnd = position;
            quoting = Quoting.PLAIN;
        } else if (prefix.equals("E") && rules.has(Feature.ESCAPE_STRINGS)) {
            quoted(Token.Kind.TEXT, '\'', true);
        } else if ((prefix.equals("Q") || prefix.equals("NQ")) && rules.has(Feature.Q_QUOTES)) {
            qQuoted();
        } else if (prefix.equals("N") || (prefix.startsWith("_") && rules.has(Feature.BACKSLASH_ESCAPES))) {
            quoted(Token.Kind.TEXT, '\'', rules.has(Feature.BACKSLASH_ESCAPES));
        }
    }

    // q'[it's]', q'!it's!'
    private void qQuoted() {
        kind = Token.Kind.TEXT;
        contentStart = Math.min(limit, position + 2);
        char open = position + 1 < limit ? text.charAt(position + 1) : '\'';
        int pair = "[{(<".indexOf(open);
        int end = text.indexOf((pair < 0 ? open : "]})>".charAt(pair)) + "'", contentStart);
        unterminated = end < 0 || end + 2 > limit;
        contentEnd = unterminated ? limit : end;
        position = unterminated ? limit : end + 2;
    }

    private void symbol() {
        kind = Token.Kind.SYMBOL;
        int length = 1;
        for (String operator : OPERATORS) {
            if (at(operator)) {
                length = operator.length();
                break;
            }
        }
        position += length;
        contentEnd = position;
    }

    private boolean at(String expected) {
        return position + expected.length() <= limit && text.startsWith(expected, position);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordStart(char c) {
        return Character.isLetter(c) || c == '_' || c == '@' || c == '$' || (c > 0x7f && !Character.isWhitespace(c));
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || isDigit(c);
    }
}
