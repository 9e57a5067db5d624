package dev.rowloom.schema.internal.condition;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** SQLite's CAST: to the affinity that the name gives. */
final class SqliteCast {

    private SqliteCast() {}

    static Typed compile(Typed operand, String type) {
        Code code = operand.code();
        String name = type.toLowerCase(Locale.ROOT);
        SqliteValues.Affinity affinity = SqliteValues.affinity(type);
        return Folding.fold(
                ValueType.text(null),
                row -> {
                    Object value = code.run(row);
                    return value == null ? null : cast(name, affinity, value);
                },
                operand);
    }

    private static Object cast(String name, SqliteValues.Affinity affinity, Object value) {
        return switch (affinity) {
            case TEXT -> SqliteValues.text(value);
            case NONE ->
                value instanceof byte[] ? value : SqliteValues.text(value).getBytes(StandardCharsets.UTF_8);
            case REAL -> (Double) Numbers.real(SqliteValues.toNumber(value));
            case NUMERIC -> {
                Object number = SqliteValues.toNumber(value);
                if (name.contains("int")) {
                    yield number instanceof Double real ? (Object) (long) (double) real : number;
                }
                yield SqliteValues.applied(SqliteValues.Affinity.NUMERIC, number);
            }
        };
    }
}
