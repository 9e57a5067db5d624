package dev.rowloom.validation;

import dev.rowloom.validation.internal.BatchView;
import dev.rowloom.validation.internal.KeyDigest;
import dev.rowloom.validation.internal.KeyDigest.Hash;
import dev.rowloom.validation.internal.KeyRule;
import org.jspecify.annotations.Nullable;

/** The keys of the rows seen so far. Not thread-safe. */
final class KeyIndex {

    private final KeyRule rule;
    private final KeyDigest digest;
    private final KeySet sure;
    private final @Nullable KeySet possible;
    private long unknown;

    KeyIndex(KeyRule rule, KeyDigest digest, KeyMemory memory) {
        this.rule = rule;
        this.digest = digest;
        this.sure = new KeySet(memory);
        this.possible = rule.isSure() ? null : new KeySet(memory);
    }

    /**
     * The hashes of a key.
     *
     * @param sure of what surely is the same
     * @param possible of what may be the same
     */
    record Hashes(Hash sure, Hash possible) {}

    /** How well a key is known. */
    enum Match {
        SURE,
        POSSIBLE,
        NONE
    }

    KeyRule rule() {
        return rule;
    }

    /** Returns how many rows have a key that is not known. */
    long unknown() {
        return unknown;
    }

    boolean isComplete() {
        return sure.isComplete() && (possible == null || possible.isComplete());
    }

    Hashes hashes(@Nullable Object[] values) {
        Hash own = digest.of(rule.sure(values));
        return new Hashes(own, possible == null ? own : digest.of(rule.possible(values)));
    }

    Match find(Hashes key) {
        if (sure.contains(key.sure())) {
            return Match.SURE;
        }
        return possible != null && possible.contains(key.possible()) ? Match.POSSIBLE : Match.NONE;
    }

    /** Adds the key of the row that the view is at, and reports where another row has it. */
    void add(BatchView row, Findings findings) {
        if (rule.firstUnknown(row) >= 0) {
            unknown++;
            return;
        }
        KeyRule.Clash clash = rule.clash();
        @Nullable Object @Nullable [] values;
        try {
            values = rule.values(row);
        } catch (ArithmeticException e) {
            if (clash != null) {
                findings.add(clash.failed(), row);
            }
            return;
        }
        if (values == null) {
            return;
        }
        Hashes key = hashes(values);
        long same = sure.add(key.sure(), row.number());
        long alike = possible == null ? KeySet.NEW : possible.add(key.possible(), row.number());
        if (clash == null) {
            return;
        } else if (same != KeySet.NEW) {
            findings.addClash(clash.sure(), row, same);
        } else if (alike != KeySet.NEW) {
            findings.addClash(clash.possible(), row, alike);
        }
    }
}
