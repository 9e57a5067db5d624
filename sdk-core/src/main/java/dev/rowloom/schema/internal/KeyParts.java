package dev.rowloom.schema.internal;

import dev.rowloom.schema.DataType;
import java.util.ArrayList;
import java.util.List;

/** Reads the parts of a key: columns, columns with a prefix length, and expressions. */
final class KeyParts {

    private KeyParts() {}

    /** Returns the only part of a key over one column. */
    static List<KeyDraft.Part> ofColumn(Reading reading, ColumnDraft column) {
        return read(reading, List.of(Token.made(Token.Kind.NAME, column.name)));
    }

    /** Returns the parts of a key from what is inside its parentheses. */
    static List<KeyDraft.Part> read(Reading reading, List<Token> inside) {
        List<KeyDraft.Part> parts = new ArrayList<>();
        for (List<Token> part : Tokens.splitAtCommas(inside)) {
            parts.add(part(reading, part));
        }
        return parts;
    }

    private static KeyDraft.Part part(Reading reading, List<Token> tokens) {
        Tokens in = new Tokens(tokens);
        Token first = in.take();
        boolean alone = !in.hasNext() || in.peek().isIdentifier();
        if (isName(first) && alone && !(first.isWord("CASE") && in.hasNext())) {
            return column(first.asName(reading.names().of(first)), in);
        }
        List<Token> prefix = in.atSymbol("(") ? in.parenthesized() : List.of();
        if (first.isIdentifier() && prefix.size() == 1 && prefix.get(0).kind() == Token.Kind.NUMBER) {
            int length = Integer.parseInt(prefix.get(0).text());
            return new KeyDraft.Part(List.of(first.asName(reading.names().of(first))), length);
        }
        return new KeyDraft.Part(expression(tokens), DataType.UNLIMITED);
    }

    // SQLite takes a text where a name must be; a constant would make no sense there.
    private static boolean isName(Token token) {
        return token.isIdentifier() || token.kind() == Token.Kind.TEXT;
    }

    private static KeyDraft.Part column(Token name, Tokens in) {
        if (in.accept("COLLATE") && in.peek().text().equalsIgnoreCase("nocase")) {
            List<Token> folded = List.of(
                    Token.made(Token.Kind.WORD, "lower"),
                    Token.made(Token.Kind.SYMBOL, "("),
                    name,
                    Token.made(Token.Kind.SYMBOL, ")"));
            return new KeyDraft.Part(folded, DataType.UNLIMITED);
        }
        return new KeyDraft.Part(List.of(name), DataType.UNLIMITED);
    }

    // What follows an indexed expression: its order, collation and operator class.
    private static List<Token> expression(List<Token> tokens) {
        int end = tokens.size();
        while (end > 1 && tokens.get(end - 1).isIdentifier() && !endsExpression(tokens, end)) {
            end--;
            if (end > 1 && tokens.get(end - 1).isSymbol(".")) {
                end--;
            }
        }
        return stripParentheses(tokens.subList(0, end));
    }

    private static boolean endsExpression(List<Token> tokens, int end) {
        Token before = tokens.get(end - 2);
        boolean operand = before.kind() == Token.Kind.SYMBOL && !before.isSymbol(")") && !before.isSymbol(".");
        return operand || before.isSymbol("::");
    }

    /** Returns the tokens without parentheses around all of them. */
    static List<Token> stripParentheses(List<Token> tokens) {
        List<Token> inner = tokens;
        while (inner.size() > 2 && inner.get(0).isSymbol("(")) {
            Tokens in = new Tokens(inner);
            List<Token> group = in.parenthesized();
            if (in.hasNext() || group.isEmpty()) {
                return inner;
            }
            inner = group;
        }
        return inner;
    }
}
