package dev.rowloom.engine;

/**
 * How the cells of a column travel in a {@link ColumnVector}, and what {@link ColumnVector#value} makes of them.
 *
 * @since 0.1.0
 */
public enum Encoding {
    /** Whole numbers; in a {@link LongVector}; carrier {@link Long}. */
    INTEGER,
    /** Exact decimals as unscaled numbers with {@link LongVector#scale()}; carrier {@link java.math.BigDecimal}. */
    DECIMAL,
    /**
     * Floating-point numbers, as decimals with {@link LongVector#scale()} so that their text is the same everywhere;
     * carrier {@link Double}.
     */
    FLOAT,
    /** 0 or 1; in a {@link LongVector}; carrier {@link Boolean}. */
    BOOLEAN,
    /** Days since 1970-01-01; in a {@link LongVector}; carrier {@link java.time.LocalDate}. */
    DATE,
    /** Microseconds since midnight; in a {@link LongVector}; carrier {@link java.time.LocalTime}. */
    TIME,
    /** Microseconds since 1970-01-01T00:00, local; in a {@link LongVector}; carrier {@link java.time.LocalDateTime}. */
    TIMESTAMP,
    /** Microseconds since 1970-01-01T00:00Z; in a {@link LongVector}; carrier {@link java.time.OffsetDateTime} at UTC. */
    INSTANT,
    /** Text in UTF-8, also of JSON, XML, labels, addresses and other types written as text; carrier {@link String}. */
    TEXT,
    /** Sixteen bytes; in a {@link BytesVector}; carrier {@link java.util.UUID}. */
    UUID,
    /** Raw bytes; in a {@link BytesVector}; carrier {@code byte[]}. */
    BINARY;

    /** Returns whether the cells are in a {@link LongVector}, else in a {@link BytesVector}. */
    public boolean isLong() {
        return switch (this) {
            case INTEGER, DECIMAL, FLOAT, BOOLEAN, DATE, TIME, TIMESTAMP, INSTANT -> true;
            case TEXT, UUID, BINARY -> false;
        };
    }
}
