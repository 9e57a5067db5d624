package dev.rowloom.benchmarks;

import static dev.rowloom.benchmarks.PublishedStreams.feistel;
import static dev.rowloom.benchmarks.PublishedStreams.hash;
import static dev.rowloom.benchmarks.PublishedStreams.wrapped;

import dev.rowloom.blueprint.Vocabularies;
import dev.rowloom.blueprint.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/** The city, most in the United States, some abroad. */
final class HandWrittenPlaces {

    private static final String HOME = "en-US";

    private final SlottedTexts cities;
    private final long size;
    private final long lefts;
    private final long rights;
    private final long[] keys = new long[6];

    HandWrittenPlaces(long key) {
        List<String> slots = slots(Vocabularies.bundled());
        cities = new SlottedTexts(slots);
        size = slots.size();
        lefts = (long) StrictMath.ceil(StrictMath.sqrt((double) size));
        rights = (size + lefts - 1) / lefts;
        for (int i = 0; i < keys.length; i++) {
            keys[i] = hash(key, i);
        }
    }

    /** The cities of all locales by weight; those at home weigh so much more that one in five is abroad. */
    private static List<String> slots(Vocabularies vocabularies) {
        long abroad = vocabularies.locales().stream()
                .filter(locale -> !locale.equals(HOME))
                .mapToLong(locale -> vocabularies.get(locale + "/places").totalWeight())
                .sum();
        long atHome = vocabularies.get(HOME + "/places").totalWeight();
        List<String> slots = new ArrayList<>();
        for (String locale : vocabularies.locales()) {
            long factor = locale.equals(HOME) ? Math.max(1, abroad * 4 / atHome) : 1;
            Vocabulary places = vocabularies.get(locale + "/places");
            for (int entry = 0; entry < places.size(); entry++) {
                for (int copy = 0; copy < places.weight(entry) * factor; copy++) {
                    slots.add(places.value(entry, 0));
                }
            }
        }
        return slots;
    }

    int write(long row, byte[] out, int at) {
        long x = row % size;
        do {
            long left = x / rights;
            long right = x - left * rights;
            left = wrapped(left + feistel(right, keys[0], lefts), lefts);
            right = wrapped(right + feistel(left, keys[1], rights), rights);
            left = wrapped(left + feistel(right, keys[2], lefts), lefts);
            right = wrapped(right + feistel(left, keys[3], rights), rights);
            left = wrapped(left + feistel(right, keys[4], lefts), lefts);
            right = wrapped(right + feistel(left, keys[5], rights), rights);
            x = left * rights + right;
        } while (x >= size);
        return cities.write((int) x, out, at);
    }
}
