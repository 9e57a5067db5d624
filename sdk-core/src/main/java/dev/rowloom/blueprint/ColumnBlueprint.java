package dev.rowloom.blueprint;

import org.jspecify.annotations.Nullable;

/**
 * How the values of one column come about.
 *
 * @param id names the column's random stream; kept when the column is renamed, so that its values stay
 * @param rule the rule
 * @param nullRate the share of nulls, 0 to 1; 0 where the column is NOT NULL
 * @param format the pattern of {@link java.time.format.DateTimeFormatter} in which dates and times are written as text, or
 *     null for ISO 8601
 * @param meaning what the column holds, as a dotted name such as {@code contact.email}; {@code unknown.opaque} where nothing tells
 * @param confidence how sure the meaning is, 0 to 1
 * @param reason what led to the meaning, in words
 * @param origin who chose the rule
 * @since 0.1.0
 */
public record ColumnBlueprint(
        String id,
        Rule rule,
        double nullRate,
        @Nullable String format,
        String meaning,
        double confidence,
        String reason,
        Origin origin) {

    /** Checks the ranges. */
    public ColumnBlueprint {
        if (!(nullRate >= 0 && nullRate <= 1)) {
            throw new IllegalArgumentException("null rate " + nullRate + " is not between 0 and 1");
        }
    }

    /** Returns this column with another rule, chosen by the user. */
    public ColumnBlueprint withRule(Rule rule) {
        return new ColumnBlueprint(id, rule, nullRate, format, meaning, confidence, reason, Origin.USER);
    }

    /** Returns this column with another share of nulls; its rule is still whose it was. */
    public ColumnBlueprint withNullRate(double nullRate) {
        return new ColumnBlueprint(id, rule, nullRate, format, meaning, confidence, reason, origin);
    }

    /** Returns this column with another format of dates and times; its rule is still whose it was. */
    public ColumnBlueprint withFormat(@Nullable String format) {
        return new ColumnBlueprint(id, rule, nullRate, format, meaning, confidence, reason, origin);
    }
}
