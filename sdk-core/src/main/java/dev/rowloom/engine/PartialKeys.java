package dev.rowloom.engine;

import dev.rowloom.blueprint.Rule;
import dev.rowloom.engine.KeyPlan.Atom;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.TextEquality;
import dev.rowloom.schema.UniqueKey;
import dev.rowloom.schema.internal.condition.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds the column by which a partial unique key is held: its predicate is made true for one row at most of those that agree
 * in the key, and false for the others.
 */
final class PartialKeys {

    private final TableModel model;
    private final KeyPlan plan;
    private final IntFunction<ColumnContext> contexts;

    /**
     * Makes a finder.
     *
     * @param contexts gives what is known of the column at a position
     */
    PartialKeys(TableModel model, KeyPlan plan, IntFunction<ColumnContext> contexts) {
        this.contexts = contexts;
        this.model = model;
        this.plan = plan;
    }

    /** Which rows are taken for rows that agree in a key. */
    enum Agreeing {
        /** Those that do. */
        EXACTLY,

        /** More: those that agree in the parts that are columns. */
        ROUGHLY
    }

    /** Holds the key by its predicate where that has a part that can be chosen; returns whether it could. */
    boolean hold(UniqueKey key, Agreeing agreeing) {
        if (key.predicate() == null) {
            return false;
        }
        for (Expression conjunct : conjuncts(key.predicate())) {
            KeyPlan.Switching found = switching(key, conjunct, agreeing);
            if (found != null) {
                plan.addSwitching(found);
                takeAlong(key.predicate(), found);
                return true;
            }
        }
        return false;
    }

    /** Returns whether a condition asks for one value of a column whose values all differ. */
    boolean isTrueOnce(@Nullable Expression condition) {
        if (condition instanceof Expression.And and) {
            return and.operands().stream().anyMatch(this::isTrueOnce);
        }
        int position = condition instanceof Expression.Comparison comparison
                        && comparison.operator() == Expression.ComparisonOperator.EQUAL
                        && comparison.left() instanceof Expression.ColumnReference reference
                        && comparison.right() instanceof Expression.Literal
                ? model.position(reference.column())
                : -1;
        return position >= 0 && plan.isAlone(Atom.column(position));
    }

    /**
     * Makes the predicate of a key that is held without it true for some rows and false for others, where its columns would
     * hardly have both by themselves.
     */
    void vary(UniqueKey key) {
        if (key.predicate() == null) {
            return;
        }
        List<Expression> conjuncts = conjuncts(key.predicate());
        List<KeyPlan.Switching> found = new ArrayList<>();
        boolean met = conjuncts.size() == 1;
        for (Expression conjunct : conjuncts) {
            int position = conjunct.columns().size() == 1
                    ? model.position(conjunct.columns().get(0))
                    : -1;
            Switched.On on = on(conjunct);
            if (position < 0 || !isFree(conjunct.columns().get(0), position, on)) {
                // the predicate of another key, or the key itself, decides
                return;
            }
            SwitchValues values = values(position, on, conjunct);
            Expression wanted = wanted(position, on, conjunct);
            if (on == Switched.On.SOME_VALUES && values == null && wanted == null) {
                return;
            }
            met &= wanted == null && (values == null || values.isMet(contexts.apply(position)));
            int lead = found.isEmpty() ? position : found.get(0).lead();
            found.add(new KeyPlan.Switching(position, on, values, wanted, List.of(), KeyPlan.Groups.NONE, lead));
        }
        if (!met) {
            found.forEach(plan::addSwitching);
        }
    }

    /** Makes the other parts of a predicate true where the chosen part is, if they would hardly be by themselves. */
    private void takeAlong(Expression predicate, KeyPlan.Switching lead) {
        for (Expression conjunct : conjuncts(predicate)) {
            int position = conjunct.columns().size() == 1
                    ? model.position(conjunct.columns().get(0))
                    : -1;
            Switched.On on = on(conjunct);
            if (position < 0
                    || lead.columns().contains(position)
                    || !isFree(conjunct.columns().get(0), position, on)) {
                continue;
            }
            SwitchValues values = values(position, on, conjunct);
            Expression wanted = wanted(position, on, conjunct);
            boolean met = on == Switched.On.SOME_VALUES
                    && wanted == null
                    && (values == null || values.isMet(contexts.apply(position)));
            if (!met) {
                plan.addSwitching(new KeyPlan.Switching(
                        position, on, values, wanted, lead.columns(), lead.groups(), lead.column()));
            }
        }
    }

    /** Returns what the parents' keys are to meet, or null where values of the table's own or nulls decide. */
    private @Nullable Expression wanted(int position, Switched.On on, Expression conjunct) {
        boolean told = on == Switched.On.SOME_VALUES
                && model.referenceOf(position) != null
                && Condition.compile(model.table(), model.schema().dialect(), conjunct)
                        .isComplete();
        return told ? conjunct : null;
    }

    private @Nullable SwitchValues values(int position, Switched.On on, Expression conjunct) {
        return on == Switched.On.SOME_VALUES && model.referenceOf(position) == null
                ? SwitchValues.of(contexts.apply(position), model.schema().dialect(), conjunct)
                : null;
    }

    private static List<Expression> conjuncts(Expression condition) {
        return condition instanceof Expression.And and
                ? and.operands().stream()
                        .flatMap(operand -> conjuncts(operand).stream())
                        .toList()
                : List.of(condition);
    }

