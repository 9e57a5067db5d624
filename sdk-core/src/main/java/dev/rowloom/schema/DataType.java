package dev.rowloom.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The type of a column, neutral of the dialect it was declared in.
 *
 * <p>The family is closed so that a new type is met by the compiler in every place that must know it. What a dialect
 * calls the type ({@code serial}, {@code NVARCHAR2}, …) stays in {@link Column#declaredType()}.
 *
 * @since 0.1.0
 */
public sealed interface DataType {

    /** The length of text or binary types that have no declared limit. */
    int UNLIMITED = Integer.MAX_VALUE;

    /**
     * A whole number.
     *
     * @param min the least value the type holds
     * @param max the greatest value the type holds; unsigned 64-bit types are cut at {@link Long#MAX_VALUE}
     */
    record IntegerType(long min, long max) implements DataType {

        /** Returns the two's complement type of that many bits, 8 to 64. */
        public static IntegerType signed(int bits) {
            return new IntegerType(Long.MIN_VALUE >> (64 - bits), Long.MAX_VALUE >> (64 - bits));
        }

        /** Returns the unsigned type of that many bits, 8 to 64; 64 bits are cut at {@link Long#MAX_VALUE}. */
        public static IntegerType unsigned(int bits) {
            return new IntegerType(0, bits == 64 ? Long.MAX_VALUE : (1L << bits) - 1);
        }
    }

    /**
     * An exact decimal number.
     *
     * @param precision digits in all; 0 where the declaration sets no limit
     * @param scale digits after the decimal point
     * @param sign whether negative values fit
     */
    record DecimalType(int precision, int scale, Sign sign) implements DataType {}

    /** Whether a number may be negative. */
    enum Sign {
        SIGNED,
        UNSIGNED
    }

    /**
     * A binary floating-point number.
     *
     * @param bits 32 or 64
     * @param sign whether negative values fit
     */
    record FloatType(int bits, Sign sign) implements DataType {}

    /** A truth value. */
    record BooleanType() implements DataType {}

    /**
     * Character text.
     *
     * @param maxLength the greatest length in {@code unit}, or {@link #UNLIMITED}
     * @param unit what the length counts
     * @param padding whether short values are padded with spaces to the full length
     * @param equality when two texts count as equal
     */
    record TextType(int maxLength, LengthUnit unit, Padding padding, TextEquality equality) implements DataType {}

    /** What the length of a text type counts. */
    enum LengthUnit {
        CHARACTERS,
        BYTES
    }

    /** Whether a text or binary type has a fixed length. */
    enum Padding {
        VARYING,
        FIXED
    }

    /**
     * Raw bytes.
     *
     * @param maxLength the greatest number of bytes, or {@link #UNLIMITED}
     * @param padding whether every value has the full length
     */
    record BinaryType(int maxLength, Padding padding) implements DataType {}

    /** A calendar date. */
    record DateType() implements DataType {}

    /**
     * A time of day.
     *
     * @param precision digits of the fraction of a second, 0 to 6
     * @param zone whether an offset is kept
     */
    record TimeType(int precision, Zone zone) implements DataType {}

    /**
     * A date with a time of day.
     *
     * @param precision digits of the fraction of a second, 0 to 6, or {@link #WHOLE_MINUTES}
     * @param zone whether the value is a point in time ({@link Zone#WITH_ZONE}) or a local date and time
     * @param years the years that fit
     */
    record TimestampType(int precision, Zone zone, Years years) implements DataType {

        /** The precision of a type that rounds to minutes. */
        public static final int WHOLE_MINUTES = -1;

        /** Creates a type that holds the years that fit everywhere. */
        public TimestampType(int precision, Zone zone) {
            this(precision, zone, Years.COMMON);
        }
    }

    /**
     * The years that fit into a timestamp from their first day to their last.
     *
     * @param first the first one
     * @param last the last one
     */
    record Years(int first, int last) {

        /** Those that every database holds. */
        public static final Years COMMON = new Years(1000, 9999);

        /** Those of MySQL's {@code TIMESTAMP}, which begins a second after 1970 does and ends with 2038-01-18. */
        public static final Years SINCE_1970 = new Years(1970, 2038);
    }

    /** Whether a time or timestamp carries a zone. */
    enum Zone {
        WITHOUT_ZONE,
        WITH_ZONE
    }

    /** A calendar year, as MySQL's {@code YEAR}: 1901 to 2155. */
    record YearType() implements DataType {}

    /**
     * A span of time.
     *
     * @param first the largest field of a value
     * @param last the smallest field of a value, not before the first
     */
    record IntervalType(IntervalField first, IntervalField last) implements DataType {

        /** Creates a type that holds all fields, as PostgreSQL's. */
        public IntervalType() {
            this(IntervalField.YEAR, IntervalField.SECOND);
        }

        /** Returns the type of a name as standard SQL writes it, such as {@code interval day to second}. */
        static IntervalType named(String name) {
            String[] words = name.toUpperCase(Locale.ROOT).split(" ", -1);
            Set<String> fields = new HashSet<>();
            Stream.of(IntervalField.values()).map(Enum::name).forEach(fields::add);
            if (words.length < 2 || !fields.contains(words[1])) {
                return new IntervalType();
            }
            String last = words[words.length - 1];
            IntervalField first = IntervalField.valueOf(words[1]);
            return new IntervalType(first, fields.contains(last) ? IntervalField.valueOf(last) : first);
        }
    }

    /** A part of a span of time. */
    enum IntervalField {
        YEAR,
        MONTH,
        DAY,
        HOUR,
        MINUTE,
        SECOND
    }

    /** A universally unique identifier, RFC 9562. */
    record UuidType() implements DataType {}

    /** A JSON document. */
    record JsonType() implements DataType {}

    /** An XML document or fragment. */
    record XmlType() implements DataType {}

    /**
     * One of a fixed list of labels.
     *
     * @param labels the labels in declaration order
     * @param equality when two labels count as equal
     */
    record EnumType(List<String> labels, TextEquality equality) implements DataType {

        /** Copies the list. */
        public EnumType {
            labels = List.copyOf(labels);
        }
    }

    /**
     * Any subset of a fixed list of labels, as MySQL's {@code SET}.
     *
     * @param labels the labels in declaration order, at most 64
     */
    record SetType(List<String> labels) implements DataType {

        /** Copies the list. */
        public SetType {
            labels = List.copyOf(labels);
        }
    }

    /**
     * A string of bits.
     *
     * @param length the number of bits, or {@link #UNLIMITED}
     * @param padding whether every value has the full length
     */
    record BitType(int length, Padding padding) implements DataType {}

    /** A network address. */
    record NetworkType(NetworkKind kind) implements DataType {}

    /** What a network address names. */
    enum NetworkKind {
        /** A host, optionally with its subnet. */
        INET,
        /** A host of the sixth version of the protocol. */
        INET6,
        /** A network. */
        CIDR,
        /** A hardware address of six bytes. */
        MACADDR,
        /** A hardware address of eight bytes. */
        MACADDR8
    }

    /**
     * An array.
     *
     * @param element the type of the elements
     */
    record ArrayType(DataType element) implements DataType {}

    /**
     * A range of values.
     *
     * @param element the type of the bounds
     */
    record RangeType(DataType element) implements DataType {}

    /**
     * A row of values under names, as PostgreSQL's {@code CREATE TYPE … AS (…)}.
     *
     * @param fields the fields in declaration order; may be empty
     */
    record CompositeType(List<Field> fields) implements DataType {

        /** Copies the list. */
        public CompositeType {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A field of a composite type.
     *
     * @param name its name
     * @param type its type
     */
    record Field(String name, DataType type) {}

    /**
     * A type that Rowloom knows by name only: geometry, full-text vectors, extension types, unknown names.
     *
     * @param name the declared name in lower case
     */
    record OpaqueType(String name) implements DataType {}
}
