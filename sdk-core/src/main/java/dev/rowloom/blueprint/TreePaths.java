package dev.rowloom.blueprint;

import dev.rowloom.schema.DataType;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets the paths of a tree's rows begin with those of the rows above. */
final class TreePaths {

    /** In a path of so few characters, rows are told apart by their numbers. */
    private static final int SHORT = 80;

    private static final Set<String> DOTTED = Set.of("ltree", "lineage", "ancestry");

    /** Words of names that say no more than that a column holds a path. */
    private static final Set<String> PLAIN = Set.of("path", "full");

    private static final Set<String> ABOVE = Set.of("parent", "ancestor", "ancestors");
    private static final Set<String> NUMBERS = Set.of("id", "ids");

    private TreePaths() {}

    /** Replaces rules in place. */
    static void settle(Draft tree) {
        ReferenceBlueprint up = tree.paths().stream()
                .filter(path -> path.table().equals(tree.id()))
                .findFirst()
                .orElse(null);
        for (String column : up == null ? List.<String>of() : paths(tree)) {
            Rule rule = Objects.requireNonNull(tree.rules().get(column));
            boolean free = tree.isFree(column) && tree.table().column(column).type() instanceof DataType.TextType;
            boolean made = rule instanceof Rule.Reference || rule instanceof Rule.Database;
            String part = free && !made ? part(tree, column) : null;
            if (part != null) {
                boolean dotted = tree.has(column, DOTTED);
                String parent = Objects.requireNonNull(up).columns().get(0);
                tree.put(column, new Rule.Path(parent, part, dotted ? "." : "/", dotted ? "" : "/", rule));
            }
        }
    }

    /** Returns the columns that hold paths, those that end above the row left out. */
    private static List<String> paths(Draft tree) {
        return tree.rules().keySet().stream()
                .filter(column -> tree.isMeant(column, "tree.path")
                        || tree.table().column(column).tokens().stream()
                                .allMatch(token -> PLAIN.contains(token.text())))
                .filter(column -> !tree.has(column, ABOVE))
                .toList();
    }

    /** Returns what tells a row from its neighbours: its slug or name, in a short column its number; null for nothing. */
    private static @Nullable String part(Draft tree, String path) {
        String number = tree.rules().keySet().stream()
                .filter(column -> tree.table().isPrimaryKey(column) && tree.isNumber(column))
                .findFirst()
                .orElse(null);
        boolean numbered = tree.has(path, NUMBERS) || tree.table().column(path).maxLength() < SHORT;
        if (number != null && numbered) {
            return number;
        }
        for (String meaning : List.of("text.slug", "text.name", "text.title")) {
            for (String column : tree.meaning(meaning)) {
                ColumnFacts facts = tree.table().column(column);
                if (!column.equals(path)
                        && facts.is(Family.TEXT)
                        && !facts.column().isNullable()) {
                    return meaning.equals("text.slug") ? column : column + "|slug";
                }
            }
        }
        return number;
    }
}
