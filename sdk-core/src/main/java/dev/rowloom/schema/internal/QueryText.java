package dev.rowloom.schema.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Writes a query for the parser: names that it may take for words of its own get quotes. */
final class QueryText {

    private static final Set<String> CASTS = Set.of("CAST", "TRY_CAST", "SAFE_CAST", "XMLCAST", "XMLSERIALIZE");
    private static final Set<String> AFTER_AS = Set.of("MATERIALIZED", "NOT", "SELECT", "OF");

    private QueryText() {}

    /** Returns the query as SQL. */
    static String sql(Names names, List<Token> query) {
        List<Token> out = new ArrayList<>();
        Deque<Boolean> casts = new ArrayDeque<>();
        for (int i = 0; i < query.size(); i++) {
            Token token = query.get(i);
            Token before = i == 0 ? token : query.get(i - 1);
            if (token.isSymbol("(")) {
                casts.push(CASTS.contains(before.keyword()));
            } else if (token.isSymbol(")") && !casts.isEmpty()) {
                casts.pop();
            }
            boolean called = i + 1 < query.size() && query.get(i + 1).isSymbol("(");
            boolean alias =
                    before.isWord("AS") && !Boolean.TRUE.equals(casts.peek()) && !AFTER_AS.contains(token.keyword());
            boolean part = before.isSymbol(".") && !called;
            boolean isName = i > 0 && token.kind() == Token.Kind.WORD && (alias || part);
            out.add(isName ? token.asName(names.of(token)) : token);
        }
        return Tokens.sql(out);
    }
}
