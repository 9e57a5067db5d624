package dev.rowloom.engine;

import dev.rowloom.blueprint.Rule;
import dev.rowloom.engine.KeyPlan.Atom;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.UniqueKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keys to which a null is a value like others, as those over {@code COALESCE(x, '')}, and whose columns may be null all the
 * same: a null differs from every value, so that rows which are null in different columns differ, and enough of the other
 * columns tell the rest apart.
 */
final class ClashingNulls {

    private final TableModel model;
    private final List<UniqueKey> admitted = new ArrayList<>();

    /**
     * Looks for the keys.
     *
     * @param clashing the keys to which nulls are equal, and of which no column tells all rows apart
     */
    ClashingNulls(TableModel model, List<UniqueKey> clashing) {
        this.model = model;
        clashing.stream().filter(this::isAdmissible).forEach(admitted::add);
    }

    /** Returns the columns that may be null although nulls are equal to their key. */
    Set<String> columns() {
        Set<String> columns = new HashSet<>();
        for (UniqueKey key : admitted) {
            columns.addAll(KeyExpressions.columnsOf(key));
            columns.removeAll(undecided(key));
        }
        return columns;
    }

    /** Returns whether columns of a key may be null although nulls are equal to it. */
    boolean admits(UniqueKey key) {
        return admitted.contains(key);
    }

    private boolean isAdmissible(UniqueKey key) {
        boolean told = key.parts().stream().allMatch(part -> KeyExpressions.told(model.table(), part) != null);
        List<String> columns = KeyExpressions.columnsOf(key);
        boolean alone = columns.stream().filter(model::admitsNull).allMatch(this::isInOneKey);
        return told && alone && hasRoom(key, columns);
    }

    private boolean isInOneKey(String column) {
        return model.keys().stream()
                        .filter(key -> KeyExpressions.columnsOf(key).contains(column))
                        .count()
                == 1;
    }

    /**
     * Returns whether what can be dealt has room for rows: all of the key, or at least two parts with many values, or one
     * beside the owner. Where the owner may be absent, its orphans are told apart by references only.
     */
    private boolean hasRoom(UniqueKey key, List<String> columns) {
        List<Atom> candidates = candidates(key);
        List<String> owner = model.owner() < 0
                ? List.of()
                : model.references().get(model.owner()).foreignKey().columns();
        boolean owned = owner.stream().anyMatch(columns::contains);
        long large = candidates.stream().filter(this::isLarge).count();
        long references = candidates.stream().filter(Atom::isReference).count();
        if (owned && owner.stream().anyMatch(model::admitsNull)) {
            return references > 1;
        }
        boolean whole = candidates.size() + (owned ? 1 : 0) == columns.size() && columns.size() > 1;
        return whole || large > (owned ? 0 : 1);
    }

    private boolean isLarge(Atom atom) {
        return atom.isReference()
                || model.hasMany(model.columns().get(atom.column()).name());
    }

    /** Returns what can be dealt so that any few of them tell the rows of a key apart. */
    List<Atom> candidates(UniqueKey key) {
        List<Atom> found = new ArrayList<>();
        for (UniqueKey.Part part : key.parts()) {
            KeyExpressions.Told told = KeyExpressions.told(model.table(), part);
            int position = told == null ? -1 : model.position(told.column());
            if (told != null && position >= 0 && isDealt(told.column())) {
                TableModel.ColumnOfReference of = model.referenceOf(position);
                found.add(of == null ? Atom.column(position) : Atom.reference(of.reference()));
            }
        }
        return found.stream().distinct().toList();
    }

    /** Returns the columns to which what stands for null may be a value like others: they are never null. */
    private Set<String> undecided(UniqueKey key) {
        Set<String> columns = new HashSet<>();
        for (UniqueKey.Part part : key.parts()) {
            KeyExpressions.Told told = KeyExpressions.told(model.table(), part);
            if (told != null && isDealt(told.column()) && !differsFromNull(part, told.column())) {
                columns.add(told.column());
            }
        }
        return columns;
    }

