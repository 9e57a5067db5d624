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
        List<Condition> checks,
        List<IndexModel> indexes,
        List<ExclusionModel> exclusions) {

    TableModel {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        uniques = List.copyOf(uniques);
        foreignKeys = List.copyOf(foreignKeys);
        checks = List.copyOf(checks);
        indexes = List.copyOf(indexes);
        exclusions = List.copyOf(exclusions);
    }

    /** A table without unique indexes and exclusion constraints. */
    TableModel(
            String name,
            List<ColumnModel> columns,
            List<String> primaryKey,
            List<List<String>> uniques,
            List<ForeignKeyModel> foreignKeys,
            List<Condition> checks) {
        this(name, columns, primaryKey, uniques, foreignKeys, checks, List.of(), List.of());
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

    /** Whether rows with a null in the column clash by an index, or a null leaves a range without an end. */
    boolean nullsClash(String column) {
        return exclusions.stream()
                        .map(ExclusionModel::span)
                        .filter(ExclusionModel.Ends.class::isInstance)
                        .map(ExclusionModel.Ends.class::cast)
                        .anyMatch(
                                ends -> ends.low().equals(column) || ends.high().equals(column))
                || indexes.stream()
                        .flatMap(index -> index.parts().stream())
                        .anyMatch(part -> part instanceof KeyPart.OrElse other
                                && other.column().equals(column));
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
        return new TableModel(name, more, primaryKey, uniques, foreignKeys, checks, indexes, exclusions);
    }
}
