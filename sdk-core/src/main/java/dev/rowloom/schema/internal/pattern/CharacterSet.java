package dev.rowloom.schema.internal.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A set of code points. Immutable. */
public final class CharacterSet {

    /** Every code point. */
    public static final CharacterSet ALL = range(0, Character.MAX_CODE_POINT);

    /** Every code point but the line feed. */
    public static final CharacterSet ALL_IN_LINE = of('\n').complement();

    /** A range longer than this is folded by its ASCII letters only. */
    private static final int LONGEST_FOLDED = 2000;

    // starts and ends, both inclusive, in turn and in order
    private final int[] bounds;

    private CharacterSet(int[] bounds) {
        this.bounds = bounds;
    }

    /** Returns the set of those code points. */
    public static CharacterSet of(int... codePoints) {
        List<int[]> ranges = new ArrayList<>();
        for (int codePoint : codePoints) {
            ranges.add(new int[] {codePoint, codePoint});
        }
        return of(ranges);
    }

    /** Returns the set from one code point to another, both included. */
    public static CharacterSet range(int first, int last) {
        return new CharacterSet(new int[] {first, last});
    }

    private static CharacterSet of(List<int[]> ranges) {
        List<int[]> sorted = new ArrayList<>(ranges);
        sorted.sort(Comparator.comparingInt(range -> range[0]));
        int[] bounds = new int[2 * sorted.size()];
        int size = 0;
        for (int[] range : sorted) {
            if (size > 0 && range[0] <= bounds[size - 1] + 1) {
                bounds[size - 1] = Math.max(bounds[size - 1], range[1]);
            } else {
                bounds[size++] = range[0];
                bounds[size++] = range[1];
            }
        }
        return new CharacterSet(Arrays.copyOf(bounds, size));
    }

    /**
     * Returns the POSIX class of a name, such as {@code alpha}, or null if there is none.
     *
     * @param name the name
     * @param unicode whether letters and digits beyond ASCII are in it
     */
    static @Nullable CharacterSet named(String name, boolean unicode) {
        CharacterSet ascii = named(name);
        if (ascii == null || !unicode) {
            return ascii;
        }
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "alpha" -> Unicode.LETTERS;
            case "digit" -> Unicode.DIGITS;
            case "alnum" -> Unicode.LETTERS.union(Unicode.DIGITS);
            case "word" -> Unicode.LETTERS.union(Unicode.DIGITS).union(of('_'));
            case "upper" -> Unicode.UPPER;
            case "lower" -> Unicode.LOWER;
            case "space" -> Unicode.SPACES;
            default -> ascii;
        };
    }

    /** The classes over all of the basic multilingual plane, made when first asked for. */
    private static final class Unicode {

        static final CharacterSet LETTERS = all(Character::isLetter);
        static final CharacterSet DIGITS = all(Character::isDigit);
        static final CharacterSet UPPER = all(Character::isUpperCase);
        static final CharacterSet LOWER = all(Character::isLowerCase);
        static final CharacterSet SPACES = all(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));

        private Unicode() {}

        private static CharacterSet all(IntPredicate test) {
            return of(IntStream.rangeClosed(0, Character.MAX_VALUE).filter(test).toArray());
        }
    }

    private static @Nullable CharacterSet named(String name) {
        CharacterSet digits = range('0', '9');
        CharacterSet upper = range('A', 'Z');
        CharacterSet lower = range('a', 'z');
        CharacterSet letters = upper.union(lower);
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "alpha" -> letters;
            case "digit" -> digits;
            case "alnum" -> letters.union(digits);
            case "word" -> letters.union(digits).union(of('_'));
            case "upper" -> upper;
            case "lower" -> lower;
            case "space" -> range('\t', '\r').union(of(' '));
            case "blank" -> of(' ', '\t');
            case "xdigit" -> digits.union(range('a', 'f')).union(range('A', 'F'));
            case "cntrl" -> range(0, 31).union(of(127));
            case "print" -> range(' ', '~');
            case "graph" -> range('!', '~');
            case "ascii" -> range(0, 127);
            case "punct" -> range('!', '~').intersect(letters.union(digits).complement());
            default -> null;
        };
    }

    /** Returns whether the code point is in the set. */
    public boolean contains(int codePoint) {
        if (bounds.length == 2) {
            return codePoint >= bounds[0] && codePoint <= bounds[1];
        }
        int found = Arrays.binarySearch(bounds, codePoint);
        // between a start and its end the place to insert is odd
        return found >= 0 || (-found - 1) % 2 == 1;
    }

    /** Returns the number of code points. */
    public int size() {
        int size = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            size += bounds[i + 1] - bounds[i] + 1;
        }
        return size;
    }

    /**
     * Returns the code point at a place in their order.
     *
     * @throws IndexOutOfBoundsException if the index is not below {@link #size}
     */
    public int get(int index) {
        int rest = index;
        for (int i = 0; i < bounds.length; i += 2) {
            int length = bounds[i + 1] - bounds[i] + 1;
            if (rest < length) {
                return bounds[i] + rest;
            }
            rest -= length;
        }
        throw new IndexOutOfBoundsException(index);
    }

    /** Returns the code points in either set. */
    public CharacterSet union(CharacterSet other) {
        List<int[]> ranges = ranges();
        ranges.addAll(other.ranges());
        return of(ranges);
    }

    /** Returns the code points in both sets. */
    public CharacterSet intersect(CharacterSet other) {
        return complement().union(other.complement()).complement();
    }

    /** Returns the code points that are not in the set. */
    public CharacterSet complement() {
        List<int[]> gaps = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            if (bounds[i] > next) {
                gaps.add(new int[] {next, bounds[i] - 1});
            }
            next = bounds[i + 1] + 1;
        }
        if (next <= Character.MAX_CODE_POINT) {
            gaps.add(new int[] {next, Character.MAX_CODE_POINT});
        }
        return of(gaps);
    }

    /** Returns the set with the other letter case of each of its letters. */
    public CharacterSet ignoringCase() {
        List<int[]> ranges = ranges();
        for (int[] range : ranges()) {
            int last = range[1] - range[0] > LONGEST_FOLDED ? Math.min(range[1], 127) : range[1];
            for (int c = range[0]; c <= last; c++) {
                int upper = Character.toUpperCase(c);
                int lower = Character.toLowerCase(c);
                ranges.add(new int[] {upper, upper});
                ranges.add(new int[] {lower, lower});
            }
        }
        return of(ranges);
    }

    private List<int[]> ranges() {
        List<int[]> ranges = new ArrayList<>();
        for (int i = 0; i < bounds.length; i += 2) {
            ranges.add(new int[] {bounds[i], bounds[i + 1]});
        }
        return ranges;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CharacterSet set && Arrays.equals(bounds, set.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("[");
        for (int[] range : ranges()) {
            out.appendCodePoint(range[0]);
            if (range[1] > range[0]) {
                out.append('-').appendCodePoint(range[1]);
            }
        }
        return out.append(']').toString();
    }
}
