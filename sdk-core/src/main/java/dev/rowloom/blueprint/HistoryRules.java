package dev.rowloom.blueprint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads and writes the JSON form of the rules that follow a row through its states, or up a tree. */
final class HistoryRules {

    private static final int MOST_STATES = 200;
    private static final int MOST_WEIGHT = 1_000_000;

    private HistoryRules() {}

    static Rule walk(JsonObject json) {
        RuleReader.only(json, "status", "states", "unrecorded", "otherwise");
        JsonObject described = json.object("states");
        List<String> names = described.fields();
        if (names.isEmpty() || names.size() > MOST_STATES) {
            throw json.error("states", names.size() + " states; give 1 to " + MOST_STATES);
        }
        List<Rule.State> states = new ArrayList<>();
        described.objects().forEach((name, state) -> states.add(state(name, state, names)));
        unreached(states).stream().findFirst().ifPresent(state -> {
            throw described.error(
                    state, "no way leads to '" + state + "'; let it follow a state, or give it a \"start\" above 0");
        });
        return new Rule.Walk(
                json.text("status"),
                states,
                (int) json.whole("unrecorded", 0, 1, 0L),
                RuleReader.inner(json.object("otherwise")));
    }

    private static Rule.State state(String name, JsonObject json, List<String> names) {
        json.only("start", "next", "end");
        int start = (int) json.whole("start", 0, MOST_WEIGHT, 0L);
        List<Rule.Weighted> next = json.has("next") ? RuleReader.weights(json.object("next")) : List.of();
        for (Rule.Weighted follower : next) {
            if (!names.contains(follower.value())) {
                throw json.object("next").unknown(follower.value(), follower.value(), names);
            }
        }
        return new Rule.State(name, start, next, (int) json.whole("end", 0, MOST_WEIGHT, 0L));
    }

    /** Returns the states that no way from a start leads to. */
    private static List<String> unreached(List<Rule.State> states) {
        Deque<Rule.State> open = new ArrayDeque<>();
        Set<String> reached = new HashSet<>();
        states.stream().filter(state -> state.start() > 0).forEach(open::add);
        while (!open.isEmpty()) {
            Rule.State state = open.remove();
            if (reached.add(state.name())) {
                state.next()
                        .forEach(next -> states.stream()
                                .filter(other -> other.name().equals(next.value()))
                                .forEach(open::add));
            }
        }
        return states.stream()
                .map(Rule.State::name)
                .filter(name -> !reached.contains(name))
                .toList();
    }

    static Rule previous(JsonObject json) {
        RuleReader.only(json, "column", "first");
        return new Rule.Previous(json.text("column"), RuleReader.inner(json.object("first")));
    }

    static Rule timeline(JsonObject json) {
        RuleReader.only(json, "from", "minGap", "maxGap", "max", "walk", "moments");
        List<Rule.Reached> moments = new ArrayList<>();
        if (json.has("moments")) {
            JsonObject given = json.object("moments");
            given.fields().forEach(state -> moments.add(new Rule.Reached(state, given.text(state))));
        }
        if (!moments.isEmpty() && !json.has("walk")) {
            throw json.error("moments", "states of no walk; name its column in \"walk\"");
        }
        return new Rule.Timeline(
                json.text("from"),
                duration(json, "minGap"),
                duration(json, "maxGap"),
                json.has("max") ? RuleReader.moment(json, "max") : null,
                json.has("walk") ? json.text("walk") : null,
                moments);
    }

    static Rule path(JsonObject json) {
        RuleReader.only(json, "parent", "part", "separator", "start", "otherwise");
        String separator = json.text("separator");
        if (separator.isEmpty()) {
            throw json.error("separator", "parts would run into each other; give one, such as \"/\"");
        }
        return new Rule.Path(
                json.text("parent"),
                json.text("part"),
                separator,
                json.text("start", ""),
                RuleReader.inner(json.object("otherwise")));
    }

    private static String duration(JsonObject json, String field) {
        String gap = RuleReader.gap(json, field);
        if (!gap.startsWith("P")) {
            throw json.error(field, "'" + gap + "' is no ISO 8601 duration, such as P7D or PT30M");
        }
        return gap;
    }

    /** Returns the object that describes a rule of these kinds. */
    static ObjectNode write(Rule rule) {
        if (rule instanceof Rule.Walk it) {
            return write(it);
        } else if (rule instanceof Rule.Previous it) {
            ObjectNode json = RuleWriter.kind("previous").put("column", it.column());
            json.set("first", RuleWriter.write(it.first()));
            return json;
        }
        return rule instanceof Rule.Path it ? write(it) : write((Rule.Timeline) rule);
    }

    private static ObjectNode write(Rule.Walk rule) {
        ObjectNode json = RuleWriter.kind("walk").put("status", rule.status());
        ObjectNode states = json.putObject("states");
        for (Rule.State state : rule.states()) {
            ObjectNode one = states.putObject(state.name());
            if (state.start() > 0) {
                one.put("start", state.start());
            }
            if (!state.next().isEmpty()) {
                ObjectNode next = one.putObject("next");
                state.next().forEach(each -> next.put(each.value(), each.weight()));
            }
            if (state.end() > 0) {
                one.put("end", state.end());
            }
        }
        if (rule.unrecorded() > 0) {
            json.put("unrecorded", rule.unrecorded());
        }
        json.set("otherwise", RuleWriter.write(rule.otherwise()));
        return json;
    }

    private static ObjectNode write(Rule.Path rule) {
        ObjectNode json = RuleWriter.kind("path")
                .put("parent", rule.parent())
                .put("part", rule.part())
                .put("separator", rule.separator());
        if (!rule.start().isEmpty()) {
            json.put("start", rule.start());
        }
        json.set("otherwise", RuleWriter.write(rule.otherwise()));
        return json;
    }

    private static ObjectNode write(Rule.Timeline rule) {
        ObjectNode json = RuleWriter.kind("timeline")
                .put("from", rule.from())
                .put("minGap", rule.minGap())
                .put("maxGap", rule.maxGap());
        if (rule.max() != null) {
            json.put("max", rule.max());
        }
        if (rule.walk() != null) {
            json.put("walk", rule.walk());
        }
        if (!rule.moments().isEmpty()) {
            ObjectNode moments = json.putObject("moments");
            rule.moments().forEach(each -> moments.put(each.state(), each.moment()));
        }
        return json;
    }
}
