package dev.rowloom.blueprint;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.LongDomain;
import dev.rowloom.schema.internal.domain.Units;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parts time among tables whose rows' beginnings can't be counted from those of the rows they refer to: what is referred to
 * begins in an earlier part.
 */
final class Eras {

    private static final int YEARS_BEFORE = 5;
    private static final long DAY = 86_400;
    private static final long MICROS = 1_000_000;

    /** Seconds since 1970 up to about the year 3000. */
    private static final long FAR = 32_500_000_000L;

    private final Map<Draft, String> begins;
    private final Map<Draft, List<Draft>> parents = new LinkedHashMap<>();
    private final Map<Draft, Boolean> apart = new HashMap<>();
    private final Map<Draft, Integer> levels = new HashMap<>();
    private final Map<Draft, LocalDateTime> until = new HashMap<>();

    /** The moments between which a rule's values are. */
    record Span(LocalDateTime min, LocalDateTime max) {}

    /**
     * Makes what parts time.
     *
     * @param begins the columns that say since when a row is there
     */
    Eras(Map<Draft, String> begins) {
        this.begins = begins;
    }

    /** Says that rows of a table count their beginnings from those of others. */
    void reads(Draft child, List<Draft> from) {
        parents.put(child, from);
        apart.put(child, false);
    }

    /** Says that rows of a table are to begin after those of others, without counting. */
    void comesAfter(Draft child, List<Draft> from) {
        parents.put(child, from);
        apart.put(child, !from.isEmpty());
    }

    /** Replaces rules in place. */
    void settle() {
        int most = parents.keySet().stream().mapToInt(this::level).max().orElse(0);
        Map<Draft, List<Draft>> children = new HashMap<>();
        parents.forEach((child, of) -> of.forEach(parent ->
                children.computeIfAbsent(parent, draft -> new ArrayList<>()).add(child)));
        Set<Draft> childrenFirst = new LinkedHashSet<>();
        parents.keySet().forEach(draft -> addAfterChildren(draft, children, childrenFirst));
        for (Draft draft : childrenFirst) {
            narrow(draft, most);
        }
    }

    /** Returns how many parts of time lie before a table's rows. */
    private int level(Draft draft) {
        Integer known = levels.get(draft);
        if (known == null) {
            int above = parents.getOrDefault(draft, List.of()).stream()
                    .mapToInt(this::level)
                    .max()
                    .orElse(0);
            known = above + (apart.getOrDefault(draft, false) ? 1 : 0);
            levels.put(draft, known);
        }
        return known;
    }

    private static void addAfterChildren(Draft draft, Map<Draft, List<Draft>> children, Set<Draft> order) {
        if (order.contains(draft)) {
            return;
        }
        children.getOrDefault(draft, List.of()).forEach(child -> addAfterChildren(child, children, order));
        order.add(draft);
    }

    private void narrow(Draft draft, int most) {
        String column = Objects.requireNonNull(begins.get(draft));
        Rule rule = Objects.requireNonNull(draft.rules().get(column));
        Span span = span(rule);
        if (span == null) {
            return;
        }
        LocalDateTime bound = bound(draft, column);
        LocalDateTime first = span.min();
        LocalDateTime last = earlier(bound, earlier(until.get(draft), span.max()));
        boolean alone = apart.getOrDefault(draft, false);
        if (alone && !(rule instanceof Rule.After)) {
            long days = ChronoUnit.DAYS.between(span.max().minusYears(YEARS_BEFORE), span.max());
            LocalDateTime begin = span.max().minusDays(days - days * level(draft) / (most + 1));
            first = begin.isAfter(first) && begin.isBefore(last) ? begin : first;
        }
        if (!first.isBefore(last) || rule instanceof Rule.After) {
            first = last.minusYears(YEARS_BEFORE);
        }
        if (!first.equals(span.min()) || !last.equals(span.max())) {
            draft.put(column, within(rule, first, last));
        }
        for (Draft parent : parents.getOrDefault(draft, List.of())) {
            LocalDateTime before = alone ? first : last.minusDays(1);
            Span theirs = span(parent.rules().get(Objects.requireNonNull(begins.get(parent))));
            // one who counts is capped; those counted from begin a day before at the latest
            if (alone || theirs == null || theirs.max().isAfter(last) || until.containsKey(draft)) {
                until.merge(parent, before, Eras::earlier);
            }
        }
    }

