package dev.rowloom.it.property;

/**
 * A column's type.
 *
 * @param kind the type without its measures
 * @param length the greatest number of characters, or of digits of a numeric; else 0
 * @param scale the digits after the decimal point of a numeric; else 0
 */
record TypeModel(Kind kind, int length, int scale) {

    enum Kind {
        SMALLINT,
        INT,
        BIGINT,
        NUMERIC,
        DOUBLE,
        BOOLEAN,
        VARCHAR,
        CHAR,
        TEXT,
        DATE,
        TIMESTAMP,
        UUID,
        INT_RANGE,
        DATE_RANGE,
        TIMESTAMP_RANGE
    }

    static TypeModel of(Kind kind) {
        return new TypeModel(kind, 0, 0);
    }

    static TypeModel varchar(int length) {
        return new TypeModel(Kind.VARCHAR, length, 0);
    }

    static TypeModel character(int length) {
        return new TypeModel(Kind.CHAR, length, 0);
    }

    static TypeModel numeric(int precision, int scale) {
        return new TypeModel(Kind.NUMERIC, precision, scale);
    }

    boolean isText() {
        return kind == Kind.VARCHAR || kind == Kind.CHAR || kind == Kind.TEXT;
    }

    /** Whether values are ranges, which PostgreSQL alone has. */
    boolean isRange() {
        return kind == Kind.INT_RANGE || kind == Kind.DATE_RANGE || kind == Kind.TIMESTAMP_RANGE;
    }

    boolean isInteger() {
        return kind == Kind.SMALLINT || kind == Kind.INT || kind == Kind.BIGINT;
    }

    /** Whether values stand in an order and are counted in {@link Units}. */
    boolean isCounted() {
        return isInteger()
                || kind == Kind.NUMERIC
                || kind == Kind.DOUBLE
                || kind == Kind.DATE
                || kind == Kind.TIMESTAMP
                || kind == Kind.BOOLEAN;
    }

    /** Whether every database here takes the type in a key. */
    boolean fitsKey() {
        return kind != Kind.TEXT && kind != Kind.DOUBLE && !isRange();
    }
}
