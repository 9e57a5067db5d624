package dev.rowloom.blueprint;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Parts the ranges of two columns of which a key decides the greater: the lesser ends before the greater begins. */
final class Partings {

    /** What a key decides happens in the last year of its time; what comes before it ends some days earlier. */
    private static final int DAYS_AFTER = 365;

    private static final int DAYS_BETWEEN = 30;
    private static final BigDecimal DAY = BigDecimal.valueOf(86_400);

    private final Map<String, Rule> rules;

    /**
     * Makes what parts ranges.
     *
     * @param rules the rules of a table, to be replaced in place
     */
    Partings(Map<String, Rule> rules) {
        this.rules = rules;
    }

    /** Parts the numbers of two columns in the middle of what they share. */
    void numbers(String lesser, String greater) {
        if (!(rules.get(lesser) instanceof Rule.Number lower) || !(rules.get(greater) instanceof Rule.Number upper)) {
            return;
        }
        BigDecimal from = new BigDecimal(lower.min()).max(new BigDecimal(upper.min()));
        BigDecimal to = new BigDecimal(lower.max()).min(new BigDecimal(upper.max()));
        int decimals = Math.min(lower.decimals(), upper.decimals());
        BigDecimal middle = from.add(to).divide(BigDecimal.valueOf(2), decimals, RoundingMode.FLOOR);
        BigDecimal next = middle.add(BigDecimal.ONE.movePointLeft(decimals));
        if (from.compareTo(middle) <= 0 && next.compareTo(to) <= 0) {
            rules.put(lesser, between(lower, lower.min(), RuleFitter.plain(middle)));
            rules.put(greater, between(upper, RuleFitter.plain(next), upper.max()));
        }
    }

    /** Parts the moments of two columns, so that the later has most of the last year to itself. */
    void moments(String earlier, String later) {
        if (rules.get(later) instanceof Rule.Temporal upper && rules.get(earlier) instanceof Rule.Temporal lower) {
            String begin = moved(upper.max(), DAYS_AFTER);
            String end = moved(like(begin, lower.max()), DAYS_BETWEEN);
            if (lower.min().compareTo(end) < 0 && lower.max().compareTo(end) > 0) {
                rules.put(earlier, new Rule.Temporal(lower.shape(), lower.min(), end, lower.precision()));
            }
            if (upper.min().compareTo(begin) < 0) {
                rules.put(later, new Rule.Temporal(upper.shape(), begin, upper.max(), upper.precision()));
            }
        } else if (rules.get(later) instanceof Rule.Number upper && rules.get(earlier) instanceof Rule.Number lower) {
            BigDecimal day = DAY.multiply(BigDecimal.valueOf(Times.unitsPerSecond(upper)));
            BigDecimal begin = new BigDecimal(upper.max()).subtract(day.multiply(BigDecimal.valueOf(DAYS_AFTER)));
            BigDecimal end = begin.subtract(day.multiply(BigDecimal.valueOf(DAYS_BETWEEN)));
            if (new BigDecimal(lower.min()).compareTo(end) < 0 && new BigDecimal(lower.max()).compareTo(end) > 0) {
                rules.put(earlier, between(lower, lower.min(), RuleFitter.plain(end)));
            }
            if (new BigDecimal(upper.min()).compareTo(begin) < 0) {
                rules.put(later, between(upper, RuleFitter.plain(begin), upper.max()));
            }
        }
    }

    private static Rule between(Rule.Number rule, String min, String max) {
        return new Rule.Number(rule.shape(), min, max, rule.decimals(), rule.endings());
    }

    private static String moved(String moment, int days) {
        return moment.indexOf('T') < 0
                ? LocalDate.parse(moment).minusDays(days).toString()
                : LocalDateTime.parse(moment).minusDays(days).truncatedTo(ChronoUnit.MINUTES) + ":00";
    }

    private static String like(String moment, String other) {
        boolean day = other.indexOf('T') < 0;
        String date = moment.length() > 10 ? moment.substring(0, 10) : moment;
        return day ? date : moment.length() > 10 ? moment : date + "T00:00:00";
    }
}
