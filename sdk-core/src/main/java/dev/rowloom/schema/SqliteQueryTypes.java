package dev.rowloom.schema;

import dev.rowloom.schema.DataType.IntegerType;
import org.jspecify.annotations.Nullable;

/** SQLite's: any column holds any value, so the types say what is meant. */
final class SqliteQueryTypes extends QueryTypes {

    @Override
    public String whole(int bits) {
        return bits <= 32 ? "int" : "integer";
    }

    @Override
    public boolean mixes() {
        return true;
    }

    @Override
    public String decimal(int precision, int scale) {
        return precision == 0 ? "numeric" : "decimal(" + precision + "," + scale + ")";
    }

    @Override
    public String real() {
        return "real";
    }

    @Override
    public String text(int length) {
        return "text";
    }

    @Override
    public String nothing() {
        return "text";
    }

    @Override
    public @Nullable String clock(String function) {
        return switch (function) {
            case "current_date", "date" -> "date";
            case "current_time", "time" -> "time";
            case "current_timestamp", "datetime" -> "datetime";
            default -> null;
        };
    }

    @Override
    public @Nullable String sum(DataType type) {
        return type instanceof IntegerType ? "integer" : "real";
    }

    @Override
    public String average(DataType type) {
        return "real";
    }
}
