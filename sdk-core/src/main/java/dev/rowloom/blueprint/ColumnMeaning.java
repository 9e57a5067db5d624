package dev.rowloom.blueprint;

/**
 * What a column was taken for. Immutable.
 *
 * @param table the table's id
 * @param column the column's name
 * @param meaning a dotted name such as {@code contact.email}; {@code unknown.opaque} where nothing tells
 * @param confidence how sure it is, 0 to 1
 * @param reason the evidence in one sentence
 * @since 0.1.0
 */
public record ColumnMeaning(String table, String column, String meaning, double confidence, String reason) {

    @Override
    public String toString() {
        return table + "." + column + ": " + meaning + (reason.isEmpty() ? "" : ", because of " + reason);
    }
}
