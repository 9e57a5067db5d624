package dev.rowloom.repair;

/**
 * What a cell holds now, and why.
 *
 * @param cell what it holds
 * @param cause why
 */
record Fix(Cell cell, Cause cause) {

    /**
     * Why something was changed.
     *
     * @param rule the kind of change
     * @param reason in words, without values
     * @param doubt whether other values were as near
     */
    record Cause(RepairRule rule, String reason, Doubt doubt) {

        Cause(RepairRule rule, String reason) {
            this(rule, reason, Doubt.NONE);
        }
    }

    /** Whether other values were as near. */
    enum Doubt {
        NONE,
        AMBIGUOUS
    }
}
