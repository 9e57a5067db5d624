package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds columns whose values depend on themselves by way of other tables, and has one of each circle do without. */
final class FormulaCircles {

    private final Map<String, TablePlanning> tables;
    private final Ways ways;
    private final Set<Node> safe = new HashSet<>();

    /**
     * A column, or the columns that CHECKs tie to each other, by the first of them.
     *
     * @param position the column's place in the layout
     */
    private record Node(String table, int position) {}

    FormulaCircles(Map<String, TablePlanning> tables) {
        this.tables = tables;
        this.ways = new Ways(tables);
    }

    /**
     * Breaks all circles.
     *
     * @throws UsageException if none of the rules of a circle was inferred
     */
    void mend() {
        for (TablePlanning planning : tables.values()) {
            for (int i = 0; i < planning.model().columns().size(); i++) {
                if (formulas(planning.context(i)).stream().anyMatch(it -> isEndless(planning, it))) {
                    breakUp(List.of(new Node(planning.model().table().id(), i)));
                }
                if (!formulas(planning.context(i)).isEmpty()) {
                    List<Node> circle = circle(node(planning, i), new LinkedHashSet<>());
                    while (circle != null) {
                        breakUp(circle);
                        safe.clear();
                        circle = circle(node(planning, i), new LinkedHashSet<>());
                    }
                }
            }
        }
    }

    /** Returns whether a formula goes by a self reference in which each row follows the one before, with no end. */
    private boolean isEndless(TablePlanning planning, String formula) {
        boolean[] endless = {false};
        FormulaReads.each(formula, part -> {
            if (part instanceof Formula.Cell cell && cell.path().size() > 1) {
                way(planning, cell.path().get(0)).stream()
                        .filter(step -> step.table() == planning)
                        .forEach(step -> endless[0] |= isEndless(planning, step.reference()));
            }
        });
        return endless[0];
    }

    private static boolean isEndless(TablePlanning planning, int number) {
        TableModel.Reference reference = planning.model().references().get(number);
        boolean free = !planning.checks().decides(number);
        return reference.self()
                && planning.keys().isAlone(KeyPlan.Atom.reference(number))
                && References.Chain.isEndless(
                        planning.model().isNullable(reference),
                        free ? reference.blueprint().nullRate() : 0);
    }

    private static List<String> formulas(ColumnContext column) {
        List<String> found = formulas(column.rule());
        if (column.rule() instanceof Rule.Path path) {
            found.add(quoted(path.parent()) + "." + quoted(column.column().name()));
        }
        return found;
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    private static List<String> formulas(Rule rule) {
        List<String> found = new ArrayList<>();
        if (rule instanceof Rule.Computed computed) {
            found.add(computed.formula());
            found.addAll(formulas(computed.otherwise()));
        } else if (rule instanceof Rule.After after) {
            found.add(after.column());
        } else if (rule instanceof Rule.About about) {
            about.within().forEach(told -> found.add(told.path()));
        } else if (rule instanceof Rule.Walk walk) {
            found.add(walk.status());
        } else if (rule instanceof Rule.Timeline timeline) {
            found.add(timeline.from());
            timeline.moments().forEach(each -> found.add(each.moment()));
        } else if (rule instanceof Rule.When when) {
            when.cases().forEach(each -> found.addAll(formulas(each.rule())));
            found.addAll(formulas(when.otherwise()));
        }
        return found;
    }

    private Node node(TablePlanning planning, int position) {
        GroupPlan group = planning.checks().groupOf(position);
        return new Node(
                planning.model().table().id(),
                group == null || group.members().isEmpty()
                        ? position
                        : group.members().get(0));
    }

    private @Nullable List<Node> circle(Node node, Set<Node> path) {
        if (safe.contains(node)) {
            return null;
        } else if (!path.add(node)) {
            List<Node> all = new ArrayList<>(path);
            return all.subList(all.indexOf(node), all.size());
        }
        for (Node next : reads(node)) {
            List<Node> circle = circle(next, path);
            if (circle != null) {
                return circle;
            }
        }
        path.remove(node);
        safe.add(node);
        return null;
    }

    private static List<Integer> members(Node node, TablePlanning planning) {
        GroupPlan group = planning.checks().groupOf(node.position());
        return group == null || group.members().isEmpty() ? List.of(node.position()) : group.members();
    }

    private Set<Node> reads(Node node) {
        TablePlanning planning = planning(node.table());
        Set<Node> read = new LinkedHashSet<>();
        for (int position : members(node, planning)) {
            TableModel.ColumnOfReference reference = planning.model().referenceOf(position);
            if (reference != null) {
                TablePlanning parent = parent(planning, reference.reference());
                add(parent, reference.parentColumn(), read);
            }
            RuleCircles.reads(planning, planning.model().columns().get(position).name())
                    .forEach(column -> add(planning, column, read));
            formulas(planning.context(position))
                    .forEach(formula -> FormulaReads.each(formula, part -> add(planning, part, read)));
        }
        read.remove(node);
        return read;
    }

    private void add(TablePlanning planning, Formula part, Set<Node> read) {
        if (part instanceof Formula.Cell cell) {
            add(planning, cell.path(), read);
        } else if (part instanceof Formula.Aggregate aggregate && aggregate.value() != null) {
            TablePlanning children = tables.get(aggregate.table());
            if (children != null) {
                FormulaReads.each(aggregate.value(), inner -> add(children, inner, read));
            }
        }
    }

    private void add(TablePlanning planning, List<String> path, Set<Node> read) {
        add(planning, path.get(0), read);
        List<Ways.Step> way = path.size() < 2 ? List.of() : way(planning, path.get(0));
        for (Ways.Step step : way) {
            List<String> columns = step.table()
                    .model()
                    .references()
                    .get(step.reference())
                    .foreignKey()
                    .columns();
            add(step.table(), columns.get(columns.size() - 1), read);
        }
        if (!way.isEmpty()) {
            Ways.Step last = way.get(way.size() - 1);
            add(parent(last.table(), last.reference()), path.subList(1, path.size()), read);
        }
    }

    private List<Ways.Step> way(TablePlanning planning, String column) {
        try {
            return ways.by(column, planning);
        } catch (UsageException e) {
            return List.of();
        }
    }

    private void add(TablePlanning planning, String column, Set<Node> read) {
        int position = planning.model().position(column);
        if (position >= 0) {
            read.add(node(planning, position));
        }
    }

    private TablePlanning planning(String table) {
        return Objects.requireNonNull(tables.get(table));
    }

    private TablePlanning parent(TablePlanning planning, int reference) {
        return planning(
                planning.model().references().get(reference).foreignKey().parentTable());
    }

    private void breakUp(List<Node> circle) {
        for (Node node : circle) {
            TablePlanning planning = planning(node.table());
            for (int position : members(node, planning)) {
                ColumnContext column = planning.context(position);
                boolean far = formulas(column).stream().anyMatch(FormulaCircles::leavesRow);
                if (far && column.blueprint().origin() == Origin.INFERRED) {
                    planning.giveWay(position);
                    return;
                }
            }
        }
        throw new UsageException("the rules of these columns read each other in a circle: "
                + String.join(" -> ", circle.stream().map(this::name).toList())
                + "; give one of them a rule of its own");
    }

    private static boolean leavesRow(String formula) {
        boolean[] leaves = {false};
        FormulaReads.each(
                formula,
                part -> leaves[0] |= part instanceof Formula.Aggregate
                        || part instanceof Formula.Cell cell && cell.path().size() > 1);
        return leaves[0];
    }

    private String name(Node node) {
        return planning(node.table()).context(node.position()).name();
    }
}
