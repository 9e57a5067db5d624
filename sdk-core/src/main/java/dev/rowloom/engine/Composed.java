package dev.rowloom.engine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Text put together from the lexicons of an urn, with a copy number where it has to be unique. */
final class Composed extends BytesProgram {

    /** The most digits of a copy number that room is kept for. */
    static final int COPY_DIGITS = 7;

    /** The number of copies that have numbers of at most so many digits. */
    static final long COPIES = 9_999_998;

    private final Source source;
    private final Urn urn;
    private final int[] order;

    /** For each part of the urn, the order of its words. */
    private final int[][] orders;

    private final Lexicon[] shown;
    private final byte[] prefix;
    private final byte[] between;
    private final byte[] beforeCopy;
    private final byte[] suffix;
    private final Lexicon @Nullable [] classes;
    private final int room;

    /** Where the place in the urn comes from. */
    sealed interface Source {

        /** A subject of the row, shared with other columns. */
        record SubjectOf(int subject) implements Source {}

        /** The column's own number. */
        record Own(IndexSource index) implements Source {}
    }

    /**
     * What stands around the words.
     *
     * @param prefix before the first
     * @param between between two
     * @param beforeCopy between the last and a copy number
     * @param suffix after all
     */
    record Shape(String prefix, String between, String beforeCopy, String suffix) {

        int chars(int words) {
            return prefix.length() + between.length() * Math.max(0, words - 1) + suffix.length();
        }
    }

    /**
     * Makes a program.
     *
     * @param order which of the urn's lexicons to show, in order
     * @param shown for each of the urn's lexicons what to write; slots as in the urn's
     * @param classes for each of the urn's lexicons the classes that copy numbers are counted in, or null where texts may
     *     repeat
     */
    Composed(Source source, Urn urn, List<Integer> order, Lexicon[] shown, Shape shape, Lexicon @Nullable [] classes) {
        this.source = source;
        this.urn = urn;
        this.order = order.stream().mapToInt(Integer::intValue).toArray();
        this.orders = new int[][] {this.order};
        this.shown = shown;
        this.prefix = shape.prefix().getBytes(StandardCharsets.UTF_8);
        this.between = shape.between().getBytes(StandardCharsets.UTF_8);
        this.beforeCopy = shape.beforeCopy().getBytes(StandardCharsets.UTF_8);
        this.suffix = shape.suffix().getBytes(StandardCharsets.UTF_8);
        this.classes = classes;
        this.room = room();
    }

    private Composed(Composed same, List<List<Integer>> orders) {
        this.source = same.source;
        this.urn = same.urn;
        this.order = same.order;
        this.orders = orders.stream()
                .map(it -> it.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        this.shown = same.shown;
        this.prefix = same.prefix;
        this.between = same.between;
        this.beforeCopy = same.beforeCopy;
        this.suffix = same.suffix;
        this.classes = same.classes;
        this.room = same.room;
    }

    /** Returns the same text with the same words in another order, part by part of the urn. */
    Composed withOrders(List<List<Integer>> newOrders) {
        return new Composed(this, newOrders);
    }

    @Override
    long rows() {
        return classes == null ? super.rows() : urn.rowsWithin(COPIES, classes);
    }

    @Override
    int shortest() {
        int chars = prefix.length + between.length * Math.max(0, order.length - 1) + suffix.length;
        for (int lexicon : order) {
            chars += shown[lexicon].shortestChars();
        }
        return chars;
    }

    @Override
    int constantPrefix() {
        return prefix.length;
    }

    @Override
    void write(Frame frame, int cell, BytesVector out) {
        long place = place(frame, cell);
        byte[] target = out.reserve(room);
        int at = copied(prefix, target, out.length());
        int[] shownNow = orders.length == 1 ? order : orders[urn.part(place)];
        for (int i = 0; i < shownNow.length; i++) {
            at = i > 0 ? copied(between, target, at) : at;
            at = shown[shownNow[i]].write(urn.slot(place, shownNow[i]), target, at);
        }
        long copy = classes == null ? 0 : urn.copy(place, classes);
        if (copy > 0) {
            at = copied(beforeCopy, target, at);
            at = Digits.write(copy + 1, target, at);
        }
        out.extendTo(copied(suffix, target, at));
    }

    /** Copies one of the few bytes between the words. */
    private static int copied(byte[] bytes, byte[] target, int at) {
        for (int i = 0; i < bytes.length; i++) {
            target[at + i] = bytes[i];
        }
        return at + bytes.length;
    }

    private int room() {
        int bytes = prefix.length + between.length * order.length + beforeCopy.length + Digits.LONGEST + suffix.length;
        for (int lexicon : order) {
            bytes += shown[lexicon].longestBytes();
        }
        return bytes + BytesVector.PADDING;
    }

    private long place(Frame frame, int cell) {
        return source instanceof Source.SubjectOf subject
                ? frame.subject(subject.subject())[cell]
                : urn.place(((Source.Own) source).index().index(frame, cell));
    }
}
