package dev.rowloom.blueprint;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.TableDomains;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets what happens later in a row's life come after what happens earlier: created, updated, deleted; start, end. */
final class Orders {

    /** What follows a birth, such as a death, follows it by years. */
    private static final String GROWN_UP = "P6575D";

    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);

    private final TableFacts table;
    private final Map<String, Match> matches;
    private final Map<String, Rule> rules;
    private final Map<String, Stage> stages = new LinkedHashMap<>();
    private final Reads reads = new Reads();

    Orders(TableFacts table, Map<String, Match> matches, Map<String, Rule> rules) {
        this.table = table;
        this.matches = matches;
        this.rules = new LinkedHashMap<>(rules);
    }

    /** Returns the rules, some replaced by {@link Rule.After}. */
    Map<String, Rule> settle() {
        matches.forEach((column, match) -> {
            Stage stage = isMoment(rules.get(column)) ? Stage.of(table.column(column), match.meaning()) : null;
            if (stage != null) {
                stages.put(column, stage);
            }
        });
        if (stages.containsValue(Stage.STARTED)) {
            // what has started was scheduled before, and is no longer due
            stages.replaceAll((column, stage) ->
                    stage == Stage.DUE && table.column(column).hasWord("scheduled") ? Stage.AGREED : stage);
        }
        unplaced();
        table.domains().orders().forEach(order -> reads.add(order.upper(), order.lower()));
        Map<String, List<String>> anchors = new LinkedHashMap<>();
        for (String column : rules.keySet()) {
            List<String> earlier = canFollow(column) && isMoment(rules.get(column)) ? anchors(column) : List.of();
            if (!earlier.isEmpty()) {
                anchors.put(column, earlier);
            }
        }
        makeRoom(anchors);
        rules.keySet().stream()
                .filter(column -> !canFollow(column) && isMoment(rules.get(column)) && !isTimeOfDay(column))
                .toList()
                .forEach(column -> anchors(column).stream()
                        .filter(earlier -> !isChecked(table, earlier, column))
                        .forEach(earlier -> new Partings(rules).moments(earlier, column)));
        Map<String, Rule> settled = new LinkedHashMap<>();
        anchors.forEach((column, earlier) -> settled.put(column, after(column, earlier)));
        rules.putAll(settled);
        new NumberPairs(table, rules, reads).settle();
        table.domains().orders().forEach(this::byCheck);
        return rules;
    }

    /** What no word places in a row's life happened after the row was there, unless it may lie before or ahead of that. */
    private void unplaced() {
        boolean recorded = stages.keySet().stream().anyMatch(column -> isMeant(column, "time.created"));
        if (recorded) {
            matches.keySet().stream()
                    .filter(column -> !stages.containsKey(column) && isUnplaced(column))
                    .forEach(column -> stages.put(column, Stage.HAPPENED));
        }
    }

    private boolean isUnplaced(String column) {
        return isMeant(column, "time.event")
                && isMoment(rules.get(column))
                && !isTimeOfDay(column)
                && Periods.isWithinLife(table.column(column));
    }

    /** Returns whether a CHECK keeps two columns in order. */
    static boolean isChecked(TableFacts table, String lower, String upper) {
        return table.domains().orders().stream()
                .anyMatch(order -> order.lower().equals(lower) && order.upper().equals(upper));
    }

    private boolean isFree(String column) {
        Rule rule = rules.get(column);
        return rule instanceof Rule.Temporal || rule instanceof Rule.Number;
    }

    /** Returns whether a rule makes moments; numbers of that size count from 1970. */
    static boolean isMoment(@Nullable Rule rule) {
        return rule instanceof Rule.Temporal
                || rule instanceof Rule.Number number && new BigDecimal(number.max()).compareTo(BILLION) > 0;
    }

    private boolean canFollow(String column) {
        return !table.isInKey(column) && !table.column(column).isReferenced();
    }

    /** Returns the columns that hold what happens before: of text the last of them, of which alone a rule can be read. */
    private List<String> anchors(String column) {
        List<String> found = new ArrayList<>();
        List<String> byRank = new ArrayList<>(rules.keySet());
        byRank.sort(Comparator.comparing((String other) -> isPeriod(other, column))
                .thenComparing(other -> rank(other))
                .thenComparing(other -> isMeant(other, "time.created"))
                .reversed());
        for (String other : byRank) {
            boolean single = isSingle(column);
            if (!other.equals(column)
                    && (!single || found.isEmpty())
                    && !(single && table.column(other).column().isNullable() && hasFirmer(column, other))
                    && comesBefore(other, column)
                    && isAlike(column, other)
                    && reads.add(column, other)) {
                found.add(other);
            }
        }
        return found;
    }

    /** Returns whether only one other column can be read: of text no formula is made. */
    private boolean isSingle(String column) {
        return table.column(column).is(Family.TEXT) || isTimeOfDay(column);
    }

    /** Returns whether there is an earlier moment than one that may be null, which never is. */
    private boolean hasFirmer(String column, String optional) {
        return stages.containsKey(column)
                && rules.keySet().stream()
                        .anyMatch(other -> !other.equals(optional)
                                && !table.column(other).column().isNullable()
                                && comesBefore(other, optional)
                                && comesBefore(other, column)
                                && isAlike(column, other));
    }

    /** Returns the days that what happens between two columns may take. */
    private long between(String from, String to) {
        return stages.entrySet().stream()
                .filter(each -> comesBefore(from, each.getKey())
                        && comesBefore(each.getKey(), to)
                        && isAlike(each.getKey(), to))
                .mapToLong(each -> daysOf(each.getValue().maxGap()))
                .sum();
    }

    private int rank(String column) {
        Stage stage = stages.get(column);
        return stage == null ? -1 : stage.rank();
    }

    private boolean comesBefore(String earlier, String later) {
        Stage stage = stages.get(later);
        Stage before = stages.get(earlier);
        return isPeriod(earlier, later)
                || stage != null && before != null && stage.follows(before)
                || isRecord(earlier, later);
    }

    /** Returns whether the one is the record of the other, so that both are of one moment. */
    private boolean isRecord(String created, String event) {
        return stages.get(event) == Stage.BEGUN
                && isMeant(event, "time.event")
                && stages.get(created) == Stage.BEGUN
                && isMeant(created, "time.created");
    }

    private boolean isPeriod(String earlier, String later) {
        return isMoment(rules.get(earlier)) && Periods.isPeriod(table.column(earlier), table.column(later));
    }

    private boolean isMeant(String column, String meaning) {
        Match match = matches.get(column);
        return match != null && match.meaning().equals(meaning);
    }

    private boolean isTimeOfDay(String column) {
        return rules.get(column) instanceof Rule.Temporal rule && rule.min().startsWith("0");
    }

    /** Returns whether the two hold the same kind of value, so that one can be counted from the other. */
    private boolean isAlike(String column, String other) {
        DataType type = table.column(column).type();
        DataType theirs = table.column(other).type();
        Rule a = rules.get(column);
        Rule b = rules.get(other);
        if (a instanceof Rule.Number x && b instanceof Rule.Number y) {
            return type.getClass().equals(theirs.getClass()) && Times.unitsPerSecond(x) == Times.unitsPerSecond(y);
        } else if (!(a instanceof Rule.Temporal) || !(b instanceof Rule.Temporal)) {
            return false;
        } else if (isCalendar(type)) {
            return isCalendar(theirs);
        }
        boolean days = ((Rule.Temporal) a).precision() == Rule.Precision.DAY;
        return type.getClass().equals(theirs.getClass())
                && isTimeOfDay(column) == isTimeOfDay(other)
                && days == (((Rule.Temporal) b).precision() == Rule.Precision.DAY);
    }

    private static boolean isCalendar(DataType type) {
        return type instanceof DataType.DateType || type instanceof DataType.TimestampType;
    }

    /** Begins earlier where something that has happened by now follows. */
    private void makeRoom(Map<String, List<String>> anchors) {
        Map<String, Long> days = new LinkedHashMap<>();
        anchors.keySet().forEach(column -> room(column, 0, anchors, days));
        days.forEach((column, room) -> {
            if (!anchors.containsKey(column)) {
                rules.computeIfPresent(column, (name, rule) -> isTimeOfDay(name) ? rule : earlier(rule, room));
            }
        });
    }

    private void room(String column, long after, Map<String, List<String>> anchors, Map<String, Long> days) {
        Stage stage = stages.get(column);
        long room = after + (stage != null && stage.isPast() ? daysOf(stage.maxGap()) : 0);
        for (String anchor : anchors.getOrDefault(column, List.of())) {
            if (days.merge(anchor, room, Math::max) == room) {
                room(anchor, room, anchors, days);
            }
        }
    }

    private static long daysOf(String gap) {
        return seconds(gap) / 86_400 + (gap.contains("T") ? 1 : 0);
    }

    private static Rule earlier(Rule rule, long days) {
        if (rule instanceof Rule.Temporal it) {
            return new Rule.Temporal(it.shape(), it.min(), earlier(it.max(), days), it.precision());
        } else if (rule instanceof Rule.Number it) {
            BigDecimal room = BigDecimal.valueOf(days * 86_400 * Times.unitsPerSecond(it));
            BigDecimal max = new BigDecimal(it.max()).subtract(room);
            return new Rule.Number(it.shape(), it.min(), max.toPlainString(), it.decimals(), it.endings());
        }
        return rule;
    }

    private static String earlier(String moment, long days) {
        return moment.indexOf('T') < 0
                ? LocalDate.parse(moment).minusDays(days).toString()
                : LocalDateTime.parse(moment).minusDays(days) + ":00";
    }

    private Rule after(String column, List<String> anchors) {
        Stage stage = stages.getOrDefault(column, Stage.STARTED);
        boolean counted = rules.get(column) instanceof Rule.Number;
        if (anchors.stream().allMatch(anchor -> isRecord(anchor, column))) {
            return new Rule.After(anchors.get(0), counted ? "0" : "PT0S", counted ? "0" : "PT0S", 1);
        }
        boolean sameType = anchors.size() == 1
                && table.column(column)
                        .type()
                        .getClass()
                        .equals(table.column(anchors.get(0)).type().getClass());
        List<String> quoted = anchors.stream().map(Draft::quoted).toList();
        String base = sameType ? anchors.get(0) : "greatest(" + String.join(", ", quoted) + ")";
        boolean day = table.column(column).type() instanceof DataType.DateType
                || rules.get(column) instanceof Rule.Temporal it && it.precision() == Rule.Precision.DAY;
        boolean brief = !day
                && (stage == Stage.ENDED || stage == Stage.UNTIL || stage == Stage.STARTED)
                && table.kinds().contains("job")
                && table.column(column).type() instanceof DataType.TimestampType;
        boolean meeting = !day && (stage == Stage.ENDED || stage == Stage.UNTIL) && isMeeting(column);
        String min = brief ? "PT1S" : meeting ? "PT30M" : stage.minGap();
        String max = brief ? "PT3H" : meeting ? "PT8H" : stage.maxGap();
        if (rules.get(column) instanceof Rule.Number number) {
            long units = Times.unitsPerSecond(number);
            return after(base, seconds(min, units), seconds(max, units), stage, number.max());
        } else if (isTimeOfDay(column)) {
            return new Rule.After(base, "PT30M", "PT8H", 0);
        }
        long skipped = isSingle(column) ? between(anchors.get(0), column) : 0;
        if (skipped > 0) {
            return after(base, "P" + skipped + "D", "P" + (skipped + daysOf(max)) + "D", stage, null);
        }
        boolean wholeDays = day && min.contains("T");
        String latest =
                rules.get(column) instanceof Rule.Temporal it && stage.isPast() ? past(it.max()) : wholeDays(column);
        return after(base, wholeDays ? "P0D" : min, max, stage, latest);
    }

    /** Returns the last day of a column of days that may lie ahead, whose type has a time of day all the same; else null. */
    private @Nullable String wholeDays(String column) {
        return rules.get(column) instanceof Rule.Temporal it
                        && it.max().indexOf('T') < 0
                        && table.column(column).type() instanceof DataType.TimestampType
                ? it.max()
                : null;
    }

    /** What is put into a calendar is over in hours. */
    private boolean isMeeting(String column) {
        return table.kinds().contains("event")
                && !table.kinds().contains("log")
                && table.column(column).type() instanceof DataType.TimestampType;
    }

    /** Returns the earlier one of a moment and the present. */
    private static String past(String moment) {
        String now = Blueprint.DEFAULT_NOW.toString().substring(0, moment.length());
        return moment.compareTo(now) < 0 ? moment : now;
    }

    private static Rule after(String base, String min, String max, Stage stage, @Nullable String latest) {
        return new Rule.After(base, min, max, stage.sameShare(), Rule.Shape.SKEWED, latest);
    }

    private static String seconds(String gap, long unitsPerSecond) {
        return String.valueOf(seconds(gap) * unitsPerSecond);
    }

    private static long seconds(String gap) {
        LocalDateTime begin = LocalDate.EPOCH.atStartOfDay();
        TemporalAmount amount = gap.contains("T") ? Duration.parse(gap) : Period.parse(gap);
        return ChronoUnit.SECONDS.between(begin, begin.plus(amount));
    }

    private void byCheck(TableDomains.ColumnOrder order) {
        Rule upper = rules.get(order.upper());
        boolean free = isFree(order.upper()) && canFollow(order.upper()) && !reads.leads(order.lower(), order.upper());
        if (!free || !rules.containsKey(order.lower()) || rules.get(order.lower()) instanceof Rule.Reference) {
            return;
        }
        if (isMeant(order.lower(), "person.birth_date") && upper instanceof Rule.Temporal it) {
            rules.put(
                    order.upper(),
                    new Rule.After(order.lower(), GROWN_UP, "P30000D", 0, Rule.Shape.UNIFORM, past(it.max())));
        } else if (upper instanceof Rule.Number number) {
            rules.put(order.upper(), NumberPairs.after(order.lower(), number, order.strict()));
        } else if (table.column(order.upper()).type() instanceof DataType.DateType) {
            rules.put(order.upper(), new Rule.After(order.lower(), order.strict() ? "P1D" : "P0D", "P60D", 0));
        } else if (upper instanceof Rule.Temporal) {
            boolean time = table.column(order.upper()).type() instanceof DataType.TimeType;
            String min = order.strict() ? "PT1M" : "PT0S";
            rules.put(order.upper(), new Rule.After(order.lower(), min, time ? "PT4H" : "P30D", 0));
        }
    }
}
