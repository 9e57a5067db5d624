package dev.rowloom.blueprint;

import dev.rowloom.schema.Table;
import dev.rowloom.schema.UniqueKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
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

    /** The parts that a key may have differ. */
    private static final Set<String> NAMES = Set.of("city", "region", "regionCode");

    private static final Set<String> STREETS = Set.of("street", "full");

    /** What the names of regions need in a key, and numbers behind them. */
    private static final int LONGEST_NAME = 35;

    private static final int LONGEST_CODE = 3;
    private static final int NUMBER = 8;

    private static final int MOST_STEPS = 3;

    private final Map<String, Draft> drafts;

    PlaceLinks(Map<String, Draft> drafts) {
        this.drafts = drafts;
    }

    /** Says of each place by what other columns it is told where it is. */
    void settle() {
        drafts.values().forEach(this::regions);
        Map<Draft, Map<String, List<Rule.Told>>> found = new LinkedHashMap<>();
        drafts.values().forEach(draft -> found.put(draft, links(draft)));
        found.forEach((draft, groups) -> List.copyOf(draft.rules().entrySet()).forEach(column -> {
            Rule.About place = place(column.getValue());
            List<Rule.Told> told = place == null ? null : groups.get(place.group());
            if (place != null && told != null) {
                Rule.Sharing sharing = isUnit(draft) ? Rule.Sharing.APART : Rule.Sharing.SHARED;
                draft.put(column.getKey(), place.within(told).with(sharing));
            }
        }));
    }

    /** Has a table of regions that refers to countries have regions of those, not the rows of a list of one country's. */
    private void regions(Draft draft) {
        Map<String, Rule> changed = new LinkedHashMap<>();
        draft.rules().forEach((column, rule) -> {
            String part = listed(rule);
            if (part != null && part.startsWith("region")) {
                changed.put(column, new Rule.About(Subject.PLACE, part, ""));
            }
        });
        Map<String, Rule> before = new LinkedHashMap<>(draft.rules());
        changed.forEach(draft::put);
        boolean told = !changed.isEmpty() && links(draft).containsKey("");
        boolean fits = keys(draft, "").stream()
                .flatMap(key -> key.columns().stream())
                .filter(changed::containsKey)
                .allMatch(column -> draft.table().column(column).maxLength() >= longest(changed.get(column)) + NUMBER);
        if (!told || !fits) {
            before.forEach(draft::put);
        }
    }

    private static int longest(@Nullable Rule region) {
        return region instanceof Rule.About about && about.part().equals("regionCode") ? LONGEST_CODE : LONGEST_NAME;
    }

    /** Returns what is told of the places of a table, by group. */
    private Map<String, List<Rule.Told>> links(Draft draft) {
        Map<String, List<Rule.Told>> links = new LinkedHashMap<>();
        draft.rules().forEach((column, rule) -> {
            Rule.About place = place(rule);
            if (place != null && !links.containsKey(place.group())) {
                Map<String, Rule.Told> told = new LinkedHashMap<>();
                List<UniqueKey> keys = keys(draft, place.group());
                List<ReferenceBlueprint> telling = draft.references().stream()
                        .filter(reference -> keys.stream().allMatch(key -> keepsApart(key, reference, draft)))
                        .toList();
                boolean everywhere = keys.stream().anyMatch(key -> isEverywhere(key, telling));
                byReferences(draft, telling, place.group(), new Way("", everywhere ? 1 : MOST_STEPS, everywhere), told);
                if (everywhere && told.size() > 1) {
                    told.keySet().retainAll(List.of(told.keySet().iterator().next()));
                }
                if (keys.isEmpty()) {
                    byColumns(draft, place.group(), told);
                }
                if (!told.isEmpty()) {
                    links.put(place.group(), List.copyOf(told.values()));
                }
            }
        });
        return links;
    }

    /** Returns the keys that names of a group of places belong to, but those whose rows the street tells apart. */
    private static List<UniqueKey> keys(Draft draft, String group) {
        Table table = draft.table().table();
        return Stream.concat(table.primaryKey().stream(), table.uniqueKeys().stream())
                .filter(key -> key.columns().stream().anyMatch(column -> {
                    Rule.About place = place(draft.rules().getOrDefault(column, new Rule.Database()));
                    return place != null && place.group().equals(group) && NAMES.contains(place.part());
                }))
                .filter(key -> !isToldByStreet(key, draft))
                .toList();
    }

    private static boolean isToldByStreet(UniqueKey key, Draft draft) {
        return key.isPlain()
                && key.columns().stream().anyMatch(column -> {
                    Rule.About place = place(draft.rules().getOrDefault(column, new Rule.Database()));
                    return place != null
                            && STREETS.contains(place.part())
                            && !draft.table().column(column).column().isNullable();
                });
    }

    /** Returns whether rows of several owners have to differ in a key. */
    private static boolean isEverywhere(UniqueKey key, List<ReferenceBlueprint> owners) {
        return owners.stream().noneMatch(owner -> key.columns().containsAll(owner.columns()));
    }

    /** Returns whether only rows that one owner has need to differ in a key, or all by a name alone. */
    private static boolean keepsApart(UniqueKey key, ReferenceBlueprint reference, Draft draft) {
        return reference.role() == ReferenceBlueprint.Role.OWNER
                && key.isPlain()
                && (key.columns().containsAll(reference.columns())
                        || key.columns().size() == 1)
                && reference.columns().stream()
                        .noneMatch(
                                column -> draft.table().column(column).column().isNullable());
    }

    /**
     * A way over foreign keys.
     *
     * @param path what formulas write before a column at its end
     * @param steps how many more steps it may have
     * @param unique whether no two rows at its end may tell the same
     */
    private record Way(String path, int steps, boolean unique) {}

    /** Adds what the rows tell that a table refers to for a group of its places. */
    private void byReferences(
            Draft draft, List<ReferenceBlueprint> among, String group, Way way, Map<String, Rule.Told> told) {
        List<ReferenceBlueprint> references = new ArrayList<>();
        for (ReferenceBlueprint reference : among) {
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
                    new Way(way.path() + Draft.quoted(column) + ".", way.steps() - 1, way.unique()),
                    told);
        }
    }

    /** Adds what columns of the row itself tell that have values of their own, such as those that a CHECK lists. */
    private static void byColumns(Draft draft, String group, Map<String, Rule.Told> told) {
        draft.rules().forEach((column, rule) -> {
            Match match = draft.matches().get(column);
            String part = match != null && match.role().equals(group) ? valued(match, rule) : null;
            if (part != null) {
                told.putIfAbsent(kind(part), new Rule.Told(part, Draft.quoted(column)));
            }
        });
    }

    /** Returns what part of a place a column of listed values tells, or null. */
    private static @Nullable String valued(@Nullable Match match, Rule rule) {
        if (match == null || !(rule instanceof Rule.Values values)) {
            return null;
        }
        int longest = values.values().stream()
                .mapToInt(value -> value.value().length())
                .max()
                .orElse(0);
        if (match.meaning().startsWith("address.country")) {
            return longest <= 2 ? "countryCode" : longest == 3 ? "countryCode3" : "country";
        } else if (match.meaning().equals("address.region")) {
            return longest <= LONGEST_CODE ? "regionCode" : "region";
        }
        return null;
    }

    /** Adds what a row that is referred to tells. */
    private void byRow(Draft draft, Way way, Map<String, Rule.Told> told) {
        List<Map.Entry<String, Rule>> columns = new ArrayList<>(draft.rules().entrySet());
        columns.sort(Comparator.comparingInt(column -> doubt(draft, column.getKey())));
        String group = null;
        for (Map.Entry<String, Rule> column : columns) {
            Rule.About place = place(column.getValue());
            group = group == null && place != null ? place.group() : group;
            String part = place != null && place.group().equals(group) ? place.part() : listed(column.getValue());
            part = part == null ? valued(draft.matches().get(column.getKey()), column.getValue()) : part;
            if (part != null
                    && Rule.Told.PARTS.contains(part)
                    && (!way.unique() || isUnique(draft, column.getKey()))
                    && draft.table().column(column.getKey()).is(Family.TEXT)) {
                told.putIfAbsent(kind(part), new Rule.Told(part, way.path() + Draft.quoted(column.getKey())));
            }
        }
        if (way.steps() > 0) {
            byReferences(draft, draft.references(), "", way, told);
        }
    }

    private static boolean isUnique(Draft draft, String column) {
        return draft.table().isUnique(column) || draft.table().isPrimaryKey(column);
    }

    /**
     * Returns more for a column that tells less often: one that may be null, or a key, whose values go on behind a list's end;
     * names go on with numbers, codes with others.
     */
    private static int doubt(Draft draft, String column) {
        int nullable = draft.table().column(column).column().isNullable() ? 4 : 0;
        boolean code = draft.table().column(column).maxLength() <= LONGEST_CODE;
        return draft.table().isInKey(column) ? nullable + (code ? 2 : 1) : nullable;
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

    /** Returns whether the rows of a table are places themselves, of which none comes twice. */
    private static boolean isUnit(Draft draft) {
        int unit = unit(draft);
        return unit > 0 && unit < UNITS.indexOf("location");
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
