package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Rule;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Finds a part of a date or time.
 *
 * @param part the part
 * @param microsPerUnit the microseconds in a unit of the cells
 */
record MomentPart(Rule.Part part, long microsPerUnit) {

    private static final long DAY_MICROS = 86_400_000_000L;
    private static final long HOUR_MICROS = 3_600_000_000L;

    /**
     * Returns the part that cases go by, or null where they go by a value.
     *
     * @param decider the column that decides
     * @throws UsageException if it holds no dates or times
     */
    static @Nullable MomentPart of(ColumnContext column, Rule.When rule, ColumnContext decider) {
        if (rule.part().isEmpty()) {
            return null;
        } else if (!Terms.Cell.isMoment(decider.encoding())) {
            throw new UsageException("the rule of column " + column.name() + " goes by '" + rule.column() + "', but "
                    + decider.name() + " holds no dates or times");
        }
        return new MomentPart(rule.part().get(), RuleUnits.of(decider).microsPerUnit());
    }

    /** Returns the number that a text is, or null if it is none. */
    static @Nullable Long parsed(String text) {
        boolean number = !text.isEmpty() && text.length() <= 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? (Long) Long.parseLong(text) : null;
    }

    /** Returns the part of a cell's value. */
    long of(long value) {
        long perDay = DAY_MICROS / microsPerUnit;
        long day = Math.floorDiv(value, perDay);
        return switch (part) {
            case YEAR -> LocalDate.ofEpochDay(day).getYear();
            case MONTH -> LocalDate.ofEpochDay(day).getMonthValue();
            case WEEKDAY -> Math.floorMod(day + 3, 7) + 1; // 1 January 1970 was a Thursday
            case HOUR -> Math.floorMod(value, perDay) * microsPerUnit / HOUR_MICROS;
        };
    }
}
