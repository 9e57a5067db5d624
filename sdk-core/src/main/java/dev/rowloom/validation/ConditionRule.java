package dev.rowloom.validation;

import dev.rowloom.schema.internal.condition.Condition;
import dev.rowloom.schema.internal.condition.Truth;
import java.util.List;

/** A CHECK, compiled. Immutable. */
final class ConditionRule {

    private final String description;
    private final int[] reads;
    private final List<Condition> tests;
    private final Problem violated;
    private final Problem violatedAtTimes;

    /**
     * @param description the condition in words
     * @param reads the positions of the columns that it reads
     * @param tests the condition, at each present where it reads the clock
     * @param violated what is wrong where it is false
     */
    ConditionRule(String description, int[] reads, List<Condition> tests, Problem violated) {
        this.description = description;
        this.reads = reads.clone();
        this.tests = List.copyOf(tests);
        this.violated = violated;
        this.violatedAtTimes =
                violated.as(Severity.POSSIBLE, violated.message() + "; whether it holds depends on the day of loading");
    }

    String description() {
        return description;
    }

    int[] reads() {
        return reads.clone();
    }

    /** Tests the row that the view is at, and returns whether all it reads is known. */
    boolean test(BatchView row, Findings findings) {
        if (row.firstUnknown(reads) >= 0) {
            return false;
        }
        long broken =
                tests.stream().filter(test -> test.test(row) == Truth.FALSE).count();
        if (broken > 0) {
            findings.add(broken == tests.size() ? violated : violatedAtTimes, row);
        }
        return true;
    }
}
