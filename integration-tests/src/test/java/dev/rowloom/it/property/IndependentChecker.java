package dev.rowloom.it.property;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says which constraints rows violate, by its own reading of types, keys, references and SQL's three-valued logic. */
final class IndependentChecker {

    private final SchemaModel schema;
    private final Target target;
    private final Equality equality;

    IndependentChecker(SchemaModel schema, Target target) {
        this.schema = schema;
        this.target = target;
        this.equality = new Equality(target);
    }

    List<Violation> check(Rows rows) {
        List<Violation> violations = new ArrayList<>();
        for (TableModel table : schema.tables()) {
            List<Map<String, Object>> own = rows.of(table.name());
            if (own == null) {
                violations.add(new Violation(table.name(), "TABLE", "has no rows, not even none"));
                continue;
            }
            for (int i = 0; i < own.size(); i++) {
                checkCells(table, i, own.get(i), violations);
                checkConditions(table, i, own.get(i), violations);
            }
            violations.addAll(new RichKeyChecker(table, equality).check(own));
            table.keys().forEach(key -> checkKey(table, key, own, violations));
            table.foreignKeys().forEach(key -> checkReference(table, key, rows, violations));
        }
        return violations;
    }

    private void checkCells(TableModel table, int number, Map<String, Object> row, List<Violation> violations) {
        List<String> names = table.columns().stream().map(ColumnModel::name).toList();
        if (!row.keySet().equals(new HashSet<>(names))) {
            violations.add(new Violation(table.name(), "COLUMNS", "row " + number + " has " + row.keySet()));
        }
        for (ColumnModel column : table.columns()) {
            Object value = row.get(column.name());
            boolean nullable = column.nullable() && !table.primaryKey().contains(column.name());
            if (value == null && !nullable) {
                violations.add(new Violation(table.name(), "NOT NULL", column.name() + " of row " + number));
            } else if (value != null) {
                String wrong = Carriers.wrong(column.type(), value, target);
                if (wrong != null) {
                    String detail = column.name() + " of row " + number + ": " + value + " " + wrong;
                    violations.add(new Violation(table.name(), "TYPE", detail));
                }
            }
        }
    }

    private void checkConditions(TableModel table, int number, Map<String, Object> row, List<Violation> violations) {
        for (Condition check : table.checks()) {
            if (Truth.of(check, table, row, equality) == Truth.FALSE) {
                violations.add(new Violation(table.name(), "CHECK", check + " in row " + number + " " + row));
            }
        }
    }

    private void checkKey(
            TableModel table, List<String> key, List<Map<String, Object>> rows, List<Violation> violations) {
        Map<List<Object>, Integer> seen = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            List<Object> value = equality.fold(table, key, rows.get(i));
            Integer before = value == null ? null : seen.putIfAbsent(value, i);
            if (before != null) {
                String detail = key + " = " + value + " in rows " + before + " and " + i;
                violations.add(new Violation(table.name(), "UNIQUE", detail));
            }
        }
    }

    private void checkReference(TableModel table, ForeignKeyModel key, Rows rows, List<Violation> violations) {
        TableModel parent = schema.table(key.parent());
        Set<List<Object>> parents = new HashSet<>();
        rows.of(parent.name()).forEach(row -> parents.add(equality.fold(parent, key.parentColumns(), row)));
        List<Map<String, Object>> own = rows.of(table.name());
        for (int i = 0; i < own.size(); i++) {
            List<Object> value = equality.fold(table, key.columns(), own.get(i));
            if (value != null && !parents.contains(value)) {
                String detail = key.columns() + " = " + value + " of row " + i + " is no " + key.parent();
                violations.add(new Violation(table.name(), "FOREIGN KEY", detail));
            }
        }
    }
}
