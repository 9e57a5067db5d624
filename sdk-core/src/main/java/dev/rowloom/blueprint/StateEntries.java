package dev.rowloom.blueprint;

import dev.rowloom.BlueprintException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Has everything follow from the states that a model wrote of a column: the columns of the row that tell when states were
 * reached, and the history of states in a table of its own.
 */
final class StateEntries {

    private final Map<String, TableFacts> facts;
    private final List<Correction> notes;
    private Blueprint blueprint;

    StateEntries(Map<String, TableFacts> facts, Blueprint blueprint, List<Correction> notes) {
        this.facts = facts;
        this.blueprint = blueprint;
        this.notes = notes;
    }

    /** Returns the blueprint with what follows. */
    Blueprint follow(String table, ColumnFacts status, ModelEntry entry) {
        Machine machine;
        try {
            machine = Machine.of(entry);
        } catch (BlueprintException e) {
            return blueprint; // the column's own entry was refused for it
        }
        Map<String, String> moments = new LinkedHashMap<>();
        machine.moments().forEach((state, transition) -> {
            if (moment(table, status, machine, entry, state)) {
                moments.put(state, transition.moment());
            }
        });
        blueprint
                .tables()
                .forEach((id, rules) -> rules.columns().forEach((name, column) -> {
                    if (column.rule() instanceof Rule.Walk walk && leads(id, walk, table, status.name())) {
                        histories(id, name, walk, machine, moments);
                    }
                }));
        return blueprint;
    }

    /** Sets the column that tells when a state was reached, and returns whether there is one. */
    private boolean moment(String table, ColumnFacts status, Machine machine, ModelEntry entry, String state) {
        ModelEntry.Transition reached = reached(machine, state);
        TableBlueprint rules = blueprint.known(table);
        ColumnBlueprint before = rules.columns().get(reached.moment());
        try {
            if (before == null || reached.moment().equals(status.name())) {
                throw new BlueprintException("the table writes no column '" + ModelEntry.cut(reached.moment()) + "'");
            }
            ColumnFacts column = Objects.requireNonNull(facts.get(table)).column(reached.moment());
            Rule after = after(machine, entry, state, before.rule());
            List<String> with = List.copyOf(machine.behind(state));
            List<String> without = machine.states().stream()
                    .filter(other -> !with.contains(other))
                    .toList();
            List<Rule.Case> cases = new ArrayList<>(List.of(new Rule.Case(with, after)));
            boolean nullable = column.column().isNullable();
            if (nullable && !without.isEmpty()) {
                cases.add(new Rule.Case(without, new Rule.Constant(null)));
            }
            put(table, reached.moment(), before, nullable ? new Rule.When(status.name(), cases, after) : after);
            return true;
        } catch (BlueprintException e) {
            notes.add(new Correction(
                    table,
                    ModelEntry.cut(reached.moment()),
                    "when '" + ModelEntry.cut(state) + "' was reached",
                    "what stands",
                    String.valueOf(e.getMessage())));
            return false;
        }
    }

    private static ModelEntry.Transition reached(Machine machine, String state) {
        return Objects.requireNonNull(machine.moments().get(state), state);
    }

    private Rule after(Machine machine, ModelEntry entry, String state, Rule standing) {
        ModelEntry.Transition reached = reached(machine, state);
        String before = machine.before(state);
        String since = before.isEmpty()
                ? EntryRules.field(entry.with(), ModelLanguage.SINCE)
                : reached(machine, before).moment();
        Rule.After known = known(standing);
        if (since == null && known == null) {
            throw new BlueprintException("it is not said what it comes after; name that column in \"since\"");
        }
        Rule.After base = known == null ? new Rule.After(String.valueOf(since), "PT1M", "P7D", 0) : known;
        return new Rule.After(
                since == null ? base.column() : since,
                gap(reached.minGap(), base.minGap()),
                gap(reached.maxGap(), base.maxGap()),
                base.sameShare(),
                base.shape(),
                base.max() == null ? present() : base.max(),
                null);
    }

    private String present() {
        String now = LocalDateTime.ofInstant(blueprint.now(), ZoneOffset.UTC).toString();
        return now.length() == "2026-01-01T00:00".length() ? now + ":00" : now;
    }

    private static String gap(String asked, String standing) {
        if (asked.isBlank()) {
            return standing;
        }
        JsonObject json = new JsonObject(
                com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                        .objectNode()
                        .put("gap", EntryRules.inDays(asked.strip())),
                "transitions");
        return RuleReader.gap(json, "gap");
    }

    private static Rule.@Nullable After known(Rule standing) {
        if (standing instanceof Rule.After after) {
            return after;
        } else if (standing instanceof Rule.When when) {
            Rule.After otherwise = known(when.otherwise());
            return otherwise != null
                    ? otherwise
                    : when.cases().stream()
                            .map(each -> known(each.rule()))
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null);
        }
        return null;
    }

    /** Returns whether a walk leads to a column of a table. */
    private boolean leads(String history, Rule.Walk walk, String table, String status) {
        int dot = walk.status().lastIndexOf('.');
        String key = dot < 0 ? "" : walk.status().substring(0, dot).replace("\"", "");
        String last = walk.status().substring(dot + 1).replace("\"", "");
        return last.equals(status)
                && blueprint.known(history).references().stream()
                        .anyMatch(reference -> reference.table().equals(table)
                                && reference.columns().contains(key));
    }

    private void histories(
            String history, String column, Rule.Walk walk, Machine machine, Map<String, String> moments) {
        TableBlueprint rules = blueprint.known(history);
        ColumnBlueprint before = blueprint.known(history, column);
        com.fasterxml.jackson.databind.node.ObjectNode json = RuleWriter.write(walk);
        json.set("states", machine.json());
        put(history, column, before, RuleReader.read(new JsonObject(json, history + "." + column)));
        String key = walk.status().substring(0, walk.status().lastIndexOf('.') + 1);
        rules.columns().forEach((name, other) -> {
            if (other.rule() instanceof Rule.Timeline line && column.equals(line.walk())) {
                List<Rule.Reached> reached = moments.entrySet().stream()
                        .map(each -> new Rule.Reached(each.getKey(), key + each.getValue()))
                        .toList();
                put(
                        history,
                        name,
                        other,
                        new Rule.Timeline(line.from(), line.minGap(), line.maxGap(), line.max(), line.walk(), reached));
            }
        });
    }

    private void put(String table, String name, ColumnBlueprint before, Rule rule) {
        if (rule.equals(before.rule())) {
            return;
        }
        ColumnBlueprint changed = new ColumnBlueprint(
                before.id(),
                rule,
                rule instanceof Rule.When || rule instanceof Rule.After ? 0 : before.nullRate(),
                before.format(),
                before.meaning(),
                before.confidence(),
                before.reason(),
                Origin.MODEL);
        blueprint = blueprint.with(table, blueprint.known(table).with(name, changed));
    }
}
