package dev.rowloom.engine;

import dev.rowloom.blueprint.Rule;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moments in a {@link Rule.Rhythm}: sums of weights over days, in which a draw is looked up. Immutable.
 *
 * <p>Weights of weekdays and months are shares of the whole: of what growth and the calendar make of the days, they are fitted
 * to in turn (iterative proportional fitting; Deming and Stephan, 1940). Weights are whole numbers then.
 */
final class TimeTable {

    private static final long DAY_MICROS = 86_400_000_000L;
    private static final long HOUR_MICROS = 3_600_000_000L;

    /** The longest time, a century and a bit. */
    private static final int MOST_DAYS = 40_000;

    private static final int YEAR = 365;
    private static final int ROUNDS = 12;
    private static final double SCALE = 1_000_000;

    private final long firstDay;
    private final long microsPerUnit;

    /** The weights of all days before each. */
    private final long[] days;

    /** The weights of all hours before each. */
    private final long[] hours;

    private TimeTable(long firstDay, long microsPerUnit, long[] days, long[] hours) {
        this.firstDay = firstDay;
        this.microsPerUnit = microsPerUnit;
        this.days = days;
        this.hours = hours;
    }

    /**
     * Returns the table for a time, or null where it is too long for one, or has no moment that the rhythm allows.
     *
     * @param min the first moment, in units
     * @param max the last moment, in units
     * @param microsPerUnit the microseconds in a unit: those of a day, or one
     */
    static @Nullable TimeTable of(Rule.Rhythm rhythm, long min, long max, long microsPerUnit) {
        boolean whole = microsPerUnit == DAY_MICROS;
        if (!whole && microsPerUnit != 1 || max < min) {
            return null;
        }
        long first = whole ? min : Math.floorDiv(min, DAY_MICROS);
        long last = whole ? max : Math.floorDiv(max, DAY_MICROS);
        if (last - first < 0 || last - first >= MOST_DAYS) {
            return null;
        }
        long[] days = sums(weights(rhythm, first, (int) (last - first + 1)));
        boolean even = whole || rhythm.hours().isEmpty();
        long[] hours = new long[whole ? 2 : 25];
        for (int hour = 1; hour < hours.length; hour++) {
            hours[hour] = hours[hour - 1] + (even ? 1 : rhythm.hours().get(hour - 1));
        }
        TimeTable table = new TimeTable(first, microsPerUnit, days, hours);
        return table.before(max) > table.before(min) ? table : null;
    }

    private static long[] sums(double[] weights) {
        double most = 0;
        for (double weight : weights) {
            most = Math.max(most, weight);
        }
        long[] sums = new long[weights.length + 1];
        for (int i = 0; i < weights.length; i++) {
            long rounded = (long) StrictMath.rint(weights[i] / most * SCALE);
            sums[i + 1] = sums[i] + (weights[i] > 0 ? Math.max(1, rounded) : 0);
        }
        return sums;
    }

    private static double[] weights(Rule.Rhythm rhythm, long first, int count) {
        double[] weights = new double[count];
        int[] weekdays = new int[count];
        int[] months = new int[count];
        double year = 1;
        for (int i = 0; i < count; i++) {
            LocalDate day = LocalDate.ofEpochDay(first + i);
            weekdays[i] = day.getDayOfWeek().getValue() - 1;
            months[i] = day.getMonthValue() - 1;
            year *= i > 0 && i % YEAR == 0 ? rhythm.growth() : 1;
            weights[i] = year * (1 + (rhythm.growth() - 1) * (i % YEAR) / YEAR);
        }
        for (int round = 0; round < ROUNDS; round++) {
            // what is shorter than a year has too little of some month to give it its share
            fit(weights, months, rhythm.months(), count >= YEAR || round == 0);
            fit(weights, weekdays, rhythm.weekdays(), true);
        }
        return weights;
    }

    /** Scales weights so that each group has its share, or multiplies them by it. */
    private static void fit(double[] weights, int[] groups, List<Integer> shares, boolean wanted) {
        if (shares.isEmpty() || !wanted) {
            return;
        }
        boolean exact = weights.length >= (shares.size() == 7 ? 7 : YEAR);
        double[] have = new double[shares.size()];
        for (int i = 0; i < weights.length; i++) {
            have[groups[i]] += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            double share = shares.get(groups[i]);
            weights[i] = exact && have[groups[i]] > 0 ? weights[i] / have[groups[i]] * share : weights[i] * share;
        }
    }

    /** Returns the weight of all moments before one, which is within the table's days. */
    private long before(long moment) {
        long micros = microsPerUnit == 1 ? moment : moment * microsPerUnit;
        int day = (int) Math.max(0, Math.min(Math.floorDiv(micros, DAY_MICROS) - firstDay, days.length - 1));
        long all = days[day] * hours[hours.length - 1];
        if (day == days.length - 1 || hours.length == 2) {
            return all;
        }
        long inDay = Math.floorMod(micros, DAY_MICROS);
        int hour = (int) (inDay / HOUR_MICROS);
        long weight = days[day + 1] - days[day];
        double part = (double) (inDay % HOUR_MICROS) / HOUR_MICROS;
        return all + weight * hours[hour] + (long) (weight * (hours[hour + 1] - hours[hour]) * part);
    }

    /** Returns whether both ends of a time are within the table's days. */
    boolean covers(long low, long high) {
        long unitsOfDay = DAY_MICROS / microsPerUnit;
        return low >= firstDay * unitsOfDay && high < (firstDay + days.length - 1) * unitsOfDay;
    }

    /** Returns a moment of a time that the table covers, both ends included. */
    long pick(long low, long high, long bits) {
        long from = before(low);
        long to = before(hours.length == 2 ? high + 1 : high);
        if (to <= from) {
            return low + Mix.below(bits, high - low + 1);
        }
        long moment = at(from + Mix.below(bits, to - from), Mix.unit(Mix.next(bits)));
        return Math.max(low, Math.min(moment, high));
    }

    /** Returns the moment before which there is a part of the weight of a time; the greater the part, the later. */
    long place(long low, long high, double part) {
        long from = before(low);
        long to = before(hours.length == 2 ? high + 1 : high);
        if (to <= from) {
            return low + (long) (part * (high - low));
        }
        double weight = part * (to - from);
        long whole = Math.min((long) weight, to - from - 1);
        return Math.max(low, Math.min(at(from + whole, Math.min(weight - whole, 1)), high));
    }

    private long at(long weight, double rest) {
        long all = hours[hours.length - 1];
        int day = place(days, weight / all);
        if (hours.length == 2) {
            return firstDay + day;
        }
        long ofDay = days[day + 1] - days[day];
        long left = weight - days[day] * all;
        int hour = place(hours, left / ofDay);
        long ofHour = ofDay * (hours[hour + 1] - hours[hour]);
        double part = (left - ofDay * hours[hour] + rest) / ofHour;
        return (firstDay + day) * DAY_MICROS + hour * HOUR_MICROS + (long) (part * HOUR_MICROS);
    }

    /** Returns the place whose sums a number lies between. */
    private static int place(long[] sums, long number) {
        int low = 0;
        int high = sums.length - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (sums[middle] <= number) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
