package dev.rowloom.repair;

import dev.rowloom.validation.internal.ColumnRule;
import dev.rowloom.validation.internal.ConditionRule;
import dev.rowloom.validation.internal.KeyRule;
import dev.rowloom.validation.internal.Problem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A test of the row that a table's view is at, with the rows that are there beside it. */
sealed interface RowTest {

    /** Returns what is wrong, or null where nothing is that is to be repaired. */
    @Nullable
    Problem test(TableWork table);

    /** Returns the positions of the columns that it reads, as bits; those from the 64th on all as the last. */
    long reads();

    /** Returns the bit of a position. */
    static long bit(int position) {
        return 1L << Math.min(position, Long.SIZE - 1);
    }

    /** Returns the bits of some positions. */
    static long bits(int[] positions) {
        long bits = 0;
        for (int position : positions) {
            bits |= bit(position);
        }
        return bits;
    }

    /**
     * A type, or NOT NULL.
     *
     * @param rule the rule
     * @param scope what is to be repaired
     */
    record OfCell(ColumnRule rule, Scope scope) implements RowTest {
        @Override
        public @Nullable Problem test(TableWork table) {
            return table.isWritten(rule.position()) ? scope.wanted(rule.test(table)) : null;
        }

        @Override
        public long reads() {
            return bit(rule.position());
        }
    }

    /**
     * A key.
     *
     * @param key the keys
     * @param scope what is to be repaired
     */
    record OfKey(KeyWork key, Scope scope) implements RowTest {
        @Override
        public @Nullable Problem test(TableWork table) {
            long hash = key.hash(table);
            KeyRule.Clash clash = Objects.requireNonNull(key.rule().clash());
            if (hash == KeyWork.FAILED) {
                return scope.wanted(clash.failed());
            } else if (!KeyWork.isHash(hash)) {
                return null;
            }
            int holder = key.holder(hash);
            return holder == LongRows.NONE || holder == table.row() ? null : scope.wanted(clash.sure());
        }

        @Override
        public long reads() {
            return bits(key.rule().reads());
        }
    }

    /**
     * A foreign key.
     *
     * @param reference the references
     * @param scope what is to be repaired
     */
    record OfReference(RefWork reference, Scope scope) implements RowTest {
        @Override
        public @Nullable Problem test(TableWork table) {
            return reference.isBroken(table)
                    ? scope.wanted(reference.rule().problems().dangling())
                    : null;
        }

        @Override
        public long reads() {
            return bits(reference.positions());
        }
    }

    /**
     * A CHECK.
     *
     * @param rule the rule
     * @param scope what is to be repaired
     */
    record OfCheck(ConditionRule rule, Scope scope) implements RowTest {
        @Override
        public @Nullable Problem test(TableWork table) {
            return rule.isKnown(table) ? scope.wanted(rule.test(table)) : null;
        }

        @Override
        public long reads() {
            return bits(rule.reads());
        }
    }
}
