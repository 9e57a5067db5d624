package dev.rowloom.schema.internal.condition;

/** The kinds of values an expression can have, with the Java class that carries them here. */
enum Kind {
    /** A literal text or null that takes the type of what it is compared with; {@link String}. */
    UNTYPED,
    /** {@link Boolean}. */
    BOOLEAN,
    /** {@link Long}. */
    INTEGER,
    /** {@link java.math.BigDecimal}, also {@link Long}. */
    DECIMAL,
    /** {@link Double}. */
    FLOAT,
    /** {@link String}. */
    TEXT,
    /** One of a list of labels in their order; {@link String}. */
    ENUM,
    /** {@link java.time.LocalDate}. */
    DATE,
    /** {@link java.time.LocalTime}. */
    TIME,
    /** {@link java.time.LocalDateTime}. */
    TIMESTAMP,
    /** A point in time; {@link java.time.LocalDateTime} at UTC. */
    INSTANT,
    /** {@link Interval}. */
    INTERVAL,
    /** {@link java.util.UUID}. */
    UUID,
    /** {@code byte[]}. */
    BINARY,
    /** A JSON document as {@link String}. */
    JSON,
    /** {@link java.util.List} of elements. */
    ARRAY,
    /** {@link Network}. */
    NETWORK,
    /** {@link Span} of values of the element's kind. */
    RANGE,
    /** A string of zeros and ones; {@link String}. */
    BITS,
    /** Names with texts; {@link String} as PostgreSQL's hstore writes it. */
    HSTORE,
    /** A text in a form of the type's own, only tested for null. */
    OPAQUE;

    boolean isNumber() {
        return this == INTEGER || this == DECIMAL || this == FLOAT;
    }

    boolean isText() {
        return this == TEXT || this == UNTYPED || this == ENUM;
    }

    boolean isDateTime() {
        return this == DATE || this == TIMESTAMP || this == INSTANT;
    }
}
