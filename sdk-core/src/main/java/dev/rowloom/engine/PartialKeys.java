package dev.rowloom.engine;

import dev.rowloom.blueprint.Rule;
import dev.rowloom.engine.KeyPlan.Atom;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.TextEquality;
import dev.rowloom.schema.UniqueKey;
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

    /** Holds the key by its predicate where that has a part that can be chosen; returns whether it could. */
    boolean hold(UniqueKey key) {
        if (key.predicate() == null) {
            return false;
        }
        for (Expression conjunct : conjuncts(key.predicate())) {
            KeyPlan.Switching found = switching(key, conjunct);
            if (found != null) {
                plan.addSwitching(found);
                return true;
            }
        }
        return false;
    }

    private static List<Expression> conjuncts(Expression condition) {
        return condition instanceof Expression.And and
                ? and.operands().stream()
                        .flatMap(operand -> conjuncts(operand).stream())
                        .toList()
                : List.of(condition);
    }

    private KeyPlan.@Nullable Switching switching(UniqueKey key, Expression conjunct) {
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
        List<String> all = key.parts().stream()
                .map(UniqueKey.Part::expression)
                .filter(part -> !part.equals(conjunct))
                .flatMap(part -> part.columns().stream())
                .distinct()
                .toList();
        List<String> rest = all.stream().filter(it -> !it.equals(column)).toList();
        boolean own = rest.size() < all.size();
        if (key.parts().stream().anyMatch(part -> part.expression().hasUnparsed())) {
            return null;
        }
        boolean byOwner = isOwned(rest);
        if (own && on != Switched.On.SOME_VALUES
                || !byOwner && !rest.isEmpty() && !rest.stream().allMatch(it -> isPlain(key, it))) {
            return null;
        }
        SwitchValues values = on == Switched.On.SOME_VALUES
                ? SwitchValues.of(contexts.apply(position), model.schema().dialect(), conjunct)
                : null;
        if (on == Switched.On.SOME_VALUES && values == null) {
            return null;
        }
        return new KeyPlan.Switching(
                position,
                on,
                values,
                rest.stream().mapToInt(model::position).boxed().toList(),
                byOwner);
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
        if (byNull && !model.isNullable(column) || plan.isSwitched(position)) {
            return false;
        }
        if (of != null) {
            TableModel.Reference reference = model.references().get(of.reference());
            return byNull
                    && of.reference() != model.owner()
                    && !reference.isScoped()
                    && reference.foreignKey().columns().size() == 1
                    && model.references().stream().noneMatch(it -> it.shared().contains(column))
                    && plan.assignment(Atom.reference(of.reference())) == null;
        }
        boolean related = model.table().checks().stream()
                .map(check -> check.condition().columns())
                .anyMatch(columns -> columns.size() > 1 && columns.contains(column));
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
