package dev.rowloom.it.conformance;

import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.Row;
import dev.rowloom.engine.RowCursor;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.schema.Check;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.UniqueKey;
import dev.rowloom.schema.internal.condition.Truth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the rows of a plan without a database: types, NOT NULL, CHECKs, keys over whole columns, also of some rows only,
 * references, and whether columns vary. Keys over expressions are left to the plan's own word.
 */
final class PlanChecker {

    private static final Object NULL = new Object();

    private final DataPlan plan;
    private final Map<String, Map<List<String>, Set<List<Object>>>> parentKeys = new HashMap<>();

    PlanChecker(DataPlan plan) {
        this.plan = plan;
        for (TableLayout layout : plan.tables()) {
            for (ForeignKey key : layout.table().foreignKeys()) {
                parentKeys
                        .computeIfAbsent(key.parentTable(), table -> new LinkedHashMap<>())
                        .put(key.parentColumns(), new HashSet<>());
            }
        }
        for (TableLayout layout : plan.tables()) {
            Map<List<String>, Set<List<Object>>> keys =
                    parentKeys.getOrDefault(layout.table().id(), Map.of());
            if (!keys.isEmpty()) {
                forEachRow(
                        layout,
                        row -> keys.forEach((columns, values) -> {
                            List<Object> value = values(layout, row, columns);
                            if (value != null) {
                                values.add(value);
                            }
                        }));
            }
        }
    }

    /** Returns what is wrong with the rows of one table. */
    List<Finding> check(TableLayout layout) {
        Table table = layout.table();
        List<String> violations = new ArrayList<>();
        table.columns().stream()
                .filter(column -> layout.rows() > 0 && layout.position(column.name()) < 0 && isNeeded(column))
                .forEach(column -> violations.add(column.name() + " is NOT NULL and not written"));
        Map<UniqueKey, Set<List<Object>>> seen = new LinkedHashMap<>();
        RowConditions conditions = new RowConditions(layout, plan.schema().dialect());
        Map<UniqueKey, RowConditions.Evaluated> partial = new HashMap<>();
        for (UniqueKey key : table.uniqueKeys()) {
            Optional<RowConditions.Evaluated> predicate =
                    Optional.ofNullable(key.predicate()).flatMap(conditions::compiled);
            predicate.ifPresent(condition -> partial.put(key, condition));
            if (isOverColumns(key, table) && (key.predicate() == null || predicate.isPresent())) {
                seen.put(key, new HashSet<>());
            }
        }
        Map<Check, RowConditions.Evaluated> checks = new LinkedHashMap<>();
        table.checks()
                .forEach(check ->
                        conditions.compiled(check.condition()).ifPresent(condition -> checks.put(check, condition)));
        Map<String, Set<Object>> distinct = new LinkedHashMap<>();
        Map<String, Long> notNull = new HashMap<>();
        forEachRow(layout, row -> {
            for (Column column : table.columns()) {
                if (layout.position(column.name()) >= 0) {
                    Object value = row.get(column.name());
                    note(violations, row, column, value);
                    if (value != null) {
                        distinct.computeIfAbsent(column.name(), name -> new HashSet<>())
                                .add(CellChecker.comparable(column.type(), value));
                        notNull.merge(column.name(), 1L, Long::sum);
                    }
                }
            }
            checks.forEach((check, condition) -> {
                if (condition.test(row) == Truth.FALSE) {
                    violations.add("row " + row.number() + " is against CHECK " + check.sql());
                }
            });
            seen.forEach((key, values) -> {
                RowConditions.Evaluated predicate = partial.get(key);
                if (predicate == null || predicate.test(row) == Truth.TRUE) {
                    checkKey(violations, layout, key, values, row);
                }
            });
            table.foreignKeys().forEach(key -> checkReference(violations, layout, key, row));
        });
        List<Finding> found = new ArrayList<>();
        if (!violations.isEmpty()) {
            found.add(new Finding(Cause.VIOLATION, violations.size() + " rows, the first: " + violations.get(0)));
        }
        for (Column column : table.columns()) {
            if (layout.position(column.name()) >= 0) {
                Spread spread = new Spread(
                        layout.rows(),
                        distinct.getOrDefault(column.name(), Set.of()).size(),
                        notNull.getOrDefault(column.name(), 0L));
                String problem = spread.vacuity(room(table, column));
                if (!problem.isEmpty()) {
                    found.add(new Finding(Cause.CONSTANT, column.name() + " " + problem));
                }
            }
        }
        return found;
    }

