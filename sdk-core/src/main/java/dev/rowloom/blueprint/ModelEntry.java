package dev.rowloom.blueprint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a model wrote of one column, or of some cases of it.
 *
 * @param by the column that decides between several entries; empty where there is one
 * @param is the values of it that the entry is for; empty for all others
 * @param with the rule's fields, each as text
 * @param nullRate the share of nulls, or -1 where none was written
 */
record ModelEntry(
        String table,
        String column,
        String kind,
        String by,
        List<String> is,
        Map<String, String> with,
        List<Rule.Weighted> values,
        List<Transition> transitions,
        double nullRate) {

    /** What follows what. */
    record Transition(String from, String to, int weight, String moment, String minGap, String maxGap) {}

    ModelEntry {
        is = List.copyOf(is);
        with = Collections.unmodifiableMap(new LinkedHashMap<>(with));
        values = List.copyOf(values);
        transitions = List.copyOf(transitions);
    }

    /** Returns the entry in a few words. */
    String shown() {
        StringBuilder text = new StringBuilder(kind);
        with.forEach((name, value) -> text.append(' ').append(name).append('=').append(value));
        List<String> first = new ArrayList<>();
        values.stream().limit(5).forEach(value -> first.add(value.value()));
        text.append(first.isEmpty() ? "" : " " + first + (values.size() > 5 ? " and more" : ""));
        return cut(text.toString());
    }

    /** Returns a text that is short enough to be shown. */
    static String cut(String text) {
        return text.length() <= 120 ? text : text.substring(0, 117) + "…";
    }
}
