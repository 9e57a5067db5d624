package dev.rowloom.schema.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * A condition under construction, as tokens, or one that always or never holds.
 *
 * @param kind whether it depends on the row
 * @param tokens its tokens where it does
 * @param conjuncts the conditions that it joins by AND; empty where it joins none
 */
record Condition(Kind kind, List<Token> tokens, List<Condition> conjuncts) {

    /** Whether a condition depends on the row. */
    enum Kind {
        ALWAYS,
        NEVER,
        TOKENS
    }

    static final Condition ALWAYS = new Condition(Kind.ALWAYS, List.of(), List.of());
    static final Condition NEVER = new Condition(Kind.NEVER, List.of(), List.of());

    static Condition of(List<Token> tokens) {
        return new Condition(Kind.TOKENS, List.copyOf(tokens), List.of());
    }

    /** Returns {@code left operator right}. */
    static Condition comparison(List<Token> left, String operator, List<Token> right) {
        List<Token> tokens = new ArrayList<>(left);
        tokens.add(Token.made(Token.Kind.SYMBOL, operator));
        tokens.addAll(right);
        return of(tokens);
    }

    /** Returns {@code operand words}, such as {@code a IS NOT NULL}. */
    static Condition words(List<Token> operand, String... words) {
        List<Token> tokens = new ArrayList<>(operand);
        tokens.addAll(Rewriters.words(words));
        return of(tokens);
    }

    static Condition and(List<Condition> parts) {
        return joined(parts, "AND", Kind.NEVER, ALWAYS);
    }

    static Condition or(List<Condition> parts) {
        return joined(parts, "OR", Kind.ALWAYS, NEVER);
    }

    /** Returns the condition that does not hold where this one does. */
    Condition not() {
        return switch (kind) {
            case ALWAYS -> NEVER;
            case NEVER -> ALWAYS;
            case TOKENS -> {
                List<Token> negated = new ArrayList<>(Rewriters.words("NOT"));
                negated.addAll(enclosed(tokens));
                yield of(negated);
            }
        };
    }

    private static Condition joined(List<Condition> parts, String word, Kind decisive, Condition neutral) {
        List<Condition> open = parts.stream()
                .filter(part -> part.kind != neutral.kind)
                .distinct()
                .toList();
        for (Condition part : open) {
            if (part.kind == decisive) {
                return part;
            }
        }
        if (open.size() < 2) {
            return open.isEmpty() ? neutral : open.get(0);
        }
        List<Token> tokens = new ArrayList<>();
        for (Condition part : open) {
            if (!tokens.isEmpty()) {
                tokens.addAll(Rewriters.words(word));
            }
            tokens.addAll(enclosed(part.tokens));
        }
        List<Condition> conjuncts = decisive == Kind.NEVER
                ? open.stream().flatMap(part -> part.each().stream()).toList()
                : List.of();
        return new Condition(Kind.TOKENS, List.copyOf(tokens), conjuncts);
    }

    /** Returns the conditions that all have to hold. */
    List<Condition> each() {
        return conjuncts.isEmpty() ? List.of(this) : conjuncts;
    }

    private static List<Token> enclosed(List<Token> tokens) {
        List<Token> enclosed = new ArrayList<>();
        enclosed.add(Token.made(Token.Kind.SYMBOL, "("));
        enclosed.addAll(tokens);
        enclosed.add(Token.made(Token.Kind.SYMBOL, ")"));
        return enclosed;
    }
}
