package dev.rowloom.it.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts an expression, as a catalogue prints it, into tokens; comments and blanks are passed over. */
final class SqlTokens {

    /** What a token is. */
    enum Kind {
        WORD,
        NAME,
        STRING,
        NUMBER,
        SIGN
    }

    /**
     * A token.
     *
     * @param text a name or string without its quotes; the rest as written
     * @param start where it starts
     * @param end where it ends, exclusive
     */
    record Token(Kind kind, String text, int start, int end) {

        /** Returns whether it is that word, unquoted, in any letter case, or that sign. */
        boolean is(String word) {
            return (kind == Kind.WORD || kind == Kind.SIGN) && text.equalsIgnoreCase(word);
        }

        boolean isName() {
            return kind == Kind.NAME || kind == Kind.WORD;
        }

        /** Returns how much deeper what follows is nested. */
        int depth() {
            if (is("(") || is("[") || is("case")) {
                return 1;
            }
            return is(")") || is("]") || is("end") ? -1 : 0;
        }
    }

    private static final Pattern TOKEN = Pattern.compile("(?s)(?<blank>\\s+|--[^\n]*|/\\*.*?\\*/)"
            + "|(?<string>(?:(?<![\\p{L}\\p{N}_])[eE]'(?:[^'\\\\]|''|\\\\.)*'|'(?:[^']|'')*'))"
            + "|(?<name>\"(?:[^\"]|\"\")*\"|`(?:[^`]|``)*`)"
            + "|(?<number>\\d+(?:\\.\\d*)?(?:[eE][+-]?\\d+)?|\\.\\d+)"
            + "|(?<word>[\\p{L}_\\x{80}-\\x{10FFFF}][\\p{L}\\p{N}_$#\\x{80}-\\x{10FFFF}]*)"
            + "|(?<sign>::|<=>|<>|!=|<=|>=|\\|\\||.)");

    /** MariaDB prints strings with backslashes before what needs them. */
    private static final Pattern BACKSLASHED = Pattern.compile("(?s)'(?:[^'\\\\]|''|\\\\.)*'");

    private SqlTokens() {}

    static List<Token> of(String sql) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(sql);
        boolean backslashes = sql.contains("`");
        int position = 0;
        while (position < sql.length() && matcher.region(position, sql.length()).lookingAt()) {
            int end = matcher.end();
            if (matcher.group("string") != null) {
                Matcher backslashed = BACKSLASHED.matcher(sql).region(position, sql.length());
                end = backslashes && backslashed.lookingAt() ? backslashed.end() : end;
                tokens.add(new Token(Kind.STRING, content(sql.substring(position, end)), position, end));
            } else if (matcher.group("name") != null) {
                tokens.add(new Token(Kind.NAME, content(matcher.group("name")), position, end));
            } else if (matcher.group("blank") == null) {
                Kind kind = matcher.group("number") != null
                        ? Kind.NUMBER
                        : matcher.group("word") != null ? Kind.WORD : Kind.SIGN;
                tokens.add(new Token(kind, matcher.group(), position, end));
            }
            position = end;
        }
        return tokens;
    }

    private static String content(String quoted) {
        int open = quoted.charAt(0) == 'e' || quoted.charAt(0) == 'E' ? 1 : 0;
        String quote = quoted.substring(open, open + 1);
        return quoted.substring(open + 1, quoted.length() - 1).replace(quote + quote, quote);
    }

    /** Returns the unquoted words and names of an expression in lower case: every column that it can name is among them. */
    static List<String> names(String sql) {
        return of(sql).stream()
                .filter(Token::isName)
                .map(token -> token.text().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }
}
