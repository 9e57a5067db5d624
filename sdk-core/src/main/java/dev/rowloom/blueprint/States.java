package dev.rowloom.blueprint;

import dev.rowloom.schema.internal.domain.LongDomain;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets the moments of a row go with its state: what is shipped has a date of shipping, what is open has none. */
final class States {

    /** Words of states and of the moments that lead to them, in the order of a life. */
    private static final List<Set<String>> STEPS = List.of(
            Set.of(
                    "new",
                    "created",
                    "draft",
                    "pending",
                    "open",
                    "opened",
                    "queued",
                    "scheduled",
                    "planned",
                    "todo",
                    "requested",
                    "submitted",
                    "registered",
                    "unpaid",
                    "initial",
                    "waiting",
                    "placed",
                    "ordered"),
            Set.of(
                    "confirmed",
                    "accepted",
                    "approved",
                    "verified",
                    "assigned",
                    "acknowledged",
                    "authorised",
                    "authorized",
                    "activated",
                    "active",
                    "reviewed"),
            Set.of("paid", "processing", "started", "running", "captured", "charged", "picked", "packed", "ready"),
            Set.of("shipped", "sent", "dispatched", "published", "transit"),
            Set.of(
                    "delivered",
                    "completed",
                    "complete",
                    "done",
                    "closed",
                    "resolved",
                    "finished",
                    "succeeded",
                    "success",
                    "fulfilled",
                    "ended",
                    "archived",
                    "received"),
            Set.of("returned", "refunded"));

    /** States that a life can end in at any step, each with the words of its own moments. */
    private static final List<Set<String>> EXITS = List.of(
            Set.of("cancelled", "canceled", "cancel", "aborted", "void", "voided", "withdrawn"),
            Set.of("rejected", "declined", "denied", "refused"),
            Set.of("failed", "error", "failure"),
            Set.of("expired"),
            Set.of("deleted", "removed"),
            Set.of("suspended", "blocked", "banned", "locked"));

    /**
     * A way of paying.
     *
     * @param columns words of the columns that only it fills
     * @param labels words of its values
     */
    private record Means(Set<String> columns, Set<String> labels) {}

    private static final List<Means> MEANS = List.of(
            new Means(
                    Set.of("card", "cardholder", "cvv", "cvc"),
                    Set.of("card", "creditcard", "visa", "mastercard", "amex", "credit")),
            new Means(Set.of("iban", "bic", "swift"), Set.of("bank", "transfer", "sepa", "wire", "banktransfer")),
            new Means(Set.of("cheque"), Set.of("cheque", "check")));

    private static final Set<String> FLAG = Set.of("is", "was", "has", "been", "flag");
    private static final Set<String> FLAG_VALUES = Set.of("true", "false", "1", "0");

    /** Moments that any end has. */
    private static final Set<String> ENDS = Set.of("closed", "ended", "finished", "completed", "resolved", "end");

    /** Returns the number of a step, or -1. */
    private static int step(Set<String> words) {
        for (int i = STEPS.size() - 1; i >= 0; i--) {
            if (STEPS.get(i).stream().anyMatch(words::contains)) {
                return i;
            }
        }
        return -1;
    }

    private static int exit(Set<String> words) {
        for (int i = 0; i < EXITS.size(); i++) {
            if (EXITS.get(i).stream().anyMatch(words::contains)) {
                return i;
            }
        }
        return -1;
    }

    private States() {}

    /** Replaces rules in place. */
    static void settle(Draft draft) {
        String state = state(draft);
        if (state != null) {
            byState(draft, state);
        }
        draft.rules().keySet().stream().filter(column -> isFlag(draft, column)).forEach(flag -> byFlag(draft, flag));
        MEANS.forEach(means -> byMeans(draft, means.columns(), means.labels()));
    }

    /** Leaves out the number of a card where nothing is paid by card. */
    private static void byMeans(Draft draft, Set<String> columns, Set<String> labels) {
        String means = draft.rules().keySet().stream()
                .filter(column -> !of(draft, column, labels).isEmpty()
                        && of(draft, column, labels).size()
                                < values(draft.rules().get(column)).size())
                .findFirst()
                .orElse(null);
        if (means == null) {
            return;
        }
        for (Map.Entry<String, Rule> entry : draft.rules().entrySet()) {
            Rule rule = entry.getValue();
            if (!(rule instanceof Rule.When || rule instanceof Rule.Computed)
                    && !entry.getKey().equals(means)
                    && draft.has(entry.getKey(), columns)
                    && isOptional(draft, entry.getKey())) {
                List<String> others = new ArrayList<>(values(draft.rules().get(means)));
                others.removeAll(of(draft, means, labels));
                entry.setValue(new Rule.When(means, List.of(new Rule.Case(others, new Rule.Constant(null))), rule));
            }
        }
    }

