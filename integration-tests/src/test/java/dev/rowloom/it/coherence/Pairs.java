package dev.rowloom.it.coherence;

import dev.rowloom.it.coherence.View.Sight;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Two numbers of a row of which one is the greater, and numbers that have bounds by their nature. */
final class Pairs {

    private static final List<Map.Entry<Set<String>, Set<String>>> OPPOSITES = List.of(
            Map.entry(Set.of("min", "minimum"), Set.of("max", "maximum")),
            Map.entry(Set.of("low", "lowest"), Set.of("high", "highest")),
            Map.entry(Set.of("lower"), Set.of("upper")),
            Map.entry(Set.of("from", "start", "begin", "first"), Set.of("to", "end", "last", "stop")),
            Map.entry(
                    Set.of("shipped", "received", "delivered", "picked", "returned", "rejected"),
                    Set.of("ordered", "requested")),
            Map.entry(Set.of("used"), Set.of("total", "limit", "quota", "size", "capacity")),
            Map.entry(Set.of("cost"), Set.of("price")),
            Map.entry(Set.of("sale", "discounted"), Set.of("list", "regular", "original")));
    private static final Set<String> NOISE = Set.of("unit", "standard", "list", "retail", "value", "selling");

    private Pairs() {}

    static void find(View view, Consumer<CoherenceRule> rules) {
        for (Sight table : view.tables()) {
            OPPOSITES.forEach(pair -> opposites(table, pair.getKey(), pair.getValue(), rules));
            range(table, Set.of("latitude", "lat"), 90, rules);
            range(table, Set.of("longitude", "lon", "lng"), 180, rules);
            balance(table, rules);
        }
    }

    private static void opposites(Sight table, Set<String> less, Set<String> greater, Consumer<CoherenceRule> rules) {
        for (Field lower : table.all(field -> isPlain(table, field, less))) {
            for (Field upper : table.all(field -> isPlain(table, field, greater))) {
                boolean both = lower.hasAny(greater) || upper.hasAny(less) || isMail(lower, upper);
                if (!both && rest(lower, less).equals(rest(upper, greater))) {
                    rules.accept(new CoherenceRule(
                            CoherenceRule.Kind.NUMBERS,
                            table.id(),
                            lower + " <= " + upper,
                            table.sql() + " r WHERE " + lower.of("r") + " IS NOT NULL AND " + upper.of("r")
                                    + " IS NOT NULL",
                            lower.of("r") + " > " + upper.of("r")));
                }
            }
        }
    }

    /** Returns whether two columns say no more than from whom and to whom, or whether either way. */
    private static boolean isMail(Field lower, Field upper) {
        return lower.isCalled(Set.of("from")) && upper.isCalled(Set.of("to"));
    }

    private static boolean isPlain(Sight table, Field field, Set<String> words) {
        return field.isNumber()
                && field.hasAny(words)
                && !table.isForeign(field)
                && !field.words().contains("id")
                && (!Moments.isMoment(field) || !field.hasAny(Set.of("date", "time", "at", "timestamp", "on")));
    }

    private static List<String> rest(Field field, Set<String> words) {
        return field.without(words).stream()
                .filter(word -> !NOISE.contains(word))
                .toList();
    }

    private static void range(Sight table, Set<String> names, int most, Consumer<CoherenceRule> rules) {
        for (Field field : table.all(it -> it.isNumber() && it.isCalled(names))) {
            rules.accept(new CoherenceRule(
                    CoherenceRule.Kind.NUMBERS,
                    table.id(),
                    "-" + most + " <= " + field + " <= " + most,
                    table.sql() + " r WHERE " + field.of("r") + " IS NOT NULL",
                    "abs(" + field.of("r") + ") > " + most));
        }
    }

    private static void balance(Sight table, Consumer<CoherenceRule> rules) {
        Field balance = table.first(field -> field.isNumber() && field.isCalled(Set.of("balance", "saldo")));
        Field credit = table.first(field -> field.isNumber()
                && field.hasAny(Set.of("credit"))
                && field.without(Set.of("credit", "total", "amount")).isEmpty());
        Field debit = table.first(field -> field.isNumber()
                && field.hasAny(Set.of("debit"))
                && field.without(Set.of("debit", "total", "amount")).isEmpty());
        if (balance != null && credit != null && debit != null) {
            Field opening = table.first(
                    field -> field.isNumber() && field.isCalled(Set.of("openingbalance", "initialbalance")));
            String begin = opening == null ? "" : "coalesce(" + opening.of("r") + ", 0) + ";
            rules.accept(new CoherenceRule(
                    CoherenceRule.Kind.NUMBERS,
                    table.id(),
                    balance + " = " + credit + " - " + debit,
                    table.sql() + " r WHERE " + balance.of("r") + " IS NOT NULL",
                    "abs(" + balance.of("r") + " - (" + begin + "coalesce(" + credit.of("r") + ", 0) - coalesce("
                            + debit.of("r") + ", 0))) > 0.011"));
        }
    }
}
