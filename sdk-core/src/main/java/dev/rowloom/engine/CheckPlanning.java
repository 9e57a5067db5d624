package dev.rowloom.engine;

import dev.rowloom.blueprint.Rule;
import dev.rowloom.engine.KeyPlan.Atom;
import dev.rowloom.schema.Check;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.internal.domain.Branch;
import dev.rowloom.schema.internal.domain.Branches;
import dev.rowloom.schema.internal.domain.ColumnDomain;
import dev.rowloom.schema.internal.domain.NormalForm;
import dev.rowloom.schema.internal.domain.Restriction;
import dev.rowloom.schema.internal.domain.Restriction.Presence;
import dev.rowloom.schema.internal.domain.TableDomains;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Groups the columns of a table that CHECKs tie to each other, where the CHECKs are neither domains of single columns nor
 * orders, and works out the branches of each group.
 */
final class CheckPlanning {

    private static final double LEAST_SHARE = 0.25;
    private static final double MOST_SHARE = 0.75;

    private final TablePlanning planning;
    private final TableModel model;
    private final Table table;
    private final BranchFilter filter;
    private final CheckConditions conditions;
    private final ChosenReferences chosen;
    private final Map<Check, String> unsupported = new LinkedHashMap<>();
    private final List<GroupPlan> groups = new ArrayList<>();

    CheckPlanning(TablePlanning planning, Dialect dialect) {
        this.planning = planning;
        this.model = planning.model();
        this.table = model.table();
        this.conditions = new CheckConditions(model, dialect);
        this.filter = new BranchFilter(planning);
        this.chosen = new ChosenReferences(planning);
        List<CheckPart> parts = new ArrayList<>();
        for (TableDomains.Condition condition : model.domains().conditions()) {
            parts.add(part(condition.check(), condition.expression()));
        }
        addOrders(parts);
        addReferences(parts);
        parts.addAll(ordersOfMembers(parts));
        for (List<CheckPart> tied : new TiedParts(planning).of(parts)) {
            addGroup(tied);
        }
    }

    /** Returns the groups. */
    List<GroupPlan> groups() {
        return groups;
    }

    /** Returns the CHECKs of which a part is neither evaluated nor met, with the reasons. */
    Map<Check, String> unsupported() {
        return unsupported;
    }

    /** Returns the conditions of the table, compiled. */
    CheckConditions conditions() {
        return conditions;
    }

    /** Returns the group that makes a column, or null where none does. */
    @Nullable
    GroupPlan groupOf(int position) {
        return groups.stream()
                .filter(group -> group.members().contains(position) && !isKeyed(position))
                .findFirst()
                .orElse(null);
    }

    /** Returns whether a group has a column, be its values those of a key or not. */
    boolean groupsOf(int position) {
        return groups.stream().anyMatch(group -> group.members().contains(position));
    }

    /** Returns whether a group decides where a reference is absent. */
    boolean decides(int reference) {
        return groups.stream().anyMatch(group -> group.references().contains(reference));
    }

    /** Returns the group that chooses the parents of a reference by their keys, or null where none does. */
    @Nullable
    GroupPlan chooserOf(int reference) {
        return groups.stream()
                .filter(group -> group.chosen().contains(reference))
                .findFirst()
                .orElse(null);
    }

    /** Returns the share of rows without an owner that the groups ask for, or the given one where they ask for none. */
    double ownerNullRate(int owner, double otherwise) {
        List<String> columns = model.references().get(owner).foreignKey().columns();
        for (GroupPlan group : groups) {
            double absent = 0;
            double all = 0;
            boolean asked = false;
            for (int i = 0; i < group.branches().size(); i++) {
                Presence presence = presence(group.branches().get(i), columns);
                double weight = group.weights().get(i);
                asked |= presence == Presence.NULL;
                all += weight;
                absent += presence == Presence.NULL ? weight : presence == Presence.EITHER ? weight * otherwise : 0;
            }
            if (asked) {
                return absent / all;
            }
        }
        return otherwise;
    }

    // ---- parts

