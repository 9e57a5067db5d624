package dev.rowloom.schema;

import java.util.Objects;

/**
 * How a dialect writes values in statements, whatever their column. Immutable.
 *
 * @since 0.1.0
 */
public final class LiteralStyle {

    private final Escaping escaping;
    private final Booleans booleans;
    private final Arrays arrays;
    private final String binaryPrefix;
    private final String bitPrefix;
    private final char timeSeparator;
    private final String instantSuffix;

    /** What is done about the characters of a text that can't stand in a literal as they are. */
    public enum Escaping {
        /** Quotes are doubled; nothing else is special. */
        QUOTES,
        /** Quotes are doubled, backslashes and control characters escaped by a backslash. */
        BACKSLASHES,
        /**
         * Quotes are doubled; line ends and ampersands, on which SQL*Plus acts, stand as {@code CHR(10)} between pieces that
         * are joined by {@code ||}; no piece is longer than 1000 bytes.
         */
        JOINED_PIECES
    }

    /** How truth values are written. */
    public enum Booleans {
        /** {@code TRUE} and {@code FALSE}. */
        WORDS,
        /** {@code 1} and {@code 0}. */
        DIGITS
    }

    /** How arrays are written. */
    public enum Arrays {
        /** As a text in braces: <code>'{a,b}'</code>. */
        BRACES,
        /** By a constructor: {@code ARRAY['a','b']}. */
        CONSTRUCTOR
    }

    private LiteralStyle(Builder builder) {
        escaping = builder.escaping;
        booleans = builder.booleans;
        arrays = builder.arrays;
        binaryPrefix = builder.binaryPrefix;
        bitPrefix = builder.bitPrefix;
        timeSeparator = builder.timeSeparator;
        instantSuffix = builder.instantSuffix;
    }

    /** Returns a builder of standard SQL's way: {@code 'it''s'}, {@code TRUE}, {@code X'0a'}, {@code '2026-03-01 14:05:00'}. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns what is done about special characters. */
    public Escaping escaping() {
        return escaping;
    }

    /** Returns how truth values are written. */
    public Booleans booleans() {
        return booleans;
    }

    /** Returns how arrays are written. */
    public Arrays arrays() {
        return arrays;
    }

    /** Returns what stands before the hexadecimal digits of a binary value, quote included: {@code '\x}. */
    public String binaryPrefix() {
        return binaryPrefix;
    }

    /** Returns what stands before the digits of a bit string, quote included: {@code B'}. */
    public String bitPrefix() {
        return bitPrefix;
    }

    /** Returns what stands between date and time of day. */
    public char timeSeparator() {
        return timeSeparator;
    }

    /** Returns what follows the UTC date and time of a timestamp with zone inside its quotes, such as {@code +00}. */
    public String instantSuffix() {
        return instantSuffix;
    }

    /** Builds a {@link LiteralStyle}. Not thread-safe. */
    public static final class Builder {

        private Escaping escaping = Escaping.QUOTES;
        private Booleans booleans = Booleans.WORDS;
        private Arrays arrays = Arrays.BRACES;
        private String binaryPrefix = "X'";
        private String bitPrefix = "B'";
        private char timeSeparator = ' ';
        private String instantSuffix = "";

        private Builder() {}

        /** Sets what is done about special characters. If unset, {@link Escaping#QUOTES}. */
        public Builder escaping(Escaping escaping) {
            this.escaping = Objects.requireNonNull(escaping, "escaping");
            return this;
        }

        /** Sets how truth values are written. If unset, {@link Booleans#WORDS}. */
        public Builder booleans(Booleans booleans) {
            this.booleans = Objects.requireNonNull(booleans, "booleans");
            return this;
        }

        /** Sets how arrays are written. If unset, {@link Arrays#BRACES}. */
        public Builder arrays(Arrays arrays) {
            this.arrays = Objects.requireNonNull(arrays, "arrays");
            return this;
        }

        /** Sets what stands before hexadecimal digits. If unset, {@code X'}. */
        public Builder binaryPrefix(String binaryPrefix) {
            this.binaryPrefix = Objects.requireNonNull(binaryPrefix, "binaryPrefix");
            return this;
        }

        /** Sets what stands before a bit string. If unset, {@code B'}. */
        public Builder bitPrefix(String bitPrefix) {
            this.bitPrefix = Objects.requireNonNull(bitPrefix, "bitPrefix");
            return this;
        }

        /** Sets what stands between date and time. If unset, a space. */
        public Builder timeSeparator(char timeSeparator) {
            this.timeSeparator = timeSeparator;
            return this;
        }

        /** Sets what follows a timestamp with zone. If unset, nothing: the session's zone is UTC. */
        public Builder instantSuffix(String instantSuffix) {
            this.instantSuffix = Objects.requireNonNull(instantSuffix, "instantSuffix");
            return this;
        }

        /** Returns the style. */
        public LiteralStyle build() {
            return new LiteralStyle(this);
        }
    }
}