    /** Returns the values of a column that have one of some words. */
    private static List<String> of(Draft draft, String column, Set<String> labels) {
        return values(draft.rules().get(column)).stream()
                .filter(value -> words(value).stream().anyMatch(labels::contains))
                .toList();
    }

    /** Returns the words of a flag such as {@code is_deleted} besides those that say that it is one. */
    private static List<String> flagged(Draft draft, String column) {
        return draft.table().column(column).tokens().stream()
                .map(Token::text)
                .filter(word -> !FLAG.contains(word))
                .toList();
    }

    private static boolean isFlag(Draft draft, String column) {
        return draft.rules().get(column) instanceof Rule.Values values
                && values.values().size() == 2
                && values.values().stream().map(Rule.Weighted::value).allMatch(FLAG_VALUES::contains)
                && flagged(draft, column).size() == 1;
    }

    private static void byFlag(Draft draft, String flag) {
        String word = flagged(draft, flag).get(0);
        for (Map.Entry<String, Rule> entry : draft.rules().entrySet()) {
            Set<String> words = momentWords(draft, entry.getKey());
            boolean goes = words.contains(word)
                    && !draft.has(entry.getKey(), Set.of("last", "next", "due"))
                    && draft.isMoment(entry.getKey())
                    && isOptional(draft, entry.getKey())
                    && isMomentRule(entry.getValue());
            if (goes) {
                Rule rule = entry.getValue();
                entry.setValue(new Rule.When(
                        flag,
                        List.of(
                                new Rule.Case(List.of("true", "1"), rule),
                                new Rule.Case(List.of("false", "0"), new Rule.Constant(null))),
                        rule));
            }
        }
    }

    private static List<String> values(@Nullable Rule rule) {
        if (rule instanceof Rule.Values values) {
            return values.values().stream().map(Rule.Weighted::value).toList();
        } else if (rule instanceof Rule.Vocabulary list) {
            Vocabulary words = Vocabularies.bundled().get(list.name());
            return words.values(list.column());
        }
        return List.of();
    }

    private static void byState(Draft draft, String state) {
        Map<String, Set<String>> labels = new LinkedHashMap<>();
        values(draft.rules().get(state)).forEach(each -> labels.put(each, words(each)));
        long known = labels.values().stream()
                .filter(words -> step(words) >= 0 || exit(words) >= 0)
                .count();
        if (known < 2) {
            return;
        }
        boolean most = known * 3 >= labels.size();
        for (Map.Entry<String, Rule> entry : draft.rules().entrySet()) {
            boolean moment = draft.isMoment(entry.getKey()) && isMomentRule(entry.getValue());
            boolean optional = isOptional(draft, entry.getKey());
            if (!most && !isNamed(labels, momentWords(draft, entry.getKey()))) {
                continue;
            }
            boolean consequence = isConsequence(draft, entry.getKey());
            if ((moment || consequence) && optional || consequence && isZeroable(draft, entry.getKey())) {
                Rule none = new Rule.Constant(optional ? null : "0");
                Rule.When when = when(draft, entry.getKey(), state, labels, entry.getValue(), none);
                entry.setValue(when == null ? entry.getValue() : when);
            }
        }
    }

    /** Returns whether a state is called as a moment is, and another comes before all, so that the rest need not be known. */
    private static boolean isNamed(Map<String, Set<String>> labels, Set<String> moment) {
        return labels.values().stream()
                        .anyMatch(label -> step(label) > 0 && label.stream().anyMatch(moment::contains))
                && labels.values().stream().anyMatch(label -> step(label) == 0);
    }

    private static Set<String> momentWords(Draft draft, String column) {
        Set<String> words = new HashSet<>();
        draft.table().column(column).tokens().forEach(token -> words.addAll(token.forms()));
        words.addAll(participles(words));
        return words;
    }

