package dev.rowloom.schema.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a table is partitioned by: the method, and the columns or expressions.
 *
 * <p>A year, a day number or a second of a column is compared by the column itself, which says the same in a form that can
 * be solved.
 *
 * @param method how rows find their partition
 * @param parts the columns or expressions
 */
record PartitionKey(Method method, List<List<Token>> parts) {

    private static final long DAYS_BEFORE_1970 = 719_528;
    private static final Set<String> YEARS = Set.of("YEAR", "EXTRACT", "DATE_PART");

    /** How rows find their partition. */
    enum Method {
        RANGE,
        LIST,
        /** By a number that only the database computes. */
        HASH
    }

    /** Takes what follows {@code PARTITION BY}, up to the end of the key. */
    static PartitionKey read(Tokens in) {
        in.accept("LINEAR");
        String word = in.take().keyword();
        in.accept("COLUMNS");
        if (in.accept("ALGORITHM")) {
            in.acceptSymbol("=");
            in.take();
        }
        List<List<Token>> parts = Tokens.splitAtCommas(KeyParts.stripParentheses(in.parenthesized())).stream()
                .map(KeyParts::stripParentheses)
                .toList();
        Method method = switch (word) {
            case "RANGE" -> Method.RANGE;
            case "LIST" -> Method.LIST;
            default -> Method.HASH;
        };
        return new PartitionKey(method, parts);
    }

    /** Returns {@code part operator value}, or what says the same of the column in it. */
    Condition compared(int part, String operator, List<Token> value) {
        List<Token> key = parts.get(part);
        String function = key.get(0).keyword();
        List<Token> column = argument(key);
        if (column.isEmpty()) {
            return Condition.comparison(key, operator, value);
        }
        if (isYear(key) && isNumber(value)) {
            return year(column, operator, Integer.parseInt(value.get(0).text()));
        }
        List<Token> inverse = argument(value);
        boolean same = !inverse.isEmpty() && value.get(0).keyword().equals(function);
        if (function.equals("TO_DAYS") && (same || isNumber(value))) {
            return Condition.comparison(column, operator, same ? inverse : List.of(day(value)));
        } else if (function.equals("UNIX_TIMESTAMP") && (same || isNumber(value))) {
            return Condition.comparison(column, operator, same ? inverse : List.of(second(value)));
        }
        return Condition.comparison(key, operator, value);
    }

    /** Returns the column inside {@code f(column)} or {@code f(… FROM column)}; empty where there is none. */
    private static List<Token> argument(List<Token> call) {
        Tokens in = new Tokens(call);
        if (!in.take().isIdentifier()) {
            return List.of();
        }
        List<Token> inside = in.parenthesized();
        boolean whole = !inside.isEmpty() && !in.hasNext();
        return whole && (inside.size() == 1 || isField(inside))
                ? inside.subList(inside.size() - 1, inside.size())
                : List.of();
    }

    // EXTRACT(year FROM c), date_part('year', c)
    private static boolean isField(List<Token> inside) {
        return inside.size() == 3
                && (inside.get(1).isWord("FROM") || inside.get(1).isSymbol(","));
    }

    private static boolean isYear(List<Token> key) {
        String function = key.get(0).keyword();
        return YEARS.contains(function)
                && (function.equals("YEAR")
                        || key.get(2).text().toUpperCase(Locale.ROOT).equals("YEAR"));
    }

    private static boolean isNumber(List<Token> value) {
        return value.size() == 1
                && value.get(0).kind() == Token.Kind.NUMBER
                && value.get(0).text().matches("[0-9]{1,9}");
    }

    private static Condition year(List<Token> column, String operator, int year) {
        List<Token> from = List.of(date(year));
        List<Token> to = List.of(date(year + 1));
        return switch (operator) {
            case "<", ">=" -> Condition.comparison(column, operator, from);
            case "<=" -> Condition.comparison(column, "<", to);
            case ">" -> Condition.comparison(column, ">=", to);
            default ->
                Condition.and(List.of(Condition.comparison(column, ">=", from), Condition.comparison(column, "<", to)));
        };
    }

    private static Token date(int year) {
        return Token.made(Token.Kind.TEXT, String.format(Locale.ROOT, "%04d-01-01", year));
    }

    private static Token day(List<Token> number) {
        long days = Long.parseLong(number.get(0).text()) - DAYS_BEFORE_1970;
        return Token.made(Token.Kind.TEXT, java.time.LocalDate.ofEpochDay(days).toString());
    }

    private static Token second(List<Token> number) {
        java.time.LocalDateTime time = java.time.LocalDateTime.ofEpochSecond(
                Long.parseLong(number.get(0).text()), 0, java.time.ZoneOffset.UTC);
        return Token.made(Token.Kind.TEXT, time.toString().replace('T', ' '));
    }

    /** Returns the condition that no part of the key is null. */
    Condition notNull() {
        List<Condition> conditions = new ArrayList<>();
        for (List<Token> part : parts) {
            List<Token> column = argument(part);
            if (part.size() == 1 || !column.isEmpty()) {
                conditions.add(Condition.words(column.isEmpty() ? part : column, "IS", "NOT", "NULL"));
            }
        }
        return Condition.and(conditions);
    }
}
