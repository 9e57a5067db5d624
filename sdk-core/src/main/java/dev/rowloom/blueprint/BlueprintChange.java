package dev.rowloom.blueprint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A difference between two blueprints.
 *
 * @param table the table's id; {@code own/…} for the words of a vocabulary, which have no column
 * @param column the column's name; empty for what is not about one column
 * @param from how it was, as documents write it; empty if it was not there
 * @param to how it is; empty if it is gone
 * @since 0.1.0
 */
public record BlueprintChange(String table, String column, String from, String to) {

    private static final int MOST_WORDS = 10;

    /** Checks that all are given. */
    public BlueprintChange {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
    }

    /** Returns the differences, in the order of the second blueprint; empty if rows come about in the same way. */
    public static List<BlueprintChange> between(Blueprint before, Blueprint after) {
        List<BlueprintChange> changes = new ArrayList<>();
        for (String name : union(before.vocabularies(), after.vocabularies())) {
            add(
                    changes,
                    name,
                    "",
                    words(before.vocabularies().get(name)),
                    words(after.vocabularies().get(name)));
        }
        for (String id : union(before.tables(), after.tables())) {
            TableBlueprint was = before.tables().get(id);
            TableBlueprint is = after.tables().get(id);
            Map<String, ColumnBlueprint> earlier = was == null ? Map.of() : was.columns();
            Map<String, ColumnBlueprint> later = is == null ? Map.of() : is.columns();
            for (String name : union(earlier, later)) {
                add(changes, id, name, rule(earlier.get(name)), rule(later.get(name)));
            }
            Map<String, String> parents = references(was);
            Map<String, String> now = references(is);
            for (String key : union(parents, now)) {
                add(changes, id, key, parents.getOrDefault(key, ""), now.getOrDefault(key, ""));
            }
        }
        return changes;
    }

    private static void add(List<BlueprintChange> changes, String table, String column, String from, String to) {
        if (!from.equals(to)) {
            changes.add(new BlueprintChange(table, column, from, to));
        }
    }

    private static <V> Set<String> union(Map<String, V> before, Map<String, V> after) {
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        return names;
    }

    private static String rule(@Nullable ColumnBlueprint column) {
        return column == null
                ? ""
                : RuleWriter.write(column.rule())
                        + (column.nullRate() > 0 ? ", null in " + JsonText.shortest(column.nullRate()) : "");
    }

    private static Map<String, String> references(@Nullable TableBlueprint table) {
        Map<String, String> references = new LinkedHashMap<>();
        if (table != null) {
            table.references()
                    .forEach(it -> references.put(
                            String.join("+", it.columns()) + " -> " + it.table(),
                            it.cardinality() + (it.nullRate() > 0 ? ", null in " + it.nullRate() : "")));
        }
        return references;
    }

    private static String words(@Nullable Vocabulary words) {
        if (words == null) {
            return "";
        }
        List<String> all = words.values(0);
        return all.size() + " entries: "
                + String.join(", ", all.subList(0, Math.min(MOST_WORDS, all.size())))
                + (all.size() > MOST_WORDS ? ", … " + words.hash().substring(0, 12) : "");
    }

    /** Returns the difference as lines with {@code -} and {@code +} before them. */
    @Override
    public String toString() {
        String place = column.isEmpty() ? table : table + "." + column;
        return (from.isEmpty() ? "" : "- " + place + ": " + from + "\n")
                + (to.isEmpty() ? "" : "+ " + place + ": " + to + "\n");
    }
}
