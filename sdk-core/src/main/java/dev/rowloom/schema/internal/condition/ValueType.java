package dev.rowloom.schema.internal.condition;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.TextEquality;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The type of a part of an expression.
 *
 * @param kind what it is
 * @param bits the width of whole numbers, of floating-point numbers, else 0
 * @param equality when texts are equal; null where the other side or the dialect decides
 * @param labels the labels of an enumeration
 * @param element the kind of an array's elements, or of a range's bounds
 */
record ValueType(
        Kind kind,
        int bits,
        @Nullable TextEquality equality,
        List<String> labels,
        @Nullable Kind element) {

    static final ValueType BOOLEAN = of(Kind.BOOLEAN);
    static final ValueType INTEGER = integer(32);
    static final ValueType LONG = integer(64);
    static final ValueType DECIMAL = of(Kind.DECIMAL);
    static final ValueType FLOAT = new ValueType(Kind.FLOAT, 64, null, List.of(), null);
    static final ValueType TEXT = of(Kind.TEXT);
    static final ValueType UNTYPED = of(Kind.UNTYPED);
    static final ValueType DATE = of(Kind.DATE);
    static final ValueType TIME = of(Kind.TIME);
    static final ValueType TIMESTAMP = of(Kind.TIMESTAMP);
    static final ValueType INSTANT = of(Kind.INSTANT);
    static final ValueType INTERVAL = of(Kind.INTERVAL);
    static final ValueType JSON = of(Kind.JSON);

    static ValueType of(Kind kind) {
        return new ValueType(kind, 0, null, List.of(), null);
    }

    static ValueType integer(int bits) {
        return new ValueType(Kind.INTEGER, bits, null, List.of(), null);
    }

    static ValueType text(@Nullable TextEquality equality) {
        return new ValueType(Kind.TEXT, 0, equality, List.of(), null);
    }

    static ValueType array(Kind element) {
        return new ValueType(Kind.ARRAY, 0, null, List.of(), element);
    }

    static ValueType range(Kind element) {
        return new ValueType(Kind.RANGE, 0, null, List.of(), element);
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** Returns the type of a column's values as they are read. */
    static ValueType of(DataType type) {
        if (type instanceof DataType.IntegerType integer) {
            return integer(bits(integer));
        } else if (type instanceof DataType.YearType) {
            return INTEGER;
        } else if (type instanceof DataType.DecimalType) {
            return DECIMAL;
        } else if (type instanceof DataType.FloatType real) {
            return new ValueType(Kind.FLOAT, real.bits(), null, List.of(), null);
        } else if (type instanceof DataType.BooleanType) {
            return BOOLEAN;
        } else if (type instanceof DataType.TextType text) {
            return text(text.equality());
        } else if (type instanceof DataType.EnumType choice) {
            return new ValueType(Kind.ENUM, 0, choice.equality(), choice.labels(), null);
        } else if (type instanceof DataType.SetType) {
            return text(TextEquality.COARSE);
        }
        return timed(type);
    }

    private static ValueType timed(DataType type) {
        if (type instanceof DataType.DateType) {
            return DATE;
        } else if (type instanceof DataType.TimeType time) {
            return time.zone() == DataType.Zone.WITH_ZONE ? of(Kind.OPAQUE) : TIME;
        } else if (type instanceof DataType.TimestampType timestamp) {
            return timestamp.zone() == DataType.Zone.WITH_ZONE ? INSTANT : TIMESTAMP;
        } else if (type instanceof DataType.IntervalType) {
            return INTERVAL;
        } else if (type instanceof DataType.UuidType) {
            return of(Kind.UUID);
        } else if (type instanceof DataType.BinaryType) {
            return of(Kind.BINARY);
        } else if (type instanceof DataType.JsonType) {
            return JSON;
        } else if (type instanceof DataType.ArrayType array) {
            return array(of(array.element()).kind());
        } else if (type instanceof DataType.RangeType range) {
            return range(of(range.element()).kind());
        }
        return named(type);
    }

    private static ValueType named(DataType type) {
        if (type instanceof DataType.NetworkType network) {
            boolean masked = network.kind() == DataType.NetworkKind.INET || network.kind() == DataType.NetworkKind.CIDR;
            return of(masked ? Kind.NETWORK : Kind.OPAQUE);
        } else if (type instanceof DataType.BitType) {
            return of(Kind.BITS);
        }
        boolean store =
                type instanceof DataType.OpaqueType opaque && opaque.name().equals("hstore");
        return of(store ? Kind.HSTORE : Kind.OPAQUE);
    }

    private static int bits(DataType.IntegerType type) {
        if (type.max() <= Short.MAX_VALUE) {
            return 16;
        }
        return type.max() <= Integer.MAX_VALUE ? 32 : 64;
    }
}
