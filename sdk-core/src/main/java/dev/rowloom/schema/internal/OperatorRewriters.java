package dev.rowloom.schema.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rewritings of operators that the grammar lacks. */
final class OperatorRewriters {

    private OperatorRewriters() {}

    /** {@code a <<= b} becomes {@code a << rowloom_or_equal(b)}, which {@link SpecialForms} knows again. */
    record OrEqual() implements Rewriter {

        @Override
        public List<Token> apply(List<Token> tokens) {
            List<Token> out = new ArrayList<>();
            for (int i = 0; i < tokens.size(); i++) {
                Token token = tokens.get(i);
                boolean below = token.isSymbol("<<=");
                if (!below && !token.isSymbol(">>=")) {
                    out.add(token);
                    continue;
                }
                int end = operandEnd(tokens, i + 1);
                out.add(Token.made(Token.Kind.SYMBOL, below ? "<<" : ">>"));
                out.add(Token.made(Token.Kind.WORD, SpecialForms.OR_EQUAL));
                out.add(Token.made(Token.Kind.SYMBOL, "("));
                out.addAll(apply(tokens.subList(i + 1, end)));
                out.add(Token.made(Token.Kind.SYMBOL, ")"));
                i = end - 1;
            }
            return out;
        }
    }

    /** {@code inet '10.0.0.0/8'} becomes {@code '10.0.0.0/8'::inet}: of such literals the grammar has dates and times only. */
    record TypedLiterals() implements Rewriter {

        private static final Set<String> TYPES = Set.of(
                "INET",
                "CIDR",
                "UUID",
                "JSON",
                "JSONB",
                "HSTORE",
                "INT4RANGE",
                "INT8RANGE",
                "NUMRANGE",
                "DATERANGE",
                "TSRANGE",
                "TSTZRANGE",
                "NUMERIC",
                "BYTEA",
                "TIMESTAMPTZ",
                "CITEXT",
                "LTREE",
                "MACADDR");

        @Override
        public List<Token> apply(List<Token> tokens) {
            List<Token> out = new ArrayList<>();
            for (int i = 0; i < tokens.size(); i++) {
                Token token = tokens.get(i);
                boolean typed = token.kind() == Token.Kind.WORD
                        && TYPES.contains(token.keyword())
                        && i + 1 < tokens.size()
                        && tokens.get(i + 1).kind() == Token.Kind.TEXT;
                if (typed) {
                    out.add(tokens.get(++i));
                    out.add(Token.made(Token.Kind.SYMBOL, "::"));
                }
                out.add(token);
            }
            return out;
        }
    }

    /** SQL Server's {@code $9.99} becomes {@code 9.99}. */
    record MoneyLiterals() implements Rewriter {

        @Override
        public List<Token> apply(List<Token> tokens) {
            List<Token> out = new ArrayList<>();
            for (int i = 0; i < tokens.size(); i++) {
                Token token = tokens.get(i);
                if (token.kind() != Token.Kind.WORD || !token.text().matches("\\$\\d+")) {
                    out.add(token);
                    continue;
                }
                Token next = i + 1 < tokens.size() ? tokens.get(i + 1) : token;
                boolean fraction =
                        next.kind() == Token.Kind.NUMBER && next.text().startsWith(".");
                out.add(Token.made(Token.Kind.NUMBER, token.text().substring(1) + (fraction ? next.text() : "")));
                i += fraction ? 1 : 0;
            }
            return out;
        }
    }

    /** {@code f(x) NOT NULL} and {@code f(x) NOTNULL} become {@code f(x) IS NOT NULL}. */
    record PostfixNotNull() implements Rewriter {

        @Override
        public List<Token> apply(List<Token> tokens) {
            List<Token> out = new ArrayList<>();
            for (int i = 0; i < tokens.size(); i++) {
                Token token = tokens.get(i);
                boolean operand = i > 0 && isOperandEnd(tokens.get(i - 1));
                boolean apart = token.isWord("NOT")
                        && i + 1 < tokens.size()
                        && tokens.get(i + 1).isWord("NULL");
                if (operand && (apart || token.isWord("NOTNULL"))) {
                    out.addAll(Rewriters.words("IS", "NOT", "NULL"));
                    i += apart ? 1 : 0;
                } else if (operand && token.isWord("ISNULL") && !isCall(tokens, i)) {
                    out.addAll(Rewriters.words("IS", "NULL"));
                } else {
                    out.add(token);
                }
            }
            return out;
        }

        private static boolean isCall(List<Token> tokens, int at) {
            return at + 1 < tokens.size() && tokens.get(at + 1).isSymbol("(");
        }

        private static boolean isOperandEnd(Token before) {
            return before.isSymbol(")")
                    || before.kind() == Token.Kind.NAME
                    || before.kind() == Token.Kind.NUMBER
                    || before.kind() == Token.Kind.TEXT;
        }
    }

    /** Returns where the operand ends that begins at a place: a literal, a name, a call or what stands in parentheses, cast or not. */
    private static int operandEnd(List<Token> tokens, int start) {
        int at = start;
        while (at + 1 < tokens.size() && isWord(tokens.get(at)) && continues(tokens.get(at + 1))) {
            at++;
        }
        at = at < tokens.size() && tokens.get(at).isSymbol("(") ? closing(tokens, at) + 1 : at + 1;
        while (at + 1 < tokens.size() && tokens.get(at).isSymbol("::")) {
            at += 2;
            if (at < tokens.size() && tokens.get(at).isSymbol("(")) {
                at = closing(tokens, at) + 1;
            }
        }
        return Math.min(at, tokens.size());
    }

    private static boolean isWord(Token token) {
        return token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.NAME || token.isSymbol(".");
    }

    // a call, a name of several parts, a literal with its type
    private static boolean continues(Token next) {
        return next.isSymbol("(")
                || next.isSymbol(".")
                || isWord(next) && next.kind() == Token.Kind.NAME
                || next.kind() == Token.Kind.TEXT;
    }

    private static int closing(List<Token> tokens, int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += Tokens.depthChange(tokens.get(i));
            if (depth == 0) {
                return i;
            }
        }
        return tokens.size() - 1;
    }
}
