package dev.rowloom.it.conformance;

import dev.rowloom.it.conformance.SqlTokens.Kind;
import dev.rowloom.it.conformance.SqlTokens.Token;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a condition without AND and OR says about single columns, by their names in lower case. A condition that is not of a known
 * form says nothing: it is taken for one that any row can meet, or fail.
 *
 * @param ifTrue what holds where it is true
 * @param ifNotFalse what holds where it is true or unknown, as a CHECK demands
 * @param ifNotTrue what holds where it is false or unknown, one of these; null where that can't be said
 */
record Atom(
        Map<String, Values> ifTrue,
        Map<String, Values> ifNotFalse,
        @Nullable List<Map<String, Values>> ifNotTrue) {

    private static final Atom UNKNOWN = new Atom(Map.of(), Map.of(), null);
    private static final List<String> NO = List.of("false", "0");
    private static final Set<String> NO_COLUMNS = Set.of(
            "true", "false", "null", "current_date", "current_timestamp", "current_user", "session_user", "value");

    static Atom of(String condition) {
        List<Token> tokens = Simplified.of(Junctions.bare(condition));
        if (tokens.isEmpty()) {
            return UNKNOWN;
        }
        if (tokens.size() == 1 && isColumn(tokens.get(0))) {
            return strict(tokens.get(0), Values.excluding(NO), Values.listed(NO));
        }
        if (tokens.size() == 2 && tokens.get(0).is("not") && isColumn(tokens.get(1))) {
            return strict(tokens.get(1), Values.listed(NO), Values.excluding(NO));
        }
        if (tokens.size() >= 3 && tokens.get(1).is("is") && isColumn(tokens.get(0))) {
            return is(tokens.get(0), tokens.subList(2, tokens.size()));
        }
        if (tokens.size() == 3) {
            return compared(tokens.get(0), tokens.get(1).text(), tokens.get(2));
        }
        if (tokens.size() == 5 && tokens.get(1).is("between") && tokens.get(3).is("and")) {
            return between(tokens);
        }
        return isColumn(tokens.get(0)) ? among(tokens.get(0), tokens.subList(1, tokens.size())) : UNKNOWN;
    }

    private static boolean isColumn(Token token) {
        return token.kind() == Kind.NAME
                || (token.kind() == Kind.WORD
                        && !NO_COLUMNS.contains(token.text().toLowerCase(Locale.ROOT)));
    }

    private static boolean isLiteral(Token token) {
        return token.kind() == Kind.STRING || token.kind() == Kind.NUMBER || token.is("true") || token.is("false");
    }

    private static String name(Token column) {
        return column.text().toLowerCase(Locale.ROOT);
    }

    /** A condition that is unknown where the column is null. */
    private static Atom strict(Token column, Values met, Values failed) {
        String name = name(column);
        return new Atom(Map.of(name, met), Map.of(name, met.orNull()), List.of(Map.of(name, failed.orNull())));
    }

    /** A condition that is never unknown. */
    private static Atom known(Token column, Values met, Values failed) {
        String name = name(column);
        return new Atom(Map.of(name, met), Map.of(name, met), List.of(Map.of(name, failed)));
    }

    private static Atom is(Token column, List<Token> what) {
        boolean not = what.get(0).is("not");
        if (what.size() != (not ? 2 : 1)) {
            return UNKNOWN;
        }
        Token word = what.get(what.size() - 1);
        Values met;
        Values failed;
        if (word.is("null") || word.is("unknown")) {
            met = Values.NULL;
            failed = Values.NOT_NULL;
        } else if (word.is("true")) {
            met = Values.excluding(NO);
            failed = Values.listed(NO).orNull();
        } else if (word.is("false")) {
            met = Values.listed(NO);
            failed = Values.excluding(NO).orNull();
        } else {
            return UNKNOWN;
        }
        return not ? known(column, failed, met) : known(column, met, failed);
    }

    private static Atom compared(Token left, String operator, Token right) {
        if (isLiteral(left) && isColumn(right)) {
            return compared(right, mirrored(operator), left);
        }
        if (!isColumn(left) || !List.of("=", "<>", "!=", "<", "<=", ">", ">=").contains(operator)) {
            return UNKNOWN;
        }
        if (isColumn(right)) {
            return name(left).equals(name(right))
                    ? UNKNOWN
                    : new Atom(Map.of(name(left), Values.NOT_NULL, name(right), Values.NOT_NULL), Map.of(), null);
        }
        if (!isLiteral(right)) {
            return UNKNOWN;
        }
        List<String> value = List.of(right.text());
        if (operator.equals("=")) {
            return strict(left, Values.listed(value), Values.excluding(value));
        } else if (operator.equals("<>") || operator.equals("!=")) {
            return strict(left, Values.excluding(value), Values.listed(value));
        } else if (right.kind() != Kind.NUMBER) {
            // which texts are between two is for the collation to say
            return new Atom(Map.of(name(left), Values.NOT_NULL), Map.of(), null);
        }
        BigDecimal number = new BigDecimal(right.text());
        boolean inclusive = operator.endsWith("=");
        return operator.startsWith("<")
                ? strict(left, Values.atMost(number, inclusive), Values.atLeast(number, !inclusive))
                : strict(left, Values.atLeast(number, inclusive), Values.atMost(number, !inclusive));
    }

    private static String mirrored(String operator) {
        if (operator.startsWith("<") && !operator.equals("<>")) {
            return operator.replace('<', '>');
        }
        return operator.startsWith(">") ? operator.replace('>', '<') : operator;
    }

    private static Atom between(List<Token> tokens) {
        Token low = tokens.get(2);
        Token high = tokens.get(4);
        if (!isColumn(tokens.get(0)) || low.kind() != Kind.NUMBER || high.kind() != Kind.NUMBER) {
            return UNKNOWN;
        }
        BigDecimal least = new BigDecimal(low.text());
        BigDecimal most = new BigDecimal(high.text());
        Atom within = strict(tokens.get(0), Values.within(least, most), Values.ANY);
        return new Atom(
                within.ifTrue(),
                within.ifNotFalse(),
                List.of(
                        Map.of(name(tokens.get(0)), Values.atMost(least, false).orNull()),
                        Map.of(name(tokens.get(0)), Values.atLeast(most, false).orNull())));
    }

    /** IN, and what PostgreSQL makes of it. */
    private static Atom among(Token column, List<Token> tokens) {
        boolean in =
                tokens.get(0).is("in") && tokens.size() > 3 && tokens.get(1).is("(");
        boolean any = tokens.size() > 7
                && tokens.get(0).is("=")
                && tokens.get(1).is("any")
                && tokens.get(2).is("(")
                && tokens.get(3).is("array");
        if (!in && !any) {
            return UNKNOWN;
        }
        List<Token> list = in ? tokens.subList(2, tokens.size() - 1) : tokens.subList(5, tokens.size() - 2);
        for (int i = 0; i < list.size(); i++) {
            if (i % 2 == 0 ? !isLiteral(list.get(i)) : !list.get(i).is(",")) {
                return UNKNOWN;
            }
        }
        List<String> values =
                list.stream().filter(token -> !token.is(",")).map(Token::text).toList();
        return strict(column, Values.listed(values), Values.excluding(values));
    }
}