    private CheckPart part(Check check, Expression expression) {
        if (model.ordered().holds(check, expression) || model.crossed().holds(check, expression)) {
            // references that are chosen in their order need no branches
            return new CheckPart(check, expression, Set.of(), Set.of());
        }
        Set<Integer> members = new TreeSet<>();
        Set<Integer> references = new TreeSet<>();
        for (String column : expression.columns()) {
            int position = model.position(column);
            TableModel.ColumnOfReference reference = position < 0 ? null : model.referenceOf(position);
            if (reference != null
                    && (isControllable(reference.reference()) || chosen.isChosen(reference.reference()))) {
                references.add(reference.reference());
            } else if (position >= 0 && reference == null && (isFree(position) || isKeyed(position))) {
                members.add(position);
            }
        }
        return new CheckPart(check, expression, members, references);
    }

    /** Orders that columns do not keep by themselves: of keys, or in a circle. */
    private void addOrders(List<CheckPart> parts) {
        planning.orders().unheld().forEach(order -> parts.add(part(order.check(), expression(order))));
        planning.orders().held().stream()
                .filter(order -> planning.keys().assignment(Atom.column(model.position(order.upper()))) != null)
                .forEach(order -> parts.add(part(order.check(), expression(order))));
    }

    /** An order promises nothing where branches change the values on one side of it. */
    private List<CheckPart> ordersOfMembers(List<CheckPart> parts) {
        Set<Integer> members = new TreeSet<>();
        parts.forEach(part -> members.addAll(part.members()));
        List<CheckPart> added = new ArrayList<>();
        List<TableDomains.ColumnOrder> open = new ArrayList<>(planning.orders().held());
        boolean grown = true;
        while (grown) {
            List<TableDomains.ColumnOrder> tied = open.stream()
                    .filter(order -> members.contains(model.position(order.lower()))
                            || members.contains(model.position(order.upper())))
                    .toList();
            grown = !tied.isEmpty();
            open.removeAll(tied);
            for (TableDomains.ColumnOrder order : tied) {
                CheckPart part = part(order.check(), expression(order));
                if (parts.stream().noneMatch(other -> other.expression().equals(part.expression()))) {
                    added.add(part);
                    members.addAll(part.members());
                }
            }
        }
        return added;
    }

    static Expression expression(TableDomains.ColumnOrder order) {
        return new Expression.Comparison(
                order.strict() ? Expression.ComparisonOperator.LESS : Expression.ComparisonOperator.LESS_OR_EQUAL,
                new Expression.ColumnReference(order.lower()),
                new Expression.ColumnReference(order.upper()));
    }

    /** Domains of columns whose values are those of the parents' keys. */
    private void addReferences(List<CheckPart> parts) {
        for (Check check : table.checks()) {
            for (Expression conjunct : NormalForm.conjuncts(table, check.condition())) {
                List<String> columns = conjunct.columns();
                int position = columns.size() == 1 ? model.position(columns.get(0)) : -1;
                boolean domain =
                        parts.stream().noneMatch(part -> part.expression().equals(conjunct));
                if (domain && position >= 0 && model.referenceOf(position) != null && !isHarmless(position)) {
                    parts.add(part(check, conjunct));
                }
            }
        }
    }

    /** Returns whether the parents' keys are numbers that the domain of a column contains. */
    private boolean isHarmless(int position) {
        TableModel.ColumnOfReference reference = Objects.requireNonNull(model.referenceOf(position));
        var allowed =
                model.domains().column(model.columns().get(position).name()).numbers();
        return model.parentRule(reference) instanceof Rule.Sequence sequence
                && sequence.step() > 0
                && allowed != null
                && !allowed.hasGaps()
                && allowed.contains(sequence.start())
                && allowed.max() >= Integer.MAX_VALUE;
    }

    private boolean isControllable(int reference) {
        TableModel.Reference followed = model.references().get(reference);
        return reference != model.owner()
                && model.isNullable(followed)
                && followed.foreignKey().columns().stream()
                        .noneMatch(column -> planning.keys().isSwitched(model.position(column)));
    }

    /** Returns whether a column's values are those of a key, but whether it has one may depend on the row. */
    boolean isKeyed(int position) {
        return planning.keys().assignment(Atom.column(position)) != null && planning.isNullable(Atom.column(position));
    }

    private boolean isFree(int position) {
        return planning.keys().assignment(Atom.column(position)) == null
                && !planning.keys().isSwitched(position)
                && model.beginOf(position) < 0
                && !(planning.context(position).rule() instanceof Rule.External);
    }

    // ---- groups

