package dev.rowloom.engine;

import dev.rowloom.schema.internal.condition.Condition;
import dev.rowloom.schema.internal.condition.Truth;
import dev.rowloom.schema.internal.condition.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A unique key of a table with given rows: says which row's values another row takes because its own were given to one.
 *
 * <p>Without given values no two rows agree. A row whose values row <i>i</i> was given takes those that row <i>i</i> would
 * have had; where these were given to row <i>j</i>, those of row <i>j</i>, and so on. Each step leads to another row, since
 * neither the given values nor the others repeat, so that there are at most as many steps as given rows.
 */
final class PinnedKey {

    private final String description;
    private final List<Part> parts;
    private final @Nullable Condition predicate;
    private final boolean nullsClash;
    private final List<String> columns;
    private final int[] positions;
    private final int[] references;
    private final int[] layout;
    private final boolean[] fixed;
    private final Supplier<Frame> given;
    private final Lazily<Map<List<Object>, Integer>> taken;
    private volatile @Nullable Thread taking;

    /**
     * A part of the key.
     *
     * @param position the column's, or −1
     * @param reference the reference whose columns the key has all, so that its parent's number stands for them, or −1
     * @param value the expression's, or null for a column
     * @param prefix how many characters count
     * @param fold makes equal texts the same
     * @param slot how many units of the column count as one: 1, but where a slot of time or numbers is compared
     */
    record Part(
            int position, int reference, @Nullable Value value, int prefix, UnaryOperator<String> fold, long slot) {}

    /**
     * What a key is about.
     *
     * @param columns the columns of the key and of its predicate
     * @param positions the columns that are moved together
     * @param references the references that are moved with them
     * @param layout the place in the layout of each column of the table, or −1
     * @param fixed which of the given rows have a given value in the key
     */
    record Scope(List<String> columns, int[] positions, int[] references, int[] layout, boolean[] fixed) {}

    /**
     * Makes a key.
     *
     * @param given makes a frame of the table in which rows hold what they are given, but move for nobody
     */
    PinnedKey(
            String description,
            List<Part> parts,
            @Nullable Condition predicate,
            boolean nullsClash,
            Scope scope,
            Supplier<Frame> given) {
        this.description = description;
        this.parts = List.copyOf(parts);
        this.predicate = predicate;
        this.nullsClash = nullsClash;
        this.columns = List.copyOf(scope.columns());
        this.positions = scope.positions();
        this.references = scope.references();
        this.layout = scope.layout();
        this.fixed = scope.fixed();
        this.given = given;
        this.taken = new Lazily<>(this::take);
    }

    /** Returns whether rows with the same key exclude each other, and not only rows that overlap there. */
    boolean isExact() {
        return parts.stream().allMatch(part -> part.slot() == 1);
    }

    String description() {
        return description;
    }

    /** Returns the columns of the key and of its predicate. */
    List<String> columns() {
        return columns;
    }

    int[] positions() {
        return positions;
    }

    boolean hasColumn(int position) {
        return Arrays.stream(positions).anyMatch(it -> it == position);
    }

    boolean hasReference(int reference) {
        return Arrays.stream(references).anyMatch(it -> it == reference);
    }

    private boolean isFixed(long row) {
        return row < fixed.length && fixed[(int) row];
    }

    /** Reads the given values, so that they are there whichever row is made first. */
    void prepare() {
        taken.get();
    }

    private Map<List<Object>, Integer> taken() {
        // keys that are made of each other: what is given is read as if nothing else gave way to it
        return taking == Thread.currentThread() ? Map.of() : taken.get();
    }

    private Map<List<Object>, Integer> take() {
        taking = Thread.currentThread();
        try {
            return read();
        } finally {
            taking = null;
        }
    }

    private Map<List<Object>, Integer> read() {
        Map<List<Object>, Integer> found = new HashMap<>();
        Frame frame = given.get();
        for (int row = 0; row < fixed.length; row++) {
            if (fixed[row]) {
                frame.span(row, 1);
                List<Object> key = of(frame, 0);
                if (key != null) {
                    found.putIfAbsent(key, row);
                }
            }
        }
        return found;
    }

    /** Returns what the key compares of a row, or null where nothing equals it. */
    @Nullable
    List<Object> of(Frame frame, int cell) {
        if (predicate != null
                && predicate.test(column -> layout[column] < 0
                                ? null
                                : frame.column(layout[column]).value(cell))
                        != Truth.TRUE) {
            return null;
        }
        List<Object> key = new ArrayList<>(parts.size());
        for (Part part : parts) {
            Object value = value(part, frame, cell);
            if (value == null && !nullsClash) {
                return null;
            }
            key.add(value == null ? Pins.OPEN : value);
        }
        return key;
    }

    private @Nullable Object value(Part part, Frame frame, int cell) {
        if (part.reference() >= 0) {
            Frame.ReferenceState state = frame.reference(part.reference());
            return state.absent[cell] ? null : (Object) state.parents[cell];
        } else if (part.value() != null) {
            try {
                Object value = part.value()
                        .of(column -> layout[column] < 0
                                ? null
                                : frame.column(layout[column]).value(cell));
                return value instanceof String text ? folded(part, text) : value;
            } catch (ArithmeticException e) {
                return null;
            }
        }
        ColumnVector vector = frame.column(part.position());
        if (!vector.hasValue(cell)) {
            return null;
        } else if (vector instanceof LongVector longs) {
            return Math.floorDiv(longs.get(cell), part.slot());
        }
        BytesVector bytes = (BytesVector) vector;
        return bytes.encoding() == Encoding.TEXT
                ? folded(part, bytes.text(cell))
                : new String(
                        bytes.data(),
                        bytes.start(cell),
                        bytes.end(cell) - bytes.start(cell),
                        java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static String folded(Part part, String text) {
        String folded = part.fold().apply(text);
        return folded.codePointCount(0, folded.length()) <= part.prefix()
                ? folded
                : folded.substring(0, folded.offsetByCodePoints(0, part.prefix()));
    }

    /**
     * Returns the row whose values the row at a cell takes: mostly itself.
     *
     * @param natural a frame in which nothing is given, of the rows at hand
     * @param other another such frame
     */
    long source(Frame natural, int cell, Supplier<Frame> other) {
        long row = natural.row(cell);
        if (isFixed(row)) {
            return row;
        }
        Map<List<Object>, Integer> others = taken();
        if (others.isEmpty()) {
            return row;
        }
        List<Object> key = of(natural, cell);
        Integer owner = key == null ? null : others.get(key);
        for (int step = 0; owner != null && step <= fixed.length; step++) {
            row = owner;
            Frame frame = Objects.requireNonNull(other.get());
            frame.span(row, 1);
            key = of(frame, 0);
            owner = key == null ? null : others.get(key);
        }
        return row;
    }
}
