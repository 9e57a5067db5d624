package dev.rowloom.schema;

/**
 * How a dialect writes values in statements.
 *
 * @param backslash whether a backslash inside quotes must be doubled
 * @param booleans how truth values are written
 * @param binaryPrefix what stands before the hexadecimal digits of a binary value, quote included: {@code '\x}
 * @param bitPrefix what stands before the digits of a bit string, quote included: {@code B'}
 * @param instantSuffix what follows the UTC date and time of a timestamp with zone inside its quotes, such as {@code +00}
 * @since 0.1.0
 */
public record LiteralStyle(
        Backslash backslash, Booleans booleans, String binaryPrefix, String bitPrefix, String instantSuffix) {

    /** Whether a backslash inside quotes is special. */
    public enum Backslash {
        PLAIN,
        DOUBLED
    }

    /** How truth values are written. */
    public enum Booleans {
        /** {@code TRUE} and {@code FALSE}. */
        WORDS,
        /** {@code 1} and {@code 0}. */
        DIGITS
    }
}
