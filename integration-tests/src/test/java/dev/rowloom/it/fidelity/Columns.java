package dev.rowloom.it.fidelity;

import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.TableData;
import dev.rowloom.profile.SampleRows;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A table of texts by columns, null for a missing value. */
record Columns(List<String> names, List<@Nullable String[]> cells) {

    static Columns read(Path csv) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        try (SampleRows source = SampleRows.csv(csv)) {
            for (List<@Nullable String> row = source.next(); row != null; row = source.next()) {
                rows.add(row);
            }
            return of(source.columns(), rows);
        }
    }

    static Columns of(List<String> names, List<List<@Nullable String>> rows) {
        List<@Nullable String[]> cells = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            @Nullable String[] column = new @Nullable String[rows.size()];
            for (int r = 0; r < column.length; r++) {
                column[r] = rows.get(r).get(i);
            }
            cells.add(column);
        }
        return new Columns(List.copyOf(names), cells);
    }

    static Columns of(Dataset data, String table) {
        TableData rows = data.table(table);
        List<String> names =
                rows.layout().columns().stream().map(column -> column.name()).toList();
        List<List<@Nullable String>> texts = new ArrayList<>();
        rows.rows().forEach(row -> {
            List<@Nullable String> cells = new ArrayList<>();
            for (String name : names) {
                Object value = row.get(name);
                cells.add(value == null ? null : value.toString());
            }
            texts.add(cells);
        });
        return of(names, texts);
    }

    int rows() {
        return cells.get(0).length;
    }

    List<@Nullable String> row(int number) {
        List<@Nullable String> row = new ArrayList<>();
        cells.forEach(column -> row.add(column[number]));
        return row;
    }

    List<List<@Nullable String>> allRows() {
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (int i = 0; i < rows(); i++) {
            rows.add(row(i));
        }
        return rows;
    }

    /** Returns two halves at random. */
    List<Columns> halves(long seed) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < rows(); i++) {
            order.add(i);
        }
        java.util.Collections.shuffle(order, new Random(seed));
        int half = rows() / 2;
        return List.of(pick(order.subList(0, half)), pick(order.subList(half, 2 * half)));
    }

    Columns pick(List<Integer> rows) {
        List<@Nullable String[]> picked = new ArrayList<>();
        for (@Nullable String[] column : cells) {
            picked.add(rows.stream().map(row -> column[row]).toArray(String[]::new));
        }
        return new Columns(names, picked);
    }

    /** Returns a column as numbers, NaN for a missing value; or null where it holds others than numbers and times. */
    double @Nullable [] numbers(int column) {
        double[] numbers = new double[rows()];
        for (int i = 0; i < numbers.length; i++) {
            String text = cells.get(column)[i];
            double value = text == null ? Double.NaN : number(text.strip());
            if (Double.isInfinite(value)) {
                return null;
            }
            numbers[i] = value;
        }
        return Arrays.stream(numbers).allMatch(Double::isNaN) ? null : numbers;
    }

    private static double number(String text) {
        try {
            return new BigDecimal(text).doubleValue();
        } catch (NumberFormatException e) {
            try {
                return text.length() == 10
                        ? LocalDate.parse(text).toEpochDay()
                        : LocalDateTime.parse(text.replace(' ', 'T')).toEpochSecond(ZoneOffset.UTC);
            } catch (DateTimeParseException ignored) {
                return Double.POSITIVE_INFINITY;
            }
        }
    }
}
