package dev.rowloom.it.coherence;

import dev.rowloom.it.coherence.View.Sight;
import dev.rowloom.schema.ForeignKey;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Counters of rows, levels of trees, and ages. */
final class Counts {

    private static final Set<String> COUNT =
            Set.of("count", "num", "number", "counter", "no", "nr", "n", "total", "cnt");
    private static final Set<String> LEVEL = Set.of("level", "depth", "lvl", "treelevel", "treedepth", "nestinglevel");
    private static final int YEARS_APART = 2;

    private Counts() {}

    static void find(View view, Consumer<CoherenceRule> rules) {
        for (Sight child : view.tables()) {
            for (ForeignKey key : child.table().foreignKeys()) {
                Sight parent = view.parent(key);
                boolean only = child.table().foreignKeys().stream()
                                .filter(it -> it.parentTable().equals(key.parentTable()))
                                .count()
                        == 1;
                if (parent != null && parent != child && only) {
                    parent.all(field -> field.isNumber() && counts(field, child))
                            .forEach(field -> counter(parent, field, child, key, rules));
                } else if (parent == child && key.columns().size() == 1) {
                    child.all(field -> field.isNumber() && field.isCalled(LEVEL))
                            .forEach(field -> level(child, field, key, rules));
                }
            }
        }
        view.tables().forEach(table -> age(table, rules));
    }

    private static boolean counts(Field field, Sight child) {
        List<String> rest = Names.singulars(field.without(COUNT));
        rest = rest.stream().filter(word -> !word.equals("of")).toList();
        int from = child.words().size() - rest.size();
        return !rest.isEmpty()
                && rest.size() < field.words().size()
                && field.hasAny(Set.of("count", "num", "number", "counter", "cnt"))
                && (field.words().contains("count")
                        || field.words().contains("cnt")
                        || field.words().contains("counter")
                        || plural(field))
                && from >= 0
                && child.words().subList(from, child.words().size()).equals(rest);
    }

    /** Returns whether a name is {@code num_comments}, and not the number of a comment. */
    private static boolean plural(Field field) {
        return field.words().get(field.words().size() - 1).endsWith("s");
    }

    private static void counter(Sight parent, Field field, Sight child, ForeignKey key, Consumer<CoherenceRule> rules) {
        rules.accept(new CoherenceRule(
                CoherenceRule.Kind.COUNTERS,
                parent.id(),
                field + " = count of " + child.id(),
                parent.sql() + " p WHERE " + field.of("p") + " IS NOT NULL",
                field.of("p") + " <> (SELECT count(*) FROM " + child.sql() + " c WHERE " + View.joined(key, "c", "p")
                        + ")"));
    }

    private static void level(Sight table, Field field, ForeignKey key, Consumer<CoherenceRule> rules) {
        rules.accept(new CoherenceRule(
                CoherenceRule.Kind.LEVELS,
                table.id(),
                field + " = " + key.columns() + "." + field + " + 1",
                table.sql() + " c JOIN " + table.sql() + " p ON " + View.joined(key, "c", "p") + " WHERE NOT ("
                        + View.joined(key, "c", "c") + ")",
                field.of("c") + " <> " + field.of("p") + " + 1"));
    }

    private static void age(Sight table, Consumer<CoherenceRule> rules) {
        Field age = table.first(field -> field.isNumber() && field.isCalled(Set.of("age", "ageyears", "ageinyears")));
        Field birth = table.first(field -> (field.kind() == Field.Kind.DATE || field.kind() == Field.Kind.TIMESTAMP)
                && field.hasAny(Set.of("birth", "dob", "born", "birthday")));
        if (age != null && birth != null) {
            rules.accept(new CoherenceRule(
                    CoherenceRule.Kind.AGES,
                    table.id(),
                    age + " since " + birth,
                    table.sql() + " r WHERE " + age.of("r") + " IS NOT NULL AND " + birth.of("r") + " IS NOT NULL",
                    "abs(" + age.of("r") + " - datediff('YEAR', " + birth.of("r") + ", DATE '2026-01-01')) > "
                            + YEARS_APART));
        }
    }
}
