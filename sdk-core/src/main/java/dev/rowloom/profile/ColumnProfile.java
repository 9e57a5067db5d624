package dev.rowloom.profile;

import dev.rowloom.privacy.Detection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the values of a column look like. Holds values only of columns without personal data, and only such as came ten times.
 *
 * @param name the column's name
 * @param kind what the values are
 * @param format the pattern of {@link java.time.format.DateTimeFormatter} that all dates or times have, else null
 * @param values how many rows have a value
 * @param missing how many have none
 * @param distinct how many different values there are; about, where there are many
 * @param quantiles round numbers or times near the least value, the twentieths and the greatest, in order; empty for others
 * @param top the values that came most often, and how often
 * @param patterns the shapes that came most often, {@code A} for a capital, {@code a} for another letter, {@code 9} for a digit,
 *     and how often; empty for numbers and times
 * @param meanLength how many characters the texts have on average
 * @param personal what kind of personal data it was taken for
 * @since 0.1.0
 */
public record ColumnProfile(
        String name,
        ValueKind kind,
        @Nullable String format,
        long values,
        long missing,
        long distinct,
        List<String> quantiles,
        List<Frequency> top,
        List<Frequency> patterns,
        double meanLength,
        Detection personal) {

    /** Copies the lists. */
    public ColumnProfile {
        quantiles = List.copyOf(quantiles);
        top = List.copyOf(top);
        patterns = List.copyOf(patterns);
    }

    /** Returns the share of rows without a value, 0 to 1. */
    public double nullRate() {
        return values + missing == 0 ? 0 : (double) missing / (values + missing);
    }

    /**
     * A text and how often it came.
     *
     * @param text a value, or a shape
     * @param count at least 10
     */
    public record Frequency(String text, long count) {}
}