    private static boolean isNeeded(Column column) {
        return !column.isNullable()
                && column.computedAs().isEmpty()
                && column.identity().isEmpty()
                && column.defaultValue().isEmpty();
    }

    private static void note(List<String> violations, Row row, Column column, @Nullable Object value) {
        String wrong = value == null ? column.isNullable() ? "" : "is null" : CellChecker.wrong(column.type(), value);
        if (!wrong.isEmpty()) {
            violations.add("row " + row.number() + ": " + column.name() + " " + wrong);
        }
    }

    private static void checkKey(
            List<String> violations, TableLayout layout, UniqueKey key, Set<List<Object>> values, Row row) {
        List<Object> value = cells(layout, row, key.columns());
        boolean counts = key.nulls() == UniqueKey.NullComparison.NOT_DISTINCT || !value.contains(NULL);
        if (counts && !values.add(value)) {
            violations.add("row " + row.number() + " repeats key " + key.columns());
        }
    }

    private void checkReference(List<String> violations, TableLayout layout, ForeignKey key, Row row) {
        List<Object> value = values(layout, row, key.columns());
        if (value != null
                && !parentKeys
                        .getOrDefault(key.parentTable(), Map.of())
                        .getOrDefault(key.parentColumns(), Set.of())
                        .contains(value)) {
            violations.add("row " + row.number() + " has no parent by " + key.describe());
        }
    }

    private static boolean isOverColumns(UniqueKey key, Table table) {
        return key.parts().stream()
                .allMatch(part -> part.column() != null
                        && part.prefixLength() == DataType.UNLIMITED
                        && table.columns()
                                .get(table.position(part.column()))
                                .computedAs()
                                .isEmpty());
    }

    /** Returns the values of a key, or null where one is null. */
    private static @Nullable List<Object> values(TableLayout layout, Row row, List<String> columns) {
        List<Object> values = cells(layout, row, columns);
        return values.contains(NULL) ? null : values;
    }

    private static List<Object> cells(TableLayout layout, Row row, List<String> columns) {
        List<Object> values = new ArrayList<>();
        for (String name : columns) {
            Object value = layout.position(name) < 0 ? null : row.get(name);
            Column column = layout.table().columns().get(layout.table().position(name));
            values.add(value == null ? NULL : CellChecker.comparable(column.type(), value));
        }
        return values;
    }

    private Spread.Room room(Table table, Column column) {
        long parents = Long.MAX_VALUE;
        for (ForeignKey key : table.foreignKeys()) {
            int position = key.columns().indexOf(column.name());
            if (position >= 0) {
                Set<List<Object>> keys = parentKeys
                        .getOrDefault(key.parentTable(), Map.of())
                        .getOrDefault(key.parentColumns(), Set.of());
                parents = Math.min(
                        parents,
                        keys.stream()
                                .map(values -> values.get(position))
                                .distinct()
                                .count());
            }
        }
        int labels =
                column.type() instanceof DataType.EnumType type ? type.labels().size() : 0;
        boolean nullable = column.isNullable()
                && table.uniqueKeys().stream()
                        .noneMatch(key -> key.nulls() == UniqueKey.NullComparison.NOT_DISTINCT
                                && key.columns().contains(column.name()));
        return new Spread.Room(Math.max(labels, ValueLists.of(table, column.name())), parents, nullable);
    }

    private void forEachRow(TableLayout layout, Consumer<Row> visitor) {
        RowCursor cursor = plan.open(layout.table().id());
        for (long from = 0; from < layout.rows(); from += RowCursor.MAX_ROWS) {
            int count = (int) Math.min(RowCursor.MAX_ROWS, layout.rows() - from);
            var batch = cursor.read(from, count);
            for (int i = 0; i < count; i++) {
                visitor.accept(batch.row(i));
            }
        }
    }
}
