package dev.rowloom.engine;

import dev.rowloom.blueprint.Vocabularies;
import dev.rowloom.blueprint.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Places with all that is known of each, most of them at home in one locale, some abroad: customers come from other countries
 * too.
 */
final class PlaceTable {

    /** What is known of a place: the columns of the vocabulary of places, and facts of its locale. */
    enum Fact {
        CITY,
        REGION,
        REGION_CODE,
        POSTCODE,
        LATITUDE,
        LONGITUDE,
        COUNTRY,
        ALPHA2,
        ALPHA3,
        TIME_ZONE
    }

    private static final int VOCABULARY_COLUMNS = 6;
    private static final List<String> FACTS = List.of("country", "alpha2", "alpha3", "timeZone");

    /** One place in so many is abroad. */
    private static final int ABROAD = 5;

    private final List<List<String>> columns = new ArrayList<>();
    private final List<Integer> weights = new ArrayList<>();
    private final List<Integer> localeOfPlace = new ArrayList<>();
    private final List<String> locales;
    private final Map<Fact, WordList> lists = new ConcurrentHashMap<>();
    private volatile int @Nullable [] packedLocales;

    private PlaceTable(List<String> locales) {
        this.locales = locales;
        for (int i = 0; i < Fact.values().length; i++) {
            columns.add(new ArrayList<>());
        }
    }

    /** Returns the places of a locale and of all others. */
    static PlaceTable around(String home, Vocabularies vocabularies) {
        PlaceTable table = new PlaceTable(vocabularies.locales());
        long abroad = table.locales.stream()
                .filter(locale -> !locale.equals(home))
                .mapToLong(locale -> places(locale, vocabularies).totalWeight())
                .sum();
        long atHome = places(home, vocabularies).totalWeight();
        int factor = (int) Math.max(1, abroad * (ABROAD - 1) / atHome);
        for (int i = 0; i < table.locales.size(); i++) {
            table.add(i, vocabularies, table.locales.get(i).equals(home) ? factor : 1);
        }
        return table;
    }

    private static Vocabulary places(String locale, Vocabularies vocabularies) {
        return vocabularies.get(locale + "/places");
    }

    private void add(int locale, Vocabularies vocabularies, int factor) {
        Vocabulary places = places(locales.get(locale), vocabularies);
        Map<String, String> facts = vocabularies.facts(locales.get(locale));
        for (int entry = 0; entry < places.size(); entry++) {
            for (int column = 0; column < VOCABULARY_COLUMNS; column++) {
                columns.get(column).add(places.value(entry, column));
            }
            for (int fact = 0; fact < FACTS.size(); fact++) {
                columns.get(VOCABULARY_COLUMNS + fact).add(facts.getOrDefault(FACTS.get(fact), ""));
            }
            weights.add(places.weight(entry) * factor);
            localeOfPlace.add(locale);
        }
    }

    /** Returns one fact of all places, with the places' weights. */
    WordList column(Fact fact) {
        return lists.computeIfAbsent(
                fact,
                key -> new WordList(
                        List.copyOf(columns.get(List.of(Fact.values()).indexOf(fact))),
                        weights.stream().mapToInt(Integer::intValue).toArray()));
    }

    /** Returns the locales of the places. */
    List<String> locales() {
        return locales;
    }

    /** Returns, for each place, the number of its locale; not to be changed. */
    int[] localeOfPlace() {
        int[] known = packedLocales;
        if (known == null) {
            known = localeOfPlace.stream().mapToInt(Integer::intValue).toArray();
            packedLocales = known;
        }
        return known;
    }
}
