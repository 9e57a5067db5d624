package dev.rowloom.schema.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rewritings there are. */
final class Rewriters {

    /** Those that need no knowledge of the table, in the order in which they apply. */
    static final List<Rewriter> ALL = List.of(
            new OperatorCalls(),
            new OperatorSpellings(),
            new GlobPatterns(),
            new AnyOfArray(),
            new SpecialRewriters.IsJson(),
            new SpecialRewriters.Quantifiers(),
            new OperatorRewriters.TypedLiterals(),
            new OperatorRewriters.MoneyLiterals(),
            new OperatorRewriters.OrEqual(),
            new OperatorRewriters.PostfixNotNull(),
            new SpecialRewriters.IsValue(),
            new SpecialRewriters.Modulo(),
            new SpecialRewriters.Casts(),
            new SpecialRewriters.PlainCalls());

    private Rewriters() {}

    /** {@code OPERATOR(pg_catalog.~)} becomes {@code ~}. */
    record OperatorCalls() implements Rewriter {
        @Override
        public List<Token> apply(List<Token> tokens) {
            List<Token> out = new ArrayList<>();
            Tokens in = new Tokens(tokens);
            while (in.hasNext()) {
                Token token = in.take();
                List<Token> inside = token.isWord("OPERATOR") ? in.parenthesized() : List.of();
                out.add(inside.isEmpty() ? token : inside.get(inside.size() - 1));
            }
            return out;
        }
    }

    /** {@code ~~} becomes {@code LIKE}, {@code ==} becomes {@code =}, and so on. */
    record OperatorSpellings() implements Rewriter {

        private static final Map<String, List<Token>> STANDARD = Map.of(
                "~~", words("LIKE"),
                "!~~", words("NOT", "LIKE"),
                "~~*", words("ILIKE"),
                "!~~*", words("NOT", "ILIKE"),
                "==", List.of(Token.made(Token.Kind.SYMBOL, "=")));

        @Override
        public List<Token> apply(List<Token> tokens) {
            List<Token> out = new ArrayList<>();
            for (Token token : tokens) {
                List<Token> standard = token.kind() == Token.Kind.SYMBOL ? STANDARD.get(token.text()) : null;
                out.addAll(standard == null ? List.of(token) : standard);
            }
            return out;
        }
    }

    /** SQLite's {@code GLOB 'a*'} becomes {@code ~ '^a.*$'}. */
    record GlobPatterns() implements Rewriter {
        @Override
        public List<Token> apply(List<Token> tokens) {
            List<Token> out = new ArrayList<>();
            for (int i = 0; i < tokens.size(); i++) {
                Token token = tokens.get(i);
                boolean literal = i + 1 < tokens.size() && tokens.get(i + 1).kind() == Token.Kind.TEXT;
                if (token.isWord("GLOB") && literal) {
                    boolean negated = !out.isEmpty() && out.get(out.size() - 1).isWord("NOT");
                    if (negated) {
                        out.remove(out.size() - 1);
                    }
                    out.add(Token.made(Token.Kind.SYMBOL, negated ? "!~" : "~"));
                    out.add(Token.made(Token.Kind.TEXT, regex(tokens.get(++i).text())));
                } else {
                    out.add(token);
                }
            }
            return out;
        }

        private static String regex(String glob) {
            StringBuilder out = new StringBuilder("^");
            boolean inClass = false;
            for (int i = 0; i < glob.length(); i++) {
                char c = glob.charAt(i);
                if (inClass) {
                    out.append(c);
                    inClass = c != ']';
                } else if (c == '*') {
                    out.append(".*");
                } else if (c == '?') {
                    out.append('.');
                } else if (c == '[') {
                    out.append(c);
                    inClass = true;
                } else {
                    out.append("\\.^$|()+{}".indexOf(c) >= 0 ? "\\" : "").append(c);
                }
            }
            return out.append('$').toString();
        }
    }

    /** {@code = ANY (ARRAY[a, b]::text[])} becomes {@code IN (a, b)}, and {@code <> ALL (…)} becomes {@code NOT IN (…)}. */
    record AnyOfArray() implements Rewriter {
        @Override
        public List<Token> apply(List<Token> tokens) {
            List<Token> out = new ArrayList<>();
            Tokens in = new Tokens(tokens);
            while (in.hasNext()) {
                boolean any = in.atSymbol("=")
                        && (in.peek(1).isWord("ANY") || in.peek(1).isWord("SOME"));
                boolean none =
                        (in.atSymbol("<>") || in.atSymbol("!=")) && in.peek(1).isWord("ALL");
                Token operator = in.take();
                if (!any && !none) {
                    out.add(operator);
                    continue;
                }
                int quantifier = in.position();
                in.take();
                List<Token> elements = elements(in.parenthesized());
                if (elements == null) {
                    in.position(quantifier);
                    out.add(operator);
                } else {
                    out.addAll(none ? words("NOT", "IN") : words("IN"));
                    out.add(Token.made(Token.Kind.SYMBOL, "("));
                    out.addAll(elements);
                    out.add(Token.made(Token.Kind.SYMBOL, ")"));
                }
            }
            return out;
        }

        private static @Nullable List<Token> elements(List<Token> array) {
            List<Token> bare = withoutCast(KeyParts.stripParentheses(array));
            if (bare.size() == 1 && bare.get(0).kind() == Token.Kind.TEXT) {
                return ArrayLiteral.elements(bare.get(0).text());
            }
            int size = bare.size();
            boolean constructed = size > 3
                    && bare.get(0).isWord("ARRAY")
                    && bare.get(1).isSymbol("[")
                    && bare.get(size - 1).isSymbol("]");
            return constructed ? bare.subList(2, size - 1) : null;
        }

        private static List<Token> withoutCast(List<Token> tokens) {
            int depth = 0;
            for (int i = 0; i < tokens.size(); i++) {
                depth += Tokens.depthChange(tokens.get(i));
                if (depth == 0 && tokens.get(i).isSymbol("::")) {
                    return withoutCast(KeyParts.stripParentheses(tokens.subList(0, i)));
                }
            }
            return tokens;
        }
    }

    /**
     * Names of the table's columns become quoted names, so that one which is a keyword to the parser is none.
     *
     * @param names how names are compared
     * @param isColumn whether there is a column of that name
     */
    record ColumnNames(Names names, Predicate<String> isColumn) implements Rewriter {
        @Override
        public List<Token> apply(List<Token> tokens) {
            List<Token> out = new ArrayList<>();
            for (int i = 0; i < tokens.size(); i++) {
                Token token = tokens.get(i);
                boolean column =
                        token.kind() == Token.Kind.WORD && isPlace(tokens, i) && isColumn.test(names.of(token));
                out.add(column ? token.asName(names.of(token)) : token);
            }
            return out;
        }

        // Not the name of a function, of a type, or of a literal's type.
        private static boolean isPlace(List<Token> tokens, int i) {
            Token next = i + 1 < tokens.size() ? tokens.get(i + 1) : Token.made(Token.Kind.SYMBOL, "");
            Token before = i > 0 ? tokens.get(i - 1) : Token.made(Token.Kind.SYMBOL, "");
            return !next.isSymbol("(")
                    && next.kind() != Token.Kind.TEXT
                    && !next.isSymbol(".")
                    && !before.isSymbol("::")
                    && !before.isWord("AS");
        }
    }

    static List<Token> words(String... words) {
        List<Token> tokens = new ArrayList<>();
        for (String word : words) {
            tokens.add(Token.made(Token.Kind.WORD, word));
        }
        return tokens;
    }
}
