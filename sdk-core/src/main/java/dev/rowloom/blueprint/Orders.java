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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets what happens later in a row's life come after what happens earlier: created, updated, deleted; start, end. */
final class Orders {

    /** Words that say which end of a period a column is, so that the rest of its name tells the period. */
    private static final Set<String> ENDS = Set.of(
            "start",
            "end",
            "begin",
            "from",
            "to",
            "until",
            "finish",
            "started",
            "ended",
            "finished",
            "starts",
            "ends",
            "date",
            "time",
            "at",
            "on",
            "valid",
            "beginning",
            "timestamp",
            "stop",
            "thru",
            "through",
            "closed",
            "opened",
            "datetime");

    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);

    private final TableFacts table;
    private final Map<String, Match> matches;
    private final Map<String, Rule> rules;
    private final Map<String, Stage> stages = new LinkedHashMap<>();

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
        Map<String, String> anchors = new LinkedHashMap<>();
        stages.forEach((column, stage) -> {
            String anchor = canFollow(column) ? anchor(column, stage) : null;
            if (anchor != null) {
                anchors.put(column, anchor);
            }
        });
        makeRoom(anchors);
        anchors.forEach((column, anchor) -> rules.put(column, after(column, anchor)));
        new NumberPairs(table, rules).settle();
        table.domains().orders().forEach(this::byCheck);
        return rules;
    }

    private boolean isFree(String column) {
        Rule rule = rules.get(column);
        return rule instanceof Rule.Temporal || rule instanceof Rule.Number;
    }

    /** Returns whether a rule makes moments; numbers of that size count from 1970. */
    private static boolean isMoment(@Nullable Rule rule) {
        return rule instanceof Rule.Temporal
                || rule instanceof Rule.Number number && new BigDecimal(number.max()).compareTo(BILLION) > 0;
    }

    private boolean canFollow(String column) {
        return !table.isInKey(column) && !table.column(column).isReferenced();
    }

    private @Nullable String anchor(String column, Stage stage) {
        String best = null;
        int bestScore = -1;
        for (Map.Entry<String, Stage> candidate : stages.entrySet()) {
            String other = candidate.getKey();
            if (stage.follows(candidate.getValue()) && isAlike(column, other)) {
                int score = candidate.getValue().rank() * 4;
                score += stem(column).equals(stem(other)) ? 1000 : 0;
                score += isMeant(other, stage == Stage.ENDED ? "time.start" : "time.created") ? 2 : 0;
                if (score > bestScore) {
                    best = other;
                    bestScore = score;
                }
            }
        }
        return best;
    }

    private boolean isMeant(String column, String meaning) {
        Match match = matches.get(column);
        return match != null && match.meaning().equals(meaning);
    }

    private String stem(String column) {
        List<String> words = new ArrayList<>();
        for (Token token : table.column(column).tokens()) {
            if (!ENDS.contains(token.text())) {
                words.add(token.text());
            }
        }
        return String.join(" ", words);
    }

    /** Returns whether the two hold the same kind of value, so that one can be counted from the other. */
    private boolean isAlike(String column, String other) {
        DataType type = table.column(column).type();
        Rule a = rules.get(column);
        Rule b = rules.get(other);
        if (!type.getClass().equals(table.column(other).type().getClass())) {
            return false;
        } else if (a instanceof Rule.Number x && b instanceof Rule.Number y) {
            return Times.unitsPerSecond(x) == Times.unitsPerSecond(y);
        }
        return a instanceof Rule.Temporal x
                && b instanceof Rule.Temporal y
                && (x.precision() == Rule.Precision.DAY) == (y.precision() == Rule.Precision.DAY)
                && !x.min().startsWith("0");
    }

    /** Begins earlier where something that has happened by now follows. */
    private void makeRoom(Map<String, String> anchors) {
        Map<String, Long> days = new LinkedHashMap<>();
        anchors.forEach((column, first) -> {
            long room = 0;
            String at = column;
            for (String anchor = first; anchor != null; anchor = anchors.get(anchor)) {
                Stage stage = stages.get(at);
                room += stage != null && stage.isPast() ? daysOf(stage.maxGap()) : 0;
                days.merge(anchor, room, Math::max);
                at = anchor;
            }
        });
        days.forEach((column, room) -> rules.computeIfPresent(column, (name, rule) -> earlier(rule, room)));
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

    private Rule after(String column, String anchor) {
        Stage stage = Objects.requireNonNull(stages.get(column));
        boolean brief = stage == Stage.ENDED
                && table.kinds().contains("job")
                && table.column(column).type() instanceof DataType.TimestampType;
        String min = brief ? "PT1S" : stage.minGap();
        String max = brief ? "PT3H" : stage.maxGap();
        if (rules.get(anchor) instanceof Rule.Number number) {
            long units = Times.unitsPerSecond(number);
            return new Rule.After(anchor, seconds(min, units), seconds(max, units), stage.sameShare());
        }
        boolean day = table.column(column).type() instanceof DataType.DateType
                || rules.get(column) instanceof Rule.Temporal it && it.precision() == Rule.Precision.DAY;
        boolean wholeDays = day && stage.minGap().contains("T");
        return new Rule.After(anchor, wholeDays ? "P0D" : min, max, stage.sameShare());
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
        boolean free = isFree(order.upper()) && canFollow(order.upper()) && !leadsTo(order.lower(), order.upper());
        if (!free || !rules.containsKey(order.lower()) || rules.get(order.lower()) instanceof Rule.Reference) {
            return;
        }
        if (upper instanceof Rule.Number number) {
            rules.put(order.upper(), NumberPairs.after(order.lower(), number, order.strict()));
        } else if (table.column(order.upper()).type() instanceof DataType.DateType) {
            rules.put(order.upper(), new Rule.After(order.lower(), order.strict() ? "P1D" : "P0D", "P60D", 0));
        } else if (upper instanceof Rule.Temporal) {
            boolean time = table.column(order.upper()).type() instanceof DataType.TimeType;
            String min = order.strict() ? "PT1M" : "PT0S";
            rules.put(order.upper(), new Rule.After(order.lower(), min, time ? "PT4H" : "P30D", 0));
        }
    }

    /** Returns whether a column's value is counted from the other's. */
    private boolean leadsTo(String from, String to) {
        String at = from;
        while (!at.equals(to) && rules.get(at) instanceof Rule.After after) {
            at = after.column();
        }
        return at.equals(to);
    }
}
