package dev.rowloom.schema.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** PostgreSQL's partition bounds: a row that no partition takes is refused, so together they are a condition. */
final class PartitionBounds {

    private PartitionBounds() {}

    /** A range of values; a bound that is {@code MINVALUE} or {@code MAXVALUE} is no bound. */
    private record Range(List<Token> from, List<Token> to) {}

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

    /** Adds to a partitioned table the condition that one of its partitions takes the row. */
    static void check(TableDraft root, Collection<TableDraft> tables) {
        Tokens in = new Tokens(root.partitionKey);
        boolean range = in.accept("RANGE");
        boolean list = !range && in.accept("LIST");
        List<Token> key = KeyParts.stripParentheses(in.rest());
        if ((!range && !list) || Tokens.splitAtCommas(key).size() != 1) {
            return;
        }
        List<List<Token>> bounds = tables.stream()
                .filter(table -> table.partitionOf == root)
                .map(table -> table.partitionBound)
                .toList();
        if (bounds.isEmpty() || bounds.stream().anyMatch(bound -> bound.size() < 4)) { // DEFAULT takes all
            return;
        }
        List<List<Token>> conditions = range ? ranges(key, bounds) : lists(key, bounds);
        if (conditions.stream().noneMatch(List::isEmpty)) {
            List<Token> condition = joined(conditions, "OR");
            root.checks.add(new CheckDraft(null, condition, Tokens.sql(condition), root.line));
        }
    }

    private static List<List<Token>> lists(List<Token> key, List<List<Token>> bounds) {
        List<List<Token>> conditions = new ArrayList<>();
        for (List<Token> bound : bounds) { // IN (a, b)
            List<Token> condition = new ArrayList<>(key);
            condition.addAll(bound);
            conditions.add(condition);
            if (bound.stream().anyMatch(token -> token.isWord("NULL"))) {
                List<Token> isNull = new ArrayList<>(key);
                isNull.addAll(Rewriters.words("IS", "NULL"));
                conditions.add(isNull);
            }
        }
        return conditions;
    }

    private static List<List<Token>> ranges(List<Token> key, List<List<Token>> bounds) {
        List<Range> ranges = new ArrayList<>();
        for (List<Token> bound : bounds) { // FROM (a) TO (b)
            Tokens in = new Tokens(bound);
            in.accept("FROM");
            List<Token> from = in.parenthesized();
            in.accept("TO");
            ranges.add(new Range(from, in.parenthesized()));
        }
        return merged(ranges).stream().map(range -> condition(key, range)).toList();
    }

    // Ranges that follow each other become one.
    private static List<Range> merged(List<Range> ranges) {
        Map<String, Range> byStart = new LinkedHashMap<>();
        Set<String> ends = new LinkedHashSet<>();
        for (Range range : ranges) {
            byStart.put(Tokens.sql(range.from()), range);
            ends.add(Tokens.sql(range.to()));
        }
        List<Range> merged = new ArrayList<>();
        for (Range first : ranges) {
            if (ends.contains(Tokens.sql(first.from()))) {
                continue;
            }
            Range last = first;
            for (Range next = first; next != null; next = byStart.remove(Tokens.sql(last.to()))) {
                last = next;
            }
            merged.add(new Range(first.from(), last.to()));
        }
        return merged;
    }

    // Empty where the range has no bounds: every row fits.
    private static List<Token> condition(List<Token> key, Range range) {
        List<List<Token>> parts = new ArrayList<>();
        if (!isOpen(range.from())) {
            parts.add(comparison(key, ">=", range.from()));
        }
        if (!isOpen(range.to())) {
            parts.add(comparison(key, "<", range.to()));
        }
        return joined(parts, "AND");
    }

    private static boolean isOpen(List<Token> bound) {
        return bound.isEmpty()
                || bound.get(0).isWord("MINVALUE")
                || bound.get(0).isWord("MAXVALUE");
    }

    private static List<Token> comparison(List<Token> key, String operator, List<Token> value) {
        List<Token> tokens = new ArrayList<>(key);
        tokens.add(Token.made(Token.Kind.SYMBOL, operator));
        tokens.addAll(value);
        return tokens;
    }

    private static List<Token> joined(List<List<Token>> parts, String word) {
        List<Token> tokens = new ArrayList<>();
        for (List<Token> part : parts) {
            if (!tokens.isEmpty()) {
                tokens.add(Token.made(Token.Kind.WORD, word));
            }
            tokens.add(Token.made(Token.Kind.SYMBOL, "("));
            tokens.addAll(part);
            tokens.add(Token.made(Token.Kind.SYMBOL, ")"));
        }
        return tokens;
    }
}
