package dev.rowloom.schema.internal;

import java.util.ArrayList;
import java.util.List;

/** The bounds of partitions, as conditions on the key that rows in them satisfy. */
final class PartitionBounds {

    private PartitionBounds() {}

    /** Takes {@code FOR VALUES …} or {@code DEFAULT}. */
    static List<Token> read(Tokens in) {
        if (in.atWords("DEFAULT")) {
            return List.of(in.take());
        }
        if (!in.accept("FOR", "VALUES")) {
            return List.of();
        }
        List<Token> bound = new ArrayList<>();
        while (in.hasNext() && !in.atWords("PARTITION") && !in.atWords("TABLESPACE")) {
            bound.add(in.take());
        }
        return bound;
    }

    /** Returns the condition of {@code FROM (…) TO (…)}, {@code LESS THAN (…)} or {@code IN (…)}; other bounds say nothing. */
    static Condition condition(PartitionKey key, List<Token> bound) {
        Tokens in = new Tokens(bound);
        if (in.accept("FROM")) {
            List<List<Token>> from = Tokens.splitAtCommas(in.parenthesized());
            in.accept("TO");
            List<List<Token>> to = Tokens.splitAtCommas(in.parenthesized());
            return Condition.and(List.of(atLeast(key, from, 0), below(key, to, 0)));
        } else if (in.accept("LESS", "THAN")) {
            List<List<Token>> to =
                    in.atSymbol("(") ? Tokens.splitAtCommas(in.parenthesized()) : List.of(List.of(in.take()));
            return below(key, to, 0);
        }
        in.accept("IN");
        return in.atSymbol("(") ? listed(key, Tokens.splitAtCommas(in.parenthesized())) : Condition.ALWAYS;
    }

    // (a, b) >= (v, w): a > v or a = v and b >= w
    private static Condition atLeast(PartitionKey key, List<List<Token>> bound, int at) {
        if (at == Math.min(bound.size(), key.parts().size()) || is(bound.get(at), "MINVALUE")) {
            return Condition.ALWAYS;
        } else if (is(bound.get(at), "MAXVALUE")) {
            return Condition.NEVER;
        }
        return stepped(key, bound, at, ">", atLeast(key, bound, at + 1));
    }

    // (a, b) < (v, w): a < v or a = v and b < w
    private static Condition below(PartitionKey key, List<List<Token>> bound, int at) {
        if (at == Math.min(bound.size(), key.parts().size()) || is(bound.get(at), "MINVALUE")) {
            return Condition.NEVER;
        } else if (is(bound.get(at), "MAXVALUE")) {
            return Condition.ALWAYS;
        }
        return stepped(key, bound, at, "<", below(key, bound, at + 1));
    }

    private static Condition stepped(
            PartitionKey key, List<List<Token>> bound, int at, String operator, Condition further) {
        List<Token> value = bound.get(at);
        return switch (further.kind()) {
            case ALWAYS -> key.compared(at, operator + "=", value);
            case NEVER -> key.compared(at, operator, value);
            case TOKENS ->
                Condition.or(List.of(
                        key.compared(at, operator, value),
                        Condition.and(List.of(key.compared(at, "=", value), further))));
        };
    }

    private static boolean is(List<Token> value, String word) {
        return value.size() == 1 && value.get(0).isWord(word);
    }

    private static Condition listed(PartitionKey key, List<List<Token>> values) {
        if (key.parts().isEmpty()) {
            return Condition.ALWAYS;
        }
        List<Condition> conditions = new ArrayList<>();
        List<Token> plain = new ArrayList<>();
        for (List<Token> value : values) {
            if (key.parts().size() > 1) {
                conditions.add(tuple(key, Tokens.splitAtCommas(KeyParts.stripParentheses(value))));
            } else if (is(value, "NULL")) {
                conditions.add(Condition.words(key.parts().get(0), "IS", "NULL"));
            } else if (is(value, "DEFAULT")) {
                return Condition.ALWAYS;
            } else if (key.parts().get(0).size() > 1) {
                conditions.add(key.compared(0, "=", value));
            } else {
                if (!plain.isEmpty()) {
                    plain.add(Token.made(Token.Kind.SYMBOL, ","));
                }
                plain.addAll(value);
            }
        }
        if (!plain.isEmpty()) {
            conditions.add(in(key.parts().get(0), plain));
        }
        return Condition.or(conditions);
    }

    private static Condition in(List<Token> key, List<Token> values) {
        List<Token> tokens = new ArrayList<>(key);
        tokens.addAll(Rewriters.words("IN"));
        tokens.add(Token.made(Token.Kind.SYMBOL, "("));
        tokens.addAll(values);
        tokens.add(Token.made(Token.Kind.SYMBOL, ")"));
        return Condition.and(List.of(Condition.words(key, "IS", "NOT", "NULL"), Condition.of(tokens)));
    }

    private static Condition tuple(PartitionKey key, List<List<Token>> values) {
        List<Condition> parts = new ArrayList<>();
        for (int i = 0; i < Math.min(values.size(), key.parts().size()); i++) {
            parts.add(
                    is(values.get(i), "NULL")
                            ? Condition.words(key.parts().get(i), "IS", "NULL")
                            : key.compared(i, "=", values.get(i)));
        }
        return Condition.and(parts);
    }
}
