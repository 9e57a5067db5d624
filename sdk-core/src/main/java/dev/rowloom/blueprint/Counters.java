package dev.rowloom.blueprint;

import dev.rowloom.schema.DataType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes counters match the rows that they count, and levels of trees the depth of their rows. */
final class Counters {

    private static final Set<String> COUNT =
            Set.of("count", "counter", "number", "total", "quantity", "of", "cached", "cache");

    private static final Set<String> LEVELS = Set.of("level", "depth", "lvl");

    private final Map<String, Draft> drafts;

    Counters(Map<String, Draft> drafts) {
        this.drafts = drafts;
    }

    /** Replaces rules in place. */
    void settle() {
        for (Draft child : drafts.values()) {
            child.references().stream()
                    .filter(reference -> reference.role() == ReferenceBlueprint.Role.OWNER)
                    .map(reference -> drafts.get(reference.table()))
                    .filter(parent -> parent != null && parent != child)
                    .forEach(parent -> count(parent, child));
        }
        drafts.values().forEach(Counters::level);
    }

    private static void count(Draft parent, Draft child) {
        for (Map.Entry<String, Rule> entry : parent.rules().entrySet()) {
            String column = entry.getKey();
            boolean counts = entry.getValue() instanceof Rule.Number
                    && parent.table().column(column).type() instanceof DataType.IntegerType
                    && parent.isFree(column)
                    && namesRowsOf(parent.table().column(column).tokens(), child);
            if (counts) {
                entry.setValue(new Rule.Computed("count(" + Draft.quoted(child.id()) + ")", entry.getValue()));
            }
        }
    }

    private static boolean namesRowsOf(List<Token> column, Draft child) {
        return namesRowsOf(column, child.table());
    }

    /** Returns whether a column such as {@code comment_count} or {@code num_comments} counts the rows of a table. */
    static boolean namesRowsOf(List<Token> column, TableFacts child) {
        List<String> counted = column.stream()
                .filter(token -> !COUNT.contains(token.text()))
                .map(Token::singular)
                .toList();
        if (counted.isEmpty()
                || counted.size() == column.size()
                || column.stream().noneMatch(token -> token.is("count") || token.is("number") || token.is("counter"))) {
            return false;
        }
        List<String> name = child.nameWords();
        int from = name.size() - counted.size();
        return from >= 0 && name.subList(from, name.size()).equals(counted);
    }

    private static void level(Draft table) {
        for (ReferenceBlueprint path : table.paths()) {
            if (path.table().equals(table.id())) {
                String parent = path.columns().get(0);
                table.rules().keySet().stream()
                        .filter(column -> table.isMeant(column, "tree.level") || isLevel(table.table(), column))
                        .filter(column -> table.rules().get(column) instanceof Rule.Number
                                && table.isFree(column)
                                && table.table().column(column).type() instanceof DataType.IntegerType)
                        .findFirst()
                        .ifPresent(column -> table.put(column, level(table, column, parent)));
                return;
            }
        }
    }

    private static boolean isLevel(TableFacts table, String column) {
        List<String> words =
                table.column(column).tokens().stream().map(Token::singular).toList();
        List<String> own = table.nameWords();
        return !words.isEmpty()
                && LEVELS.contains(words.get(words.size() - 1))
                && own.containsAll(words.subList(0, words.size() - 1));
    }

    private static Rule level(Draft table, String column, String parent) {
        Rule otherwise = java.util.Objects.requireNonNull(table.rules().get(column));
        String first = table.table()
                .column(column)
                .defaultLiteral()
                .filter("1"::equals)
                .orElse("0");
        String formula = "coalesce(" + Draft.quoted(parent) + "." + Draft.quoted(column) + " + 1, " + first + ")";
        return new Rule.Computed(formula, otherwise);
    }
}
