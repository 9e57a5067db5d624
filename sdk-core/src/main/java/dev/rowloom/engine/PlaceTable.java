package dev.rowloom.engine;

import dev.rowloom.blueprint.Vocabularies;
import dev.rowloom.blueprint.Vocabulary;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Places with all that is known of each: those of the locales, locale by locale, and where asked some of other countries. */
final class PlaceTable {

    /** What is known of a place: the columns of the vocabularies of places, and facts of its country. */
    enum Fact {
        CITY,
        REGION,
        REGION_CODE,
        POSTCODE,
        LATITUDE,
        LONGITUDE,
        TIME_ZONE,
        ALPHA2,
        COUNTRY,
        ALPHA3,
        CURRENCY,
        DIAL_CODE
    }

    /** The columns that the places of a locale and those of the world have. */
    private static final int SHARED_COLUMNS = 7;

    private static final String WORLD = "common/places";

    /** Where there are places of other countries, one in so many is abroad. */
    private static final int ABROAD = 5;

    private final Vocabularies vocabularies;
    private final Countries countries;
    private final Map<Fact, List<String>> columns = new EnumMap<>(Fact.class);
    private final List<Integer> weights = new ArrayList<>();
    private final List<Integer> sourceOfPlace = new ArrayList<>();
    private final Map<String, Integer> sources = new LinkedHashMap<>();
    private final List<Mixture.Part> parts = new ArrayList<>();
    private final Map<Fact, WordList> lists = new ConcurrentHashMap<>();
    private volatile int @Nullable [] packedSources;

    /**
     * Lists places.
     *
     * @param locales the locales, each of which gets a part of its own
     * @param world whether some places are in other countries than the locale's
     */
    PlaceTable(Vocabularies vocabularies, List<String> locales, boolean world) {
        this.vocabularies = vocabularies;
        this.countries = new Countries(vocabularies);
        for (Fact fact : Fact.values()) {
            columns.put(fact, new ArrayList<>());
        }
        int slots = 0;
        for (String locale : locales) {
            int first = slots;
            slots += add(locale, world);
            Urn.Range range = new Urn.Range(new int[] {first}, new int[] {slots - first});
            parts.add(new Mixture.Part(locale, Mixture.Gender.NEUTRAL, range));
        }
    }

    private int add(String locale, boolean world) {
        Vocabulary home = vocabularies.get(locale + "/places");
        String country = vocabularies.facts(locale).getOrDefault("alpha2", "");
        int before = weights.size();
        Vocabulary places = vocabularies.get(WORLD);
        long abroad = 0;
        for (int entry = 0; world && entry < places.size(); entry++) {
            abroad += countryOf(places, entry).equals(country) ? 0 : places.weight(entry);
        }
        int factor = (int) Math.max(1, abroad * (ABROAD - 1) / home.totalWeight());
        for (int entry = 0; entry < home.size(); entry++) {
            add(home, entry, country, factor);
            sourceOfPlace.add(source(locale));
        }
        for (int entry = 0; world && entry < places.size(); entry++) {
            if (!countryOf(places, entry).equals(country)) {
                add(places, entry, countryOf(places, entry), 1);
                sourceOfPlace.add(source(countryOf(places, entry)));
            }
        }
        return weights.subList(before, weights.size()).stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private static String countryOf(Vocabulary places, int entry) {
        return places.value(entry, SHARED_COLUMNS);
    }

    private int source(String name) {
        return sources.computeIfAbsent(name, key -> sources.size());
    }

    private void add(Vocabulary places, int entry, String alpha2, int factor) {
        int column = 0;
        for (Fact fact : List.of(Fact.values()).subList(0, SHARED_COLUMNS)) {
            of(fact).add(places.value(entry, column++));
        }
        of(Fact.ALPHA2).add(alpha2);
        of(Fact.COUNTRY).add(countries.value(alpha2, Countries.NAME));
        of(Fact.ALPHA3).add(countries.value(alpha2, Countries.ALPHA3));
        of(Fact.CURRENCY).add(countries.value(alpha2, Countries.CURRENCY));
        of(Fact.DIAL_CODE).add(countries.value(alpha2, Countries.DIAL_CODE));
        weights.add(places.weight(entry) * factor);
    }

    private List<String> of(Fact fact) {
        return Objects.requireNonNull(columns.get(fact));
    }

    /** Returns one fact of all places, with the places' weights. */
    WordList column(Fact fact) {
        return lists.computeIfAbsent(
                fact,
                key -> new WordList(
                        List.copyOf(of(fact)),
                        weights.stream().mapToInt(Integer::intValue).toArray()));
    }

    /** Returns the cities with the parts they are in. */
    Mixture mixture() {
        return new Mixture(List.of(column(Fact.CITY)), List.copyOf(parts), parts.size());
    }

    /** Returns where streets and telephone numbers of places come from: locales by tag, other countries by ISO code. */
    List<String> sources() {
        return List.copyOf(sources.keySet());
    }

    /** Returns, for each place, the number of its source; not to be changed. */
    int[] sourceOfPlace() {
        int[] known = packedSources;
        if (known == null) {
            known = sourceOfPlace.stream().mapToInt(Integer::intValue).toArray();
            packedSources = known;
        }
        return known;
    }

    /** The countries by their ISO code of two letters. */
    private static final class Countries {

        static final int NAME = 0;
        static final int ALPHA3 = 2;
        static final int CURRENCY = 4;
        static final int DIAL_CODE = 5;

        private final Vocabulary list;
        private final Map<String, Integer> entries = new LinkedHashMap<>();

        Countries(Vocabularies vocabularies) {
            list = vocabularies.get("common/countries");
            for (int entry = 0; entry < list.size(); entry++) {
                entries.put(list.value(entry, 1), entry);
            }
        }

        String value(String alpha2, int column) {
            Integer entry = entries.get(alpha2);
            if (entry == null) {
                throw new IllegalStateException("the list of countries has no " + alpha2);
            }
            return list.value(entry, column);
        }
    }
}
