package dev.rowloom.schema.internal;

import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.TableName;
import java.util.ArrayList;
import java.util.List;

/** Reads names, and tells which of them mean the same. */
record Names(Dialect dialect) {

    /** Returns the identifier of a token in the form in which the database stores it. */
    String of(Token token) {
        return token.kind() == Token.Kind.WORD ? dialect.foldIdentifier(token.text()) : token.text();
    }

    /** Takes a name of one or more parts; of more than two the last two count. */
    TableName qualified(Tokens in) {
        List<String> parts = new ArrayList<>();
        parts.add(of(in.take()));
        while (in.atSymbol(".") && in.hasNext()) {
            in.take();
            if (!in.atSymbol(".")) { // database..table
                parts.add(of(in.take()));
            }
        }
        int last = parts.size() - 1;
        return new TableName(last == 0 ? null : parts.get(last - 1), parts.get(last));
    }

    /** Returns the names in a list such as that of a key, whatever follows each of them. */
    List<String> list(List<Token> inParentheses) {
        return Tokens.splitAtCommas(inParentheses).stream()
                .map(part -> of(part.get(0)))
                .toList();
    }

    /** Returns whether two identifiers mean the same. */
    boolean same(String a, String b) {
        return key(a).equals(key(b));
    }

    String key(String identifier) {
        return dialect.identifierKey(identifier);
    }
}
