package dev.rowloom.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Lines of street and house number of which none comes twice, written as they are where the row's place is. A row's number gives
 * the same house of the same street wherever that is: a name that stands at several places of the lists has a share of the house
 * numbers for each of them. Immutable.
 */
final class DistinctStreets {

    /** Houses that streets have before any of them has more. */
    private static final int HOUSES = 60;

    /** The digits that house numbers may come to, the more the better. */
    private static final int MOST_DIGITS = 9;

    private static final int FEWEST_DIGITS = 7;

    /** What numbers of district, block and house need beside their digits. */
    private static final int DIVIDED = 4;

    /** The streets of one source of places, and on which side of them the number stands. */
    record Local(WordList names, Places.NumberOrder order) {}

    private final int subject;
    private final Urn urn;
    private final int[] sourceOfPlace;
    private final List<Ranked> sources = new ArrayList<>();
    private final int streets;
    private final int mostRanks;
    private final int longestChars;
    private final int longestBytes;
    private final int shortest;

    /**
     * The names of one source.
     *
     * @param entries the name of each street that there is over all sources
     * @param ranks which of the streets of that name it is
     * @param sizes how many streets have that name
     */
    private record Ranked(PackedTexts names, int[] entries, int[] ranks, int[] sizes, Places.NumberOrder order) {}

    /**
     * Numbers streets.
     *
     * @param local the streets of each source of places
     */
    DistinctStreets(int subject, Urn urn, List<Local> local, int[] sourceOfPlace, UnaryOperator<String> fold) {
        this.subject = subject;
        this.urn = urn;
        this.sourceOfPlace = sourceOfPlace;
        List<List<String>> lists = local.stream().map(it -> names(it.names())).toList();
        this.streets = lists.stream().mapToInt(List::size).max().orElse(1);
        Map<String, NavigableSet<Integer>> ofName = new TreeMap<>();
        for (List<String> names : lists) {
            for (int street = 0; street < streets; street++) {
                ofName.computeIfAbsent(fold.apply(names.get(street % names.size())), name -> new TreeSet<>())
                        .add(street);
            }
        }
        for (int i = 0; i < lists.size(); i++) {
            sources.add(ranked(lists.get(i), local.get(i).order(), ofName, fold));
        }
        this.mostRanks =
                ofName.values().stream().mapToInt(NavigableSet::size).max().orElse(1);
        List<String> all = lists.stream().flatMap(List::stream).toList();
        this.longestChars = all.stream()
                .mapToInt(name -> name.codePointCount(0, name.length()))
                .max()
                .orElse(0);
        this.longestBytes = PackedTexts.of(all).longest();
        this.shortest = all.stream()
                .mapToInt(name -> name.codePointCount(0, name.length()))
                .min()
                .orElse(0);
    }

    /** Returns the names that can be told from a number at either end of them. */
    private static List<String> names(WordList list) {
        return list.withoutTrailingDigits().entries().stream()
                .filter(name -> !name.contains(", "))
                .toList();
    }

    private Ranked ranked(
            List<String> names,
            Places.NumberOrder order,
            Map<String, NavigableSet<Integer>> ofName,
            UnaryOperator<String> fold) {
        int[] entries = new int[streets];
        int[] ranks = new int[streets];
        int[] sizes = new int[streets];
        for (int street = 0; street < streets; street++) {
            entries[street] = street % names.size();
            NavigableSet<Integer> equal = ofName.getOrDefault(fold.apply(names.get(entries[street])), new TreeSet<>());
            ranks[street] = equal.headSet(street).size();
            sizes[street] = equal.size();
        }
        return new Ranked(PackedTexts.of(names), entries, ranks, sizes, order);
    }

    /**
     * Returns the numbered lines, or null where they may be too long.
     *
     * @param cities what stands behind the street, or null
     */
    @Nullable
    Distinct lines(ColumnContext column, TextLimit limit, @Nullable WordList cities) {
        Lexicon behind = cities == null ? null : cities.lexicon(UnaryOperator.identity());
        int chars = longestChars + DIVIDED + (behind == null ? 0 : 2 + behind.longestChars());
        int bytes = longestBytes + DIVIDED + (behind == null ? 0 : 2 + behind.longestBytes());
        int digits = MOST_DIGITS;
        while (digits >= FEWEST_DIGITS && !limit.admits(chars + digits, bytes + digits)) {
            digits--;
        }
        if (digits < FEWEST_DIGITS || shortest + 2 < column.domain().minLength()) {
            return null;
        }
        long rounds = (Digits.powerOfTen(digits) - 1) / ((long) HOUSES * mostRanks) - 1;
        Permutation houses = new Permutation((long) streets * HOUSES, column.key("unique"));
        return new Distinct(
                rounds * houses.size(),
                Distinct.Shuffling.DONE,
                source -> new Lines(this, houses, source, cities == null ? null : cities.packed()));
    }

    /** Lines of addresses. */
    private static final class Lines extends BytesProgram {

        private static final int DISTRICTS = 8;
        private static final int BLOCKS = 30;

        private final DistinctStreets all;
        private final Permutation houses;
        private final IndexSource source;
        private final @Nullable PackedTexts cities;

        Lines(DistinctStreets all, Permutation houses, IndexSource source, @Nullable PackedTexts cities) {
            this.all = all;
            this.houses = houses;
            this.source = source;
            this.cities = cities;
        }

        @Override
        void write(Frame frame, int cell, BytesVector out) {
            int place = all.urn.entry(frame.subject(all.subject)[cell], 0);
            Ranked local = all.sources.get(all.sourceOfPlace[place]);
            long number = source.index(frame, cell);
            long round = number / houses.size();
            long house = houses.apply(number - round * houses.size());
            int street = (int) (house / HOUSES);
            long counted = (round * HOUSES + house % HOUSES) * local.sizes()[street] + local.ranks()[street];
            write(local, street, counted, out);
            if (cities != null) {
                out.append((byte) ',');
                out.append((byte) ' ');
                cities.append(place, out);
            }
        }

        private static void write(Ranked local, int street, long counted, BytesVector out) {
            if (local.order() == Places.NumberOrder.FIRST) {
                out.appendDecimal(counted + 1);
                out.append((byte) ' ');
                local.names().append(local.entries()[street], out);
                return;
            }
            local.names().append(local.entries()[street], out);
            if (local.order() == Places.NumberOrder.LAST) {
                out.append((byte) ' ');
                out.appendDecimal(counted + 1);
                return;
            }
            out.appendDecimal(1 + counted % DISTRICTS);
            out.append((byte) '-');
            out.appendDecimal(1 + counted / DISTRICTS % BLOCKS);
            out.append((byte) '-');
            out.appendDecimal(1 + counted / (DISTRICTS * BLOCKS));
        }
    }
}
