package dev.rowloom.schema.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a partition belong to the table it is a part of: so do the keys that only the partition declares. A row that no
 * partition takes is refused, so the bounds together are a condition of the root.
 */
final class Partitions {

    private static final int DEEPEST = 32;
    private static final String NOT_NULL = "IS NOT NULL";

    private final Catalogue catalogue;

    private Partitions(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Moves the keys and conditions of all partitions to their root tables. */
    static void moveToRoots(Catalogue catalogue) {
        Partitions partitions = new Partitions(catalogue);
        for (TableDraft table : catalogue.tables()) {
            if (table.partitionKey != null && table.partitionOf == null) {
                partitions.bound(table);
            }
        }
        for (TableDraft table : catalogue.tables()) {
            TableDraft root = root(table);
            if (root != null && root != table) {
                partitions.moveKeys(table, root);
            }
        }
    }

    private void moveKeys(TableDraft table, TableDraft root) {
        for (ForeignKeyDraft key : table.foreignKeys) {
            boolean known = root.foreignKeys.stream()
                    .anyMatch(other -> other.columns().equals(key.columns())
                            && other.reference().parent().equals(key.reference().parent()));
            if (!known) {
                root.foreignKeys.add(key);
            }
        }
        root.keys.addAll(table.keys);
        for (ColumnDraft column : table.columns) {
            ColumnDraft same = root.column(catalogue.names(), column.name);
            if (same != null) {
                same.notNull |= column.notNull;
            }
        }
    }

    /** Returns the table of which the table is a part, however deep; null where it is no partition. */
    static @Nullable TableDraft root(TableDraft table) {
        TableDraft root = table.partitionOf;
        for (int depth = 0; root != null && root.partitionOf != null && depth < DEEPEST; depth++) {
            root = root.partitionOf;
        }
        return root;
    }

    private void bound(TableDraft root) {
        Condition condition = taken(root, conditions(root), 0);
        if (condition.kind() == Condition.Kind.NEVER) {
            root.refusal = "the script makes none of its partitions";
            catalogue.warn(root.line, "table " + root + " takes no rows: " + root.refusal, "");
        }
        for (Condition part : condition.each()) {
            List<Token> tokens = part.tokens();
            ColumnDraft column = tokens.isEmpty()
                    ? null
                    : root.column(catalogue.names(), catalogue.names().of(tokens.get(0)));
            if (column != null && NOT_NULL.equals(Tokens.sql(tokens.subList(1, tokens.size())))) {
                column.notNull = true;
            } else if (part.kind() == Condition.Kind.TOKENS) {
                root.checks.add(new CheckDraft(null, part.tokens(), Tokens.sql(part.tokens()), root.line));
            }
        }
    }

    /** Returns the condition that one of the partitions takes a row. */
    private Condition taken(TableDraft table, Set<String> known, int depth) {
        PartitionKey key = table.partitionKey;
        List<TableDraft> tables = catalogue.tables().stream()
                .filter(each -> each.partitionOf == table)
                .toList();
        if (key == null || depth > DEEPEST) {
            return Condition.ALWAYS;
        } else if (tables.isEmpty() && table.partitions.isEmpty()) {
            return catalogue.names().dialect().partitionsAreTables() ? Condition.NEVER : Condition.ALWAYS;
        }
        return tables.isEmpty() ? ofList(key, table.partitions) : ofTables(key, tables, known, depth);
    }

    private Condition ofTables(PartitionKey key, List<TableDraft> tables, Set<String> known, int depth) {
        Condition rest = null;
        List<Condition> bounds = new ArrayList<>();
        List<List<Token>> plain = new ArrayList<>();
        List<Condition> taken = new ArrayList<>();
        List<Condition> implied = new ArrayList<>();
        for (TableDraft partition : tables) {
            Condition inside = Condition.and(List.of(own(partition, known), taken(partition, known, depth + 1)));
            if (partition.partitionBound.size() == 1) { // DEFAULT
                rest = inside;
                continue;
            }
            Condition bound = PartitionBounds.condition(key, partition.partitionBound);
            bounds.add(bound);
            implied.add(Condition.or(List.of(bound.not(), inside)));
            if (inside.kind() == Condition.Kind.ALWAYS && partition.partitionBound.size() > 1) {
                plain.add(partition.partitionBound);
            } else {
                taken.add(Condition.and(List.of(bound, inside)));
            }
        }
        if (key.method() == PartitionKey.Method.HASH) {
            return Condition.and(tables.stream()
                    .map(each -> Condition.and(List.of(own(each, known), taken(each, known, depth + 1))))
                    .toList());
        } else if (rest != null) {
            implied.add(Condition.or(List.of(Condition.or(bounds), rest)));
            return Condition.and(implied);
        }
        PartitionRanges.merged(plain).forEach(bound -> taken.add(PartitionBounds.condition(key, bound)));
        Condition any = Condition.or(taken);
        // a null is in no range
        return key.method() == PartitionKey.Method.LIST ? any : Condition.and(List.of(key.notNull(), any));
    }

    /** MySQL's ranges ascend from the least value, and a null is less than any. */
    private static Condition ofList(PartitionKey key, List<PartitionDraft> partitions) {
        return switch (key.method()) {
            case RANGE ->
                PartitionBounds.condition(
                        key, partitions.get(partitions.size() - 1).bound());
            case LIST ->
                Condition.or(PartitionRanges.merged(
                                partitions.stream().map(PartitionDraft::bound).toList())
                        .stream()
                        .map(bound -> PartitionBounds.condition(key, bound))
                        .toList());
            case HASH -> Condition.ALWAYS;
        };
    }

    private static Set<String> conditions(TableDraft table) {
        Set<String> known = new HashSet<>();
        table.checks.forEach(check -> known.add(Tokens.sql(check.condition())));
        return known;
    }

    private static Condition own(TableDraft partition, Set<String> known) {
        return Condition.and(partition.checks.stream()
                .filter(check -> !known.contains(Tokens.sql(check.condition())))
                .map(check -> Condition.of(check.condition()))
                .toList());
    }
}