    private KeyPlan.@Nullable Switching switching(UniqueKey key, Expression conjunct, Agreeing agreeing) {
        List<String> columns = conjunct.columns();
        if (columns.size() != 1 || conjunct.hasUnparsed()) {
            return null;
        }
        String column = columns.get(0);
        int position = model.position(column);
        Switched.On on = on(conjunct);
        if (position < 0 || !isFree(column, position, on)) {
            return null;
        }
        List<UniqueKey.Part> equal = model.exclusions().equal(key);
        List<String> all = equal.stream()
                .map(UniqueKey.Part::expression)
                .filter(part -> !part.equals(conjunct))
                .flatMap(part -> part.columns().stream())
                .distinct()
                .toList();
        boolean own = all.contains(column);
        List<String> rest = all.stream()
                .filter(it -> !it.equals(column))
                .filter(it -> agreeing == Agreeing.EXACTLY || isPlain(key, it))
                .toList();
        boolean known = key.parts().stream().noneMatch(part -> part.expression().hasUnparsed());
        if (!known && agreeing == Agreeing.EXACTLY) {
            return null;
        }
        boolean byOwner = isOwned(equal.stream()
                .filter(part -> part.column() != null && part.prefixLength() == DataType.UNLIMITED)
                .map(UniqueKey.Part::column)
                .toList());
        if (own && on != Switched.On.SOME_VALUES
                || !byOwner && !rest.isEmpty() && !rest.stream().allMatch(it -> isPlain(key, it))) {
            return null;
        }
        SwitchValues values = values(position, on, conjunct);
        Expression wanted = wanted(position, on, conjunct);
        // a reference that may be left out has a way to be false even where all parents meet the predicate
        boolean possible = wanted == null ? values != null : model.isNullable(column);
        if (on == Switched.On.SOME_VALUES && !possible) {
            return null;
        }
        return new KeyPlan.Switching(
                position,
                on,
                values,
                wanted,
                rest.stream().mapToInt(model::position).boxed().toList(),
                byOwner ? KeyPlan.Groups.OWNER : KeyPlan.Groups.COLUMNS,
                position);
    }

    private static Switched.On on(Expression conjunct) {
        boolean negated = conjunct instanceof Expression.Not;
        Expression test = conjunct instanceof Expression.Not not ? not.operand() : conjunct;
        if (test instanceof Expression.IsNull isNull && isNull.operand() instanceof Expression.ColumnReference) {
            return negated ? Switched.On.ANY_VALUE : Switched.On.NULL;
        }
        return Switched.On.SOME_VALUES;
    }

    /** Returns whether nothing else decides what the column has. */
    private boolean isFree(String column, int position, Switched.On on) {
        TableModel.ColumnOfReference of = model.referenceOf(position);
        boolean byNull = on != Switched.On.SOME_VALUES;
        if (byNull && !model.isNullable(column) || plan.isSwitched(position) || model.beginOf(position) >= 0) {
            return false;
        }
        boolean related = model.table().checks().stream()
                .map(check -> check.condition().columns())
                .anyMatch(columns -> columns.size() > 1 && columns.contains(column));
        if (of != null) {
            TableModel.Reference reference = model.references().get(of.reference());
            return (byNull || !related && ChosenReferences.isOpen(model, of.reference()))
                    && of.reference() != model.owner()
                    && !reference.isScoped()
                    && reference.foreignKey().columns().size() == 1
                    && model.references().stream().noneMatch(it -> it.shared().contains(column))
                    && plan.assignment(Atom.reference(of.reference())) == null;
        }
        Rule rule = TableReferences.ruleOf(model.blueprint(), column);
        boolean fixed = rule instanceof Rule.Constant || rule instanceof Rule.External;
        return plan.assignment(Atom.column(position)) == null && !fixed && !related;
    }

    /** Returns whether rows that agree in some columns have the same owner. */
    private boolean isOwned(List<String> columns) {
        if (model.owner() < 0) {
            return false;
        }
        List<String> owner = model.references().get(model.owner()).foreignKey().columns();
        List<String> shared = owner.stream().filter(columns::contains).toList();
        return !shared.isEmpty()
                && model.isKeyOfParent(model.references().get(model.owner()).foreignKey(), shared);
    }

    /** Returns whether a column's values are equal to the key only where their bytes are, and depend on no other column. */
    private boolean isPlain(UniqueKey key, String name) {
        int position = model.position(name);
        Column column = model.table().column(name).orElseThrow();
        boolean exact = !(column.type() instanceof DataType.TextType text)
                || text.equality().equals(TextEquality.EXACT);
        boolean whole = key.parts().stream()
                .anyMatch(part -> name.equals(part.column()) && part.prefixLength() == DataType.UNLIMITED);
        if (position < 0 || !exact || !whole) {
            return false;
        }
        Rule rule = TableReferences.ruleOf(model.blueprint(), name);
        boolean reads = rule instanceof Rule.After || rule instanceof Rule.Template || rule instanceof Rule.External;
        boolean related = model.table().checks().stream()
                .map(check -> check.condition().columns())
                .anyMatch(columns -> columns.size() > 1 && columns.contains(name));
        return model.referenceOf(position) != null || !reads && !related;
    }
}
