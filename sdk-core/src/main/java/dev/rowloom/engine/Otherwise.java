package dev.rowloom.engine;

import dev.rowloom.blueprint.Rule;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** What stands for a moment that comes after another one where the other is null. */
final class Otherwise {

    /** Moments that nothing comes before are of so many years. */
    private static final int YEARS = 5;

    private Otherwise() {}

    /** Returns moments up to the latest that a rule allows; any of the type where it says nothing of that. */
    static Rule of(Rule.After rule) {
        String latest = rule.max();
        if (latest == null || !rule.minGap().startsWith("P") && !rule.minGap().startsWith("-P")) {
            return new Rule.Database();
        }
        try {
            boolean day = latest.indexOf('T') < 0;
            String earliest = day
                    ? LocalDate.parse(latest).minusYears(YEARS).toString()
                    : LocalDateTime.parse(latest).minusYears(YEARS).truncatedTo(ChronoUnit.MINUTES) + ":00";
            Rule.Precision precision = day ? Rule.Precision.DAY : Rule.Precision.SECOND;
            return new Rule.Temporal(Rule.Shape.GROWING, earliest, latest, precision, rule.rhythm());
        } catch (DateTimeParseException e) {
            return new Rule.Database();
        }
    }
}
