package dev.rowloom.engine;

import dev.rowloom.schema.Check;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.internal.domain.TableDomains;
import dev.rowloom.schema.internal.domain.TableDomains.ColumnOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two references of a table, as a rule to different tables, whose keys CHECKs want in an order: {@code CHECK (from_zone <
 * to_depot)}.
 *
 * <p>One of them leads. The other one keeps the parent that it has chosen where that suits, else it takes one whose key does.
 */
final class CrossReferences {

    private final TableModel model;
    private final int owner;
    private final List<Crossing> crossings = new ArrayList<>();

    /**
     * Two references.
     *
     * @param lead the number of the one that chooses first
     * @param follower the number of the other one
     */
    record Crossing(int lead, int follower, ColumnOrder order) {

        /** Returns whether the lead has the lower key. */
        boolean leadsBelow(TableModel model) {
            TableModel.ColumnOfReference of = model.referenceOf(model.position(order.lower()));
            return of != null && of.reference() == lead;
        }
    }

    CrossReferences(TableModel model, int owner) {
        this.model = model;
        this.owner = owner;
        for (ColumnOrder order : model.domains().orders()) {
            int lower = reference(order.lower());
            int upper = reference(order.upper());
            if (lower >= 0 && upper >= 0 && lower != upper) {
                if (canFollow(upper)) {
                    add(lower, upper, order);
                } else if (canFollow(lower)) {
                    add(upper, lower, order);
                }
            }
        }
    }

    private void add(int lead, int follower, ColumnOrder order) {
        boolean taken = crossings.stream()
                .anyMatch(it -> it.follower() == follower || it.follower() == lead || it.lead() == follower);
        if (!taken) {
            crossings.add(new Crossing(lead, follower, order));
        }
    }

    /** Returns whether no key and no other reference depends on which parents a reference has. */
    private boolean canFollow(int reference) {
        ForeignKey key = model.references().get(reference).foreignKey();
        String column = key.columns().get(0);
        return reference != owner
                && model.unlike().avoided(reference) == null
                && model.keys().stream()
                        .noneMatch(unique -> KeyExpressions.columnsOf(unique).contains(column)
                                || unique.predicate() != null
                                        && unique.predicate().columns().contains(column))
                && model.references().stream().noneMatch(other -> other.shared().contains(column))
                && model.confirmations().stream().noneMatch(it -> it.reference() == reference);
    }

    private int reference(String column) {
        int position = model.position(column);
        TableModel.ColumnOfReference of = position < 0 ? null : model.referenceOf(position);
        if (of == null || model.ordered().pairOf(of.reference()) != null) {
            return -1;
        }
        TableModel.Reference reference = model.references().get(of.reference());
        DataType own = model.table().column(column).orElseThrow().type();
        DataType referred =
                model.parentColumn(reference.foreignKey(), of.parentColumn()).type();
        boolean plain = reference.foreignKey().columns().size() == 1 && !reference.self() && !reference.isScoped();
        boolean ordered = own instanceof DataType.IntegerType && referred instanceof DataType.IntegerType
                || own instanceof DataType.TextType && referred instanceof DataType.TextType;
        return plain && ordered ? of.reference() : -1;
    }

    /** Returns the pair in which a reference gives way, or null. */
    @Nullable
    Crossing following(int reference) {
        return crossings.stream()
                .filter(it -> it.follower() == reference)
                .findFirst()
                .orElse(null);
    }

    /** Returns the pairs in which a reference leads. */
    List<Crossing> led(int reference) {
        return crossings.stream().filter(it -> it.lead() == reference).toList();
    }

    /** Returns whether a condition holds by the choice of parents. */
    boolean holds(Check check, Expression condition) {
        ColumnOrder order = OrderedReferences.order(new TableDomains.Condition(check, condition));
        return order != null && crossings.stream().anyMatch(it -> it.order().equals(order));
    }
}
