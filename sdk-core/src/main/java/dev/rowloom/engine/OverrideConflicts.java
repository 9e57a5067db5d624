package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.ColumnBlueprint;
import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.internal.domain.TableDomains.ColumnOrder;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Errors of rules that users gave to columns which CHECKs tie to others, where no values satisfy both. */
final class OverrideConflicts {

    private static final int MOST_SHOWN = 120;

    private final TableModel model;

    OverrideConflicts(TableModel model) {
        this.model = model;
    }

    /**
     * Returns the failure of rules that orders between columns rule out.
     *
     * @param declared the columns without their rules
     * @param asked the same, each with the values that its rule asks for
     */
    UsageException ofOrders(OrderGraph declared, OrderGraph asked) {
        List<String> columns = asked.nodes().stream()
                .filter(node -> !node.values()
                        .equals(declared.node(declared.indexOf(node.column())).values()))
                .map(OrderGraph.Node::column)
                .toList();
        Set<String> checks = new LinkedHashSet<>();
        for (ColumnOrder order : model.domains().orders()) {
            if (asked.indexOf(order.lower()) >= 0 && asked.indexOf(order.upper()) >= 0) {
                checks.add(CheckLedger.describe(order.check()));
            }
        }
        return failure(columns, checks);
    }

    /** Returns those of some columns whose values a user's own rule says. */
    List<String> ruled(Collection<String> columns) {
        return columns.stream().filter(this::isRuled).toList();
    }

    /** Returns whether a user's own rule says the values of a column. */
    boolean isRuled(String column) {
        ColumnBlueprint blueprint = model.blueprint().columns().get(column);
        return blueprint != null
                && blueprint.origin() == Origin.USER
                && (blueprint.rule() instanceof Rule.Constant
                        || blueprint.rule() instanceof Rule.Values
                        || blueprint.rule() instanceof Rule.Number
                        || blueprint.rule() instanceof Rule.Temporal
                        || blueprint.rule() instanceof Rule.Pattern);
    }

    /** Returns the failure of the rules of some columns that CHECKs rule out. */
    UsageException failure(Collection<String> columns, Collection<String> checks) {
        String rules = rules(columns);
        return new UsageException("no row can have what the rule" + (columns.size() == 1 ? "" : "s") + " of column "
                + rules + (columns.size() == 1 ? " asks" : " ask") + " for and satisfy "
                + String.join(" and ", checks) + "; give " + (columns.size() == 1 ? "it" : "one of them")
                + " other values, or leave the rule out");
    }

    /** Returns the failure of rules of keys whose values don't all satisfy a CHECK: keys are not drawn again. */
    UsageException ofKeys(Collection<String> columns, String check) {
        return new UsageException("some values of column " + rules(columns) + " break " + check
                + ", and those of a key are not chosen by it; give a rule of which every value satisfies it,"
                + " or leave the rule out");
    }

    private String rules(Collection<String> columns) {
        return columns.stream()
                .map(column -> model.table().id() + "." + column + " (" + describe(rule(column)) + ")")
                .collect(Collectors.joining(" and "));
    }

    private Rule rule(String column) {
        return java.util.Objects.requireNonNull(model.blueprint().columns().get(column))
                .rule();
    }

    /** Returns a rule in words, cut short. */
    static String describe(Rule rule) {
        String text;
        if (rule instanceof Rule.Constant constant) {
            text = "constant " + constant.value();
        } else if (rule instanceof Rule.Values values) {
            text = "values "
                    + values.values().stream()
                            .map(Rule.Weighted::value)
                            .limit(10)
                            .collect(Collectors.joining(", "));
        } else if (rule instanceof Rule.Number number) {
            text = "range " + number.min() + " to " + number.max();
        } else if (rule instanceof Rule.Temporal temporal) {
            text = "range " + temporal.min() + " to " + temporal.max();
        } else if (rule instanceof Rule.Pattern pattern) {
            text = "pattern " + pattern.pattern();
        } else {
            text = rule.toString();
        }
        return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
    }
}
