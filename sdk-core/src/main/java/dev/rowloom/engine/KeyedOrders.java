package dev.rowloom.engine;

import dev.rowloom.blueprint.ColumnBlueprint;
import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.internal.domain.LongDomain;
import dev.rowloom.schema.internal.domain.TableDomains.ColumnOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Numbers columns that are each unique by themselves and stand in an order, as the bounds {@code lft < rgt} of nested sets: all
 * of them go up by the same step from row to row, each from a start above those below it.
 */
final class KeyedOrders {

    private final TableModel model;
    private final Table table;

    KeyedOrders(TableModel model) {
        this.model = model;
        this.table = model.table();
    }

    /** Returns the rule of a column, or null where it is not one of several such. */
    @Nullable
    Rule rule(Column column) {
        if (!isNumbered(column.name())) {
            return null;
        }
        List<String> chain = chain(column.name());
        if (chain.size() < 2) {
            return null;
        }
        long start = 1;
        for (String name : chain) {
            LongDomain numbers =
                    Objects.requireNonNull(model.domains().column(name).numbers());
            start = Math.max(start, numbers.min());
        }
        return new Rule.Sequence(start + chain.indexOf(column.name()), chain.size());
    }

    /** Returns the columns that orders tie to one, each behind those below it; only that one where they can't be numbered. */
    private List<String> chain(String column) {
        List<String> chain = new ArrayList<>(List.of(column));
        List<ColumnOrder> orders = model.domains().orders();
        for (int i = 0; i < chain.size(); i++) {
            String member = chain.get(i);
            for (ColumnOrder order : orders) {
                String other = order.lower().equals(member)
                        ? order.upper()
                        : order.upper().equals(member) ? order.lower() : member;
                if (!chain.contains(other)) {
                    chain.add(other);
                }
            }
        }
        if (!chain.stream().allMatch(this::isNumbered)) {
            return List.of(column);
        }
        List<String> sorted = new ArrayList<>();
        boolean found = true;
        while (found) {
            List<String> next = table.columns().stream()
                    .map(Column::name)
                    .filter(name -> chain.contains(name) && !sorted.contains(name))
                    .filter(name -> orders.stream()
                            .allMatch(order -> !order.upper().equals(name) || sorted.contains(order.lower())))
                    .limit(1)
                    .toList();
            sorted.addAll(next);
            found = !next.isEmpty();
        }
        return sorted.size() == chain.size() ? sorted : List.of(column);
    }

    private boolean isNumbered(String name) {
        Column column = table.column(name).orElseThrow();
        int position = model.position(name);
        ColumnBlueprint blueprint = model.blueprint().columns().get(name);
        LongDomain numbers = model.domains().column(name).numbers();
        return column.type() instanceof DataType.IntegerType
                && column.identity().isEmpty()
                && position >= 0
                && model.referenceOf(position) == null
                && blueprint != null
                && blueprint.origin() != Origin.USER
                && numbers != null
                && !numbers.hasGaps()
                && table.uniqueKeys().stream()
                        .anyMatch(key -> key.isPlain() && key.columns().equals(List.of(name)));
    }
}
