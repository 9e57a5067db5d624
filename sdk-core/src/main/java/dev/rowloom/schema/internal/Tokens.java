package dev.rowloom.schema.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Walks through a list of tokens. */
final class Tokens {

    private static final Token END = Token.made(Token.Kind.SYMBOL, "");

    private final List<Token> tokens;
    private int next;

    Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** Returns the tokens as SQL for the parser. */
    static String sql(List<Token> tokens) {
        return tokens.stream().map(Token::sql).collect(Collectors.joining(" "));
    }

    boolean hasNext() {
        return next < tokens.size();
    }

    /** Returns the next token without taking it; an empty symbol at the end. */
    Token peek() {
        return peek(0);
    }

    Token peek(int ahead) {
        return next + ahead < tokens.size() ? tokens.get(next + ahead) : END;
    }

    Token take() {
        Token token = peek();
        if (hasNext()) {
            next++;
        }
        return token;
    }

    /** Returns whether the token taken last is that word. */
    boolean follows(String word) {
        return next > 0 && tokens.get(next - 1).isWord(word);
    }

    int position() {
        return next;
    }

    void position(int position) {
        next = position;
    }

    /** Takes the words if they all come next, one after the other; returns whether they did. */
    boolean accept(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!peek(i).isWord(words[i])) {
                return false;
            }
        }
        next += words.length;
        return true;
    }

    /** Takes the word if it comes next in either of the forms. */
    boolean acceptAny(String... words) {
        for (String word : words) {
            if (accept(word)) {
                return true;
            }
        }
        return false;
    }

    boolean acceptSymbol(String symbol) {
        if (peek().isSymbol(symbol)) {
            next++;
            return true;
        }
        return false;
    }

    boolean atWords(String... words) {
        int start = next;
        boolean found = accept(words);
        next = start;
        return found;
    }

    boolean atSymbol(String symbol) {
        return peek().isSymbol(symbol);
    }

    /** Takes a group in parentheses and returns what is inside; empty, with nothing taken, where none comes next. */
    List<Token> parenthesized() {
        if (!atSymbol("(")) {
            return List.of();
        }
        int open = next;
        int depth = 0;
        while (hasNext()) {
            Token token = take();
            depth += depthChange(token);
            if (depth == 0) {
                return tokens.subList(open + 1, next - 1);
            }
        }
        return tokens.subList(open + 1, next);
    }

    /** Returns what is inside the group in parentheses that comes next, without taking it. */
    List<Token> parenthesizedAhead() {
        int start = next;
        List<Token> group = parenthesized();
        next = start;
        return group;
    }

    /** Takes all tokens up to the next comma outside parentheses, and that comma; returns them without it. */
    List<Token> untilComma() {
        int start = next;
        int depth = 0;
        while (hasNext()) {
            Token token = peek();
            if (depth == 0 && token.isSymbol(",")) {
                List<Token> found = tokens.subList(start, next);
                next++;
                return found;
            }
            depth += depthChange(token);
            next++;
        }
        return tokens.subList(start, next);
    }

    /** Returns the rest. */
    List<Token> rest() {
        List<Token> rest = tokens.subList(next, tokens.size());
        next = tokens.size();
        return rest;
    }

    /** Returns the parts between the commas outside parentheses; empty ones are left out. */
    static List<List<Token>> splitAtCommas(List<Token> tokens) {
        List<List<Token>> parts = new ArrayList<>();
        Tokens in = new Tokens(tokens);
        while (in.hasNext()) {
            List<Token> part = in.untilComma();
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }

    static int depthChange(Token token) {
        if (token.kind() != Token.Kind.SYMBOL) {
            return 0;
        }
        return switch (token.text()) {
            case "(", "[" -> 1;
            case ")", "]" -> -1;
            default -> 0;
        };
    }
}
