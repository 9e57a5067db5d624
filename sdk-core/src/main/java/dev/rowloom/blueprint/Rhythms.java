package dev.rowloom.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rowloom.schema.DataType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives moments at which things happen the rhythm of such things: office hours, evenings, or none. */
final class Rhythms {

    private static final int MOST_WEIGHT = 1_000_000;
    private static final String MACHINE = "machine";

    /** Columns of a later stage follow those that have a rhythm. */
    private static final List<String> MEANINGS = List.of("time.created", "time.event", "time.log");

    /** Kinds of tables whose rows are things that happen, one after the other. */
    private static final Set<String> EVENTS =
            Set.of("log", "event", "job", "order", "payment", "ticket", "measurement", "post");

    private final List<Profile> profiles = new ArrayList<>();

    /** Which tables' rows come in a rhythm; the last one takes all that are left. */
    private record Profile(String name, Set<String> kinds, Set<String> tables, Rule.Rhythm rhythm) {

        private boolean fits(TableFacts table) {
            return table.nameWords().stream().anyMatch(tables::contains);
        }
    }

    /** Reads the rhythms that come with Rowloom. */
    Rhythms() {
        for (JsonNode json : Catalogue.resource("rhythms.json")) {
            Rule.Rhythm rhythm = new Rule.Rhythm(
                    numbers(json.get("weekdays")),
                    numbers(json.get("hours")),
                    List.of(),
                    json.get("growth").doubleValue());
            profiles.add(new Profile(
                    json.get("name").textValue(), texts(json.get("kinds")), texts(json.get("tables")), rhythm));
        }
    }

    private static List<Integer> numbers(JsonNode json) {
        List<Integer> numbers = new ArrayList<>();
        json.forEach(number -> numbers.add(number.intValue()));
        return numbers;
    }

    private static Set<String> texts(JsonNode json) {
        Set<String> texts = new HashSet<>();
        json.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    /** Replaces rules in place. */
    void settle(Draft draft) {
        Profile profile = of(draft.table());
        Rule.Rhythm rhythm = profile.rhythm();
        boolean numbered = isNumbered(draft) && (profile.name().equals(MACHINE) || isEvent(draft));
        for (Map.Entry<String, Rule> entry : draft.rules().entrySet()) {
            String column = entry.getKey();
            boolean moment = MEANINGS.stream().anyMatch(meaning -> draft.isMeant(column, meaning));
            if (moment && numbered) {
                entry.setValue(inSequence(entry.getValue()));
            }
            boolean begins = moment && draft.table().column(column).type() instanceof DataType.TimestampType;
            if (begins && entry.getValue() instanceof Rule.Temporal it && it.precision() != Rule.Precision.DAY) {
                entry.setValue(it.in(rhythm));
            } else if (begins && entry.getValue() instanceof Rule.After it && it.max() != null && isOpen(it)) {
                entry.setValue(it.in(rhythm));
            }
        }
    }

    private static Rule inSequence(Rule rule) {
        if (rule instanceof Rule.Temporal moment) {
            return moment.inSequence();
        } else if (rule instanceof Rule.Number number) {
            return new Rule.Number(
                    Rule.Shape.SEQUENTIAL, number.min(), number.max(), number.decimals(), number.endings());
        }
        return rule;
    }

    private static boolean isEvent(Draft draft) {
        return !Collections.disjoint(draft.table().kinds(), EVENTS);
    }

    /** Returns whether the rows have numbers that grow. */
    private static boolean isNumbered(Draft draft) {
        return draft.rules().entrySet().stream()
                .anyMatch(entry -> entry.getValue() instanceof Rule.Sequence sequence
                        && sequence.step() > 0
                        && draft.table().isUnique(entry.getKey()));
    }

    /** Returns whether a gap is bounded by the present alone. */
    private static boolean isOpen(Rule.After rule) {
        return rule.shape() != Rule.Shape.SKEWED && rule.maxGap().equals(Lives.EVER);
    }

    private Profile of(TableFacts table) {
        return profiles.stream()
                .filter(profile -> profile.fits(table))
                .findFirst()
                .or(() -> profiles.stream()
                        .filter(profile -> !Collections.disjoint(profile.kinds(), table.kinds()))
                        .findFirst())
                .orElse(profiles.get(profiles.size() - 1));
    }

    // ---- JSON

    /** Reads a rhythm in its JSON form. */
    static Rule.Rhythm read(JsonObject json) {
        json.only("weekdays", "hours", "months", "growth");
        double growth = json.has("growth") ? json.positive("growth") : 1;
        if (growth < Rule.Rhythm.LEAST_GROWTH || growth > Rule.Rhythm.MOST_GROWTH) {
            throw json.error(
                    "growth",
                    growth + " is not between " + Rule.Rhythm.LEAST_GROWTH + " and " + Rule.Rhythm.MOST_GROWTH);
        }
        return new Rule.Rhythm(
                weights(json, "weekdays", Rule.Rhythm.WEEKDAYS),
                weights(json, "hours", Rule.Rhythm.HOURS),
                weights(json, "months", Rule.Rhythm.MONTHS),
                growth);
    }

    private static List<Integer> weights(JsonObject json, String field, int count) {
        if (!json.has(field)) {
            return List.of();
        }
        List<Integer> weights = json.wholes(field, 0, MOST_WEIGHT);
        if (weights.size() != count || weights.stream().allMatch(weight -> weight == 0)) {
            throw json.error(field, "expected " + count + " weights, not all of them 0");
        }
        return weights;
    }

    /** Writes a rhythm. */
    static void write(Rule.Rhythm rhythm, ObjectNode json) {
        weights(json, "weekdays", rhythm.weekdays());
        weights(json, "hours", rhythm.hours());
        weights(json, "months", rhythm.months());
        if (rhythm.growth() != 1) {
            json.set("growth", DecimalNode.valueOf(JsonText.shortest(rhythm.growth())));
        }
    }

    private static void weights(ObjectNode json, String field, List<Integer> weights) {
        if (!weights.isEmpty()) {
            ArrayNode array = json.putArray(field);
            weights.forEach(array::add);
        }
    }
}
