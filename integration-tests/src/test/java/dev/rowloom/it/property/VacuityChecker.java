package dev.rowloom.it.property;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Says where constraints are met by leaving out what they allow: columns that do not vary though they have room, values of
 * an enumeration that never occur, nullable columns that are never or always null.
 */
final class VacuityChecker {

    /** From so many rows on, rows are expected to show what a column allows. */
    static final int ENOUGH = 50;

    /**
     * From so many rows on, a column that decides on a predicate is expected to be null now and then, and all parts of a
     * predicate to be true together.
     */
    private static final int MANY = 250;

    private final SchemaModel schema;
    private final Equality equality;

    VacuityChecker(SchemaModel schema, Target target) {
        this.schema = schema;
        this.equality = new Equality(target);
    }

    List<Violation> check(Rows rows) {
        List<Violation> violations = new ArrayList<>();
        for (TableModel table : schema.tables()) {
            if (rows.of(table.name()).size() >= ENOUGH) {
                checkColumns(table, rows.of(table.name()), violations);
                table.foreignKeys().forEach(key -> checkReference(table, key, rows, violations));
            }
        }
        return violations;
    }

    /** Returns the alternatives of CHECKs over several columns of which none ever holds. */
    List<Violation> checkBranches(Rows rows) {
        List<Violation> violations = new ArrayList<>();
        for (TableModel table : schema.tables()) {
            List<Map<String, Object>> own = rows.of(table.name());
            for (Condition check : table.checks()) {
                boolean tied = check.columns().size() > 1
                        && check.columns().stream().allMatch(column -> column.startsWith("rule"));
                if (own.size() >= ENOUGH && tied && check instanceof Condition.Any any) {
                    any.parts().stream()
                            .filter(part ->
                                    own.stream().noneMatch(row -> Truth.of(part, table, row, equality) == Truth.TRUE))
                            .forEach(part ->
                                    violations.add(new Violation(table.name(), "BRANCH", part + " is never true")));
                }
            }
        }
        return violations;
    }

    /** Returns the predicates of partial keys that are the same in all rows though their columns allow both. */
    List<Violation> checkPredicates(Rows rows) {
        List<Violation> violations = new ArrayList<>();
        for (TableModel table : schema.tables()) {
            List<Map<String, Object>> own = rows.of(table.name());
            if (own.size() >= ENOUGH) {
                predicates(table).forEach(predicate -> checkPredicate(table, predicate, own, violations));
            }
        }
        return violations;
    }

    private static Set<Condition> predicates(TableModel table) {
        Set<Condition> predicates = new LinkedHashSet<>();
        table.indexes().forEach(index -> predicates.add(index.predicate()));
        table.exclusions().forEach(exclusion -> predicates.add(exclusion.predicate()));
        predicates.remove(null);
        return predicates;
    }

    private void checkPredicate(
            TableModel table, Condition predicate, List<Map<String, Object>> rows, List<Violation> violations) {
        Predicates allowed = new Predicates(table);
        long covered = rows.stream()
                .filter(row -> Truth.of(predicate, table, row, equality) == Truth.TRUE)
                .count();
        boolean enough = rows.size() >= (predicate instanceof Condition.All ? MANY : ENOUGH);
        if (covered == 0 && enough && allowed.canHold(predicate)
                || covered == rows.size() && allowed.canFail(predicate)) {
            String detail = predicate + (covered == 0 ? " is never true" : " is always true");
            violations.add(new Violation(table.name(), "PREDICATE", detail));
        }
    }

    private void checkColumns(TableModel table, List<Map<String, Object>> rows, List<Violation> violations) {
        Room room = new Room(table);
        for (ColumnModel column : table.columns()) {
            if (table.isForeign(column.name())) {
                continue;
            }
            List<Object> values = rows.stream()
                    .map(row -> row.get(column.name()))
                    .filter(Objects::nonNull)
                    .map(value -> equality.fold(column.type(), value))
                    .toList();
            int nulls = rows.size() - values.size();
            if (room.values(column.name()) > 0) {
                checkNulls(table, column, nulls, rows.size(), violations);
            }
            boolean rare = predicates(table).stream().anyMatch(predicate -> asksForValue(predicate, column.name()));
            if (!rare && room.values(column.name()) >= 2 && new HashSet<>(values).size() < 2) {
                violations.add(new Violation(table.name(), "VARIES", column.name() + " is always " + first(values)));
            }
            Set<Object> expected = room.enumeration(column.name());
            boolean chosen = predicates(table).stream()
                    .anyMatch(predicate -> predicate.columns().contains(column.name()));
            if (expected != null && !chosen && rows.size() >= Math.max(ENOUGH, 2 * expected.size())) {
                checkEnumeration(table, column, expected, values, violations);
            }
        }
    }

    /** Whether a column's values make a predicate true, so that a partial key may admit one row that has any. */
    private static boolean asksForValue(Condition predicate, String column) {
        return predicate instanceof Condition.NotNull test
                ? test.column().equals(column)
                : predicate instanceof Condition.All all
                        && all.parts().stream().anyMatch(part -> asksForValue(part, column));
    }

    private static Object first(List<Object> values) {
        return values.isEmpty() ? null : values.get(0);
    }

    private static void checkNulls(
            TableModel table, ColumnModel column, int nulls, int rows, List<Violation> violations) {
        boolean mixed = nulls > 0 && nulls < rows;
        boolean chosen = rows < MANY
                && predicates(table).stream()
                        .anyMatch(predicate -> predicate.columns().contains(column.name()));
        if (table.admitsNull(column.name()) && !table.nullsClash(column.name()) && !chosen && !mixed) {
            String detail = column.name() + " is " + (nulls == 0 ? "never" : "always") + " null";
            violations.add(new Violation(table.name(), "NULLABLE", detail));
        }
    }

    private void checkEnumeration(
            TableModel table,
            ColumnModel column,
            Set<Object> expected,
            List<Object> values,
            List<Violation> violations) {
        Set<Object> missing = new HashSet<>();
        expected.forEach(value -> missing.add(equality.fold(column.type(), value)));
        values.forEach(missing::remove);
        if (!missing.isEmpty()) {
            String detail = column.name() + " is never " + missing + " in " + values.size() + " rows with a value";
            violations.add(new Violation(table.name(), "ENUMERATION", detail));
        }
    }

    private void checkReference(TableModel table, ForeignKeyModel key, Rows rows, List<Violation> violations) {
        int parents = rows.of(key.parent()).size();
        if (parents == 0) {
            return;
        }
        List<Map<String, Object>> own = rows.of(table.name());
        List<List<Object>> values = own.stream()
                .map(row -> equality.fold(table, key.columns(), row))
                .filter(Objects::nonNull)
                .toList();
        String name = key.columns() + " to " + key.parent();
        boolean mixed = !values.isEmpty() && values.size() < own.size();
        boolean clash = key.columns().stream().anyMatch(table::nullsClash);
        if (table.isOptional(key) && !clash && !mixed) {
            String detail = name + " is " + (values.isEmpty() ? "always" : "never") + " null";
            violations.add(new Violation(table.name(), "NULLABLE", detail));
        }
        if (parents >= 2 && new HashSet<>(values).size() < 2) {
            violations.add(
                    new Violation(table.name(), "VARIES", name + " refers to " + new HashSet<>(values) + " only"));
        }
    }
}
