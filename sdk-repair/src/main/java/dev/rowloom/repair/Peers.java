package dev.rowloom.repair;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What some rows of a table have in a column, spread over all of them. */
final class Peers {

    private static final int MOST = 200;
    private static final int MOST_SHOWN = 6;
    private static final double CUT = 0.05;

    private final ColumnValues values;
    private final List<Cell> usual = new ArrayList<>();
    private final double[] sorted;

    Peers(TableWork table, int position, ColumnValues values) {
        this.values = values;
        int step = Math.max(1, table.size() / MOST);
        Map<String, Integer> counts = new LinkedHashMap<>();
        Map<String, Cell> cells = new LinkedHashMap<>();
        List<Double> numbers = new ArrayList<>();
        for (int row = 0; row < table.size(); row += step) {
            Cell cell = table.isDropped(row) ? Cell.NULL : table.at(position, row);
            String text = cell.text();
            if (text == null) {
                continue;
            }
            counts.merge(text, 1, Integer::sum);
            cells.put(text, cell.plain());
            BigDecimal units = values.counts() ? values.units(cell.value()) : null;
            if (units != null) {
                numbers.add(units.doubleValue());
            }
        }
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MOST_SHOWN)
                .forEach(entry -> {
                    Cell cell = cells.get(entry.getKey());
                    if (cell != null) {
                        usual.add(cell);
                    }
                });
        sorted = numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    /** Returns the values that most rows have, the most frequent first. */
    List<Cell> usual() {
        return usual;
    }

    /** Returns from 0 for a value among those of most rows to 1 for one far outside of them. */
    double strangeness(Cell cell) {
        BigDecimal units = values.counts() ? values.units(cell.value()) : null;
        if (units == null || sorted.length < 3) {
            return 0;
        }
        double low = sorted[(int) (sorted.length * CUT)];
        double high = sorted[Math.min(sorted.length - 1, (int) Math.ceil(sorted.length * (1 - CUT)))];
        double middle = sorted[sorted.length / 2];
        double width = Math.max(high - low, 1e-9);
        double at = units.doubleValue();
        double outside = at < low ? low - at : at > high ? at - high : 0;
        double within = Math.min(1, Math.abs(at - middle) / width);
        int near = Arrays.binarySearch(sorted, at);
        return Math.min(1, outside / width) * 0.8 + (near >= 0 ? 0 : 0.1) + within * 0.1;
    }
}
