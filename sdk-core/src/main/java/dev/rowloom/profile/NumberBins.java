package dev.rowloom.profile;

import dev.rowloom.blueprint.Rule;
import dev.rowloom.privacy.PersonalDataDetector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;

/**
 * Cuts numbers and times into bins: values that come often are bins of their own, what is between is cut at quantiles. A value
 * is kept only if it came ten times; the ends of ranges are as {@link Rounding} has them. What is left beside values that come
 * often has no range where it is fewer than ten.
 */
final class NumberBins {

    /** How often a value has to come to be kept. */
    static final int KEPT = 10;

    static final long NONE = Long.MIN_VALUE;

    private static final int FEW_VALUES = 300;
    private static final int RANGES = 48;
    private static final double[] TAILS = {0.001, 0.0025, 0.005, 0.01};
    private static final double NEARLY_ALL = 0.98;

    /** The least number with as many digits as cards have. */
    private static final long SHORTEST_CARD = 1_000_000_000_000L;

    /** How many values on both sides of a cut it may lie among. */
    private static final int AROUND = KEPT / 2;

    private final long[] values;
    private final Scale scale;
    private final long[] atoms;
    private final long step;
    private final Rounding rounding;
    private long[] edges = new long[0];
    private long[] ends = new long[0];

    /** How units of a column are written and rounded. */
    interface Scale {

        /** Returns the text of a value. */
        String text(long units);

        /** Returns the roundest value above one and not above another. */
        long roundest(long above, long most);

        /** Returns the steps that values may be multiples of, the greatest first, ending with 1. */
        long[] steps();

        /** Returns the text of a step. */
        String step(long units);
    }

    private NumberBins(long[] values, Scale scale) {
        this.values = values;
        this.scale = scale;
        long[] sorted =
                Arrays.stream(values).filter(value -> value != NONE).sorted().toArray();
        this.atoms = atoms(sorted, scale);
        long[] rest = Arrays.stream(sorted).filter(value -> !isAtom(value)).toArray();
        this.step = step(rest);
        this.rounding = new Rounding(sorted, scale);
        if (rest.length >= KEPT) {
            cut(rest);
        }
    }

    /** Returns the bins of values, of which {@link #NONE} is none. */
    static NumberBins of(long[] values, Scale scale) {
        return new NumberBins(values, scale);
    }

