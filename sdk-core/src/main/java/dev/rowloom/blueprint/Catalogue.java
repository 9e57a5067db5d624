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
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What names and types of columns mean, and by which rules values of a meaning are made: data, read from resources.
 *
 * <p>{@code words.json} holds abbreviations and kinds of things, {@code words-world.json} words of other languages, {@code
 * lists.json} the vocabularies of kinds, {@code magnitudes.json} how large numbers are, {@code names-*.json} the names that
 * tell a meaning, {@code
 * rules-*.json} the rules in the form of blueprint documents; in them {@code now-P5Y} stands for a date relative to the
 * present.
 */
final class Catalogue {

    private static final List<String> NAMES = List.of("people", "commerce", "time", "text", "technical");
    private static final int RULE_FILES = 2;

    private final Words words;
    private final Lists lists;
    private final Magnitudes magnitudes;
    private final Map<String, Double> nullRates = new LinkedHashMap<>();
    private final List<NamePattern> patterns = new ArrayList<>();
    private final Map<String, List<NamePattern>> byAnchor = new HashMap<>();
    private final Map<String, MeaningRules> rules = new LinkedHashMap<>();

    /** Meanings whose values a user has made otherwise, with the names of the user's rules. */
    private final Map<String, String> overrides = new HashMap<>();

    private final Set<String> meanings = new TreeSet<>(Set.of("key.foreign", "key.surrogate", "key.natural_code"));

    /**
     * Reads the catalogue that comes with Rowloom.
     *
     * @param entries a user's own, which win; among them the first that fits
     */
    Catalogue(List<MeaningEntry> entries) {
        words = new Words(resource("words.json"), resource("words-world.json"));
        for (String part : NAMES) {
            for (JsonNode entry : resource("names-" + part + ".json")) {
                NamePattern.Hint hint = NamePattern.Hint.of(entry);
                entry.get("names").forEach(name -> patterns.add(NamePattern.of(name.textValue(), hint, words)));
            }
        }
        for (int part = 1; part <= RULE_FILES; part++) {
            resource("rules-" + part + ".json")
                    .properties()
                    .forEach(it -> rules.put(it.getKey(), MeaningRules.of(it.getKey(), it.getValue())));
        }
        for (int i = 0; i < entries.size(); i++) {
            addRules(entries.get(i), i);
        }
        for (int i = 0; i < entries.size(); i++) {
            addNames(entries.get(i), i);
        }
        for (NamePattern pattern : patterns) {
            meanings.add(pattern.hint().meaning());
            byAnchor.computeIfAbsent(pattern.anchor(), it -> new ArrayList<>()).add(pattern);
            words.learn(pattern.words());
        }
        lists = new Lists(resource("lists.json"), words);
        magnitudes = new Magnitudes(resource("magnitudes.json"), words);
        resource("nulls.json")
                .properties()
                .forEach(it -> nullRates.put(it.getKey(), it.getValue().doubleValue()));
    }

    /** The rules come first, so that names of a meaning find them wherever they stand. */
    private void addRules(MeaningEntry entry, int number) {
        MeaningRules made = entry.rules();
        if (made != null) {
            rules.put(Match.USERS + number, made);
            rules.putIfAbsent(entry.meaning(), made);
            if (entry.isOverride()) {
                overrides.putIfAbsent(entry.meaning(), Match.USERS + number);
            }
        }
    }

    private void addNames(MeaningEntry entry, int number) {
        String make = Match.USERS + number;
        if (entry.rules() == null) {
            String override = overrides.get(entry.meaning());
            rules.put(make, rules(override == null ? entry.meaning() : override));
        }
        NamePattern.Hint hint = NamePattern.Hint.of(entry, make, number);
        entry.names().forEach(name -> patterns.add(NamePattern.of(name, hint, words)));
    }

    static JsonNode resource(String name) {
        try (InputStream in = Catalogue.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new RowloomException("the library is incomplete: it has no resource " + name);
            }
            JsonNode tree = JsonTree.read(in);
            if (tree == null) {
                throw new RowloomException("the library's resource " + name + " is empty");
            }
            return tree;
        } catch (IOException e) {
            throw new RowloomException("the library's resource " + name + " can't be read", e);
        }
    }

    Words words() {
        return words;
    }

    /** Returns what is known of columns and tables of kinds. */
    Lists lists() {
        return lists;
    }

    /** Returns how large numbers are by the words beside them. */
    Magnitudes magnitudes() {
        return magnitudes;
    }

    /** Returns the share of nulls by words that say how often something is there, such as {@code fax}. */
    Map<String, Double> nullRates() {
        return nullRates;
    }

    /** Returns the patterns whose anchor is the word; the empty word has those that fit any name. */
    List<NamePattern> patterns(String anchor) {
        return byAnchor.getOrDefault(anchor, List.of());
    }

    /** Returns the meaning with the rules that a user gave it, if any. */
    Match overridden(Match match) {
        String make = match.isUsers() ? null : overrides.get(match.meaning());
        return make == null ? match : match.withMake(make);
    }

    /** Returns the names of all meanings. */
    Set<String> meanings() {
        return meanings;
    }

    /** Returns the rules of a meaning, or null where there are none. */
    @Nullable
    MeaningRules rulesOrNull(String make) {
        return rules.get(make);
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
