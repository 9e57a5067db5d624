package dev.rowloom.it.conformance;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What columns can be by the name of their type alone. */
final class ColumnTypes {

    private static final Pattern TYPE = Pattern.compile("([a-z]+)(?:\\s*\\((\\d+)\\))?(.*)", Pattern.DOTALL);
    private static final Map<String, Integer> BITS =
            Map.of("tinyint", 8, "smallint", 16, "mediumint", 24, "int", 32, "integer", 32, "bigint", 64);

    private static final Pattern SIZED =
            Pattern.compile("(?:char|varchar|character|character varying|bpchar)\\s*\\((\\d+)\\)");
    private static final Pattern DIGITS = Pattern.compile("(?:numeric|decimal)\\s*\\((\\d+).*");
    private static final Pattern VAST = Pattern.compile("text|uuid|timestamp.*|datetime.*");
    private static final BigInteger LETTERS_AND_DIGITS = BigInteger.valueOf(36);
    private static final int LONG_ENOUGH = 12;

    private ColumnTypes() {}

    /** Returns a number of values that a type surely has, letters taken for the same in both cases; empty for types not known. */
    static Optional<BigInteger> atLeast(LiveTable.Column column) {
        String type = column.type().toLowerCase(Locale.ROOT);
        Matcher sized = SIZED.matcher(type);
        Matcher digits = DIGITS.matcher(type);
        if (sized.matches()) {
            return Optional.of(LETTERS_AND_DIGITS.pow(Math.min(Integer.parseInt(sized.group(1)), LONG_ENOUGH)));
        } else if (digits.matches()) {
            return Optional.of(BigInteger.TEN.pow(Math.min(Integer.parseInt(digits.group(1)), LONG_ENOUGH)));
        }
        return VAST.matcher(type).matches() ? Optional.of(LETTERS_AND_DIGITS.pow(LONG_ENOUGH)) : Optional.empty();
    }

    static Values values(LiveTable.Column column) {
        if (!column.labels().isEmpty()) {
            return Values.listed(column.labels()).orNull();
        }
        Matcher type = TYPE.matcher(column.type().toLowerCase(Locale.ROOT));
        if (!type.matches()) {
            return Values.ANY;
        }
        if (type.group(1).equals("boolean") && type.group(3).isEmpty()) {
            return Values.listed(List.of("true", "false")).orNull();
        }
        Integer bits = BITS.get(type.group(1));
        boolean unsigned = type.group(3).contains("unsigned");
        if (bits == null || !(type.group(3).isEmpty() || unsigned)) {
            return Values.ANY;
        }
        BigDecimal span = BigDecimal.valueOf(2).pow(bits);
        BigDecimal half = span.divide(BigDecimal.valueOf(2));
        return (unsigned
                        ? Values.within(BigDecimal.ZERO, span.subtract(BigDecimal.ONE))
                        : Values.within(half.negate(), half.subtract(BigDecimal.ONE)))
                .orNull();
    }

    /** Returns whether the numbers of a type are whole. */
    static boolean isWhole(LiveTable.Column column) {
        Matcher type = TYPE.matcher(column.type().toLowerCase(Locale.ROOT));
        return type.matches() && BITS.containsKey(type.group(1));
    }
}