    private static boolean isOptional(Draft draft, String column) {
        ColumnFacts facts = draft.table().column(column);
        return facts.column().isNullable()
                && facts.domain().nullable()
                && !draft.table().isInKey(column)
                && !facts.isReferenced();
    }

    /** Returns whether a column that takes no null takes zero in its place. */
    private static boolean isZeroable(Draft draft, String column) {
        ColumnFacts facts = draft.table().column(column);
        LongDomain numbers = facts.domain().numbers();
        return draft.isNumber(column)
                && numbers != null
                && numbers.contains(0)
                && !draft.table().isInKey(column)
                && !facts.isReferenced();
    }

    /** An amount that is paid back, or the reason why something was called off: there is none where that did not happen. */
    private static boolean isConsequence(Draft draft, String column) {
        Rule rule = draft.rules().get(column);
        boolean plain = rule instanceof Rule.Number
                || rule instanceof Rule.Text
                || rule instanceof Rule.Values
                || rule instanceof Rule.Vocabulary;
        boolean amount = draft.isNumber(column) && draft.has(column, Set.of("refund", "refunded", "cancellation"));
        boolean reason = draft.table().column(column).is(Family.TEXT) && draft.has(column, Set.of("reason"));
        return plain && (amount || reason);
    }

    private static boolean isMomentRule(Rule rule) {
        return rule instanceof Rule.Temporal || rule instanceof Rule.After;
    }

    private static boolean isList(@Nullable Rule rule) {
        return rule instanceof Rule.Values
                || rule instanceof Rule.Vocabulary list && list.name().endsWith("statuses");
    }

    private static @Nullable String state(Draft draft) {
        return draft.rules().keySet().stream()
                .filter(column -> isList(draft.rules().get(column))
                        && (draft.isMeant(column, "status.state") || draft.has(column, Set.of("status", "state"))))
                .findFirst()
                .orElse(null);
    }

    private static Rule.@Nullable When when(
            Draft draft, String column, String state, Map<String, Set<String>> labels, Rule rule, Rule instead) {
        Set<String> words = momentWords(draft, column);
        int step = step(words);
        int exit = exit(words);
        if (step <= 0 && exit < 0) {
            return null;
        }
        boolean end = ENDS.stream().anyMatch(words::contains);
        List<String> with = new ArrayList<>();
        List<String> without = new ArrayList<>();
        labels.forEach((label, of) -> {
            switch (exit >= 0 ? ofExit(exit, of) : ofStep(step, end, of)) {
                case HAPPENED -> with.add(label);
                case OPEN -> without.add(label);
                case UNKNOWN -> {}
            }
        });
        if (without.isEmpty() || with.isEmpty() && without.size() == labels.size()) {
            return null;
        }
        Rule.Case none = new Rule.Case(without, instead);
        List<Rule.Case> cases = with.isEmpty() ? List.of(none) : List.of(new Rule.Case(with, rule), none);
        return new Rule.When(state, cases, rule);
    }

    /** What a state says of a moment. */
    private enum Moment {
        HAPPENED,
        OPEN,
        UNKNOWN
    }

    private static Moment ofExit(int exit, Set<String> label) {
        int of = exit(label);
        if (of < 0 && step(label) < 0) {
            return Moment.UNKNOWN;
        }
        return of == exit ? Moment.HAPPENED : Moment.OPEN;
    }

    private static Moment ofStep(int step, boolean end, Set<String> label) {
        int of = step(label);
        if (of < 0 && exit(label) < 0) {
            return Moment.UNKNOWN;
        }
        return of >= step || of < 0 && end ? Moment.HAPPENED : Moment.OPEN;
    }

    /** Returns what {@code ship_date} and {@code payment_date} say of a state. */
    static Set<String> participles(Set<String> words) {
        Set<String> found = new HashSet<>();
        for (String word : words) {
            found.add(word + "ed");
            found.add(word + "d");
            found.add(word + "ped");
        }
        if (words.contains("payment")) {
            found.add("paid");
        }
        if (words.contains("cancellation") || words.contains("cancel")) {
            found.add("cancelled");
        }
        if (words.contains("rejection") || words.contains("decline")) {
            found.add("rejected");
        }
        return found;
    }

    private static Set<String> words(String label) {
        Set<String> words = new java.util.LinkedHashSet<>();
        for (String word : Words.split(label)) {
            words.add(word.toLowerCase(Locale.ROOT));
        }
        return words;
    }
}
