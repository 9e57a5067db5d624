package dev.rowloom.benchmarks;

import static dev.rowloom.benchmarks.PublishedStreams.feistel;
import static dev.rowloom.benchmarks.PublishedStreams.hash;
import static dev.rowloom.benchmarks.PublishedStreams.wrapped;

import dev.rowloom.blueprint.Vocabularies;
import dev.rowloom.blueprint.Vocabulary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The city, most in the United States, some abroad. */
final class HandWrittenPlaces {

    private static final String HOME = "en-US";
    private static final int COUNTRY = 7;

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

    /** The cities at home and in the world by weight; those at home weigh so much more that one in five is abroad. */
    private static List<String> slots(Vocabularies vocabularies) {
        Vocabulary home = vocabularies.get(HOME + "/places");
        Vocabulary world = vocabularies.get("common/places");
        long abroad = 0;
        for (int entry = 0; entry < world.size(); entry++) {
            abroad += isHome(world, entry) ? 0 : world.weight(entry);
        }
        long factor = Math.max(1, abroad * 4 / home.totalWeight());
        List<String> slots = new ArrayList<>();
        for (int entry = 0; entry < home.size(); entry++) {
            slots.addAll(Collections.nCopies((int) (home.weight(entry) * factor), home.value(entry, 0)));
        }
        for (int entry = 0; entry < world.size(); entry++) {
            int copies = isHome(world, entry) ? 0 : world.weight(entry);
            slots.addAll(Collections.nCopies(copies, world.value(entry, 0)));
        }
        return slots;
    }

    private static boolean isHome(Vocabulary world, int entry) {
        return HOME.endsWith(world.value(entry, COUNTRY));
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
