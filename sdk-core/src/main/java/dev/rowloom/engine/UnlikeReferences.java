package dev.rowloom.engine;

import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Expression.ColumnReference;
import dev.rowloom.schema.Expression.Comparison;
import dev.rowloom.schema.Expression.ComparisonOperator;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.internal.domain.TableDomains;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The references of a table to one parent table that CHECKs want to differ in every row, as those of a link between two rows
 * of it: {@code CHECK (source_id <> target_id)}.
 *
 * <p>One of them chooses among all parents but the one that the other has chosen, so that it works for keys as well.
 */
final class UnlikeReferences {

    private final TableModel model;
    private final Map<Integer, Integer> avoided = new HashMap<>();
    private final Set<Expression> held = new HashSet<>();

    /**
     * Finds the references.
     *
     * @param owner the number of the owner reference, which never gives way, or −1
     */
    UnlikeReferences(TableModel model, int owner) {
        this.model = model;
        for (TableDomains.Condition condition : model.domains().conditions()) {
            if (condition.expression() instanceof Comparison comparison
                    && comparison.operator() == ComparisonOperator.NOT_EQUAL
                    && comparison.left() instanceof ColumnReference left
                    && comparison.right() instanceof ColumnReference right) {
                int first = reference(left.column());
                int second = reference(right.column());
                if (first >= 0 && second >= 0 && first != second && haveOneParent(first, second)) {
                    boolean swapped = second == owner || avoided.containsKey(second);
                    add(swapped ? first : second, swapped ? second : first, owner, comparison);
                }
            }
        }
    }

    private void add(int avoiding, int other, int owner, Expression condition) {
        if (avoiding != owner
                && model.ordered().pairOf(avoiding) == null
                && model.ordered().pairOf(other) == null
                && isUniqueWith(avoiding, other)
                && !avoided.containsKey(avoiding)
                && !avoided.containsKey(other)) {
            avoided.put(avoiding, other);
            held.add(condition);
        }
    }

    /** A key that has the avoiding column alone would not hold for parents counted from the other's on. */
    private boolean isUniqueWith(int avoiding, int other) {
        String column = model.references().get(avoiding).foreignKey().columns().get(0);
        String with = model.references().get(other).foreignKey().columns().get(0);
        return model.table().uniqueKeys().stream()
                .map(KeyExpressions::columnsOf)
                .allMatch(columns -> !columns.contains(column) || columns.contains(with));
    }

    private int reference(String column) {
        int position = model.position(column);
        TableModel.ColumnOfReference of = position < 0 ? null : model.referenceOf(position);
        if (of == null) {
            return -1;
        }
        TableModel.Reference reference = model.references().get(of.reference());
        boolean plain = reference.foreignKey().columns().size() == 1 && !reference.self() && !reference.isScoped();
        return plain ? of.reference() : -1;
    }

    private boolean haveOneParent(int first, int second) {
        ForeignKey a = model.references().get(first).foreignKey();
        ForeignKey b = model.references().get(second).foreignKey();
        return a.parentTable().equals(b.parentTable()) && a.parentColumns().equals(b.parentColumns());
    }

    /** Returns the reference whose parent a reference avoids, or null. */
    @Nullable
    Integer avoided(int reference) {
        return avoided.get(reference);
    }

    /** Returns whether a condition holds by the choice of parents. */
    boolean holds(Expression condition) {
        return held.contains(condition);
    }
}
