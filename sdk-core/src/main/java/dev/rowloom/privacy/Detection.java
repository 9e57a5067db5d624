package dev.rowloom.privacy;

/**
 * What a column was taken for.
 *
 * @param column the column's name
 * @param data the kind of personal data, or {@link PersonalData#NONE}
 * @param confidence how sure that is, 0 to 1
 * @param reason what led to it, in words; shows no value of the column
 * @since 0.1.0
 */
public record Detection(String column, PersonalData data, double confidence, String reason) {}
