package dev.rowloom.schema.internal.condition;

/** A truth value of SQL's three-valued logic; a CHECK passes unless it is {@link #FALSE}. */
public enum Truth {
    TRUE,
    FALSE,
    UNKNOWN;

    /** Returns the conjunction. */
    public Truth and(Truth other) {
        if (this == FALSE || other == FALSE) {
            return FALSE;
        }
        return this == TRUE ? other : UNKNOWN;
    }

    /** Returns the disjunction. */
    public Truth or(Truth other) {
        if (this == TRUE || other == TRUE) {
            return TRUE;
        }
        return this == FALSE ? other : UNKNOWN;
    }

    /** Returns the negation. */
    public Truth not() {
        return switch (this) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
