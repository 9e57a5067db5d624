package dev.rowloom.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How large numbers are by the words beside them: a rental takes days, a heart beats eighty times a minute. Data, read from
 * {@code magnitudes.json}.
 */
final class Magnitudes {

    /** Meanings that leave open how large a number is. */
    private static final Set<String> OPEN = Set.of(
            BlueprintWriter.UNKNOWN,
            "time.duration",
            "time.year",
            "time.calendar_part",
            "measure.value",
            "measure.weight",
            "measure.length",
            "quantity.count",
            "quantity.ordered",
            "quantity.limit",
            "quantity.stock",
            "percent",
            "rating",
            "sort.position",
            "number.offset",
            "money.price",
            "money.amount",
            "money.salary",
            "money.discount",
            "money.shipping",
            "status.state",
            "type.category");

    /** Words behind what is counted that name its unit. */
    private static final Set<String> UNITS = Set.of(
            "second", "minute", "hour", "day", "milliseconds", "kg", "cm", "m", "km", "value", "number", "count");

    /** Words beside months and days that make them no part of a calendar. */
    private static final Set<String> SPANS = Set.of("expiration", "expire", "exp", "card", "duration", "term");

    /** Shorter words would be found in the middle of others. */
    private static final int SHORTEST_LEARNT = 5;

    private record Entry(Set<String> words, List<String> tables, MeaningRules rules) {}

    private final Map<String, List<Entry>> byWord = new HashMap<>();

    Magnitudes(JsonNode json, Words dictionary) {
        for (JsonNode entry : json) {
            List<String> tables = new ArrayList<>();
            entry.path("tables").forEach(kind -> tables.add(kind.textValue()));
            MeaningRules rules = MeaningRules.of("magnitudes", 0, entry.get("rules"));
            for (JsonNode name : entry.get("names")) {
                List<String> words = dictionary.normal(List.of(name.textValue().split(" ", -1))).stream()
                        .map(word -> Token.of(word).singular())
                        .toList();
                dictionary.learn(words.stream()
                        .filter(word -> word.length() >= SHORTEST_LEARNT)
                        .toList());
                byWord.computeIfAbsent(words.get(words.size() - 1), it -> new ArrayList<>())
                        .add(new Entry(Set.copyOf(words), tables, rules));
            }
        }
    }

    /** Returns the rules for a column of numbers, or empty where its words tell nothing. */
    Optional<MeaningRules> of(ColumnFacts column, Match match) {
        if (!OPEN.contains(match.meaning()) || !column.is(Family.NUMBER) && !column.is(Family.YEAR)) {
            return Optional.empty();
        }
        List<String> name = column.tokens().stream().map(Token::singular).toList();
        Set<String> heads = heads(name);
        boolean calendar = match.meaning().equals("time.calendar_part");
        Entry best = null;
        for (String word : name) {
            for (Entry entry : byWord.getOrDefault(word, List.of())) {
                if (name.containsAll(entry.words())
                        && (entry.words().size() > 1 || heads.contains(word))
                        && (!calendar || entry.words().stream().anyMatch(SPANS::contains))
                        && (entry.tables().isEmpty() || isOf(entry.tables(), column))
                        && isBetter(entry, best)) {
                    best = entry;
                }
            }
        }
        return Optional.ofNullable(best).map(Entry::rules);
    }

    private static boolean isBetter(Entry entry, @Nullable Entry best) {
        return best == null
                || entry.words().size() > best.words().size()
                || entry.words().size() == best.words().size()
                        && best.tables().isEmpty()
                        && !entry.tables().isEmpty();
    }

    private static boolean isOf(List<String> tables, ColumnFacts column) {
        return tables.stream()
                .anyMatch(kind -> column.table().kinds().contains(kind)
                        || column.table().words().contains(kind));
    }

    /** Returns the last word, and the one before it where that one is a unit. */
    private static Set<String> heads(List<String> name) {
        int end = name.size();
        while (end > 1 && Character.isDigit(name.get(end - 1).charAt(0))) {
            end--;
        }
        String last = end == 0 ? "" : name.get(end - 1);
        if (name.size() == 1 && UNITS.contains(last)) {
            return Set.of();
        }
        return end > 1 && UNITS.contains(last) ? new HashSet<>(List.of(last, name.get(end - 2))) : Set.of(last);
    }
}
