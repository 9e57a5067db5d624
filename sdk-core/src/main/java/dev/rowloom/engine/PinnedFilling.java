package dev.rowloom.engine;

import dev.rowloom.RowloomException;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.schema.Check;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds values for the columns that CHECKs tie to given ones: plans a table of those columns alone in which further CHECKs
 * say what is given, and takes one of its rows.
 */
final class PinnedFilling {

    /** So many rows are made to choose from. */
    static final int ROWS = 24;

    private final PlanRequest request;

    PinnedFilling(PlanRequest request) {
        this.request = request;
    }

    /**
     * Returns rows to choose from, or null where there are none.
     *
     * @param columns the columns to make, and those that are given
     * @param given what columns hold
     * @param conditions what has to hold
     */
    @Nullable
    DataPlan plan(Table table, Set<String> columns, Map<String, @Nullable Object> given, List<Expression> conditions) {
        Table.Builder builder = Table.builder(table.id(), table.name());
        for (Column column : table.columns()) {
            if (columns.contains(column.name())) {
                Column.Builder changed = column.toBuilder().identity(null);
                if (given.get(column.name()) != null) {
                    changed.nullability(Column.Nullability.NOT_NULL);
                }
                builder.column(changed.build());
            }
        }
        conditions.forEach(condition -> builder.check(new Check(null, condition, "")));
        given.forEach((name, value) -> {
            Expression condition = condition(table.column(name).orElseThrow(), value);
            if (condition != null) {
                builder.check(new Check(null, condition, ""));
            }
        });
        try {
            Schema schema = Schema.of(request.schema().dialect(), List.of(builder.build()), List.of());
            Blueprint blueprint = Blueprint.infer(schema, request.blueprint().culture());
            PlanRequest.RowTargets rows = new PlanRequest.RowTargets(ROWS, Map.of());
            return DataPlan.of(new PlanRequest(schema, blueprint, request.seed(), rows, Map.of(), Set.of()));
        } catch (RowloomException e) {
            // what is asked for contradicts itself
            return null;
        }
    }

    /** Returns that a column holds a value, or null where no condition says so. */
    private static @Nullable Expression condition(Column column, @Nullable Object value) {
        Expression reference = new Expression.ColumnReference(column.name());
        if (value == null) {
            return new Expression.IsNull(reference);
        }
        boolean compared = !(column.type() instanceof DataType.JsonType) && !(value instanceof byte[]);
        return compared
                ? new Expression.Comparison(
                        Expression.ComparisonOperator.EQUAL, reference, new Expression.Literal(literal(value)))
                : null;
    }

    private static Object literal(Object value) {
        if (value instanceof Long || value instanceof BigDecimal || value instanceof Boolean) {
            return value;
        }
        return value instanceof Double number ? BigDecimal.valueOf(number) : text(value);
    }

    /** Returns a value as text that {@link PinnedValues} reads. */
    static String text(Object value) {
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        } else if (value instanceof BigDecimal number) {
            return number.toPlainString();
        } else if (value instanceof Double number) {
            return BigDecimal.valueOf(number).toPlainString();
        }
        return value.toString();
    }
}
