package dev.rowloom.repair;

import dev.rowloom.validation.internal.KeyDigest;
import dev.rowloom.validation.internal.KeyRule;
import dev.rowloom.validation.internal.RowView;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of the rows of a table by one constraint, as hashes: which row holds which. */
final class KeyWork {

    /** A row without a key. */
    static final long NONE = 0;

    /** A row whose key the row doesn't tell. */
    static final long UNKNOWN = 1;

    /** A row for which the database can't compute the key. */
    static final long FAILED = 2;

    private static final long FIRST_HASH = 3;

    private final KeyRule rule;
    private final TableWork table;
    private final KeyDigest digest;
    private final long[] hashes;
    private final LongRows holders = new LongRows();
    private final @Nullable LongRows sure;
    private final Map<Long, Integer> moved = new HashMap<>();
    private long unknown;

    KeyWork(KeyRule rule, TableWork table, KeyDigest digest) {
        this.rule = rule;
        this.table = table;
        this.digest = digest;
        this.hashes = new long[table.size()];
        this.sure = rule.isSure() ? null : new LongRows();
    }

    KeyRule rule() {
        return rule;
    }

    TableWork table() {
        return table;
    }

    /** Returns whether two rows must not have one key; else it is only referred to. */
    boolean isUnique() {
        return rule.clash() != null;
    }

    /** Returns how many rows have a key that is not known. */
    long unknown() {
        return unknown;
    }

    static boolean isHash(long hash) {
        return hash < NONE || hash >= FIRST_HASH;
    }

    /** Returns the hash of the key of a row as it is looked at. */
    long hash(RowView row) {
        if (rule.firstUnknown(row) >= 0) {
            return UNKNOWN;
        }
        try {
            @Nullable Object @Nullable [] values = rule.values(row);
            return values == null ? NONE : hash(values);
        } catch (ArithmeticException e) {
            return FAILED;
        }
    }

    /** Returns the hash of values that may be a key. */
    long hash(@Nullable Object[] values) {
        return mixed(digest.of(rule.possible(values)));
    }

    /** Returns the hash of values that surely are a key. */
    long sureHash(@Nullable Object[] values) {
        return mixed(digest.of(rule.sure(values)));
    }

    private static long mixed(KeyDigest.Hash hash) {
        long mixed = hash.low() ^ hash.high() * 0x9E37_79B9_7F4A_7C15L;
        return isHash(mixed) ? mixed : mixed + FIRST_HASH;
    }

    /** Returns the hash that a row was last noted with. */
    long hash(int row) {
        return hashes[row];
    }

    /** Returns the row that holds a key, or {@link LongRows#NONE}. */
    int holder(long hash) {
        return holders.get(hash);
    }

    /** Returns whether a row surely has a key of that hash. */
    boolean surelyHas(long sureHash) {
        return sure == null ? holders.get(sureHash) != LongRows.NONE : sure.get(sureHash) != LongRows.NONE;
    }

    /** Returns whether the hashes of what is sure differ from those of what is possible. */
    boolean isSure() {
        return sure == null;
    }

    /** Notes the key of a row that the table's view is at, for the first time. Another row that holds it keeps it. */
    void enter(int row) {
        long hash = hash(table);
        hashes[row] = hash;
        unknown += hash == UNKNOWN ? 1 : 0;
        if (isHash(hash)) {
            if (holders.get(hash) == LongRows.NONE) {
                holders.put(hash, row);
            }
            enterSure(row);
        }
    }

    private void enterSure(int row) {
        if (sure != null) {
            @Nullable Object @Nullable [] values = rule.values(table);
            if (values != null) {
                sure.put(sureHash(values), row);
            }
        }
    }

    /** Lets another row hold its key. */
    void hold(int row) {
        if (isHash(hashes[row])) {
            holders.put(hashes[row], row);
        }
    }

    /** Returns whether a row has the key of another one that holds it. */
    boolean isDouble(int row) {
        if (!isUnique() || !isHash(hashes[row])) {
            return false;
        }
        int holder = holders.get(hashes[row]);
        if (holder == LongRows.NONE) {
            // the one that held it has another key by now
            holders.put(hashes[row], row);
            return false;
        }
        return holder != row;
    }

    /** Notes the key of a row that the table's view is at, anew. */
    void update(int row) {
        long before = hashes[row];
        long after = hash(table);
        if (before == after && sure == null) {
            return;
        }
        leave(row, before, isHash(after));
        hashes[row] = after;
        unknown += after == UNKNOWN ? 1 : 0;
        if (isHash(after)) {
            int holder = holders.get(after);
            if (holder == LongRows.NONE || !isUnique()) {
                holders.put(after, row);
            }
            moved.remove(after);
            enterSure(row);
        }
    }

    /** Notes that a row is gone. */
    void drop(int row) {
        leave(row, hashes[row], false);
        hashes[row] = NONE;
    }

    private void leave(int row, long before, boolean elsewhere) {
        unknown -= before == UNKNOWN ? 1 : 0;
        if (isHash(before) && holders.get(before) == row) {
            holders.remove(before);
            if (elsewhere) {
                moved.put(before, row);
            }
        }
    }

    /** Returns the row that held a key which no row holds now, or {@link LongRows#NONE}. */
    int movedFrom(long hash) {
        return moved.getOrDefault(hash, LongRows.NONE);
    }
}
