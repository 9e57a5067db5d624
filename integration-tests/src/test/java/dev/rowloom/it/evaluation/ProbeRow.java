package dev.rowloom.it.evaluation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table that expressions are tried on: small pools, so that values meet, and nulls.
 *
 * @param cells the cells, the row's number first
 */
record ProbeRow(List<@Nullable Object> cells) {

    static final List<String> TEXTS =
            List.of("", "a", "A", "ab", "abc", "Abc", "b", "ab c", " b", "12", "7", "a1b2", "xyz", "éa");
    private static final int[] NUMBERS = {-7, -2, -1, 0, 1, 2, 3, 5, 7, 10, 100};

    static ProbeRow of(int number, Random random) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add((long) number);
        cells.add(maybe(random, number(random)));
        cells.add(maybe(random, number(random)));
        cells.add(maybe(random, BigDecimal.valueOf(number(random) * 100 + random.nextInt(3) * 50, 2)));
        cells.add(maybe(random, BigDecimal.valueOf(number(random) * 1000 + random.nextInt(2) * 125, 3)));
        cells.add(maybe(random, number(random) + random.nextInt(4) * 0.25));
        cells.add(maybe(random, TEXTS.get(random.nextInt(TEXTS.size()))));
        cells.add(maybe(random, TEXTS.get(random.nextInt(TEXTS.size()))));
        cells.add(maybe(random, TEXTS.get(random.nextInt(TEXTS.size())).stripTrailing()));
        cells.add(maybe(random, day(random)));
        cells.add(maybe(random, day(random)));
        cells.add(maybe(random, day(random).atTime(random.nextInt(24), 0, random.nextInt(60))));
        cells.add(maybe(random, random.nextBoolean()));
        cells.add(maybe(random, random.nextBoolean()));
        return new ProbeRow(cells);
    }

    private static long number(Random random) {
        return NUMBERS[random.nextInt(NUMBERS.length)];
    }

    static LocalDate day(Random random) {
        return LocalDate.of(2024, 1 + random.nextInt(3), 1).plusDays(random.nextInt(4) * 10L);
    }

    private static <T> @Nullable T maybe(Random random, T value) {
        return random.nextInt(5) == 0 ? null : value;
    }

    /** Returns the row as VALUES takes it. */
    String values() {
        return "(" + String.join(", ", cells.stream().map(ProbeRow::literal).toList()) + ")";
    }

    private static String literal(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        } else if (value instanceof Number number) {
            return number instanceof BigDecimal decimal ? decimal.toPlainString() : number.toString();
        } else if (value instanceof Boolean truth) {
            return truth ? "1" : "0";
        } else if (value instanceof LocalDateTime moment) {
            return "'" + moment.toLocalDate() + " "
                    + moment.toLocalTime().format(java.time.format.DateTimeFormatter.ofPattern("HH:mm:ss")) + "'";
        }
        return "'" + value + "'";
    }
}
