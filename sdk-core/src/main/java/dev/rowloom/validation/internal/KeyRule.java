package dev.rowloom.validation.internal;

import dev.rowloom.schema.internal.condition.Condition;
import dev.rowloom.schema.internal.condition.Truth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A unique key, or columns that a foreign key refers to, compiled. Immutable. */
public final class KeyRule {

    private final String description;
    private final List<KeyPart> parts;
    private final int[] reads;
    private final NullRule nulls;
    private final @Nullable Condition predicate;
    private final @Nullable Clash clash;

    /** What becomes of rows with a null in a part. */
    public enum NullRule {
        /** They are not compared. */
        LEFT_OUT,
        /** Null is a value like others. */
        COMPARED
    }

    /**
     * What is wrong where two rows have one key.
     *
     * @param sure where the values are surely the same
     * @param possible where they may be
     * @param failed where a part can't be computed for a row
     */
    public record Clash(Problem sure, Problem possible, Problem failed) {}

    /**
     * @param description the key in words
     * @param parts its parts
     * @param reads the positions of the columns that parts and predicate read
     * @param restriction which rows are compared
     * @param clash what is wrong where two rows have one key, or null where that is no matter
     */
    KeyRule(String description, List<KeyPart> parts, int[] reads, Restriction restriction, @Nullable Clash clash) {
        this.description = description;
        this.parts = List.copyOf(parts);
        this.reads = reads.clone();
        this.nulls = restriction.nulls();
        this.predicate = restriction.predicate();
        this.clash = clash;
    }

    /**
     * Which rows a key compares.
     *
     * @param nulls what becomes of nulls
     * @param predicate the condition of a partial index, or null
     */
    public record Restriction(NullRule nulls, @Nullable Condition predicate) {

        /** All rows without nulls. */
        public static final Restriction NONE = new Restriction(NullRule.LEFT_OUT, null);
    }

    /** Returns the key in words. */
    public String description() {
        return description;
    }

    /** Returns the parts. */
    public List<KeyPart> parts() {
        return parts;
    }

    /** Returns the positions of the columns that parts and predicate read. */
    public int[] reads() {
        return reads.clone();
    }

    /** Returns what is wrong where two rows have one key, or null where that is no matter. */
    public @Nullable Clash clash() {
        return clash;
    }

    /** Returns whether rows that may have one key surely have. */
    public boolean isSure() {
        return parts.stream().allMatch(part -> part.likeness().isSure());
    }

    /** Returns the first column that decides on the row and whose value is not known, or −1. */
    public int firstUnknown(RowView row) {
        return row.firstUnknown(reads);
    }

    /**
     * Returns the values of a row whose columns are known, or null where the key doesn't compare it.
     *
     * @throws ArithmeticException if the database would report an error for the row
     */
    public @Nullable Object @Nullable [] values(RowView row) {
        if (predicate != null && predicate.test(row) != Truth.TRUE) {
            return null;
        }
        @Nullable Object[] values = new @Nullable Object[parts.size()];
        boolean any = false;
        for (int i = 0; i < values.length; i++) {
            values[i] = parts.get(i).of(row);
            if (values[i] == null && nulls == NullRule.LEFT_OUT) {
                return null;
            }
            any |= values[i] != null;
        }
        return any || values.length == 1 ? values : null;
    }

    /** Returns the values with their texts folded so that equal ones surely are the same. */
    public @Nullable Object[] sure(@Nullable Object[] values) {
        @Nullable Object[] folded = values.clone();
        for (int i = 0; i < folded.length; i++) {
            if (folded[i] instanceof String text) {
                folded[i] = parts.get(i).likeness().sure(text);
            }
        }
        return folded;
    }

    /** Returns the values with their texts folded so that those are equal that may be the same. */
    public @Nullable Object[] possible(@Nullable Object[] values) {
        @Nullable Object[] folded = values.clone();
        for (int i = 0; i < folded.length; i++) {
            if (folded[i] instanceof String text) {
                folded[i] = parts.get(i).likeness().possible(text);
            }
        }
        return folded;
    }
}
