package dev.rowloom.engine;

import dev.rowloom.schema.Check;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.UniqueKey;
import dev.rowloom.schema.internal.condition.Condition;
import dev.rowloom.schema.internal.domain.TableDomains;
import dev.rowloom.schema.internal.domain.TableDomains.ColumnOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The references of a table to one parent table that CHECKs want in an order, as those of a link that has no direction:
 * {@code CHECK (first_id < second_id)}.
 *
 * <p>Both are chosen together: a pair of parents, of which the one with the lower key goes to the one reference. Where a key
 * has both, no pair comes twice.
 */
final class OrderedReferences {

    private final TableModel model;
    private final List<Pair> pairs = new ArrayList<>();

    /**
     * Two references.
     *
     * @param lower the number of the reference with the lower key
     * @param upper the number of the other one
     * @param unique whether a key has both
     */
    record Pair(int lower, int upper, ColumnOrder order, boolean unique) {

        boolean has(int reference) {
            return lower == reference || upper == reference;
        }

        /** Returns how many pairs of so many parents there are. */
        long combinations(long parents) {
            long product = RowCounts.product(parents, order.strict() ? parents - 1 : parents + 1);
            return Math.min(Permutation.MAX_SIZE, product) / 2;
        }
    }

    OrderedReferences(TableModel model) {
        this.model = model;
        List<ColumnOrder> orders = new ArrayList<>(model.domains().orders());
        model.domains().conditions().stream()
                .map(OrderedReferences::order)
                .filter(Objects::nonNull)
                .forEach(orders::add);
        for (ColumnOrder order : orders) {
            int lower = reference(order.lower());
            int upper = reference(order.upper());
            if (lower >= 0 && upper >= 0 && lower != upper && haveOneParent(lower, upper) && isEvaluated(order)) {
                add(order, lower, upper);
            }
        }
    }

    /** Returns the order that a condition asks for, or null where it is about something else. */
    static @Nullable ColumnOrder order(TableDomains.Condition condition) {
        if (!(condition.expression() instanceof Expression.Comparison comparison)
                || !(comparison.left() instanceof Expression.ColumnReference left)
                || !(comparison.right() instanceof Expression.ColumnReference right)) {
            return null;
        }
        return switch (comparison.operator()) {
            case LESS -> new ColumnOrder(left.column(), right.column(), true, condition.check());
            case LESS_OR_EQUAL -> new ColumnOrder(left.column(), right.column(), false, condition.check());
            case GREATER -> new ColumnOrder(right.column(), left.column(), true, condition.check());
            case GREATER_OR_EQUAL -> new ColumnOrder(right.column(), left.column(), false, condition.check());
            default -> null;
        };
    }

    private void add(ColumnOrder order, int lower, int upper) {
        List<List<String>> keys = model.keys().stream()
                .map(OrderedReferences::columns)
                .filter(columns -> columns.contains(order.lower()) || columns.contains(order.upper()))
                .toList();
        boolean together =
                keys.stream().allMatch(columns -> columns.containsAll(List.of(order.lower(), order.upper())));
        boolean clash = model.keys().stream()
                .filter(key -> columns(key).contains(order.lower()))
                .anyMatch(model::hasClashingNulls);
        if (together && !clash && pairOf(lower) == null && pairOf(upper) == null) {
            pairs.add(new Pair(lower, upper, order, !keys.isEmpty()));
        }
    }

    private static List<String> columns(UniqueKey key) {
        Stream<String> ofPredicate = key.predicate() == null ? Stream.of() : key.predicate().columns().stream();
        return Stream.concat(KeyExpressions.columnsOf(key).stream(), ofPredicate)
                .toList();
    }

    private int reference(String column) {
        int position = model.position(column);
        TableModel.ColumnOfReference of = position < 0 ? null : model.referenceOf(position);
        if (of == null) {
            return -1;
        }
        TableModel.Reference reference = model.references().get(of.reference());
        boolean plain = reference.foreignKey().columns().size() == 1
                && model.isKeyOfParent(reference.foreignKey(), List.of(column))
                && !reference.self()
                && !reference.isScoped()
                && model.references().stream().noneMatch(other -> other.shared().contains(column))
                && model.confirmations().stream().noneMatch(it -> it.reference() == of.reference());
        return plain && takesAll(reference.foreignKey(), column) ? of.reference() : -1;
    }

    /** Returns whether types and CHECKs admit the keys of all parents. */
    private boolean takesAll(ForeignKey key, String column) {
        DataType own = model.table().column(column).orElseThrow().type();
        DataType referred = model.parentColumn(key, key.parentColumns().get(0)).type();
        // a database compares texts by a collation of its own
        boolean wide = own.equals(referred) && !(own instanceof DataType.TextType)
                || own instanceof DataType.IntegerType integer
                        && referred instanceof DataType.IntegerType parent
                        && integer.max() >= parent.max();
        return wide
                && model.table().checks().stream()
                        .noneMatch(check -> check.condition().columns().equals(List.of(column)));
    }

    private boolean isEvaluated(ColumnOrder order) {
        return Condition.compile(model.table(), model.schema().dialect(), CheckPlanning.expression(order))
                .isComplete();
    }

    private boolean haveOneParent(int first, int second) {
        ForeignKey a = model.references().get(first).foreignKey();
        ForeignKey b = model.references().get(second).foreignKey();
        return a.parentTable().equals(b.parentTable()) && a.parentColumns().equals(b.parentColumns());
    }

    List<Pair> pairs() {
        return pairs;
    }

    /** Returns the pair that a reference belongs to, or null. */
    @Nullable
    Pair pairOf(int reference) {
        return pairs.stream().filter(pair -> pair.has(reference)).findFirst().orElse(null);
    }

    /** Returns whether a pair of which none comes twice is among some references. */
    boolean isAmong(Set<Integer> references) {
        return pairs.stream()
                .anyMatch(pair -> pair.unique() && references.containsAll(List.of(pair.lower(), pair.upper())));
    }

    /** Returns whether a condition holds by the choice of parents. */
    boolean holds(Check check, Expression condition) {
        ColumnOrder order = order(new TableDomains.Condition(check, condition));
        return order != null && pairs.stream().anyMatch(pair -> pair.order().equals(order));
    }
}
