package dev.rowloom.repair;

import dev.rowloom.validation.internal.ReferenceRule;
import dev.rowloom.validation.internal.RowView;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the rows of a table refer to by one foreign key, as hashes of the parent's keys. */
final class RefWork {

    private final ReferenceRule rule;
    private final TableWork table;
    private final KeyWork parents;
    private final long[] hashes;
    private final int[] positions;
    private final int[] parentPositions;

    /** Made where rows are dropped. */
    private @Nullable Children children;

    RefWork(ReferenceRule rule, TableWork table, KeyWork parents) {
        this.rule = rule;
        this.table = table;
        this.parents = parents;
        this.hashes = new long[table.size()];
        this.positions =
                rule.key().columns().stream().mapToInt(table.table()::position).toArray();
        this.parentPositions = rule.key().parentColumns().stream()
                .mapToInt(parents.table().table()::position)
                .toArray();
    }

    ReferenceRule rule() {
        return rule;
    }

    TableWork table() {
        return table;
    }

    KeyWork parents() {
        return parents;
    }

    /** Returns the positions of the foreign key's columns. */
    int[] positions() {
        return positions;
    }

    /** Returns the positions of the parent's columns, in the same order. */
    int[] parentPositions() {
        return parentPositions;
    }

    /** Returns the hash of what a row refers to as it is looked at. */
    long hash(RowView row) {
        if (row.firstUnknown(rule.reads()) >= 0) {
            return KeyWork.UNKNOWN;
        }
        try {
            @Nullable Object @Nullable [] values = rule.values(row);
            return values == null ? KeyWork.NONE : parents.hash(values);
        } catch (ArithmeticException e) {
            return KeyWork.UNKNOWN;
        }
    }

    /** Returns the hash that a row was last noted with. */
    long hash(int row) {
        return hashes[row];
    }

    /** Notes what the row that the table's view is at refers to. */
    void enter(int row) {
        long before = hashes[row];
        hashes[row] = hash(table);
        if (children != null && hashes[row] != before && KeyWork.isHash(hashes[row])) {
            children.add(hashes[row], row);
        }
    }

    /** Returns the rows that refer to a key and dangle, in ascending order. */
    int[] orphans(long parent) {
        if (parents.unknown() > 0 || parents.holder(parent) != LongRows.NONE) {
            return new int[0];
        }
        IntStream.Builder found = IntStream.builder();
        children().find(parent, row -> {
            if (hashes[row] == parent && !table.isDropped(row)) {
                found.add(row);
            }
        });
        return found.build().sorted().distinct().toArray();
    }

    private Children children() {
        Children known = children;
        if (known == null) {
            known = new Children();
            for (int row = 0; row < hashes.length; row++) {
                if (KeyWork.isHash(hashes[row])) {
                    known.add(hashes[row], row);
                }
            }
            children = known;
        }
        return known;
    }

    void drop(int row) {
        hashes[row] = KeyWork.NONE;
    }

    /** Returns whether a row was noted to refer to a row that is not there. */
    boolean isDangling(int row) {
        return KeyWork.isHash(hashes[row]) && parents.unknown() == 0 && parents.holder(hashes[row]) == LongRows.NONE;
    }

    /** Returns whether the row that the table's view is at refers to a row that surely is not there. */
    boolean isBroken(RowView row) {
        long hash = hash(row);
        if (!KeyWork.isHash(hash) || parents.unknown() > 0 || refersToItself(row, hash)) {
            return false;
        }
        if (parents.holder(hash) == LongRows.NONE) {
            return true;
        }
        if (parents.isSure()) {
            return false;
        }
        @Nullable Object @Nullable [] values = rule.values(row);
        return values != null && !parents.surelyHas(parents.sureHash(values));
    }

    @SuppressWarnings("ReferenceEquality") // a table is worked on once
    private boolean refersToItself(RowView row, long hash) {
        return parents.table() == table && parents.hash(row) == hash;
    }
}
