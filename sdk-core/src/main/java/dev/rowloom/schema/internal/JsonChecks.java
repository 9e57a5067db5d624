package dev.rowloom.schema.internal;

import dev.rowloom.schema.DataType;
import java.util.List;

/**
 * Conditions that make a text a JSON document: {@code json_valid(c)}, as MariaDB declares what it calls JSON, and
 * {@code c IS JSON}. The type of such a column says it all.
 */
final class JsonChecks {

    private static final int SHORTEST = 1000;

    private final Names names;

    JsonChecks(Names names) {
        this.names = names;
    }

    /** Returns JSON where a condition of the table makes the text of a column that; else the type as it is. */
    DataType refined(DataType type, ColumnDraft column, TableDraft table) {
        boolean roomy = type instanceof DataType.TextType text && text.maxLength() >= SHORTEST;
        return roomy
                        && (table.checks.stream().anyMatch(check -> holdsJson(check, column.name))
                                || isTakenApart(column, table))
                ? new DataType.JsonType()
                : type;
    }

    /** Returns whether a computed column or a key of the table takes a field out of the column. */
    private boolean isTakenApart(ColumnDraft column, TableDraft table) {
        boolean byColumn = table.columns.stream()
                .anyMatch(other -> other.computedAs != null
                        && takesField(
                                Lexer.tokens(other.computedAs, names.dialect().lexicalRules()), column.name));
        return byColumn
                || table.keys.stream()
                        .flatMap(key -> key.parts().stream())
                        .anyMatch(part -> !part.isColumn() && takesField(part.tokens(), column.name));
    }

    private boolean takesField(List<Token> tokens, String column) {
        for (int i = 0; i + 2 < tokens.size(); i++) {
            boolean extracted = tokens.get(i).isWord("JSON_EXTRACT")
                    && tokens.get(i + 1).isSymbol("(")
                    && isColumn(tokens.get(i + 2), column);
            boolean stepped = isColumn(tokens.get(i), column)
                    && (tokens.get(i + 1).isSymbol("->") || tokens.get(i + 1).isSymbol("->>"));
            if (extracted || stepped) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether the condition says no more of the column than that its values are JSON documents. */
    boolean holdsJson(CheckDraft check, String column) {
        List<Token> tokens = KeyParts.stripParentheses(check.condition());
        Tokens in = new Tokens(tokens);
        if (in.accept("JSON_VALID")) {
            List<Token> argument = in.parenthesized();
            return !in.hasNext() && argument.size() == 1 && isColumn(argument.get(0), column);
        }
        return isColumn(in.take(), column)
                && in.accept("IS", "JSON")
                && (!in.hasNext() || in.acceptAny("OBJECT", "VALUE"))
                && !in.hasNext();
    }

    private boolean isColumn(Token token, String column) {
        return token.isIdentifier() && names.same(names.of(token), column);
    }
}
