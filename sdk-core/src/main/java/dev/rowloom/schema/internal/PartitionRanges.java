package dev.rowloom.schema.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Ranges that follow each other become one, so that a hundred months are two comparisons; and so do lists. */
final class PartitionRanges {

    private PartitionRanges() {}

    /** Returns bounds that together take the same rows; those that are cut short, and say nothing, are left out. */
    static List<List<Token>> merged(List<List<Token>> declared) {
        List<List<Token>> bounds =
                declared.stream().filter(PartitionRanges::isWhole).toList();
        Map<String, List<Token>> byStart = new LinkedHashMap<>();
        Set<String> ends = new LinkedHashSet<>();
        for (List<Token> bound : bounds) {
            if (!bound.get(0).isWord("FROM")) {
                return bound.get(0).isWord("IN") ? List.of(list(bounds)) : bounds;
            }
            byStart.put(Tokens.sql(from(bound)), bound);
            ends.add(Tokens.sql(to(bound)));
        }
        List<List<Token>> merged = new ArrayList<>();
        for (List<Token> first : bounds) {
            if (ends.contains(Tokens.sql(from(first)))) {
                continue;
            }
            List<Token> last = first;
            for (List<Token> next = first; next != null; next = byStart.remove(Tokens.sql(to(last)))) {
                last = next;
            }
            List<Token> whole = new ArrayList<>(first.subList(0, start(first, "TO")));
            whole.addAll(last.subList(start(last, "TO"), last.size()));
            merged.add(whole);
        }
        return merged;
    }

    private static boolean isWhole(List<Token> bound) {
        return !bound.isEmpty() && (!bound.get(0).isWord("IN") || bound.size() > 3);
    }

    // IN (a, b) and IN (c): IN (a, b, c)
    private static List<Token> list(List<List<Token>> bounds) {
        List<Token> all = new ArrayList<>(Rewriters.words("IN"));
        for (List<Token> bound : bounds) {
            if (!bound.get(0).isWord("IN")) {
                continue;
            }
            all.add(Token.made(Token.Kind.SYMBOL, all.size() == 1 ? "(" : ","));
            all.addAll(bound.subList(2, bound.size() - 1));
        }
        all.add(Token.made(Token.Kind.SYMBOL, ")"));
        return all;
    }

    private static int start(List<Token> bound, String word) {
        int depth = 0;
        for (int i = 0; i < bound.size(); i++) {
            depth += Tokens.depthChange(bound.get(i));
            if (depth == 0 && bound.get(i).isWord(word)) {
                return i;
            }
        }
        return bound.size();
    }

    private static List<Token> from(List<Token> bound) {
        return bound.subList(1, start(bound, "TO"));
    }

    private static List<Token> to(List<Token> bound) {
        return bound.subList(Math.min(bound.size(), start(bound, "TO") + 1), bound.size());
    }
}
