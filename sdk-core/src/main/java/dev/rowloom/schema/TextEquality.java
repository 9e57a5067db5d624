package dev.rowloom.schema;

import java.text.Normalizer;
import java.util.Locale;

/**
 * When two texts count as the same value in a column.
 *
 * <p>Capacity, engine, validation and comparison all use this one definition. Where a collation is unknown the coarser
 * equality is the safe one: values that differ under it differ under every finer one.
 *
 * @param letterCase whether upper and lower case differ
 * @param accents whether accented and plain letters differ
 * @param trailingSpaces whether trailing spaces count
 * @param emptyText whether the empty text is a value of its own; ignored, it is null, as in Oracle
 * @since 0.1.0
 */
public record TextEquality(
        Sensitivity letterCase, Sensitivity accents, Sensitivity trailingSpaces, Sensitivity emptyText) {

    /** Whether a difference counts. */
    public enum Sensitivity {
        SIGNIFICANT,
        IGNORED
    }

    /** Texts are equal when their characters are: PostgreSQL's default, SQLite's {@code BINARY}. */
    public static final TextEquality EXACT =
            new TextEquality(Sensitivity.SIGNIFICANT, Sensitivity.SIGNIFICANT, Sensitivity.SIGNIFICANT);

    /** Exact but for trailing spaces: padded {@code CHAR(n)}, MySQL's binary {@code PAD SPACE} collations. */
    public static final TextEquality PADDED =
            new TextEquality(Sensitivity.SIGNIFICANT, Sensitivity.SIGNIFICANT, Sensitivity.IGNORED);

    /** Letter case is ignored: PostgreSQL's {@code citext}, SQLite's {@code NOCASE}. */
    public static final TextEquality CASE_INSENSITIVE =
            new TextEquality(Sensitivity.IGNORED, Sensitivity.SIGNIFICANT, Sensitivity.SIGNIFICANT);

    /** Case, accents and trailing spaces are ignored: MySQL's default collations. */
    public static final TextEquality COARSE =
            new TextEquality(Sensitivity.IGNORED, Sensitivity.IGNORED, Sensitivity.IGNORED);

    /** Creates an equality to which the empty text is a value. */
    public TextEquality(Sensitivity letterCase, Sensitivity accents, Sensitivity trailingSpaces) {
        this(letterCase, accents, trailingSpaces, Sensitivity.SIGNIFICANT);
    }

    /** Returns the same equality, but to which the empty text is null. */
    public TextEquality withEmptyTextNull() {
        return new TextEquality(letterCase, accents, trailingSpaces, Sensitivity.IGNORED);
    }

    /** Returns a form of the text that is the same for exactly those texts that count as equal. */
    public String fold(String text) {
        String folded = text;
        if (accents == Sensitivity.IGNORED) {
            folded = Normalizer.normalize(folded, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
        }
        if (letterCase == Sensitivity.IGNORED) {
            folded = folded.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        }
        return trailingSpaces == Sensitivity.IGNORED ? stripTrailingSpaces(folded) : folded;
    }

    /** Returns an equality under which texts are equal if they are under this one or under the other. */
    public TextEquality coarser(TextEquality other) {
        return new TextEquality(
                coarser(letterCase, other.letterCase),
                coarser(accents, other.accents),
                coarser(trailingSpaces, other.trailingSpaces),
                coarser(emptyText, other.emptyText));
    }

    private static Sensitivity coarser(Sensitivity a, Sensitivity b) {
        return a == Sensitivity.IGNORED ? a : b;
    }

    private static String stripTrailingSpaces(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }
}
