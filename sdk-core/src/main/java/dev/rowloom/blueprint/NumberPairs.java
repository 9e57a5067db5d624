package dev.rowloom.blueprint;

import dev.rowloom.schema.DataType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    /** A list of fewer numbers is a flag. */
    private static final int LEAST_LISTED = 3;

    private static final Set<String> WHOLES = Set.of("ordered", "requested");
    private static final Set<String> PARTS =
            Set.of("shipped", "received", "delivered", "picked", "returned", "rejected");

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
        List.copyOf(rules.keySet()).forEach(lower -> {
            for (String phrase : isPaired(lower) ? opposites(lower) : List.<String>of()) {
                String upper = byPhrase.getOrDefault(phrase, lower);
                boolean alike = isPaired(upper)
                        && !upper.equals(lower)
                        && table.column(upper)
                                .type()
                                .getClass()
                                .equals(table.column(lower).type().getClass());
                if (alike && table.isInKey(upper) && reads.add(upper, lower)) {
                    part(lower, upper);
                } else if (alike && !table.isInKey(upper) && !changed.containsKey(upper) && reads.add(upper, lower)) {
                    changed.put(upper, above(lower, upper));
                }
            }
        });
        rules.putAll(changed);
        parts();
    }

    /** A key decides its columns, each for itself. */
    private void part(String lower, String upper) {
        if (!Orders.isChecked(table, lower, upper)) {
            new Partings(rules).numbers(lower, upper);
        }
    }

    private boolean isPaired(String column) {
        Rule rule = rules.get(column);
        boolean listed = rule instanceof Rule.Values values
                && values.values().size() >= LEAST_LISTED
                && table.column(column).is(Family.NUMBER);
        return rule instanceof Rule.Number || listed || isCoordinate(rule);
    }

    private static boolean isCoordinate(@Nullable Rule rule) {
        return rule instanceof Rule.About about
                && (about.part().equals("latitude") || about.part().equals("longitude"));
    }

    private Rule above(String lower, String upper) {
        Rule rule = rules.get(lower);
        Rule theirs = Objects.requireNonNull(rules.get(upper));
        if (rule instanceof Rule.Number number && theirs instanceof Rule.Number) {
            return after(lower, number, false);
        }
        String more = isCoordinate(rule) ? " + draw(0.01, 0.5, 0.01)" : " * draw(1, 5, 1)";
        return new Rule.Computed(Draft.quoted(lower) + more, theirs);
    }

    /** Of what was ordered, as much is shipped at most. */
    private void parts() {
        List<String> wholes =
                rules.keySet().stream().filter(each -> hasAny(each, WHOLES)).toList();
        for (String whole : wholes) {
            for (String part : List.copyOf(rules.keySet())) {
                boolean both = rules.get(whole) instanceof Rule.Number
                        && table.column(part).type() instanceof DataType.IntegerType
                        && hasAny(part, PARTS)
                        && !table.isInKey(part)
                        && rest(whole, WHOLES).equals(rest(part, PARTS));
                if (both && rules.get(part) instanceof Rule.Number rule && reads.add(part, whole)) {
                    String formula = "round(" + Draft.quoted(whole) + " * greatest(0, least(1, draw(0, 2, 0.25))), 0)";
                    rules.put(part, new Rule.Computed(formula, rule));
                }
            }
        }
    }

    private boolean hasAny(String column, Set<String> words) {
        return table.column(column).tokens().stream().map(Token::text).anyMatch(words::contains);
    }

    private List<String> rest(String column, Set<String> words) {
        return table.column(column).tokens().stream()
                .map(Token::text)
                .filter(word -> !words.contains(word))
                .toList();
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
                phrases.add(String.join(" ", replaced(tokens, i, opposite)));
            }
        }
        return phrases;
    }

    private static List<String> replaced(List<Token> tokens, int at, String word) {
        List<String> words = new ArrayList<>(tokens.stream().map(Token::text).toList());
        words.set(at, word);
        return words;
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
