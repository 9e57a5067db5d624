package dev.rowloom.schema.internal;

import dev.rowloom.schema.UniqueKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An exclusion constraint as written.
 *
 * @param key what is compared, as the parts of a key
 * @param operators the operators, one a part
 */
record ExclusionDraft(KeyDraft key, List<String> operators) {

    /** Reads what follows EXCLUDE, or returns null where that has another form. */
    static @Nullable ExclusionDraft read(Reading reading, Tokens in, @Nullable String name) {
        if (in.accept("USING")) {
            in.take();
        }
        List<KeyDraft.Part> parts = new ArrayList<>();
        List<String> operators = new ArrayList<>();
        for (List<Token> element : Tokens.splitAtCommas(in.parenthesized())) {
            int with = lastWith(element);
            if (with <= 0 || with == element.size() - 1) {
                return null;
            }
            parts.addAll(KeyParts.read(reading, element.subList(0, with)));
            operators.add(operator(element.subList(with + 1, element.size())));
        }
        List<Token> predicate = null;
        while (in.hasNext()) {
            if (in.accept("WHERE")) {
                predicate = List.copyOf(in.parenthesized());
            } else {
                in.take();
            }
        }
        KeyDraft key = new KeyDraft(
                name,
                UniqueKey.Kind.UNIQUE_CONSTRAINT,
                parts,
                UniqueKey.NullComparison.DISTINCT,
                predicate,
                reading.statement());
        return parts.isEmpty() || parts.size() != operators.size() ? null : new ExclusionDraft(key, operators);
    }

    /** Returns the constraint that a key without overlaps is besides: equal in all columns but the last, which overlap. */
    static ExclusionDraft withoutOverlaps(KeyDraft key) {
        List<String> operators = new ArrayList<>();
        for (int i = 1; i < key.parts().size(); i++) {
            operators.add("=");
        }
        operators.add("&&");
        return new ExclusionDraft(key, operators);
    }

    private static int lastWith(List<Token> element) {
        for (int i = element.size() - 1; i > 0; i--) {
            if (element.get(i).isWord("WITH")) {
                return i;
            }
        }
        return -1;
    }

    // OPERATOR(pg_catalog.&&) is && with its schema.
    private static String operator(List<Token> tokens) {
        return tokens.stream()
                .filter(token -> token.kind() == Token.Kind.SYMBOL
                        && !token.isSymbol("(")
                        && !token.isSymbol(")")
                        && !token.isSymbol("."))
                .map(Token::text)
                .collect(Collectors.joining());
    }
}
