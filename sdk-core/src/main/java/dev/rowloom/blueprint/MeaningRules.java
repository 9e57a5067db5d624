package dev.rowloom.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The rules by which values of a meaning are made, best first.
 *
 * @param nullRate the share of nulls where the column takes them
 * @param candidates the rules by type
 */
record MeaningRules(double nullRate, List<Candidate> candidates) {

    /**
     * A rule and the columns it is for.
     *
     * @param families the families of which the column has one
     * @param shortest the least of the column's greatest length
     * @param longest the greatest of the column's greatest length
     * @param rule the rule
     */
    record Candidate(Set<Family> families, int shortest, int longest, Rule rule) {

        boolean admits(ColumnFacts column) {
            return column.maxLength() >= shortest
                    && column.maxLength() <= longest
                    && families.stream().anyMatch(column::is);
        }
    }

    static MeaningRules of(String name, JsonNode json) {
        return of(name, json.get("nulls").doubleValue(), json.get("rules"));
    }

    /** Reads rules by their conditions. */
    static MeaningRules of(String name, double nullRate, JsonNode rules) {
        List<Candidate> candidates = new ArrayList<>();
        rules.properties().forEach(it -> {
            Rule rule = RuleReader.readTemplate(new JsonObject(it.getValue(), name + "." + it.getKey()));
            candidates.add(candidate(it.getKey(), rule));
        });
        return new MeaningRules(nullRate, List.copyOf(candidates));
    }

    /** Reads a condition such as {@code text>=12} or {@code integer|decimal}. */
    private static Candidate candidate(String condition, Rule rule) {
        int end = 0;
        while (end < condition.length() && "<>=".indexOf(condition.charAt(end)) < 0) {
            end++;
        }
        int bound = end;
        while (bound < condition.length() && !Character.isDigit(condition.charAt(bound))) {
            bound++;
        }
        String operator = condition.substring(end, bound);
        int length = operator.isEmpty() ? 0 : Integer.parseInt(condition.substring(bound));
        Set<Family> families = EnumSet.noneOf(Family.class);
        for (String family : condition.substring(0, end).split("\\|", -1)) {
            families.add(Family.named(family));
        }
        int shortest = operator.equals("<=") ? 0 : length;
        int longest = operator.isEmpty() || operator.equals(">=") ? Integer.MAX_VALUE : length;
        return new Candidate(families, shortest, longest, rule);
    }
}
