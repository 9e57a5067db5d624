package dev.rowloom.engine;

import dev.rowloom.blueprint.Vocabularies;
import dev.rowloom.blueprint.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
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
        DIAL_CODE;

        /** Returns the fact that a part of a place shows as it is, or null. */
        static @Nullable Fact of(String part) {
            return switch (part) {
                case "city" -> CITY;
                case "region" -> REGION;
                case "regionCode" -> REGION_CODE;
                case "postcode" -> POSTCODE;
                case "country" -> COUNTRY;
                case "countryCode" -> ALPHA2;
                case "countryCode3" -> ALPHA3;
                case "timezone" -> TIME_ZONE;
                case "currency" -> CURRENCY;
                default -> null;
            };
        }

        /** Returns a number that is lower for what is said of more places. */
        int width() {
            return switch (this) {
                case CITY -> 2;
                case REGION, REGION_CODE -> 1;
                default -> 0;
            };
        }
    }

    /** The columns that the places of a locale and those of the world have. */
    private static final int SHARED_COLUMNS = 7;

    private static final String WORLD = "common/places";
    private static final String FURTHER = "common/further-places";

    /** Where there are places of other countries, one in so many is abroad. */
    private static final int ABROAD = 5;

    /** Where no more places of a locale fit, names are cut instead. */
    private static final int FEWEST = 8;

    private final Vocabularies vocabularies;
    private final Countries countries;
    private final Scope scope;
    private final Map<Fact, List<String>> columns = new EnumMap<>(Fact.class);
    private final List<Integer> weights = new ArrayList<>();
    private final List<Integer> sourceOfPlace = new ArrayList<>();
    private final Map<String, Integer> sources = new LinkedHashMap<>();
    private final List<Mixture.Part> parts = new ArrayList<>();
    private final Map<String, List<Integer>> placesOfCountry = new LinkedHashMap<>();
    private final Map<Fact, WordList> lists = new ConcurrentHashMap<>();
    private volatile int @Nullable [] packedSources;

    /**
     * Which places there are.
     *
     * @param world whether some of those that rows are in by themselves are in other countries than the locale's
     * @param everywhere whether rows may be told to be in any country
     * @param limits how long the texts of some facts may be
     */
    record Scope(boolean world, boolean everywhere, Map<Fact, TextLimit> limits) {
        Scope {
            limits = Map.copyOf(limits);
        }
    }

    /**
     * Lists places.
     *
     * @param locales the locales, each of which gets a part of its own
     */
    PlaceTable(Vocabularies vocabularies, List<String> locales, Scope scope) {
        this.vocabularies = vocabularies;
        this.countries = new Countries(vocabularies, scope.everywhere());
        this.scope = scope;
        for (Fact fact : Fact.values()) {
            columns.put(fact, new ArrayList<>());
        }
        List<String> homes = locales.stream()
                .map(locale -> vocabularies.facts(locale).getOrDefault("alpha2", ""))
                .toList();
        int slots = 0;
        for (int i = 0; i < homes.size(); i++) {
            int first = slots;
            slots += add(locales.get(i), homes);
            Urn.Range range = new Urn.Range(new int[] {first}, new int[] {slots - first});
            parts.add(new Mixture.Part(locales.get(i), Mixture.Gender.NEUTRAL, range));
        }
        if (scope.everywhere()) {
            addRest(vocabularies.get(WORLD));
            addRest(vocabularies.get(FURTHER));
        }
    }

    private int add(String locale, List<String> homes) {
        Vocabulary home = vocabularies.get(locale + "/places");
        String country = vocabularies.facts(locale).getOrDefault("alpha2", "");
        int before = weights.size();
        Vocabulary places = vocabularies.get(WORLD);
        List<Integer> others = fitting(
                places,
                entry -> scope.world()
                        && !countryOf(places, entry).equals(country)
                        && countries.fits(countryOf(places, entry), scope.limits()));
        List<Integer> own = fitting(home, entry -> true);
        if (own.size() < FEWEST) {
            own = IntStream.range(0, home.size()).boxed().toList();
        }
        long abroad = others.stream().mapToInt(places::weight).sum();
        long total = own.stream().mapToInt(home::weight).sum();
        int factor = (int) Math.max(1, abroad * (ABROAD - 1) / total);
        for (int entry : own) {
            add(home, entry, country, factor);
            sourceOfPlace.add(source(locale));
        }
        for (int entry : others) {
            // a country whose own places are there needs no others to choose from
            add(places, entry, countryOf(places, entry), 1, !homes.contains(countryOf(places, entry)));
            sourceOfPlace.add(source(countryOf(places, entry)));
        }
        return weights.subList(before, weights.size()).stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** Adds the places of countries that have none yet; where none of a country fits, all of it. */
    private void addRest(Vocabulary places) {
        Map<String, List<Integer>> rest = new LinkedHashMap<>();
        for (int entry = 0; entry < places.size(); entry++) {
            if (!placesOfCountry.containsKey(countryOf(places, entry))) {
                rest.computeIfAbsent(countryOf(places, entry), country -> new ArrayList<>())
                        .add(entry);
            }
        }
        rest.forEach((country, entries) -> {
            List<Integer> fitting =
                    entries.stream().filter(entry -> fits(places, entry)).toList();
            for (int entry : fitting.isEmpty() ? entries : fitting) {
                add(places, entry, country, 1);
                sourceOfPlace.add(source(country));
            }
        });
    }

    private List<Integer> fitting(Vocabulary places, IntPredicate wanted) {
        return IntStream.range(0, places.size())
                .filter(entry -> wanted.test(entry) && fits(places, entry))
                .boxed()
                .toList();
    }

    private boolean fits(Vocabulary places, int entry) {
        Fact[] facts = Fact.values();
        return IntStream.range(0, SHARED_COLUMNS)
                .allMatch(column -> fits(scope.limits(), facts[column], places.value(entry, column)));
    }

    private static boolean fits(Map<Fact, TextLimit> limits, Fact fact, String text) {
        TextLimit limit = limits.get(fact);
        return limit == null
                || limit.admits(text.codePointCount(0, text.length()), text.getBytes(StandardCharsets.UTF_8).length);
    }

    private static String countryOf(Vocabulary places, int entry) {
        return places.value(entry, SHARED_COLUMNS);
    }

    private int source(String name) {
        return sources.computeIfAbsent(name, key -> sources.size());
    }

    private void add(Vocabulary places, int entry, String alpha2, int factor) {
        add(places, entry, alpha2, factor, true);
    }

    private void add(Vocabulary places, int entry, String alpha2, int factor, boolean chosen) {
        if (chosen) {
            placesOfCountry
                    .computeIfAbsent(alpha2, country -> new ArrayList<>())
                    .add(weights.size());
        }
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
        return lists.computeIfAbsent(fact, key -> new WordList(List.copyOf(of(fact)), weights()));
    }

    /** Returns, for each place, how many slots there are before its own. */
    int[] firstSlots() {
        int[] first = new int[weights.size()];
        for (int i = 1; i < first.length; i++) {
            first[i] = first[i - 1] + weights.get(i - 1);
        }
        return first;
    }

    /** Returns the weights of all places. */
    int[] weights() {
        return weights.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Returns the cities with the parts they are in. */
    Mixture mixture() {
        return new Mixture(List.of(column(Fact.CITY)), List.copyOf(parts), parts.size());
    }

    /** Returns the places of each country that a row can be told to be in, by the country's code, in order. */
    Map<String, List<Integer>> placesOfCountry() {
        return Collections.unmodifiableMap(placesOfCountry);
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

        private final Map<String, List<String>> entries = new HashMap<>();

        Countries(Vocabularies vocabularies, boolean further) {
            for (String name : further ? List.of(Words.COUNTRIES, Words.FURTHER_COUNTRIES) : List.of(Words.COUNTRIES)) {
                Vocabulary list = vocabularies.get(name);
                for (int entry = 0; entry < list.size(); entry++) {
                    int number = entry;
                    entries.put(
                            list.value(entry, 1),
                            IntStream.range(0, list.columns())
                                    .mapToObj(column -> list.value(number, column))
                                    .toList());
                }
            }
        }

        /** Returns whether the names of a country are short enough. */
        boolean fits(String alpha2, Map<Fact, TextLimit> limits) {
            return PlaceTable.fits(limits, Fact.COUNTRY, value(alpha2, NAME))
                    && PlaceTable.fits(limits, Fact.ALPHA3, value(alpha2, ALPHA3));
        }

        String value(String alpha2, int column) {
            List<String> entry = entries.get(alpha2);
            if (entry == null) {
                throw new IllegalStateException("the list of countries has no " + alpha2);
            }
            return entry.get(column);
        }
    }
}
