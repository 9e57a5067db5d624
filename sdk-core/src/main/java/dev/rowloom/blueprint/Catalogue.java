package dev.rowloom.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rowloom.RowloomException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What names and types of columns mean, and by which rules values of a meaning are made: data, read from resources.
 *
 * <p>{@code words.json} holds abbreviations and kinds of things, {@code names-*.json} the names that tell a meaning, {@code
 * rules-*.json} the rules in the form of blueprint documents; in them {@code now-P5Y} stands for a date relative to the
 * present.
 */
final class Catalogue {

    private static final List<String> NAMES = List.of("people", "commerce", "time", "text", "technical");
    private static final int RULE_FILES = 2;

    private final Words words;
    private final List<NamePattern> patterns = new ArrayList<>();
    private final Map<String, List<NamePattern>> byAnchor = new HashMap<>();
    private final Map<String, MeaningRules> rules = new LinkedHashMap<>();

    /** Reads the catalogue that comes with Rowloom. */
    Catalogue() {
        words = new Words(resource("words.json"));
        for (String part : NAMES) {
            for (JsonNode entry : resource("names-" + part + ".json")) {
                NamePattern.Hint hint = NamePattern.Hint.of(entry);
                entry.get("names").forEach(name -> patterns.add(NamePattern.of(name.textValue(), hint, words)));
            }
        }
        for (NamePattern pattern : patterns) {
            byAnchor.computeIfAbsent(pattern.anchor(), it -> new ArrayList<>()).add(pattern);
            words.learn(pattern.words());
        }
        for (int part = 1; part <= RULE_FILES; part++) {
            resource("rules-" + part + ".json")
                    .properties()
                    .forEach(it -> rules.put(it.getKey(), MeaningRules.of(it.getKey(), it.getValue())));
        }
    }

    static JsonNode resource(String name) {
        try (InputStream in = Catalogue.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new RowloomException("the library is incomplete: it has no resource " + name);
            }
            return BlueprintReader.mapper().readTree(in);
        } catch (IOException e) {
            throw new RowloomException("the library's resource " + name + " can't be read", e);
        }
    }

    Words words() {
        return words;
    }

    /** Returns the patterns whose anchor is the word; the empty word has those that fit any name. */
    List<NamePattern> patterns(String anchor) {
        return byAnchor.getOrDefault(anchor, List.of());
    }

    /** Returns all patterns. */
    List<NamePattern> patterns() {
        return patterns;
    }

    /** Returns the rules of a meaning, or of a narrower form of one. */
    MeaningRules rules(String make) {
        MeaningRules found = rules.get(make);
        if (found == null) {
            throw new IllegalArgumentException("the catalogue has no rules for " + make);
        }
        return found;
    }
}