    private void addGroup(List<CheckPart> parts) {
        List<CheckPart> kept = new ArrayList<>();
        Found found = new Found(List.of(), List.of());
        for (CheckPart part : parts) {
            String reason = conditions.unusable(part.expression());
            if (conditions.evaluated(part.expression()) != null) {
                List<CheckPart> more = new ArrayList<>(kept);
                more.add(part);
                Found next = find(more);
                if (!next.branches().isEmpty()) {
                    kept = more;
                    found = next;
                    continue;
                }
                reason = kept.isEmpty() ? reason : "it contradicts the other CHECKs on its columns";
            }
            unsupported.putIfAbsent(part.check(), reason);
        }
        if (!kept.isEmpty()) {
            groups.add(group(kept, found));
        }
    }

    private record Found(List<Branch> branches, List<Expression> left) {}

    private Found find(List<CheckPart> parts) {
        List<Expression> wanted = parts.stream().map(CheckPart::expression).toList();
        Branches.Expanded expanded = Branches.of(table, wanted, conditions::isEvaluated);
        List<Expression> left = expanded.left().stream()
                .map(conditions::evaluated)
                .map(Objects::requireNonNull)
                .toList();
        return new Found(withRuledValues(parts, filter.possible(expanded.branches())), left);
    }

    /** A column that its user gave values in every row, or null, has that in every branch. */
    private List<Branch> withRuledValues(List<CheckPart> parts, List<Branch> branches) {
        OverrideConflicts conflicts = new OverrideConflicts(model);
        List<String> ruled = conflicts
                .ruled(parts.stream()
                        .flatMap(part -> part.expression().columns().stream())
                        .distinct()
                        .toList())
                .stream()
                .filter(column -> model.position(column) >= 0)
                .toList();
        List<Branch> left = branches.stream()
                .filter(branch -> ruled.stream().noneMatch(column -> branch.presence(column) == refused(column)))
                .toList();
        if (left.isEmpty() && !branches.isEmpty()) {
            throw conflicts.failure(
                    ruled,
                    parts.stream()
                            .map(part -> CheckLedger.describe(part.check()))
                            .distinct()
                            .toList());
        }
        return left;
    }

    /** Returns what a user's own rule keeps a column from being, or null where it may be null and not. */
    private @Nullable Presence refused(String column) {
        int position = model.position(column);
        if (planning.context(position).rule() instanceof Rule.Constant constant && constant.value() == null) {
            return Presence.VALUE;
        }
        return nullRate(position) <= 0 ? Presence.NULL : null;
    }

    private GroupPlan group(List<CheckPart> parts, Found found) {
        Set<Integer> members = new TreeSet<>();
        Set<Integer> references = new TreeSet<>();
        parts.forEach(part -> {
            members.addAll(part.members());
            references.addAll(part.references());
        });
        return new GroupPlan(
                groups.size(),
                parts,
                List.copyOf(members),
                List.copyOf(references),
                references.stream().filter(chosen::isChosen).toList(),
                found.branches(),
                found.left(),
                found.branches().stream().map(this::weight).toList());
    }

    private long weight(Branch branch) {
        double weight = 1e6;
        for (Map.Entry<String, Restriction> entry : branch.columns().entrySet()) {
            String column = entry.getKey();
            Presence presence = entry.getValue().presence();
            double nulls = Math.max(LEAST_SHARE, Math.min(MOST_SHARE, nullRate(model.position(column))));
            weight *= presence == Presence.NULL ? nulls : presence == Presence.VALUE ? 1 - nulls : 1;
            weight *= presence == Presence.NULL ? 1 : share(column, entry.getValue());
        }
        return Math.max(1, (long) weight);
    }

    /** Returns the share of an enumeration's values that a restriction leaves. */
    private double share(String column, Restriction restriction) {
        ColumnDomain all = model.domains().column(column);
        int values = all.allowedValues().size();
        int left = all.intersect(restriction.domain()).allowedValues().size();
        return values == 0 || left == 0 ? 1 : (double) left / values;
    }

    private double nullRate(int position) {
        TableModel.ColumnOfReference reference = model.referenceOf(position);
        return reference == null
                ? planning.context(position).nullRate()
                : model.references().get(reference.reference()).blueprint().nullRate();
    }

    private static Presence presence(Branch branch, List<String> columns) {
        return columns.stream()
                .map(branch::presence)
                .filter(presence -> presence != Presence.EITHER)
                .findFirst()
                .orElse(Presence.EITHER);
    }
}
