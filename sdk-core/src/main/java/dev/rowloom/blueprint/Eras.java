package dev.rowloom.blueprint;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Parts time among tables whose rows' beginnings can't be counted from those of the rows they refer to: what is referred to
 * begins in an earlier part.
 */
final class Eras {

    private static final int YEARS_BEFORE = 5;

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
        if (most == 0) {
            return;
        }
        List<Draft> childrenFirst = new ArrayList<>();
        parents.keySet().forEach(draft -> addAfterChildren(draft, childrenFirst));
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

    private void addAfterChildren(Draft draft, List<Draft> order) {
        if (order.contains(draft)) {
            return;
        }
        parents.forEach((child, of) -> {
            if (of.contains(draft)) {
                addAfterChildren(child, order);
            }
        });
        order.add(draft);
    }

    private void narrow(Draft draft, int most) {
        String column = Objects.requireNonNull(begins.get(draft));
        Rule rule = Objects.requireNonNull(draft.rules().get(column));
        Span span = span(rule);
        if (span == null) {
            return;
        }
        LocalDateTime first = span.min();
        LocalDateTime last = earlier(until.get(draft), span.max());
        boolean alone = apart.getOrDefault(draft, false);
        if (alone) {
            long days = ChronoUnit.DAYS.between(span.max().minusYears(YEARS_BEFORE), span.max());
            LocalDateTime begin = span.max().minusDays(days - days * level(draft) / (most + 1));
            first = begin.isAfter(first) && begin.isBefore(last) ? begin : first;
        }
        if (!first.isBefore(last)) {
            first = last.minusYears(YEARS_BEFORE);
        }
        if (!first.equals(span.min()) || !last.equals(span.max())) {
            draft.put(column, within(rule, first, last));
        }
        // one who counts is capped; those counted from begin a day before at the latest
        LocalDateTime before = alone ? first : until.containsKey(draft) ? last.minusDays(1) : null;
        if (before != null) {
            parents.getOrDefault(draft, List.of()).forEach(parent -> until.merge(parent, before, Eras::earlier));
        }
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
        } else if (rule instanceof Rule.After after
                && after.max() != null
                && after.max().contains("-")) {
            LocalDateTime last = moment(after.max());
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
            return Times.unitsPerSecond(new Rule.Number(Rule.Shape.UNIFORM, "0", after.max(), 0, List.of()));
        }
        return 0;
    }

    private static Rule within(Rule rule, LocalDateTime first, LocalDateTime last) {
        if (rule instanceof Rule.Temporal it) {
            return new Rule.Temporal(it.shape(), text(first, it.min()), text(last, it.max()), it.precision());
        } else if (rule instanceof Rule.Number it) {
            return new Rule.Number(it.shape(), text(first, it), text(last, it), it.decimals(), it.endings());
        } else if (rule instanceof Rule.After it) {
            String max = text(last, Objects.requireNonNull(it.max()));
            return new Rule.After(it.column(), it.minGap(), it.maxGap(), it.sameShare(), it.shape(), max);
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
