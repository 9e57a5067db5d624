package dev.rowloom.it.property;

import java.util.ArrayList;
import java.util.List;

/** A table; its primary key may be empty. */
record TableModel(
        String name,
        List<ColumnModel> columns,
        List<String> primaryKey,
        List<List<String>> uniques,
        List<ForeignKeyModel> foreignKeys,
        List<Condition> checks) {

    TableModel {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        uniques = List.copyOf(uniques);
        foreignKeys = List.copyOf(foreignKeys);
        checks = List.copyOf(checks);
    }

    ColumnModel column(String column) {
        return columns.stream()
                .filter(candidate -> candidate.name().equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no column " + column));
    }

    /** The primary key, if there is one, and the unique constraints. */
    List<List<String>> keys() {
        List<List<String>> keys = new ArrayList<>();
        if (!primaryKey.isEmpty()) {
            keys.add(primaryKey);
        }
        keys.addAll(uniques);
        return keys;
    }

    boolean isForeign(String column) {
        return foreignKeys.stream().anyMatch(key -> key.columns().contains(column));
    }

    /** Whether a null is admitted by the column, the primary key and the CHECKs. */
    boolean admitsNull(String column) {
        return column(column).nullable()
                && !primaryKey.contains(column)
                && checks.stream().noneMatch(check -> forbidsNull(check, column));
    }

    private static boolean forbidsNull(Condition check, String column) {
        if (check instanceof Condition.All all) {
            return all.parts().stream().anyMatch(part -> forbidsNull(part, column));
        }
        return check instanceof Condition.NotNull test && test.column().equals(column);
    }

    /** Whether some row may have no parent by this key. */
    boolean isOptional(ForeignKeyModel key) {
        return key.columns().stream().anyMatch(this::admitsNull);
    }

    TableModel withColumn(ColumnModel column) {
        List<ColumnModel> more = new ArrayList<>(columns);
        more.add(column);
        return new TableModel(name, more, primaryKey, uniques, foreignKeys, checks);
    }
}
