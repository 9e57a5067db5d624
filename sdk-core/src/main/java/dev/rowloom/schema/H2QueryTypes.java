package dev.rowloom.schema;

import dev.rowloom.schema.DataType.DecimalType;
import dev.rowloom.schema.DataType.FloatType;
import dev.rowloom.schema.DataType.IntegerType;
import org.jspecify.annotations.Nullable;

/** H2's: everything has a size, and a column keeps its type alone. */
final class H2QueryTypes extends QueryTypes {

    private static final int LONGEST = 1_048_576;

    // The text is H2's own form of the expression, which is not that of the script.
    @Override
    public @Nullable String unnamed(String text, String hint) {
        return null;
    }

    @Override
    public String decimal(int precision, int scale) {
        return precision == 0 ? "decfloat" : "numeric(" + precision + "," + scale + ")";
    }

    @Override
    public String text(int length) {
        return length > LONGEST ? "varchar" : "varchar(" + length + ")";
    }

    @Override
    public @Nullable String clock(String function) {
        return function.equals("now") ? "timestamp" : super.clock(function);
    }

    @Override
    public @Nullable String sum(DataType type) {
        if (type instanceof IntegerType integer) {
            return bits(integer) < 64 ? "bigint" : "numeric(29)";
        }
        return type instanceof DecimalType decimal ? widened(decimal, 0) : type instanceof FloatType ? real() : null;
    }

    @Override
    public @Nullable String average(DataType type) {
        if (type instanceof IntegerType integer) {
            return bits(integer) < 64 ? real() : "numeric(29,10)";
        }
        return type instanceof DecimalType decimal ? widened(decimal, 10) : type instanceof FloatType ? real() : null;
    }

    private String widened(DecimalType type, int scale) {
        return unlimited(type) ? decimal(0, 0) : decimal(type.precision() + 10, type.scale() + scale);
    }
}
