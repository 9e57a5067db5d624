package dev.rowloom.schema;

import dev.rowloom.schema.DataType.DecimalType;
import dev.rowloom.schema.DataType.FloatType;
import dev.rowloom.schema.DataType.IntegerType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SQL Server's: SELECT INTO keeps NOT NULL and the numbering of a column. */
final class SqlServerQueryTypes extends QueryTypes {

    private static final int MOST_DIGITS = 38;
    private static final int LONGEST = 8_000;

    @Override
    public Set<Kept> kept() {
        return Set.of(Kept.NOT_NULL, Kept.IDENTITY);
    }

    @Override
    public boolean selectsInto() {
        return true;
    }

    @Override
    public @Nullable String unnamed(String text, String hint) {
        return null;
    }

    @Override
    public String decimal(int precision, int scale) {
        int whole = Math.min(MOST_DIGITS, Math.max(1, precision - scale));
        int most = Math.min(scale, MOST_DIGITS - whole);
        return "decimal(" + (whole + most) + "," + most + ")";
    }

    @Override
    public String real() {
        return "float";
    }

    @Override
    public String text(int length) {
        return length > LONGEST ? "varchar(max)" : "varchar(" + Math.max(1, length) + ")";
    }

    @Override
    public @Nullable String truth() {
        return null;
    }

    @Override
    public String nothing() {
        return "int";
    }

    @Override
    public @Nullable String clock(String function) {
        return switch (function) {
            case "current_timestamp", "getdate", "getutcdate" -> "datetime";
            case "sysdatetime", "sysutcdatetime" -> "datetime2";
            case "sysdatetimeoffset" -> "datetimeoffset";
            case "current_date" -> "date";
            default -> null;
        };
    }

    @Override
    public @Nullable String function(String name) {
        return name.equals("newid") ? "uniqueidentifier" : null;
    }

    @Override
    public String count() {
        return "int";
    }

    @Override
    public @Nullable String sum(DataType type) {
        if (type instanceof IntegerType integer) {
            return whole(Math.max(32, bits(integer)));
        }
        return type instanceof DecimalType decimal
                ? decimal(decimal.precision(), decimal.scale())
                : type instanceof FloatType ? real() : null;
    }

    @Override
    public @Nullable String average(DataType type) {
        return sum(type);
    }
}
