package dev.rowloom.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Has the children of one owner be in different places: they walk through those that they may be in, round after round. A round
 * is told by a number behind the name. Where all rows have to differ, that is enough for owners of which each tells of places of
 * its own; the children of others have the table's row in their numbers. Immutable.
 */
final class PlacesApart {

    /** The rounds of places that one owner tells of; behind them come the rows of others. */
    private static final long OTHERS = 500_000;

    private final Among among;
    private final int[] entries;
    private final int[] home;
    private final int[] weights;
    private final int[] firstSlots;
    private final Urn urn;
    private final long key;

    /**
     * The rows that have to differ.
     *
     * @param owner the number of the reference to the owner, whose children differ
     * @param everywhere whether those of different owners differ as well
     */
    record Among(int owner, boolean everywhere) {}

    /**
     * Finds the places.
     *
     * @param among which rows have to differ
     * @param fact what has to differ; of places of one country that agree in it, there is the first
     */
    PlacesApart(PlaceTable places, Urn urn, Among among, PlaceTable.Fact fact, long key) {
        this.among = among;
        this.urn = urn;
        this.key = key;
        this.weights = places.weights();
        this.firstSlots = places.firstSlots();
        List<String> texts = places.column(fact).entries();
        List<Integer> apart = new ArrayList<>();
        List<Integer> first = new ArrayList<>();
        for (List<Integer> ofCountry : places.placesOfCountry().values()) {
            Set<String> taken = new HashSet<>();
            ofCountry.stream()
                    .filter(entry -> taken.add(texts.get(entry).toLowerCase(Locale.ROOT)))
                    .forEach(first.isEmpty() ? entry -> add(entry, apart, first) : apart::add);
        }
        this.entries = apart.stream().mapToInt(Integer::intValue).sorted().toArray();
        this.home = first.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private static void add(int entry, List<Integer> apart, List<Integer> first) {
        apart.add(entry);
        first.add(entry);
    }

    /** Returns those places of a list that there are; if none, those of the first country. */
    int[] among(int[] wanted) {
        int[] both = PlaceWithin.shared(wanted, entries);
        return both.length == 0 ? home : both;
    }

    /** Returns whether any of some places are those that there are. */
    boolean hasAny(int[] wanted) {
        return PlaceWithin.shared(wanted, entries).length > 0;
    }

    /** Returns the places of the first country. */
    int[] home() {
        return home;
    }

    /**
     * Returns the place of a row among some.
     *
     * @param own whether no other owner tells of them
     */
    long place(Frame frame, int cell, int[] some, boolean own) {
        Frame.ReferenceState owners = frame.reference(among.owner());
        if (owners.absent[cell]) {
            return urn.place(frame.row(cell));
        }
        long ordinal = owners.ordinals[cell];
        long round = ordinal / some.length;
        if (among.everywhere()) {
            round = own ? round : OTHERS + frame.row(cell);
        }
        long bits = Mix.hash(key, owners.parents[cell]);
        long step = 1 + Mix.below(Mix.next(bits), some.length);
        while (divisor(step, some.length) > 1) {
            step = step % some.length + 1;
        }
        long number = (Mix.below(bits, some.length) + ordinal % some.length * step) % some.length;
        int entry = some[(int) number];
        return urn.at(round / weights[entry], firstSlots[entry] + (int) (round % weights[entry]));
    }

    private static long divisor(long a, long b) {
        return b == 0 ? a : divisor(b, a % b);
    }

    /** Returns a program of names that differ among the children of one owner. */
    Named named(int subject, WordList names, UnaryOperator<String> fold) {
        return new Named(this, subject, names, fold);
    }

    /** The names of places, from the second time on with a number behind them. */
    static final class Named extends BytesProgram {

        private final PlacesApart places;
        private final int subject;
        private final PackedTexts names;
        private final int[] numbers;
        private final int[] sizes;
        private final int mostEqual;

        private Named(PlacesApart places, int subject, WordList names, UnaryOperator<String> fold) {
            this.places = places;
            this.subject = subject;
            this.names = names.packed();
            this.numbers = new int[names.entries().size()];
            this.sizes = new int[numbers.length];
            Map<String, Integer> equal = new HashMap<>();
            for (int entry : places.entries) {
                numbers[entry] = equal.merge(fold.apply(names.entries().get(entry)), 1, Integer::sum) - 1;
            }
            int most = 1;
            for (int entry : places.entries) {
                sizes[entry] = equal.getOrDefault(fold.apply(names.entries().get(entry)), 1);
                most = Math.max(most, sizes[entry]);
            }
            this.mostEqual = most;
        }

        /** Returns how many children of an owner have names of their own at least. */
        @Override
        long rows() {
            long rounds = Composed.COPIES / mostEqual;
            return places.among.everywhere() ? Math.min(OTHERS, rounds - OTHERS) : rounds;
        }

        @Override
        void write(Frame frame, int cell, BytesVector out) {
            long place = frame.subject(subject)[cell];
            int entry = places.urn.entry(place, 0);
            long round = places.urn.round(place) * places.weights[entry]
                    + places.urn.slot(place, 0)
                    - places.firstSlots[entry];
            long copy = round * Math.max(1, sizes[entry]) + numbers[entry];
            names.append(entry, out);
            if (copy > 0) {
                out.append((byte) ' ');
                out.appendDecimal(copy + 1);
            }
        }
    }
}