    private static long[] atoms(long[] sorted, Scale scale) {
        TreeMap<Long, Integer> counts = new TreeMap<>();
        for (int i = 0; i < sorted.length; ) {
            int end = i;
            while (end < sorted.length && sorted[end] == sorted[i]) {
                end++;
            }
            if (end - i >= KEPT) {
                counts.put(sorted[i], end - i);
            }
            i = end;
        }
        long distinct = Arrays.stream(sorted).distinct().limit(FEW_VALUES * 4L).count();
        int least = distinct <= FEW_VALUES ? KEPT : Math.max(KEPT, sorted.length / 200);
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= least)
                .mapToLong(java.util.Map.Entry::getKey)
                .filter(value ->
                        Math.abs(value) < SHORTEST_CARD || !PersonalDataDetector.looksPersonal(scale.text(value)))
                .toArray();
    }

    private boolean isAtom(long value) {
        return Arrays.binarySearch(atoms, value) >= 0;
    }

    private long step(long[] rest) {
        for (long candidate : scale.steps()) {
            long multiples =
                    Arrays.stream(rest).filter(value -> value % candidate == 0).count();
            if (candidate == 1 || rest.length >= KEPT && multiples >= rest.length * NEARLY_ALL) {
                return candidate;
            }
        }
        return 1;
    }

    /** Finds where ranges begin, and where each ends: near its last value where there is a gap behind. */
    private void cut(long[] rest) {
        int count = rest.length;
        TreeSet<Integer> places = new TreeSet<>();
        int ranges = Math.max(1, Math.min(RANGES, count * 2 / (3 * KEPT)));
        for (int i = 1; i < ranges; i++) {
            places.add((int) ((long) count * i / ranges));
        }
        for (double tail : TAILS) {
            if (count * tail >= KEPT) {
                places.add((int) (count * tail));
                places.add((int) (count * (1 - tail)));
            }
        }
        TreeSet<Integer> starts = new TreeSet<>(List.of(0));
        int last = 0;
        for (int place : places) {
            int at = nearGap(rest, place);
            while (at < count && rest[at] == rest[at - 1]) {
                at++;
            }
            if (at - last >= KEPT && count - at >= KEPT) {
                starts.add(at);
                last = at;
            }
        }
        for (int start : List.copyOf(starts)) {
            Integer end = starts.higher(start);
            splitAtGap(rest, start, end == null ? count : end, starts);
        }
        starts.remove(0);
        bounds(rest, starts);
    }

    /** Returns the place of a gap near one, or that one. */
    private int nearGap(long[] rest, int place) {
        int best = place;
        long widest = 0;
        for (int i = Math.max(KEPT, place - KEPT); i <= Math.min(rest.length - KEPT, place + KEPT); i++) {
            if (rest[i] - rest[i - 1] > widest && isGap(rest, i)) {
                widest = rest[i] - rest[i - 1];
                best = i;
            }
        }
        return best;
    }

    /** Cuts a range where it has none of its values for most of its width. */
    private static void splitAtGap(long[] rest, int start, int end, Set<Integer> starts) {
        int widest = -1;
        for (int i = start + KEPT; i <= end - KEPT; i++) {
            widest = widest < 0 || rest[i] - rest[i - 1] > rest[widest] - rest[widest - 1] ? i : widest;
        }
        if (widest > 0 && (rest[widest] - rest[widest - 1]) * 2 > rest[end - 1] - rest[start]) {
            starts.add(widest);
            splitAtGap(rest, start, widest, starts);
            splitAtGap(rest, widest, end, starts);
        }
    }

    /** Rounds the ends of ranges, and leaves those out that would be fewer than ten values apart. */
    private void bounds(long[] rest, NavigableSet<Integer> starts) {
        List<Long> from = new ArrayList<>(List.of(rounding.low(rest, 0, Long.MIN_VALUE / 2, step)));
        List<Long> to = new ArrayList<>();
        int last = 0;
        for (int start : starts) {
            boolean gap = isGap(rest, start);
            long edge = gap
                    ? rounding.low(rest, start, rest[start - 1], step)
                    : rounding.between(rest[start - AROUND], rest[start + AROUND - 1]);
            int place = Rounding.first(rest, edge);
            if (place - last >= KEPT && rest.length - place >= KEPT && edge > from.get(from.size() - 1)) {
                to.add(gap ? rounding.high(rest, start, edge, step) : edge);
                from.add(edge);
                last = place;
            }
        }
        to.add(rounding.high(rest, rest.length, Long.MAX_VALUE / 2, step));
        edges = from.stream().mapToLong(Long::longValue).toArray();
        ends = to.stream().mapToLong(Long::longValue).toArray();
        for (int i = 0; i < ends.length; i++) {
            ends[i] = Math.max(ends[i], edges[i] + 1);
        }
    }

    /** Returns whether there is far less ahead of a value than about it. */
    private boolean isGap(long[] rest, int start) {
        long about = rest[start + AROUND - 1] - rest[start] + (rest[start - 1] - rest[start - AROUND]);
        return rest[start] - rest[start - 1] > 2 * (about + step);
    }

    /** Returns whether nothing can be told of the values, as there are fewer than ten of each and of all. */
    boolean isEmpty() {
        return atoms.length == 0 && edges.length == 0;
    }

    /** Returns the bin of a value, or −1 where it is in none. */
    private int code(long value) {
        int atom = Arrays.binarySearch(atoms, value);
        if (atom >= 0 || edges.length == 0) {
            return Math.max(-1, atom);
        }
        int edge = Arrays.binarySearch(edges, value);
        int range = edge >= 0 ? edge : -edge - 2;
        return atoms.length + Math.max(0, Math.min(edges.length - 1, range));
    }

    /** Returns the bins, and null as one of them where values are missing. */
    Bins bins(LongFunction<String> text) {
        int missing = atoms.length + edges.length;
        int[] codes = new int[values.length];
        long[] counts = new long[missing + 1];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = values[i] == NONE ? missing : code(values[i]);
            if (codes[i] >= 0) {
                counts[codes[i]]++;
            }
        }
        List<Rule.Bin> bins = new ArrayList<>();
        Arrays.stream(atoms).forEach(atom -> bins.add(new Rule.Bin.Only(text.apply(atom))));
        for (int i = 0; i < edges.length; i++) {
            bins.add(new Rule.Bin.Range(text.apply(edges[i]), text.apply(ends[i])));
        }
        if (counts[missing] > 0) {
            bins.add(new Rule.Bin.Missing());
        } else {
            counts = Arrays.copyOf(counts, missing);
        }
        return new Bins(bins, Bins.weights(counts), scale.step(step), codes);
    }

    /** Returns the states that others may depend on. */
    Cells cells() {
        TreeSet<Long> cuts = new TreeSet<>();
        for (long edge : edges) {
            cuts.add(edge);
        }
        for (int i = 0; i < atoms.length; i++) {
            cuts.add(atoms[i]);
            Long edge = cuts.higher(atoms[i]);
            long next = i + 1 < atoms.length ? atoms[i + 1] : Long.MAX_VALUE;
            cuts.add(rounding.behind(atoms[i], edge == null ? next : Math.min(edge, next)));
        }
        if (cuts.size() > 1 && atoms.length == 0) {
            cuts.remove(cuts.first());
        }
        long[] sorted = cuts.stream().mapToLong(Long::longValue).toArray();
        int[] codes = new int[values.length];
        for (int i = 0; i < codes.length; i++) {
            int place = Arrays.binarySearch(sorted, values[i]);
            codes[i] = values[i] == NONE ? sorted.length + 1 : place >= 0 ? place + 1 : -place - 1;
        }
        return new Cells(sorted, List.of(), codes);
    }
}
