package dev.rowloom.blueprint;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Decides which columns of a row are about the same person, place, company or product: those with the same words in front,
 * such as {@code billing_city} and {@code billing_country}. Words that only tell apart what one subject has several of, as
 * in {@code work_email}, make no subject of their own.
 */
final class Groups {

    /** The parts of which one is enough to make a subject. */
    private static final Map<Subject, Set<String>> ANCHORS = Map.of(
            Subject.PERSON, Set.of("given", "family", "full"),
            Subject.PLACE, Set.of("street", "city", "postcode", "full"),
            Subject.COMPANY, Set.of("name"),
            Subject.PRODUCT, Set.of("name", "noun"));

    /** The parts of which one subject may have several, or that are the same wherever they are said of it. */
    private static final Set<String> SEVERAL = Set.of("phone", "timezone", "currency", "gender", "title", "region");

    private final Map<Subject, Set<String>> anchored = new LinkedHashMap<>();
    private final Set<Rule.About> taken = new HashSet<>();

    private Groups(Map<String, Rule> rules) {
        for (Rule rule : rules.values()) {
            if (rule instanceof Rule.About about
                    && ANCHORS.getOrDefault(about.subject(), Set.of()).contains(about.part())) {
                anchored.computeIfAbsent(about.subject(), it -> new LinkedHashSet<>())
                        .add(about.group());
            }
        }
    }

    /** Returns the rules with their groups made the final ones. */
    static Map<String, Rule> settle(Map<String, Rule> rules) {
        Groups groups = new Groups(rules);
        Map<String, Rule> settled = new LinkedHashMap<>();
        rules.forEach((column, rule) ->
                settled.put(column, rule instanceof Rule.About about ? groups.settle(column, about) : rule));
        return settled;
    }

    private Rule settle(String column, Rule.About about) {
        Set<String> known = anchored.getOrDefault(about.subject(), Set.of());
        String group =
                about.group().isEmpty() && about.subject() == Subject.PLACE ? named(column, known) : about.group();
        if (!known.contains(group)) {
            group = known.contains("")
                    ? ""
                    : known.size() == 1 ? known.iterator().next() : nearest(group, known);
        }
        Rule.About settled = about.of(group);
        if (!taken.add(settled) && !SEVERAL.contains(about.part())) {
            settled = about.of(column);
            taken.add(settled);
        }
        return settled;
    }

    /** Returns the group whose words a column's name begins with, such as {@code origin} of {@code origin_country}. */
    private static String named(String column, Set<String> known) {
        String name = column.toLowerCase(Locale.ROOT).replace("_", "");
        return known.stream()
                .filter(group -> !group.isEmpty() && name.startsWith(group.replace("_", "")))
                .findFirst()
                .orElse("");
    }

    private static String nearest(String group, Set<String> known) {
        return known.stream()
                .filter(it -> !it.isEmpty() && (group.startsWith(it) || it.startsWith(group) && !group.isEmpty()))
                .findFirst()
                .orElse(group);
    }
}
