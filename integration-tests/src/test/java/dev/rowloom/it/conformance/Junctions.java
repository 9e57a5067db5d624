package dev.rowloom.it.conformance;

import dev.rowloom.it.conformance.SqlTokens.Token;
import java.util.ArrayList;
import java.util.List;

/** Takes the text of a condition apart at its outermost ORs and ANDs. */
final class Junctions {

    private Junctions() {}

    /** Returns the branches of the outermost OR, those of an OR within an OR too; the condition itself where it is none. */
    static List<String> branches(String condition) {
        return split(condition, "or");
    }

    /** Returns the conditions that the outermost AND joins; the condition itself where it is none. */
    static List<String> conjuncts(String condition) {
        return split(condition, "and");
    }

    private static List<String> split(String condition, String word) {
        String bare = bare(condition);
        List<Token> found = separators(SqlTokens.of(bare), word);
        if (found.isEmpty()) {
            return List.of(bare);
        }
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (Token separator : found) {
            parts.addAll(split(bare.substring(start, separator.start()), word));
            start = separator.end();
        }
        parts.addAll(split(bare.substring(start), word));
        return parts;
    }

    /** An OR, or a XOR, binds less than AND: where one is there, the ANDs are its operands'. */
    private static List<Token> separators(List<Token> tokens, String word) {
        List<Token> found = new ArrayList<>();
        int depth = 0;
        int between = 0;
        for (Token token : tokens) {
            depth += token.depth();
            if (depth > 0) {
                continue;
            }
            if (token.is("xor") || (word.equals("and") && token.is("or"))) {
                return List.of();
            } else if (token.is("between")) {
                between++;
            } else if (token.is("and") && between > 0) {
                between--;
            } else if (token.is(word)) {
                found.add(token);
            }
        }
        return found;
    }

    /** Takes off blanks, the parentheses around the whole, and a cast of the whole to boolean. */
    static String bare(String condition) {
        String text = condition.strip();
        while (true) {
            List<Token> tokens = SqlTokens.of(text);
            int close = closing(tokens, 0);
            boolean whole = close == tokens.size() - 1;
            boolean cast = close == tokens.size() - 3
                    && tokens.get(close + 1).is("::")
                    && (tokens.get(close + 2).is("boolean")
                            || tokens.get(close + 2).is("bool"));
            if (close < 0 || !(whole || cast)) {
                return text;
            }
            text = text.substring(tokens.get(0).end(), tokens.get(close).start())
                    .strip();
        }
    }

    /** Returns the place of the parenthesis that closes the one at a place; -1 where none is opened there, or closed. */
    static int closing(List<Token> tokens, int open) {
        if (open >= tokens.size() || !tokens.get(open).is("(")) {
            return -1;
        }
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += tokens.get(i).depth();
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
