package dev.rowloom.schema.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Rewritings of forms that the grammar lacks into some that it has, which {@link SpecialForms} knows again. */
final class SpecialRewriters {

    private SpecialRewriters() {}

    /** {@code a IS NOT JSON OBJECT} becomes {@code a NOT IN ('rowloom: object')}. */
    record IsJson() implements Rewriter {

        private static final Set<String> KINDS = Set.of("VALUE", "OBJECT", "ARRAY", "SCALAR");

        @Override
        public List<Token> apply(List<Token> tokens) {
            List<Token> out = new ArrayList<>();
            Tokens in = new Tokens(tokens);
            while (in.hasNext()) {
                boolean not = in.atWords("IS", "NOT", "JSON");
                if (!not && !in.atWords("IS", "JSON")) {
                    out.add(in.take());
                    continue;
                }
                in.position(in.position() + (not ? 3 : 2));
                String kind = KINDS.contains(in.peek().keyword()) ? in.take().keyword() : "VALUE";
                if (in.atSymbol("(")) {
                    in.parenthesized();
                }
                boolean unique = in.accept("WITH", "UNIQUE");
                if (unique || in.accept("WITHOUT", "UNIQUE")) {
                    in.acceptAny("KEYS");
                }
                String test = kind.toLowerCase(Locale.ROOT) + (unique ? " unique" : "");
                out.addAll(not ? Rewriters.words("NOT", "IN") : Rewriters.words("IN"));
                out.add(Token.made(Token.Kind.SYMBOL, "("));
                out.add(Token.made(Token.Kind.TEXT, SpecialForms.MARK + test));
                out.add(Token.made(Token.Kind.SYMBOL, ")"));
            }
            return out;
        }
    }

    /** {@code > ALL (array)} becomes {@code > rowloom_all(array)}. */
    record Quantifiers() implements Rewriter {

        private static final Set<String> QUERIES = Set.of("SELECT", "WITH", "VALUES", "TABLE");

        @Override
        public List<Token> apply(List<Token> tokens) {
            List<Token> out = new ArrayList<>();
            for (int i = 0; i < tokens.size(); i++) {
                Token token = tokens.get(i);
                boolean any = token.isWord("ANY") || token.isWord("SOME");
                boolean call = i > 0
                        && i + 2 < tokens.size()
                        && (any || token.isWord("ALL"))
                        && isOperator(tokens.get(i - 1))
                        && tokens.get(i + 1).isSymbol("(")
                        && !QUERIES.contains(tokens.get(i + 2).keyword());
                out.add(call ? Token.made(Token.Kind.WORD, any ? SpecialForms.ANY : SpecialForms.ALL) : token);
            }
            return out;
        }

        private static boolean isOperator(Token token) {
            return token.kind() == Token.Kind.SYMBOL && !token.isSymbol("(") && !token.isSymbol(",")
                    || token.isWord("LIKE")
                    || token.isWord("ILIKE");
        }
    }

    /** SQLite's {@code a IS 7} and {@code a IS NOT f(b)} become {@code IS [NOT] DISTINCT FROM}. */
    record IsValue() implements Rewriter {

        @Override
        public List<Token> apply(List<Token> tokens) {
            List<Token> out = new ArrayList<>();
            for (int i = 0; i < tokens.size(); i++) {
                boolean is = tokens.get(i).isWord("IS");
                boolean not = is && i + 1 < tokens.size() && tokens.get(i + 1).isWord("NOT");
                int next = i + (not ? 2 : 1);
                out.add(tokens.get(i));
                if (is && next < tokens.size() && (isValue(tokens.get(next)) || isCall(tokens, next))) {
                    out.addAll(not ? Rewriters.words("DISTINCT", "FROM") : Rewriters.words("NOT", "DISTINCT", "FROM"));
                    i = next - 1;
                }
            }
            return out;
        }

