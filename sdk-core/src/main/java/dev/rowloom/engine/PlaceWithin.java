package dev.rowloom.engine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the place of a row among those that other columns tell of: the places of its country, of its region, or its city.
 * What is told is followed from the wider to the narrower, as far as there are such places. Immutable.
 */
final class PlaceWithin implements SubjectSource.Chooser {

    private final Urn urn;
    private final List<Told> told;
    private final Map<PlaceTable.Fact, Map<String, int[]>> known = new EnumMap<>(PlaceTable.Fact.class);
    /** The texts as they are written: what is written otherwise may be another row's. */
    private final Map<PlaceTable.Fact, Set<String>> written = new EnumMap<>(PlaceTable.Fact.class);

    private final @Nullable PlacesApart apart;
    private final int[] weights;
    private final int[] firstSlots;
    private final long key;

    /** What a column tells. */
    record Told(PlaceTable.Fact fact, TextPath path) {}

    /**
     * Makes a chooser.
     *
     * @param urn the urn of the places' names
     * @param told what is told, the wider before the narrower
     * @param apart keeps the children of one owner apart, or null where several may be in one place
     */
    PlaceWithin(PlaceTable places, Urn urn, List<Told> told, @Nullable PlacesApart apart, long key) {
        this.urn = urn;
        this.told = List.copyOf(told);
        this.key = key;
        this.apart = apart;
        this.weights = places.weights();
        this.firstSlots = places.firstSlots();
        for (Told each : told) {
            known.computeIfAbsent(each.fact(), fact -> index(places, fact));
            written.computeIfAbsent(
                    each.fact(), fact -> new HashSet<>(places.column(fact).entries()));
        }
    }

    private static Map<String, int[]> index(PlaceTable places, PlaceTable.Fact fact) {
        List<String> texts = places.column(fact).entries();
        Map<String, List<Integer>> lists = new HashMap<>();
        places.placesOfCountry()
                .values()
                .forEach(entries -> entries.forEach(
                        entry -> lists.computeIfAbsent(folded(texts.get(entry)), text -> new ArrayList<>())
                                .add(entry)));
        Map<String, int[]> index = new HashMap<>();
        lists.forEach((text, entries) ->
                index.put(text, entries.stream().mapToInt(Integer::intValue).toArray()));
        return index;
    }

    private static String folded(String text) {
        return text.trim().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns a place.
     *
     * @param number what the place is drawn by where there are several
     */
    @Override
    public long place(Frame frame, int cell, long number) {
        int[] among = null;
        boolean own = false;
        for (Told each : told) {
            String text = each.path().text(frame, cell);
            int[] entries = text == null ? null : entries(each.fact(), folded(text));
            own = text != null
                    && Objects.requireNonNull(written.get(each.fact())).contains(text);
            if (entries != null) {
                int[] both = among == null ? entries : shared(among, entries);
                among = both.length == 0 ? among : both;
            }
        }
        if (apart != null) {
            return among == null
                    ? apart.place(frame, cell, apart.home(), false)
                    : apart.place(frame, cell, apart.among(among), own && apart.hasAny(among));
        }
        return among == null ? urn.place(number) : urn.at(0, firstSlots[pick(among, Mix.hash(key, number))]);
    }

    private int @Nullable [] entries(PlaceTable.Fact fact, String text) {
        Map<String, int[]> index = Objects.requireNonNull(known.get(fact));
        int[] entries = index.get(text);
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) >= '0' && text.charAt(end - 1) <= '9') {
            end--;
        }
        // another row of the same name in a key: France 2
        boolean numbered = entries == null && end > 1 && end < text.length() && text.charAt(end - 1) == ' ';
        return numbered ? index.get(text.substring(0, end - 1)) : entries;
    }

    /** Returns the numbers that two lists, both in order of size, have in common. */
    static int[] shared(int[] some, int[] others) {
        int[] shared = new int[Math.min(some.length, others.length)];
        int count = 0;
        int j = 0;
        for (int each : some) {
            while (j < others.length && others[j] < each) {
                j++;
            }
            if (j < others.length && others[j] == each) {
                shared[count++] = each;
            }
        }
        return java.util.Arrays.copyOf(shared, count);
    }

    private int pick(int[] among, long bits) {
        long total = 0;
        for (int entry : among) {
            total += weights[entry];
        }
        long drawn = Mix.below(bits, total);
        int at = 0;
        while (drawn >= weights[among[at]]) {
            drawn -= weights[among[at++]];
        }
        return among[at];
    }

    /**
     * A column of text, of the row itself or of one that is referred to.
     *
     * @param references the references to go by, one after the other
     * @param position the column's position in the last table's layout
     */
    record TextPath(List<Integer> references, int position) {
        TextPath {
            references = List.copyOf(references);
        }

        /** Returns the text, or null where there is none. */
        @Nullable
        String text(Frame frame, int cell) {
            Frame at = frame;
            for (int reference : references) {
                if (at.reference(reference).absent[cell]) {
                    return null;
                }
                at = at.parent(reference);
            }
            ColumnVector texts = at.column(position);
            return texts.hasValue(cell) ? String.valueOf(texts.value(cell)) : null;
        }
    }
}
