package dev.rowloom.profile;

import dev.rowloom.blueprint.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes dates of birth by the years alone in which groups of ten people were born at least. */
final class Births {

    private static final int GROUPS = 40;
    private static final int MONTHS = 12;
    private static final int SURE_DAYS = 28;
    private static final Pattern WHOLE = Pattern.compile("(\\d{4})(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])");
    private static final Pattern WRITTEN = Pattern.compile("(\\d{4})([-/.])\\d{1,2}[-/.]\\d{1,2}([T ].*)?");
    private static final Pattern YEAR_LAST = Pattern.compile("\\d{1,2}([-/. ])(?:\\d{1,2}|\\p{L}+\\.?)[-/. ](\\d{4})");

    private Births() {}

    /**
     * Years in which people were born.
     *
     * @param from the first
     * @param to the one behind the last
     */
    private record Group(long from, long to, int people) {}

    /** Returns the rule of a column of births, or null where it has fewer than ten that can be read. */
    static @Nullable Rule rule(ColumnModel column) {
        long[] years = Arrays.stream(column.sample())
                .mapToLong(text -> text == null ? 0 : year(column, text.strip()))
                .filter(year -> year > 0)
                .sorted()
                .toArray();
        if (years.length < NumberBins.KEPT) {
            return null;
        }
        List<Group> groups = groups(years);
        if (column.isTime()) {
            return ofDays(groups, column.scaling(), column.kind() == ValueKind.DATE ? 1 : Scales.DAY);
        }
        return column.isNumber() ? ofNumbers(groups) : ofTexts(groups, separator(column));
    }

    private static int year(ColumnModel column, String text) {
        TimeForms.Form form = column.form();
        if (form != null && column.kind() != ValueKind.TIME) {
            Long units = form.units(text);
            long days = units == null ? 0 : column.kind() == ValueKind.DATE ? units : Math.floorDiv(units, Scales.DAY);
            return units == null ? 0 : LocalDate.ofEpochDay(days).getYear();
        }
        Matcher whole = WHOLE.matcher(text);
        Matcher written = WRITTEN.matcher(text);
        Matcher last = YEAR_LAST.matcher(text);
        return whole.matches()
                ? Integer.parseInt(whole.group(1))
                : written.matches()
                        ? Integer.parseInt(written.group(1))
                        : last.matches() ? Integer.parseInt(last.group(2)) : 0;
    }

    private static List<Group> groups(long[] years) {
        Rounding rounding = new Rounding(new long[0], Scales.numbers(0));
        int least = Math.max(NumberBins.KEPT, years.length / GROUPS);
        long from = rounding.low(years, 0, 0, 1);
        List<Group> groups = new ArrayList<>();
        int begin = 0;
        for (int i = 1; i < years.length; i++) {
            if (years[i] > years[i - 1] && years[i] > from && i - begin >= least && years.length - i >= least) {
                groups.add(new Group(from, years[i], i - begin));
                from = years[i];
                begin = i;
            }
        }
        long to = Math.max(from + 1, rounding.high(years, years.length, Long.MAX_VALUE / 2, 1));
        groups.add(new Group(from, to, years.length - begin));
        return groups;
    }

    private static Rule ofDays(List<Group> groups, NumberBins.Scale scale, long day) {
        List<Rule.Bin> bins = new ArrayList<>();
        for (Group group : groups) {
            bins.add(new Rule.Bin.Range(
                    scale.text(LocalDate.of((int) group.from(), 1, 1).toEpochDay() * day),
                    scale.text(LocalDate.of((int) group.to(), 1, 1).toEpochDay() * day)));
        }
        return histogram(bins, groups.stream().map(Group::people).toList(), scale.step(day));
    }

    /** Returns numbers such as 19870423: those of each month, as others between them are no dates. */
    private static Rule ofNumbers(List<Group> groups) {
        List<Rule.Bin> bins = new ArrayList<>();
        List<Integer> weights = new ArrayList<>();
        for (Group group : groups) {
            long months = (group.to() - group.from()) * MONTHS;
            for (long year = group.from(); year < group.to(); year++) {
                for (int month = 1; month <= MONTHS; month++) {
                    long first = year * 10_000 + month * 100L + 1;
                    bins.add(new Rule.Bin.Range(Long.toString(first), Long.toString(first + SURE_DAYS)));
                    weights.add((int) Math.max(1, group.people() * 1000L / months));
                }
            }
        }
        return histogram(bins, weights, "1");
    }

    private static Rule histogram(List<Rule.Bin> bins, List<Integer> weights, String step) {
        return new Rule.Histogram(
                bins,
                Bins.weights(weights.stream().mapToLong(Integer::longValue).toArray()),
                step,
                null,
                List.of(),
                List.of());
    }

    /** Returns what most texts have between days, months and years, behind the year if that comes first. */
    private static String separator(ColumnModel column) {
        for (String text : column.sample()) {
            Matcher first = WRITTEN.matcher(text == null ? "" : text.strip());
            Matcher last = YEAR_LAST.matcher(text == null ? "" : text.strip());
            if (first.matches()) {
                return "y" + first.group(2);
            } else if (last.matches()) {
                return last.group(1);
            }
        }
        return "y-";
    }

    private static Rule ofTexts(List<Group> groups, String separator) {
        String sign = "\\" + separator.charAt(separator.length() - 1);
        String between = sign.equals("\\ ") ? " " : sign;
        String month = "(0[1-9]|1[0-2])";
        String day = "(0[1-9]|1[0-9]|2[0-8])";
        List<Rule.Bin> bins = new ArrayList<>();
        List<Integer> weights = new ArrayList<>();
        for (Group group : groups) {
            for (long year = group.from(); year < group.to(); year++) {
                String pattern = separator.startsWith("y")
                        ? year + between + month + between + day
                        : day + between + month + between + year;
                bins.add(new Rule.Bin.Made(new Rule.Pattern(pattern)));
                weights.add((int) Math.max(1, group.people() * 1000L / (group.to() - group.from())));
            }
        }
        return histogram(bins, weights, "1");
    }
}
