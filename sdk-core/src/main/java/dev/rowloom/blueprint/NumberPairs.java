package dev.rowloom.blueprint;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lets the greater of two numbers come after the lesser: maximum and minimum, price and cost. */
final class NumberPairs {

    /** Words that stand for the lesser end, and those for the greater end of the same. */
    private static final Map<String, List<String>> OPPOSITES = Map.of(
            "minimum", List.of("maximum"),
            "low", List.of("high"),
            "lower", List.of("upper"),
            "from", List.of("to"),
            "start", List.of("end"),
            "begin", List.of("end"),
            "first", List.of("last"),
            "lft", List.of("rgt", "rght"),
            "fmin", List.of("fmax"),
            "cost", List.of("price", "list price", "retail price", "sale price"));

    private final TableFacts table;
    private final Map<String, Rule> rules;
    private final Reads reads;

    NumberPairs(TableFacts table, Map<String, Rule> rules, Reads reads) {
        this.table = table;
        this.rules = rules;
        this.reads = reads;
    }

    /** Replaces rules in place. */
    void settle() {
        Map<String, String> byPhrase = new HashMap<>();
        table.columns().forEach((name, column) -> byPhrase.putIfAbsent(TableFacts.phrase(column.tokens()), name));
        Map<String, Rule> changed = new LinkedHashMap<>();
        rules.forEach((lower, rule) -> {
            for (String phrase : rule instanceof Rule.Number ? opposites(lower) : List.<String>of()) {
                String upper = byPhrase.getOrDefault(phrase, lower);
                boolean alike = rules.get(upper) instanceof Rule.Number
                        && !upper.equals(lower)
                        && table.column(upper)
                                .type()
                                .getClass()
                                .equals(table.column(lower).type().getClass());
                if (alike && !table.isInKey(upper) && !changed.containsKey(upper) && reads.add(upper, lower)) {
                    changed.put(upper, after(lower, (Rule.Number) rule, false));
                }
            }
        });
        rules.putAll(changed);
    }

    private List<String> opposites(String column) {
        List<Token> tokens = table.column(column).tokens();
        List<String> phrases = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            for (String opposite : OPPOSITES.getOrDefault(tokens.get(i).text(), List.of())) {
                List<String> words = new ArrayList<>();
                for (int j = 0; j < tokens.size(); j++) {
                    boolean replaced = j == i;
                    boolean dropped =
                            tokens.get(j).is("standard") || tokens.get(j).is("unit") && i != j;
                    if (replaced || !dropped) {
                        words.add(replaced ? opposite : tokens.get(j).text());
                    }
                }
                phrases.add(String.join(" ", words));
            }
        }
        return phrases;
    }

    /** Returns a rule for a number above another one, by up to half the range of either. */
    static Rule.After after(String lower, Rule.Number range, boolean strict) {
        BigDecimal span = new BigDecimal(range.max()).subtract(new BigDecimal(range.min()));
        BigDecimal half = span.divide(BigDecimal.valueOf(2), range.decimals(), RoundingMode.CEILING);
        BigDecimal unit = BigDecimal.ONE.movePointLeft(range.decimals());
        BigDecimal least = strict ? unit : BigDecimal.ZERO;
        return new Rule.After(lower, RuleFitter.plain(least), RuleFitter.plain(half.max(unit)), 0);
    }
}
