package dev.rowloom.schema;

import java.util.Set;

/**
 * How a dialect evaluates expressions, where products differ.
 *
 * <p>Without any feature: strict types as in PostgreSQL, exact comparison of text, whole-number division of whole numbers.
 *
 * @param textEquality when two texts count as equal where no column says so
 * @param features how the dialect departs from that
 * @since 0.1.0
 */
public record ExpressionRules(TextEquality textEquality, Set<Feature> features) {

    /** A way to evaluate. */
    public enum Feature {
        /** Values carry their own type, and a column's type is an affinity only: SQLite. */
        DYNAMIC_TYPES,
        /** Conditions are the numbers 0 and 1, and any number is a condition. */
        BOOLEANS_ARE_NUMBERS,
        /** Text compared with a number counts as the number it begins with, else as zero. */
        LENIENT_NUMBERS,
        /** The quotient of whole numbers has a fraction. */
        FRACTIONAL_DIVISION,
        /** Division by zero gives null instead of an error. */
        ZERO_DIVISION_IS_NULL,
        /** Whole numbers are added and multiplied in 64 bits, whatever their type. */
        WIDE_INTEGERS,
        /** A cast to a whole number cuts the fraction off instead of rounding. */
        CASTS_TRUNCATE,
        /** Empty text is null. */
        EMPTY_TEXT_IS_NULL,
        /** {@code ||} takes null for empty text. */
        NULL_CONCATENATES_AS_EMPTY,
        /** {@code CONCAT()} takes null for empty text. */
        CONCAT_SKIPS_NULL,
        /** {@code ||} is OR. */
        PIPES_ARE_OR,
        /** {@code +} of texts concatenates them. */
        PLUS_CONCATENATES,
        /** LIKE ignores the case of ASCII letters. */
        LIKE_IGNORES_CASE,
        /** LIKE goes by the collation. */
        LIKE_BY_COLLATION,
        /** A LIKE pattern knows {@code [a-z]} and {@code [^a-z]}. */
        LIKE_CLASSES,
        /** A backslash in a LIKE pattern escapes also without ESCAPE. */
        LIKE_BACKSLASH,
        /** Regular expressions go by the collation's letter case. */
        REGEXP_BY_COLLATION,
        /** Regular expressions are Perl's, as PCRE and ICU have them, and not POSIX' with extensions. */
        REGEXP_PERL,
        /** {@code LENGTH()} counts bytes. */
        LENGTH_IN_BYTES,
        /** {@code GREATEST()} and {@code LEAST()} leave out nulls. */
        GREATEST_SKIPS_NULL,
        /** A date less a date is an interval, and not a number of days. */
        DATE_DIFFERENCE_IS_INTERVAL,
        /** Fixed-length text is read with its padding. */
        PADDING_IS_READ,
        /** {@code SUBSTR()} counts from the end where the start is negative. */
        SUBSTRING_FROM_END
    }

    /** Copies the set. */
    public ExpressionRules {
        features = Set.copyOf(features);
    }

    /** Returns rules with those features. */
    public static ExpressionRules of(TextEquality textEquality, Feature... features) {
        return new ExpressionRules(textEquality, Set.of(features));
    }

    /** Returns whether the dialect has the feature. */
    public boolean has(Feature feature) {
        return features.contains(feature);
    }
}
