package dev.rowloom.benchmarks;

import dev.rowloom.blueprint.Vocabularies;

/** The city, in the United States: a row that names no country is at home. */
final class HandWrittenPlaces {

    private final SlottedTexts cities;
    private final SlotPermutation order;

    HandWrittenPlaces(long key) {
        var slots = SlottedNames.slots(Vocabularies.bundled().get("en-US/places"), entry -> true);
        cities = new SlottedTexts(slots);
        order = new SlotPermutation(slots.size(), key);
    }

    int write(long row, byte[] out, int at) {
        return cities.write((int) order.apply(row % order.size()), out, at);
    }
}
