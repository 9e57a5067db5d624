package dev.rowloom.validation.internal;

import dev.rowloom.schema.Check;
import dev.rowloom.schema.internal.condition.Condition;
import dev.rowloom.schema.internal.condition.Truth;
import dev.rowloom.validation.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A CHECK, compiled. Immutable. */
public final class ConditionRule {

    private final Check check;
    private final String description;
    private final int[] reads;
    private final List<Condition> tests;
    private final Problem violated;
    private final Problem violatedAtTimes;

    /**
     * @param check the CHECK
     * @param description the condition in words
     * @param reads the positions of the columns that it reads
     * @param tests the condition, at each present where it reads the clock
     * @param violated what is wrong where it is false
     */
    ConditionRule(Check check, String description, int[] reads, List<Condition> tests, Problem violated) {
        this.check = check;
        this.description = description;
        this.reads = reads.clone();
        this.tests = List.copyOf(tests);
        this.violated = violated;
        this.violatedAtTimes =
                violated.as(Severity.POSSIBLE, violated.message() + "; whether it holds depends on the day of loading");
    }

    /** Returns the CHECK in words. */
    public String description() {
        return description;
    }

    /** Returns the positions of the columns that it reads. */
    public int[] reads() {
        return reads.clone();
    }

    /** Returns the CHECK. */
    public Check check() {
        return check;
    }

    /** Returns whether all that the condition reads of a row is known. */
    public boolean isKnown(RowView row) {
        return row.firstUnknown(reads) < 0;
    }

    /** Returns what is wrong with a row of which it {@linkplain #isKnown knows all}, or null where nothing is. */
    public @Nullable Problem test(RowView row) {
        int broken = 0;
        for (Condition test : tests) {
            broken += test.test(row) == Truth.FALSE ? 1 : 0;
        }
        return broken == 0 ? null : broken == tests.size() ? violated : violatedAtTimes;
    }
}