    /** Returns the latest moment that a column's CHECKs allow, or null where they don't say. */
    private static @Nullable LocalDateTime bound(Draft draft, String column) {
        DataType type = draft.table().column(column).type();
        LongDomain domain = draft.table().column(column).domain().numbers();
        if (domain == null
                || domain.isEmpty()
                || domain.max() >= Units.all(type).max()) {
            return null;
        }
        long units = units(draft.rules().get(column));
        long seconds;
        if (type instanceof DataType.DateType) {
            seconds = domain.max() * DAY;
        } else if (type instanceof DataType.TimestampType) {
            seconds = Math.floorDiv(domain.max(), MICROS);
        } else if (units > 0) {
            BigDecimal most = BigDecimal.valueOf(domain.max(), Units.scale(type));
            seconds = most.longValue() / units;
        } else {
            return null;
        }
        return seconds > FAR ? null : LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
    }

    private static LocalDateTime earlier(@Nullable LocalDateTime one, LocalDateTime other) {
        return one != null && one.isBefore(other) ? one : other;
    }

    /** Returns the moments between which a rule's values are, or null where it says nothing of that. */
    static @Nullable Span span(@Nullable Rule rule) {
        if (rule instanceof Rule.Temporal temporal
                && !temporal.min().contains(":00Z")
                && temporal.min().contains("-")) {
            return new Span(moment(temporal.min()), moment(temporal.max()));
        } else if (rule instanceof Rule.Number number && Orders.isMoment(rule)) {
            return new Span(moment(number.min(), number), moment(number.max(), number));
        } else if (rule instanceof Rule.After after && after.max() != null) {
            LocalDateTime last =
                    after.max().contains("-") ? moment(after.max()) : moment(after.max(), number(after.max()));
            return new Span(last.minusYears(YEARS_BEFORE), last);
        }
        return null;
    }

    /** Returns how many units of a rule's numbers are a second; 0 where it makes none. */
    static long units(@Nullable Rule rule) {
        if (rule instanceof Rule.Number number) {
            return Times.unitsPerSecond(number);
        } else if (rule instanceof Rule.After after
                && after.max() != null
                && !after.max().contains("-")) {
            return Times.unitsPerSecond(number(after.max()));
        }
        return 0;
    }

    private static Rule.Number number(String max) {
        return new Rule.Number(Rule.Shape.UNIFORM, "0", max, 0, List.of());
    }

    private static Rule within(Rule rule, LocalDateTime first, LocalDateTime last) {
        if (rule instanceof Rule.Temporal it) {
            return new Rule.Temporal(it.shape(), text(first, it.min()), text(last, it.max()), it.precision());
        } else if (rule instanceof Rule.Number it) {
            return new Rule.Number(it.shape(), text(first, it), text(last, it), it.decimals(), it.endings());
        } else if (rule instanceof Rule.After it) {
            String max = Objects.requireNonNull(it.max());
            String latest = max.contains("-") ? text(last, max) : text(last, number(max));
            return new Rule.After(it.column(), it.minGap(), it.maxGap(), it.sameShare(), it.shape(), latest);
        }
        return rule;
    }

    private static LocalDateTime moment(String text) {
        return text.indexOf('T') < 0 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text);
    }

    private static LocalDateTime moment(String number, Rule.Number rule) {
        long seconds = new BigDecimal(number).longValue() / Times.unitsPerSecond(rule);
        return LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
    }

    private static String text(LocalDateTime moment, String like) {
        return like.indexOf('T') < 0 ? moment.toLocalDate().toString() : moment.truncatedTo(ChronoUnit.MINUTES) + ":00";
    }

    private static String text(LocalDateTime moment, Rule.Number rule) {
        long seconds = Duration.between(LocalDate.EPOCH.atStartOfDay(), moment).toSeconds();
        return String.valueOf(seconds * Times.unitsPerSecond(rule));
    }
}
