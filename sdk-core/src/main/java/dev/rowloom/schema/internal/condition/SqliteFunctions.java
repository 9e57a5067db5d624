package dev.rowloom.schema.internal.condition;

import dev.rowloom.schema.ExpressionRules.Feature;
import dev.rowloom.schema.internal.pattern.PatternException;
import dev.rowloom.schema.internal.pattern.PatternMatcher;
import dev.rowloom.schema.internal.pattern.WildcardPatterns;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Functions that only SQLite has, or has in a way of its own. */
final class SqliteFunctions {

    private static final double JULIAN_EPOCH = 2_440_587.5;

    private SqliteFunctions() {}

    static @Nullable Typed compile(Arguments in) {
        if (!in.has(Feature.DYNAMIC_TYPES)) {
            return null;
        }
        return switch (in.function()) {
            case "typeof" -> typeOf(in.require(1, 1));
            case "glob" -> glob(in.require(2, 2));
            case "hex" ->
                Arguments.unary(
                        ValueType.TEXT,
                        in.require(1, 1).get(0),
                        v -> HexFormat.of()
                                .withUpperCase()
                                .formatHex(
                                        v instanceof byte[] bytes
                                                ? bytes
                                                : SqliteValues.text(v)
                                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            case "date" -> moment(in.require(1, 4), 0, v -> v.toLocalDate().toString());
            case "datetime" -> moment(in.require(1, 4), 0, v -> Temporals.text(v.truncatedTo(ChronoUnit.SECONDS)));
            case "time" ->
                moment(in.require(1, 4), 0, v -> Temporals.text(v.toLocalTime().truncatedTo(ChronoUnit.SECONDS)));
            case "julianday" ->
                moment(
                        in.require(1, 4),
                        0,
                        v -> JULIAN_EPOCH
                                + ChronoUnit.MILLIS.between(LocalDateTime.of(1970, 1, 1, 0, 0), v) / 86_400_000.0);
            case "unixepoch" -> moment(in.require(1, 4), 0, v -> v.toEpochSecond(ZoneOffset.UTC));
            case "strftime" -> strftime(in.require(2, 5));
            default -> null;
        };
    }

    private static Typed typeOf(Arguments in) {
        Code code = in.get(0).code();
        return Folding.fold(
                ValueType.TEXT,
                row -> {
                    Object value = code.run(row);
                    if (value == null) {
                        return "null";
                    } else if (value instanceof byte[]) {
                        return "blob";
                    }
                    return value instanceof String
                            ? "text"
                            : value instanceof Long || value instanceof Boolean ? "integer" : "real";
                },
                in.get(0));
    }

    // glob(pattern, text)
    private static Typed glob(Arguments in) {
        try {
            PatternMatcher matcher = PatternMatcher.whole(WildcardPatterns.glob(in.constant(0)));
            return Arguments.unary(ValueType.BOOLEAN, in.text(1), text -> matcher.matches((String) text));
        } catch (PatternException e) {
            throw new UnsupportedPartException(String.valueOf(e.getMessage()));
        }
    }

    private interface Use {
        Object of(LocalDateTime moment);
    }

    private static Typed moment(Arguments in, int first, Use use) {
        List<Typed> values = in.values().subList(first, in.size());
        return Arguments.nary(ValueType.TEXT, values, v -> {
            LocalDateTime moment = read(in.scope(), v[0]);
            for (int i = 1; i < v.length && moment != null; i++) {
                moment = SqliteTimes.modified(moment, SqliteValues.text(v[i]).toLowerCase(Locale.ROOT));
            }
            return moment == null ? null : use.of(moment);
        });
    }

    // a number is a Julian day
    private static @Nullable LocalDateTime read(Scope scope, Object value) {
        if (value instanceof Long || value instanceof Double) {
            double millis = (Numbers.real(value) - JULIAN_EPOCH) * 86_400_000.0;
            return Math.abs(millis) < 1e15
                    ? LocalDate.of(1970, 1, 1).atStartOfDay().plus(StrictMath.round(millis), ChronoUnit.MILLIS)
                    : null;
        }
        return SqliteTimes.read(SqliteValues.text(value), scope.moment());
    }

    private static Typed strftime(Arguments in) {
        String format = in.constant(0);
        SqliteTimes.format(format, LocalDateTime.of(2000, 1, 1, 0, 0), in);
        return moment(in, 1, v -> SqliteTimes.format(format, v, in));
    }
}
