package dev.rowloom.it.coherence;

import dev.rowloom.it.coherence.View.Sight;
import dev.rowloom.schema.ForeignKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        boolean asked =
                parent != null && theirs != null && written && !key.columns().contains(since.name());
        if (asked && !isSetLater(child, key, parent)) {
            add(child, since, key, parent, theirs, rules);
        }
    }

    /**
     * Returns whether a reference is set when the row it refers to has come, which refers back: an article's current revision.
     * It may be null, and the other way may not, or is named after the table it refers to where this one is not.
     */
    private static boolean isSetLater(Sight child, ForeignKey key, Sight parent) {
        return child != parent
                && isNullable(child, key)
                && parent.table().foreignKeys().stream()
                        .filter(back -> back.parentTable().equals(child.id()))
                        .anyMatch(back ->
                                !isNullable(parent, back) || isNamedAfter(back, child) && !isNamedAfter(key, parent));
    }

    private static boolean isNullable(Sight table, ForeignKey key) {
        return key.columns().stream().anyMatch(name -> {
            Field field = table.first(it -> it.name().equals(name));
            return field != null && field.column().isNullable();
        });
    }

    private static boolean isNamedAfter(ForeignKey key, Sight referred) {
        List<String> words =
                new ArrayList<>(Names.words(key.columns().get(key.columns().size() - 1)));
        words.remove("id");
        String name = referred.id().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        String called = String.join("", words);
        return name.endsWith(called) || name.endsWith(called + "s");
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
