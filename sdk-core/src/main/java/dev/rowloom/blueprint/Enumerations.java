package dev.rowloom.blueprint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives the values of enumerations and flags believable weights. */
final class Enumerations {

    private static final int FIRST = 24;
    private static final int LEAST = 2;
    private static final int OF_DEFAULT = 12;
    private static final int MOST_VALUES = 20;

    private final Words words;

    Enumerations(Words words) {
        this.words = words;
    }

    /** Returns a rule for listed values: usual words by experience, others falling by position. */
    Rule listed(List<String> values, ColumnFacts column) {
        if (values.size() == 2 && values.stream().allMatch(value -> words.isTrue(value) || words.isFalse(value))) {
            boolean firstIsTrue = words.isTrue(values.get(0));
            return flag(values.get(firstIsTrue ? 0 : 1), values.get(firstIsTrue ? 1 : 0), column);
        }
        String preferred = column.defaultLiteral().orElse("");
        List<Rule.Weighted> weighted = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            int weight = words.weight(values.get(i), Math.max(LEAST, FIRST / (i + 1)));
            int bonus = values.get(i).equalsIgnoreCase(preferred) ? OF_DEFAULT : 0;
            weighted.add(new Rule.Weighted(values.get(i), weight + bonus));
        }
        return new Rule.Values(weighted);
    }

    /** Returns a rule for a flag in the form that the column's type has for it. */
    Rule flag(ColumnFacts column) {
        if (column.is(Family.BOOLEAN)) {
            return flag("true", "false", column);
        } else if (!column.is(Family.TEXT)) {
            return flag("1", "0", column);
        }
        String preferred = column.defaultLiteral().orElse("");
        for (String[] pair : new String[][] {
            {"Y", "N"},
            {"y", "n"},
            {"T", "F"},
            {"t", "f"},
            {"1", "0"},
            {"on", ""},
            {"yes", "no"},
            {"true", "false"},
            {"YES", "NO"},
            {"Yes", "No"},
            {"TRUE", "FALSE"}
        }) {
            boolean given = column.defaultLiteral().isPresent()
                    && (preferred.equals(pair[0]) || preferred.equals(pair[1]) && !preferred.isEmpty());
            boolean switched = column.defaultLiteral().isPresent() && preferred.isEmpty() && pair[0].equals("on");
            if (given || switched && column.maxLength() >= 2) {
                return flag(pair[0], pair[1], column);
            }
        }
        return column.maxLength() >= 5 ? flag("true", "false", column) : flag("Y", "N", column);
    }

    private Rule flag(String yes, String no, ColumnFacts column) {
        int share = share(column);
        return new Rule.Values(List.of(new Rule.Weighted(yes, share), new Rule.Weighted(no, 100 - share)));
    }

    private int share(ColumnFacts column) {
        boolean negated = column.hasWord("not") || column.hasWord("no") || column.hasWord("in");
        if (!negated && column.tokens().stream().anyMatch(words::isMostlyFalse)) {
            return 6;
        } else if (!negated && column.tokens().stream().anyMatch(words::isMostlyTrue)) {
            return 88;
        }
        return column.defaultLiteral()
                .map(value -> words.isTrue(value) ? 80 : words.isFalse(value) ? 20 : 50)
                .orElse(60);
    }

    /**
     * Returns the codes that a comment lists, such as {@code 0: off, 1: on} or {@code 1=retail 2=wholesale}; empty where it
     * lists fewer than two.
     */
    static List<String> codesIn(String comment) {
        Map<String, Boolean> codes = new LinkedHashMap<>();
        int at = 0;
        while (at < comment.length()) {
            int start = at;
            while (at < comment.length() && isDigit(comment.charAt(at))) {
                at++;
            }
            boolean begins = start == 0
                    || !Character.isLetterOrDigit(comment.charAt(start - 1))
                    || comment.charAt(start - 1) > 0x2E80;
            if (at > start && at - start <= 3 && begins && isExplained(comment, at)) {
                codes.put(comment.substring(start, at), true);
            }
            at = Math.max(at, start + 1);
        }
        return codes.size() >= 2 && codes.size() <= MOST_VALUES ? List.copyOf(codes.keySet()) : List.of();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Returns whether a mark such as a colon and a word follow, or a word in a script that needs no mark. */
    private static boolean isExplained(String comment, int from) {
        int at = from;
        boolean marked = false;
        while (at < comment.length() && " :=-–—>：、.)）".indexOf(comment.charAt(at)) >= 0) {
            marked |= comment.charAt(at) != ' ' && comment.charAt(at) != '.';
            at++;
        }
        return at < comment.length()
                && Character.isLetter(comment.charAt(at))
                && (marked || comment.charAt(at) > 0x2E80);
    }
}
