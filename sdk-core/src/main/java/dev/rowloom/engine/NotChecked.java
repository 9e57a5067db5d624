package dev.rowloom.engine;

/**
 * A constraint that the plan does not vouch for.
 *
 * @param table the table's id
 * @param constraint the constraint's name or text
 * @param reason why, in words
 * @since 0.1.0
 */
public record NotChecked(String table, String constraint, String reason) {

    @Override
    public String toString() {
        return table + ": " + constraint + " is not checked: " + reason;
    }
}
