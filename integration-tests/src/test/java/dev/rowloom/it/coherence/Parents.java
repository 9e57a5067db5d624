package dev.rowloom.it.coherence;

import dev.rowloom.it.coherence.View.Sight;
import dev.rowloom.schema.ForeignKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rows that refer to others: none is older than those. */
final class Parents {

    /** Words of what a row is the record of. */
    private static final Set<String> EVENT = Set.of(
            "order",
            "ordered",
            "placed",
            "purchase",
            "invoice",
            "rental",
            "payment",
            "transaction",
            "submitted",
            "booked",
            "booking",
            "issued",
            "posted",
            "requested",
            "signup",
            "sale",
            "visit");

    private Parents() {}

    static void find(View view, Consumer<CoherenceRule> rules) {
        for (Sight child : view.tables()) {
            Field since = since(child);
            if (since != null) {
                child.table().foreignKeys().forEach(key -> find(view, child, since, key, rules));
            }
        }
    }

    private static void find(View view, Sight child, Field since, ForeignKey key, Consumer<CoherenceRule> rules) {
        Sight parent = view.parent(key);
        Field theirs = parent == null ? null : since(parent);
        boolean written = key.columns().stream()
                .allMatch(name -> child.first(it -> it.name().equals(name)) != null);
        if (parent != null && theirs != null && written && !key.columns().contains(since.name())) {
            add(child, since, key, parent, theirs, rules);
        }
    }

    private static void add(
            Sight child, Field since, ForeignKey key, Sight parent, Field theirs, Consumer<CoherenceRule> rules) {
        String condition = Moments.after(theirs.of("p"), theirs, since.of("c"), since);
        if (condition != null) {
            rules.accept(new CoherenceRule(
                    CoherenceRule.Kind.PARENTS,
                    child.id(),
                    since + " >= " + key.columns() + " -> " + parent.id() + "." + theirs,
                    child.sql() + " c JOIN " + parent.sql() + " p ON " + View.joined(key, "c", "p") + " WHERE "
                            + Moments.present("c", since) + " AND " + Moments.present("p", theirs),
                    condition));
        }
    }

    /** Returns the column that says since when a row is there. */
    static @Nullable Field since(Sight table) {
        for (Set<String> words : List.of(Moments.CREATED, EVENT)) {
            Field found = table.first(field -> Moments.isMoment(field)
                    && !table.isForeign(field)
                    && field.hasAny(words)
                    && rest(field, words, table).isEmpty());
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static List<String> rest(Field field, Set<String> words, Sight table) {
        List<String> rest = new ArrayList<>(field.without(Moments.TIME));
        rest.removeIf(word -> words.contains(word) || table.words().contains(word));
        return rest;
    }
}
