package dev.rowloom.it.coherence;

import dev.rowloom.it.coherence.View.Sight;
import dev.rowloom.schema.ForeignKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A row's state, the moments that go with it, and the history that leads to it. */
final class States {

    private static final Map<String, Set<String>> MOMENTS = new java.util.TreeMap<>(Map.ofEntries(
            Map.entry("shipped", Set.of("shipped", "ship", "shipping", "dispatched")),
            Map.entry("delivered", Set.of("delivered", "delivery")),
            Map.entry("cancelled", Set.of("cancelled", "canceled", "cancel", "cancellation")),
            Map.entry("closed", Set.of("closed", "close")),
            Map.entry("completed", Set.of("completed", "complete", "completion", "finished")),
            Map.entry("resolved", Set.of("resolved", "resolution")),
            Map.entry("paid", Set.of("paid", "payment")),
            Map.entry("approved", Set.of("approved", "approval")),
            Map.entry("rejected", Set.of("rejected")),
            Map.entry("returned", Set.of("returned", "return")),
            Map.entry("refunded", Set.of("refunded", "refund")),
            Map.entry("published", Set.of("published", "publish")),
            Map.entry("deleted", Set.of("deleted", "delete")),
            Map.entry("archived", Set.of("archived", "archive")),
            Map.entry("failed", Set.of("failed")),
            Map.entry("suspended", Set.of("suspended")),
            Map.entry("verified", Set.of("verified")),
            Map.entry("confirmed", Set.of("confirmed"))));

    private static final String EARLY =
            "('new', 'pending', 'open', 'draft', 'created', 'queued', 'todo', 'submitted', 'placed')";

    /** What is delivered was shipped. */
    private static final Map<String, String> IMPLIED =
            Map.of("shipped", "'shipped', 'delivered', 'returned'", "paid", "'paid', 'refunded'");

    private static final Set<String> HISTORY =
            Set.of("history", "log", "transition", "event", "change", "audit", "hist");

    private States() {}

    static void find(View view, Consumer<CoherenceRule> rules) {
        for (Sight table : view.tables()) {
            Field state = state(table);
            MOMENTS.forEach((label, words) -> {
                for (Field moment : table.all(field -> isOnly(field, words, table))) {
                    if (state != null && moment.column().isNullable()) {
                        moment(table, state, label, moment, rules);
                    }
                    if (moment.column().isNullable()) {
                        table.all(field -> isFlag(field, words)).forEach(flag -> flag(table, flag, moment, rules));
                    }
                }
            });
            for (ForeignKey key : table.table().foreignKeys()) {
                Sight parent = view.parent(key);
                if (parent != null
                        && table.words().containsAll(parent.words())
                        && table.words().stream().anyMatch(HISTORY::contains)) {
                    history(table, key, parent, rules);
                }
            }
        }
    }

    private static @Nullable Field state(Sight table) {
        Field status = table.first(field -> field.isText() && !table.isForeign(field) && isOwn(field, "status", table));
        return status != null
                ? status
                : table.first(field -> field.isText()
                        && !table.isForeign(field)
                        && isOwn(field, "state", table)
                        && table.first(it -> it.hasAny(Set.of("city", "country", "zip", "street"))) == null);
    }

    private static boolean isOwn(Field field, String word, Sight table) {
        List<String> rest = field.without(Set.of(word, "code", "name", "current"));
        return field.words().contains(word) && table.words().containsAll(rest);
    }

    private static boolean isOnly(Field field, Set<String> words, Sight table) {
        boolean moment = field.kind() == Field.Kind.DATE || field.kind() == Field.Kind.TIMESTAMP;
        List<String> rest = field.without(Moments.TIME);
        return moment
                && field.hasAny(words)
                && rest.stream()
                        .allMatch(
                                word -> words.contains(word) || table.words().contains(word) || word.equals("actual"));
    }

    private static boolean isFlag(Field field, Set<String> words) {
        List<String> rest = field.without(Set.of("is", "was", "has", "been", "flag"));
        return (field.kind() == Field.Kind.BOOLEAN || field.isNumber())
                && rest.size() == 1
                && words.contains(rest.get(0))
                && (field.kind() == Field.Kind.BOOLEAN || field.hasAny(Set.of("is", "was", "has", "flag")));
    }

