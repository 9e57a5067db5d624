package dev.rowloom.repair;

import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Expression.Between;
import dev.rowloom.schema.Expression.Cast;
import dev.rowloom.schema.Expression.ColumnReference;
import dev.rowloom.schema.Expression.Comparison;
import dev.rowloom.schema.Expression.In;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.internal.condition.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a condition compares each of its columns with: values of the same row, and constants. */
final class Equations {

    private final Table table;
    private final Dialect dialect;
    private final Map<Integer, List<Value>> byPosition = new TreeMap<>();

    Equations(Table table, Dialect dialect, Expression condition) {
        this.table = table;
        this.dialect = dialect;
        collect(condition);
    }

    /** Returns the values that a column is compared with. */
    List<Value> of(int position) {
        return byPosition.getOrDefault(position, List.of());
    }

    private void collect(Expression expression) {
        if (expression instanceof Comparison comparison) {
            add(comparison.left(), comparison.right());
            add(comparison.right(), comparison.left());
        } else if (expression instanceof Between between) {
            add(between.operand(), between.low());
            add(between.operand(), between.high());
        } else if (expression instanceof In in) {
            in.values().forEach(value -> add(in.operand(), value));
        }
        expression.children().forEach(this::collect);
    }

    private void add(Expression own, Expression other) {
        Expression bare = own;
        while (bare instanceof Cast cast) {
            bare = cast.operand();
        }
        if (bare instanceof Expression.Call call && call.arguments().size() == 1) {
            // upper(x) = 'A' is met by the constant itself
            bare = call.arguments().get(0);
        }
        if (!(bare instanceof ColumnReference reference)
                || table.column(reference.column()).isEmpty()) {
            return;
        }
        Value value = Value.compile(table, dialect, other).value();
        if (value != null) {
            byPosition
                    .computeIfAbsent(table.position(reference.column()), it -> new ArrayList<>())
                    .add(value);
        }
    }
}
