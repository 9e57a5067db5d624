package dev.rowloom.blueprint;

import java.util.ArrayList;
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
        if (state == null || !(draft.rules().get(state) instanceof Rule.Values values)) {
            return;
        }
        Map<String, Set<String>> labels = new LinkedHashMap<>();
        values.values().forEach(each -> labels.put(each.value(), words(each.value())));
        long known = labels.values().stream()
                .filter(words -> step(words) >= 0 || exit(words) >= 0)
                .count();
        if (known * 2 < labels.size() || known < 2) {
            return;
        }
        for (Map.Entry<String, Rule> entry : draft.rules().entrySet()) {
            if (draft.isMoment(entry.getKey()) && isOptional(draft, entry.getKey()) && isMomentRule(entry.getValue())) {
                Rule.When when = when(draft, entry.getKey(), state, labels, entry.getValue());
                entry.setValue(when == null ? entry.getValue() : when);
            }
        }
    }

    private static boolean isOptional(Draft draft, String column) {
        ColumnFacts facts = draft.table().column(column);
        return facts.column().isNullable()
                && facts.domain().nullable()
                && !draft.table().isInKey(column)
                && !facts.isReferenced();
    }

    private static boolean isMomentRule(Rule rule) {
        return rule instanceof Rule.Temporal || rule instanceof Rule.After;
    }

    private static @Nullable String state(Draft draft) {
        return draft.rules().keySet().stream()
                .filter(column -> draft.rules().get(column) instanceof Rule.Values
                        && (draft.isMeant(column, "status.state") || draft.has(column, Set.of("status", "state"))))
                .findFirst()
                .orElse(null);
    }

    private static Rule.@Nullable When when(
            Draft draft, String column, String state, Map<String, Set<String>> labels, Rule rule) {
        Set<String> words = new java.util.HashSet<>();
        draft.table().column(column).tokens().forEach(token -> words.addAll(token.forms()));
        words.addAll(participles(words));
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
        if (with.isEmpty() || without.isEmpty()) {
            return null;
        }
        return new Rule.When(
                state, List.of(new Rule.Case(with, rule), new Rule.Case(without, new Rule.Constant(null))), rule);
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
        Set<String> found = new java.util.HashSet<>();
        for (String word : words) {
            found.add(word + "ed");
            found.add(word + "d");
            found.add(word + "ped");
        }
        if (words.contains("payment")) {
            found.add("paid");
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
