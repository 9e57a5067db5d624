package dev.rowloom.schema;

import dev.rowloom.schema.DataType.FloatType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Oracle's: numbers that are computed have no size, and a column keeps its NOT NULL. */
final class OracleQueryTypes extends QueryTypes {

    private static final int LONGEST = 4_000;

    @Override
    public Set<Kept> kept() {
        return Set.of(Kept.NOT_NULL);
    }

    @Override
    public @Nullable String unnamed(String text, String hint) {
        return null;
    }

    @Override
    public String whole(int bits) {
        return "number";
    }

    @Override
    public String decimal(int precision, int scale) {
        return "number";
    }

    @Override
    public String real() {
        return "binary_double";
    }

    @Override
    public String text(int length) {
        return length > LONGEST ? "clob" : "varchar2(" + Math.max(1, length) + ")";
    }

    @Override
    public @Nullable String truth() {
        return null;
    }

    @Override
    public @Nullable String clock(String function) {
        return switch (function) {
            case "sysdate", "current_date" -> "date";
            case "systimestamp" -> "timestamp with time zone";
            default -> super.clock(function);
        };
    }

    @Override
    public @Nullable String sum(DataType type) {
        return type instanceof FloatType ? real() : isNumber(type) ? "number" : null;
    }

    @Override
    public @Nullable String average(DataType type) {
        return sum(type);
    }
}