        private static boolean isCall(List<Token> tokens, int at) {
            Token word = tokens.get(at);
            return word.kind() == Token.Kind.WORD
                    && !word.isWord("OF")
                    && at + 1 < tokens.size()
                    && tokens.get(at + 1).isSymbol("(");
        }

        private static boolean isValue(Token token) {
            return token.kind() == Token.Kind.NUMBER
                    || token.kind() == Token.Kind.TEXT
                    || token.kind() == Token.Kind.NAME;
        }
    }

    /** MySQL's {@code a MOD b} becomes {@code a % b}. */
    record Modulo() implements Rewriter {

        @Override
        public List<Token> apply(List<Token> tokens) {
            List<Token> out = new ArrayList<>();
            for (int i = 0; i < tokens.size(); i++) {
                Token token = tokens.get(i);
                boolean infix = i > 0
                        && token.isWord("MOD")
                        && (i + 1 == tokens.size() || !tokens.get(i + 1).isSymbol("(") || isOperand(tokens.get(i - 1)));
                out.add(infix ? Token.made(Token.Kind.SYMBOL, "%") : token);
            }
            return out;
        }

        private static boolean isOperand(Token before) {
            return before.isSymbol(")")
                    || before.kind() == Token.Kind.NAME
                    || before.kind() == Token.Kind.NUMBER
                    || before.kind() == Token.Kind.TEXT;
        }
    }

    /** {@code BINARY a} becomes {@code CAST(a AS binary)}, and {@code CONVERT(a, SIGNED)} {@code CAST(a AS SIGNED)}. */
    record Casts() implements Rewriter {

        private static final Set<String> TYPES = Set.of(
                "SIGNED",
                "UNSIGNED",
                "CHAR",
                "NCHAR",
                "DATE",
                "DATETIME",
                "TIME",
                "DECIMAL",
                "BINARY",
                "JSON",
                "DOUBLE");

        @Override
        public List<Token> apply(List<Token> tokens) {
            List<Token> out = new ArrayList<>();
            Tokens in = new Tokens(tokens);
            while (in.hasNext()) {
                Token token = in.take();
                List<Token> inside = token.isWord("CONVERT") ? in.parenthesizedAhead() : List.of();
                List<List<Token>> parts = Tokens.splitAtCommas(inside);
                boolean converts =
                        parts.size() == 2 && TYPES.contains(parts.get(1).get(0).keyword());
                boolean binary = token.isWord("BINARY")
                        && (in.peek().kind() == Token.Kind.NAME || in.peek().kind() == Token.Kind.TEXT);
                if (converts) {
                    in.parenthesized();
                    cast(out, apply(parts.get(0)), parts.get(1));
                } else if (binary) {
                    cast(out, List.of(in.take()), Rewriters.words("binary"));
                } else {
                    out.add(token);
                }
            }
            return out;
        }

        private static void cast(List<Token> out, List<Token> operand, List<Token> type) {
            out.add(Token.made(Token.Kind.WORD, "CAST"));
            out.add(Token.made(Token.Kind.SYMBOL, "("));
            out.addAll(operand);
            out.add(Token.made(Token.Kind.WORD, "AS"));
            out.addAll(type);
            out.add(Token.made(Token.Kind.SYMBOL, ")"));
        }
    }

    /** Functions for which the grammar has a syntax of its own get another name, and {@link SpecialForms} gives it back. */
    record PlainCalls() implements Rewriter {

        private static final Set<String> NAMES = Set.of("JSON_VALUE", "JSON_QUERY", "JSON_EXISTS");

        @Override
        public List<Token> apply(List<Token> tokens) {
            List<Token> out = new ArrayList<>();
            for (Token token : tokens) {
                boolean renamed = NAMES.contains(token.keyword());
                out.add(renamed ? Token.made(Token.Kind.WORD, SpecialForms.PREFIX + token.text()) : token);
            }
            return out;
        }
    }
}
