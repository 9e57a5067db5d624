package dev.rowloom.schema;

import dev.rowloom.schema.DataType.BooleanType;
import dev.rowloom.schema.DataType.IntegerType;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** MySQL's and MariaDB's: everything has a size, and a column keeps its NOT NULL and its default. */
final class MySqlQueryTypes extends QueryTypes {

    private static final int MOST_DIGITS = 65;
    private static final int MOST_SCALE = 30;
    private static final int LONGEST = 4_000;
    private static final IntegerType FLAG = new IntegerType(-9, 9);

    @Override
    public Set<Kept> kept() {
        return Set.of(Kept.NOT_NULL, Kept.DEFAULT);
    }

    @Override
    public boolean addsColumns() {
        return true;
    }

    @Override
    public boolean mixes() {
        return true;
    }

    @Override
    public String decimal(int precision, int scale) {
        int most = Math.min(MOST_SCALE, scale);
        return "decimal(" + Math.min(MOST_DIGITS, precision - scale + most) + "," + most + ")";
    }

    @Override
    public String real() {
        return "double";
    }

    @Override
    public String text(int length) {
        return length > LONGEST ? "text" : "varchar(" + length + ")";
    }

    @Override
    public @Nullable String clock(String function) {
        return switch (function) {
            case "now", "current_timestamp", "localtime", "localtimestamp", "sysdate", "utc_timestamp" -> "datetime";
            case "current_time", "curtime", "utc_time" -> "time";
            case "current_date", "curdate", "utc_date" -> "date";
            default -> null;
        };
    }

    @Override
    public @Nullable String function(String name) {
        return name.equals("uuid") ? "varchar(36)" : null;
    }

    @Override
    public String cast(String type) {
        String name = type.toLowerCase(Locale.ROOT).strip();
        return switch (name) {
            case "signed", "signed integer", "int", "integer" -> "bigint";
            case "unsigned", "unsigned integer" -> "bigint unsigned";
            case "char", "nchar" -> "text";
            case "binary" -> "blob";
            default -> name.startsWith("char") ? "var" + name : name.startsWith("binary(") ? "var" + name : type;
        };
    }

    @Override
    public @Nullable String sum(DataType type) {
        return widened(type, 22, 0);
    }

    @Override
    public @Nullable String average(DataType type) {
        return widened(type, 4, 4);
    }

    private @Nullable String widened(DataType type, int digits, int scale) {
        if (type instanceof DataType.FloatType) {
            return real();
        }
        boolean exact = isNumber(type) || type instanceof BooleanType;
        return exact ? decimal(digits(type) + digits, scale(type) + scale) : null;
    }

    @Override
    public @Nullable String arithmetic(char operator, DataType left, DataType right) {
        return super.arithmetic(operator, number(left), number(right));
    }

    private static DataType number(DataType type) {
        return type instanceof BooleanType ? FLAG : type;
    }

    // Unsigned stays unsigned, whatever the operation.
    @Override
    String wholes(char operator, IntegerType left, IntegerType right) {
        if (operator == '/') {
            return decimal(digits(left) + 4, 4);
        }
        String type = bits(left) <= 16 && bits(right) <= 16 ? "int" : "bigint";
        return left.min() == 0 || right.min() == 0 ? type + " unsigned" : type;
    }
}