    private static void moment(Sight table, Field state, String label, Field moment, Consumer<CoherenceRule> rules) {
        String cell = "lower(" + state.of("r") + ")";
        String labels =
                IMPLIED.getOrDefault(label, "'" + label + "'") + (label.equals("cancelled") ? ", 'canceled'" : "");
        rules.accept(new CoherenceRule(
                CoherenceRule.Kind.STATES,
                table.id(),
                moment + " where " + state + " is " + label,
                table.sql() + " r WHERE " + cell + " IN (" + labels + ")",
                moment.of("r") + " IS NULL"));
        rules.accept(new CoherenceRule(
                CoherenceRule.Kind.STATES,
                table.id(),
                "no " + moment + " where " + state + " is early",
                table.sql() + " r WHERE " + cell + " IN " + EARLY,
                moment.of("r") + " IS NOT NULL"));
    }

    private static void flag(Sight table, Field flag, Field moment, Consumer<CoherenceRule> rules) {
        String set = flag.isNumber() ? flag.of("r") + " <> 0" : flag.of("r");
        rules.accept(new CoherenceRule(
                CoherenceRule.Kind.STATES,
                table.id(),
                moment + " exactly where " + flag,
                table.sql() + " r WHERE " + flag.of("r") + " IS NOT NULL",
                "(" + set + ") <> (" + moment.of("r") + " IS NOT NULL)"));
    }

    private static void history(Sight table, ForeignKey key, Sight parent, Consumer<CoherenceRule> rules) {
        Field at = table.first(field -> (field.kind() == Field.Kind.DATE || field.kind() == Field.Kind.TIMESTAMP)
                && !field.hasAny(Set.of("end", "to", "until")));
        Field to = table.first(field -> field.isText()
                && field.hasAny(Set.of("status", "state"))
                && (field.hasAny(Set.of("new", "to", "after"))
                        || isOwn(field, "status", table)
                        || isOwn(field, "state", table)));
        Field from = table.first(field -> field.isText()
                && field.hasAny(Set.of("status", "state"))
                && field.hasAny(Set.of("old", "from", "previous", "prev", "before")));
        Field state = state(parent);
        if (at == null || to == null || key.columns().size() != 1) {
            return;
        }
        String owner = "h." + LooseDatabase.quoted(key.columns().get(0));
        String window = " OVER (PARTITION BY " + owner + " ORDER BY " + at.of("h") + ")";
        String rows = "(SELECT h.*, " + (from == null ? "" : "lag(" + to.of("h") + ")" + window + " AS before_, ")
                + "lead(" + at.of("h") + ")" + window + " AS next_ FROM " + table.sql() + " h WHERE " + owner
                + " IS NOT NULL) h";
        String every = rows + " WHERE TRUE";
        rules.accept(new CoherenceRule(
                CoherenceRule.Kind.HISTORIES,
                table.id(),
                at + " increases within " + key.columns(),
                every,
                "next_ <= " + at.of("h")));
        if (from != null) {
            rules.accept(new CoherenceRule(
                    CoherenceRule.Kind.HISTORIES,
                    table.id(),
                    from + " is the " + to + " before",
                    every,
                    from.column().isNullable()
                            ? "before_ IS DISTINCT FROM " + from.of("h")
                            : "before_ <> " + from.of("h")));
            rules.accept(new CoherenceRule(
                    CoherenceRule.Kind.HISTORIES,
                    table.id(),
                    from + " and " + to + " differ",
                    table.sql() + " h WHERE " + from.of("h") + " IS NOT NULL",
                    from.of("h") + " = " + to.of("h")));
        }
        if (state != null) {
            rules.accept(new CoherenceRule(
                    CoherenceRule.Kind.HISTORIES,
                    table.id(),
                    "the last " + to + " is " + parent.id() + "." + state,
                    rows + " JOIN " + parent.sql() + " p ON " + View.joined(key, "h", "p") + " WHERE next_ IS NULL",
                    to.of("h") + " <> " + state.of("p")));
        }
    }
}
