package dev.rowloom.blueprint;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Who changes rows of others, as histories and logs tell: the few people of a staff, again and again. */
final class Staff {

    private static final int PEOPLE = 12;

    /** Steps through the lists of names, so that neither first nor family names repeat. */
    private static final int GIVEN_STEP = 5;

    private static final int FAMILY_STEP = 7;

    private static final Set<String> TABLES =
            Set.of("history", "log", "audit", "transition", "change", "trail", "timeline", "tracking");
    private static final Set<String> ACTING =
            Set.of("by", "actor", "editor", "modifier", "changer", "updater", "operator", "reviewer", "approver");

    private final LocalWords words;

    Staff(LocalWords words) {
        this.words = words;
    }

    /** Returns the rule; in the place of any user's name the few names of a staff. */
    Rule acting(ColumnFacts column, Match match, Rule rule) {
        boolean acts = match.meaning().equals("person.username")
                && rule instanceof Rule.About
                && column.tokens().stream().anyMatch(word -> ACTING.contains(word.singular()))
                && TABLES.stream().anyMatch(column.table()::hasInName)
                && !column.table().isInKey(column.name());
        List<Rule.Weighted> names = acts ? names(column.maxLength()) : List.of();
        return names.size() < PEOPLE / 2 ? rule : new Rule.Values(names);
    }

    private List<Rule.Weighted> names(int room) {
        Vocabulary given = words.vocabularies().get(words.listed("given-names"));
        Vocabulary family = words.vocabularies().get(words.listed("family-names"));
        List<Rule.Weighted> names = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            int first = i * GIVEN_STEP % given.size();
            int last = i * FAMILY_STEP % family.size();
            boolean woman = given.value(first, 1).equals("f");
            String name =
                    latin(given.value(first, given.columns() - 1), given.value(first, 0), given.columns() > 2) + "."
                            + latin(
                                    family.value(last, family.columns() - 1),
                                    family.value(last, woman && family.columns() > 1 ? 1 : 0),
                                    family.columns() > 2);
            if (name.length() <= room && name.length() > name.indexOf('.') + 1 && name.indexOf('.') > 0) {
                names.add(new Rule.Weighted(name, PEOPLE - i));
            }
        }
        return names;
    }

    /** Returns a name as a login has it: lower-case letters without accents. */
    private static String latin(String latin, String own, boolean hasLatin) {
        String name = (hasLatin && !latin.isEmpty() ? latin : own)
                .replace("\u00df", "ss")
                .replace("\u0142", "l")
                .replace("\u00f8", "o");
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z]", "");
    }
}
