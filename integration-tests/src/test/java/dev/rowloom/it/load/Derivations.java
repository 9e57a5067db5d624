package dev.rowloom.it.load;

import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.ColumnBlueprint;
import dev.rowloom.blueprint.ReferenceBlueprint;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.blueprint.TableBlueprint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which columns derive from others by the rules of a blueprint, across tables. */
final class Derivations {

    private static final Pattern AGGREGATE =
            Pattern.compile("\\b(?:sum|count|min|max|avg)\\((\\w+)(?:,([^()]*(?:\\([^()]*\\)[^()]*)*))?\\)");
    private static final Pattern PATH = Pattern.compile("\\b([a-z_]\\w*)(?:\\.([a-z_]\\w*))?\\b(?!\\s*\\()");

    private final Blueprint blueprint;
    private final Map<String, Set<String>> inputs = new HashMap<>();

    Derivations(Blueprint blueprint) {
        this.blueprint = blueprint;
        blueprint
                .tables()
                .forEach((id, table) -> table.columns().forEach((name, column) -> {
                    Set<String> of = new TreeSet<>();
                    formulas(column).forEach(formula -> read(id, table, formula, of));
                    inputs.computeIfAbsent(id + "." + name, it -> new TreeSet<>())
                            .addAll(of);
                    if (column.rule() instanceof Rule.Walk) {
                        // how many rows an owner has is told by its state
                        owner(table)
                                .forEach(it -> inputs.computeIfAbsent(id + "." + it, key -> new TreeSet<>())
                                        .addAll(of));
                    }
                }));
    }

    /** Returns some columns together with all that derive from them. */
    Set<String> with(Set<String> columns) {
        Set<String> all = new TreeSet<>(columns);
        int before;
        do {
            before = all.size();
            inputs.forEach((column, of) -> {
                if (of.stream().anyMatch(all::contains)) {
                    all.add(column);
                }
            });
        } while (all.size() > before);
        return all;
    }

    private static List<String> owner(TableBlueprint table) {
        return table.references().stream()
                .filter(it -> it.role() == ReferenceBlueprint.Role.OWNER)
                .flatMap(it -> it.columns().stream())
                .toList();
    }

    private static List<String> formulas(ColumnBlueprint column) {
        return formulas(column.rule());
    }

    private static List<String> formulas(Rule rule) {
        List<String> found = new ArrayList<>();
        if (rule instanceof Rule.Path path) {
            found.add(path.part().replace("|slug", ""));
            found.add(path.parent());
        } else if (rule instanceof Rule.Computed computed) {
            found.add(computed.formula());
        } else if (rule instanceof Rule.About about) {
            about.within().forEach(told -> found.add(told.path()));
        } else if (rule instanceof Rule.After after) {
            found.add(after.column());
        } else if (rule instanceof Rule.Walk walk) {
            found.add(walk.status());
        } else if (rule instanceof Rule.Previous previous) {
            found.add(previous.column());
        } else if (rule instanceof Rule.Timeline timeline) {
            found.add(timeline.from());
            found.addAll(timeline.walk() == null ? List.of() : List.of(timeline.walk()));
            timeline.moments().forEach(each -> found.add(each.moment()));
        } else if (rule instanceof Rule.When when) {
            found.add(when.column());
            when.cases().forEach(each -> found.addAll(formulas(each.rule())));
            found.addAll(formulas(when.otherwise()));
        }
        return found;
    }

    private void read(String id, TableBlueprint table, String formula, Set<String> into) {
        Matcher aggregates = AGGREGATE.matcher(formula);
        StringBuilder rest = new StringBuilder();
        while (aggregates.find()) {
            String child = aggregates.group(1);
            TableBlueprint children = blueprint.tables().get(child);
            owner(children).forEach(column -> into.add(child + "." + column));
            if (aggregates.group(2) != null) {
                read(child, children, aggregates.group(2), into);
            }
            aggregates.appendReplacement(rest, " ");
        }
        aggregates.appendTail(rest);
        Matcher paths = PATH.matcher(rest);
        while (paths.find()) {
            into.add(id + "." + paths.group(1));
            if (paths.group(2) != null) {
                String column = paths.group(1);
                table.references().stream()
                        .filter(it -> it.columns().contains(column))
                        .forEach(it -> into.add(it.table() + "." + paths.group(2)));
            }
        }
    }
}
