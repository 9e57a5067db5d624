package dev.rowloom.blueprint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Has places be where the rows say that they refer to: a city in its country, an address in its city, a telephone number in the
 * country of the address.
 */
final class PlaceLinks {

    /** What tables hold that tell where something is, the wider before the narrower. */
    private static final List<String> UNITS = List.of(
            "country", "state", "province", "region", "county", "district", "city", "town", "location", "address");

    /** Words of foreign keys that don't tell one place of a row from another. */
    private static final Set<String> NOISE =
            Set.of("id", "code", "key", "no", "number", "fk", "ref", "iso", "uid", "name");

    private static final int MOST_STEPS = 3;

    private final Map<String, Draft> drafts;

    PlaceLinks(Map<String, Draft> drafts) {
        this.drafts = drafts;
    }

    /** Says of each place by what other columns it is told where it is. */
    void settle() {
        Map<Draft, Map<String, List<Rule.Told>>> found = new LinkedHashMap<>();
        drafts.values().forEach(draft -> found.put(draft, links(draft)));
        found.forEach((draft, groups) -> List.copyOf(draft.rules().entrySet()).forEach(column -> {
            Rule.About place = place(column.getValue());
            List<Rule.Told> told = place == null ? null : groups.get(place.group());
            if (place != null && told != null) {
                draft.put(column.getKey(), place.within(told));
            }
        }));
    }

    /** Returns what is told of the places of a table, by group. */
    private Map<String, List<Rule.Told>> links(Draft draft) {
        Map<String, List<Rule.Told>> links = new LinkedHashMap<>();
        Set<String> distinct = new HashSet<>();
        draft.rules().forEach((column, rule) -> {
            Rule.About place = place(rule);
            if (place != null && place.part().equals("city") && draft.table().isInKey(column)) {
                distinct.add(place.group());
            }
        });
        draft.rules().forEach((column, rule) -> {
            Rule.About place = place(rule);
            if (place != null && !distinct.contains(place.group()) && !links.containsKey(place.group())) {
                Map<String, Rule.Told> told = new LinkedHashMap<>();
                byReferences(draft, place.group(), "", told, MOST_STEPS);
                byColumns(draft, place.group(), told);
                if (!told.isEmpty()) {
                    links.put(place.group(), List.copyOf(told.values()));
                }
            }
        });
        return links;
    }

    /** Adds what the rows tell that a table refers to for a group of its places. */
    private void byReferences(Draft draft, String group, String path, Map<String, Rule.Told> told, int steps) {
        List<ReferenceBlueprint> references = new ArrayList<>();
        for (ReferenceBlueprint reference : draft.references()) {
            String column = reference.columns().get(reference.columns().size() - 1);
            Draft parent = drafts.get(reference.table());
            if (parent != null
                    && parent != draft
                    && unit(parent) >= 0
                    && draft.isPath(reference)
                    && role(draft, column, parent).equals(group)) {
                references.add(reference);
            }
        }
        references.sort(Comparator.comparingInt(it -> unit(Objects.requireNonNull(drafts.get(it.table())))));
        for (ReferenceBlueprint reference : references) {
            String column = reference.columns().get(reference.columns().size() - 1);
            byRow(
                    Objects.requireNonNull(drafts.get(reference.table())),
                    path + Draft.quoted(column) + ".",
                    told,
                    steps);
        }
    }

    /** Adds what columns of the row itself tell that have values of their own, such as those that a CHECK lists. */
    private static void byColumns(Draft draft, String group, Map<String, Rule.Told> told) {
        draft.rules().forEach((column, rule) -> {
            Match match = draft.matches().get(column);
            if (match == null || !match.role().equals(group) || !(rule instanceof Rule.Values values)) {
                return;
            }
            int longest = values.values().stream()
                    .mapToInt(value -> value.value().length())
                    .max()
                    .orElse(0);
            if (match.meaning().startsWith("address.country")) {
                String part = longest <= 2 ? "countryCode" : longest == 3 ? "countryCode3" : "country";
                told.putIfAbsent("country", new Rule.Told(part, Draft.quoted(column)));
            } else if (match.meaning().equals("address.region")) {
                String part = longest <= 3 ? "regionCode" : "region";
                told.putIfAbsent("region", new Rule.Told(part, Draft.quoted(column)));
            }
        });
    }

    /** Adds what a row that is referred to tells. */
    private void byRow(Draft draft, String path, Map<String, Rule.Told> told, int steps) {
        // what is no key first: behind the end of a list, keys have values of their own
        for (boolean keys : List.of(false, true)) {
            String group = null;
            for (Map.Entry<String, Rule> column : draft.rules().entrySet()) {
                Rule.About place = place(column.getValue());
                group = group == null && place != null ? place.group() : group;
                String part = place != null && place.group().equals(group) ? place.part() : listed(column.getValue());
                if (part != null
                        && Rule.Told.PARTS.contains(part)
                        && draft.table().isInKey(column.getKey()) == keys
                        && draft.table().column(column.getKey()).is(Family.TEXT)) {
                    told.putIfAbsent(kind(part), new Rule.Told(part, path + Draft.quoted(column.getKey())));
                }
            }
        }
        if (steps > 1) {
            byReferences(draft, "", path, told, steps - 1);
        }
    }

    private static String kind(String part) {
        return part.startsWith("country") ? "country" : part.startsWith("region") ? "region" : part;
    }

    /** Returns what part of a place the entries of a list are, or null. */
    private static @Nullable String listed(Rule rule) {
        if (!(rule instanceof Rule.Entry entry)) {
            return null;
        }
        String list = entry.name().substring(entry.name().indexOf('/') + 1);
        List<String> parts = list.equals("countries")
                ? List.of("country", "countryCode", "countryCode3")
                : list.equals("regions") ? List.of("region", "regionCode") : List.of();
        return entry.column() < parts.size() ? parts.get(entry.column()) : null;
    }

    private static Rule.@Nullable About place(Rule rule) {
        return rule instanceof Rule.About about && about.subject() == Subject.PLACE ? about : null;
    }

    /** Returns how narrow a place the rows of a table are, -1 where they are none. */
    private static int unit(Draft draft) {
        List<String> words = draft.table().words();
        return words.isEmpty() ? -1 : UNITS.indexOf(words.get(words.size() - 1));
    }

    /** Returns which of a row's places a foreign key is about: the words that neither table's name has. */
    private static String role(Draft draft, String column, Draft parent) {
        List<Token> tokens = draft.table().column(column).tokens();
        List<String> role = new ArrayList<>();
        for (Token token : tokens.subList(draft.table().ownPrefix(tokens), tokens.size())) {
            boolean named = parent.table().words().contains(token.singular());
            if (!named && !NOISE.contains(token.text()) && !UNITS.contains(token.singular())) {
                role.add(token.text());
            }
        }
        return String.join("_", role);
    }
}
