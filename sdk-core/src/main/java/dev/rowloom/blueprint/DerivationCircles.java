package dev.rowloom.blueprint;

import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds rules that derive from each other in a circle, across tables too, and puts back what stood before. */
final class DerivationCircles {

    private final Schema schema;
    private final Blueprint standing;
    private final List<Correction> notes;
    private Blueprint blueprint;

    DerivationCircles(Schema schema, Blueprint standing, Blueprint changed, List<Correction> notes) {
        this.schema = schema;
        this.standing = standing;
        this.blueprint = changed;
        this.notes = notes;
    }

    /** A column, by the ids of its table and its name. */
    private record Node(String table, String column) {
        @Override
        public String toString() {
            return table + "." + column;
        }
    }

    /** Returns the blueprint without circles that changes have brought. */
    Blueprint mended() {
        List<Node> circle = circle();
        while (!circle.isEmpty()) {
            String told = circle.stream().map(Node::toString).collect(Collectors.joining(" -> "));
            for (Node node : new LinkedHashSet<>(circle)) {
                if (isChanged(node)) {
                    revert(node, told);
                }
            }
            circle = circle();
        }
        return blueprint;
    }

    private boolean isChanged(Node node) {
        return !Objects.equals(column(standing, node), column(blueprint, node));
    }

    private void revert(Node node, String told) {
        ColumnBlueprint before = Objects.requireNonNull(column(standing, node));
        ColumnBlueprint now = Objects.requireNonNull(column(blueprint, node));
        notes.add(new Correction(
                node.table(),
                node.column(),
                ModelEntry.cut(RuleWriter.write(now.rule()).toString()),
                "what stands: " + ModelEntry.cut(RuleWriter.write(before.rule()).toString()),
                "its values derive from each other in a circle: " + told));
        blueprint = blueprint.with(node.table(), blueprint.known(node.table()).with(node.column(), before));
    }

    /** Returns a circle with a changed column in it, its first column once more at the end; empty if there is none. */
    private List<Node> circle() {
        Set<Node> safe = new HashSet<>();
        for (var table : blueprint.tables().entrySet()) {
            for (String column : table.getValue().columns().keySet()) {
                Node start = new Node(table.getKey(), column);
                List<Node> found = isChanged(start) ? follow(start, new LinkedHashSet<>(), safe) : List.of();
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return List.of();
    }

    private List<Node> follow(Node node, Set<Node> path, Set<Node> safe) {
        if (safe.contains(node)) {
            return List.of();
        } else if (!path.add(node)) {
            List<Node> circle = new ArrayList<>(path);
            circle = new ArrayList<>(circle.subList(circle.indexOf(node), circle.size()));
            boolean changed = circle.stream().anyMatch(this::isChanged);
            circle.add(node);
            return changed ? circle : List.of();
        }
        for (Node next : reads(node)) {
            List<Node> found = follow(next, path, safe);
            if (!found.isEmpty()) {
                return found;
            }
        }
        path.remove(node);
        safe.add(node);
        return List.of();
    }

    private static @Nullable ColumnBlueprint column(Blueprint blueprint, Node node) {
        TableBlueprint table = blueprint.tables().get(node.table());
        return table == null ? null : table.columns().get(node.column());
    }

    private Set<Node> reads(Node node) {
        Set<Node> reads = new LinkedHashSet<>();
        ColumnBlueprint column = column(blueprint, node);
        if (column != null) {
            for (String formula : formulas(column.rule())) {
                for (FormulaNames.Name name : FormulaNames.of(formula)) {
                    Node read = resolve(name.table() == null ? node.table() : id(name.table()), name.path());
                    if (read != null) {
                        reads.add(read);
                    }
                }
            }
        }
        return reads;
    }

    private String id(String table) {
        return schema.find(table).map(Table::id).orElse(table);
    }

    private @Nullable Node resolve(String from, List<String> path) {
        String at = from;
        for (String step : path.subList(0, path.size() - 1)) {
            Table table = schema.table(at).orElse(null);
            ForeignKey key = table == null
                    ? null
                    : table.foreignKeys().stream()
                            .filter(it -> it.columns().contains(step))
                            .findFirst()
                            .orElse(null);
            if (key == null) {
                return null;
            }
            at = key.parentTable();
        }
        Node node = new Node(at, path.get(path.size() - 1));
        return column(blueprint, node) == null ? null : node;
    }

    /** Returns what a rule reads, each as a formula. */
    private static List<String> formulas(Rule rule) {
        List<String> formulas = new ArrayList<>();
        if (rule instanceof Rule.When when) {
            formulas.add(quoted(when.decider()));
            when.cases().forEach(each -> formulas.addAll(formulas(each.rule())));
            formulas.addAll(formulas(when.otherwise()));
        } else if (rule instanceof Rule.Computed computed) {
            formulas.add(computed.formula());
            formulas.addAll(formulas(computed.otherwise()));
        } else if (rule instanceof Rule.After after) {
            formulas.add(after.column());
        } else if (rule instanceof Rule.Template template) {
            VocabularyUse.slots(template.template()).stream()
                    .filter(slot -> slot.indexOf('/') < 0)
                    .forEach(slot -> formulas.add(quoted(slot)));
        } else if (rule instanceof Rule.Walk walk) {
            formulas.add(walk.status());
        } else if (rule instanceof Rule.Timeline line) {
            formulas.add(line.from());
            line.moments().forEach(each -> formulas.add(each.moment()));
        } else if (rule instanceof Rule.Histogram histogram) {
            histogram.given().forEach(given -> formulas.add(quoted(given.column())));
            if (histogram.above() != null) {
                formulas.add(quoted(histogram.above()));
            }
        } else if (rule instanceof Rule.About about) {
            about.within().forEach(told -> formulas.add(told.path()));
        } else if (rule instanceof Rule.Path path) {
            formulas.add(quoted(path.part()));
        }
        return formulas;
    }

    private static String quoted(String column) {
        int bar = column.indexOf('|');
        return "\"" + (bar < 0 ? column : column.substring(0, bar)).replace("\"", "") + "\"";
    }
}