    private boolean isDealt(String column) {
        int position = model.position(column);
        TableModel.ColumnOfReference of = position < 0 ? null : model.referenceOf(position);
        return of == null ? position >= 0 && isNumbered(position, column) : isChoice(of.reference(), column);
    }

    private boolean isChoice(int number, String column) {
        TableModel.Reference reference = model.references().get(number);
        ForeignKey key = reference.foreignKey();
        return number != model.owner()
                && !reference.self()
                && !reference.isScoped()
                && key.columns().size() == 1
                && model.isKeyOfParent(key, key.columns())
                && model.unlike().avoided(number) == null
                && model.ordered().pairOf(number) == null
                && model.confirmations().stream().noneMatch(it -> it.reference() == number)
                && model.references().stream().noneMatch(it -> it.shared().contains(column));
    }

    private boolean isNumbered(int position, String name) {
        Column column = model.columns().get(position);
        Rule rule = TableReferences.ruleOf(model.blueprint(), name);
        DataType type = column.type();
        boolean numbered = type instanceof DataType.TextType
                || type instanceof DataType.IntegerType
                || type instanceof DataType.DecimalType
                || type instanceof DataType.BooleanType
                || type instanceof DataType.EnumType
                || type instanceof DataType.DateType
                || type instanceof DataType.TimestampType
                || type instanceof DataType.UuidType;
        return numbered
                && model.beginOf(position) < 0
                && !(rule instanceof Rule.External)
                && !(rule instanceof Rule.Constant)
                && model.domains().orders().stream()
                        .noneMatch(order -> Set.of(order.lower(), order.upper()).contains(name))
                && model.domains().conditions().stream().allMatch(it -> asksForNullsOnly(it.expression(), name));
    }

    private static boolean asksForNullsOnly(Expression condition, String column) {
        if (condition instanceof Expression.IsNull test && test.operand() instanceof Expression.ColumnReference) {
            return true;
        }
        boolean same = condition instanceof Expression.ColumnReference reference
                && reference.column().equals(column);
        return !same && condition.children().allMatch(child -> asksForNullsOnly(child, column));
    }

    /** Returns whether the value that stands for null in a part of a key is none of the column's. */
    private boolean differsFromNull(UniqueKey.Part part, String column) {
        Object otherwise = otherwise(part.expression());
        if (otherwise == null) {
            return true;
        }
        int position = model.position(column);
        TableModel.ColumnOfReference of = model.referenceOf(position);
        if (of != null) {
            Rule rule = model.parentRule(of);
            boolean below = rule instanceof Rule.Sequence sequence
                    && sequence.step() > 0
                    && otherwise instanceof Long number
                    && number < sequence.start();
            return below || otherwise.equals("") && !(rule instanceof Rule.Values);
        }
        boolean listed = model.domains().column(column).allowedValues().contains("");
        return otherwise.equals("") && !listed;
    }

    /** Returns what stands for null, or null where null itself does. */
    private static @Nullable Object otherwise(Expression part) {
        if (part instanceof Expression.Cast cast) {
            return otherwise(cast.operand());
        } else if (part instanceof Expression.Call call && !call.arguments().isEmpty()) {
            boolean pair = KeyExpressions.isDefault(call) && call.arguments().size() == 2;
            return pair
                    ? value(call.arguments().get(1))
                    : KeyExpressions.isDefault(call)
                            ? call
                            : otherwise(call.arguments().get(0));
        }
        return part instanceof Expression.ColumnReference ? null : part;
    }

    private static Object value(Expression expression) {
        if (expression instanceof Expression.Negative negative && value(negative.operand()) instanceof Long number) {
            return -number;
        }
        Object literal = expression instanceof Expression.Literal known ? known.value() : null;
        return literal == null ? expression : literal;
    }
}
