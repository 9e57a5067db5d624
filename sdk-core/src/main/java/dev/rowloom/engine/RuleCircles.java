package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds columns of a table whose rules read each other in a circle. */
final class RuleCircles {

    private static final Pattern SLOT = Pattern.compile("\\{([^{}|/]+)(\\|[^{}]*)?\\}");

    private final TablePlanning planning;
    private final Set<String> safe = new HashSet<>();

    private RuleCircles(TablePlanning planning) {
        this.planning = planning;
    }

    /**
     * Checks a table.
     *
     * @throws UsageException if a column's value depends on itself
     */
    static void check(TablePlanning planning) {
        RuleCircles circles = new RuleCircles(planning);
        planning.model().columns().forEach(column -> circles.follow(column.name(), new LinkedHashSet<>()));
    }

    private void follow(String column, Set<String> path) {
        if (!path.add(column)) {
            List<String> circle = new ArrayList<>(path);
            circle.add(column);
            throw new UsageException(
                    "the rules of table " + planning.model().table().id()
                            + " read each other in a circle: "
                            + String.join(" -> ", circle.subList(circle.indexOf(column), circle.size()))
                            + "; give one of these columns a rule of its own");
        }
        if (!safe.contains(column)) {
            reads(planning, column).forEach(next -> follow(next, path));
        }
        path.remove(column);
        safe.add(column);
    }

    /** Returns the columns whose values the rule of a column reads, and those it keeps above or below. */
    static List<String> reads(TablePlanning planning, String column) {
        int position = planning.model().position(column);
        if (position < 0 || planning.model().referenceOf(position) != null) {
            return List.of();
        }
        List<String> read = new ArrayList<>();
        Rule rule = planning.context(position).rule();
        if (rule instanceof Rule.When when) {
            read.add(when.decider());
            when.cases().forEach(each -> read(planning, each.rule(), read));
            read(planning, when.otherwise(), read);
        } else {
            read(planning, rule, read);
        }
        planning.orders().below(column).forEach(order -> read.add(order.lower()));
        return read;
    }

    private static void read(TablePlanning planning, Rule rule, List<String> read) {
        if (rule instanceof Rule.After after) {
            boolean column = planning.model().position(after.column()) >= 0;
            read.addAll(column ? List.of(after.column()) : FormulaReads.ofRow(after.column()));
        } else if (rule instanceof Rule.Computed computed) {
            read.addAll(FormulaReads.ofRow(computed.formula()));
            read(planning, computed.otherwise(), read);
        } else if (rule instanceof Rule.About about) {
            about.within().forEach(told -> read.addAll(FormulaReads.ofRow(told.path())));
        } else if (rule instanceof Rule.Histogram histogram) {
            histogram.given().forEach(given -> read.add(given.column()));
            if (histogram.above() != null) {
                read.add(histogram.above());
            }
        } else if (rule instanceof Rule.Path path) {
            read.add(path.part().replace("|slug", ""));
        } else if (rule instanceof Rule.Previous previous) {
            read.add(previous.column());
        } else if (rule instanceof Rule.Timeline timeline) {
            read.addAll(FormulaReads.ofRow(timeline.from()));
            timeline.moments().forEach(each -> read.addAll(FormulaReads.ofRow(each.moment())));
            if (timeline.walk() != null) {
                read.add(timeline.walk());
            }
        } else if (rule instanceof Rule.Template template) {
            Matcher slots = SLOT.matcher(template.template().replace("{{", ""));
            while (slots.find()) {
                read.add(slots.group(1));
            }
        }
    }
}
