package dev.rowloom.profile;

import dev.rowloom.privacy.Detection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Describes the columns of a sample for people and models. */
final class Statistics {

    private static final int TOP = 20;
    private static final int QUANTILES = 20;
    private static final int MOST_CORRELATIONS = 200;
    private static final double LEAST_CORRELATION = 0.1;
    private static final int MOST_DEPENDENCIES = 200;
    private static final int MOST_DETERMINED = 60;

    private Statistics() {}

    static TableProfile of(TableModel table, List<TableProfile.FanOut> fanOuts) {
        List<ColumnProfile> columns = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            columns.add(column(table.columns().get(i), table.detection(i)));
        }
        return new TableProfile(table.name(), table.rows(), columns, correlations(table), dependencies(table), fanOuts);
    }

    private static ColumnProfile column(ColumnModel column, Detection personal) {
        ColumnTally tally = column.tally();
        boolean open = !personal.data().isPersonal();
        boolean texts = !column.isNumber() && !column.isTime();
        return new ColumnProfile(
                column.name(),
                column.kind(),
                column.form() == null ? null : column.form().pattern().replace('u', 'y'),
                tally.values(),
                tally.missing(),
                tally.distinct(),
                open && !texts ? quantiles(column) : List.of(),
                open ? top(column) : List.of(),
                open && texts ? patterns(column) : List.of(),
                Math.rint(tally.meanLength() * 10) / 10,
                personal);
    }

    private static List<String> quantiles(ColumnModel column) {
        long[] sorted = Arrays.stream(column.units())
                .filter(value -> value != NumberBins.NONE)
                .sorted()
                .toArray();
        List<String> quantiles = new ArrayList<>();
        int last = sorted.length - 1;
        if (sorted.length < 2 * NumberBins.KEPT) {
            return quantiles;
        }
        NumberBins.Scale scale = column.scaling();
        Rounding rounding = new Rounding(sorted, scale);
        long before = rounding.low(sorted, 0, Long.MIN_VALUE / 2, 1);
        long greatest = rounding.high(sorted, sorted.length, Long.MAX_VALUE / 2, 1);
        for (int i = 0; i <= QUANTILES; i++) {
            int at = (int) ((long) last * i / QUANTILES);
            long least = sorted[Math.max(0, at - NumberBins.KEPT)];
            long most = Math.max(least, sorted[Math.min(last, at + NumberBins.KEPT)]);
            long among = i == 0 ? before : i == QUANTILES ? greatest : rounding.between(least, most);
            before = Math.max(before, Math.min(greatest, among));
            quantiles.add(rounding.isRare(before) ? column.between(before) : scale.text(before));
        }
        return quantiles;
    }

    private static List<ColumnProfile.Frequency> top(ColumnModel column) {
        return column.kept(TOP).stream()
                .map(count -> new ColumnProfile.Frequency(count.text, count.count))
                .toList();
    }

    private static List<ColumnProfile.Frequency> patterns(ColumnModel column) {
        Map<String, Long> shapes = new LinkedHashMap<>();
        for (String text : column.sample()) {
            if (text != null && text.length() <= 60) {
                shapes.merge(Shapes.of(text), 1L, Long::sum);
            }
        }
        return shapes.entrySet().stream()
                .filter(each -> each.getValue() >= NumberBins.KEPT)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(TOP)
                .map(each -> new ColumnProfile.Frequency(each.getKey(), each.getValue()))
                .toList();
    }

    private static List<TableProfile.Correlation> correlations(TableModel table) {
        List<TableProfile.Correlation> found = new ArrayList<>();
        List<ColumnModel> columns = table.columns();
        for (int i = 0; i < Math.min(columns.size(), TableRules.MOST_TOGETHER); i++) {
            for (int j = 0; j < i && columns.get(i).units().length > 0; j++) {
                if (columns.get(j).units().length > 0 && !table.isPersonal(i) && !table.isPersonal(j)) {
                    double r = pearson(columns.get(j).units(), columns.get(i).units());
                    if (Math.abs(r) >= LEAST_CORRELATION) {
                        found.add(new TableProfile.Correlation(
                                columns.get(j).name(), columns.get(i).name(), Math.rint(r * 100) / 100));
                    }
                }
            }
        }
        return found.stream()
                .sorted(Comparator.comparingDouble(each -> -Math.abs(each.coefficient())))
                .limit(MOST_CORRELATIONS)
                .toList();
    }

    private static double pearson(long[] a, long[] b) {
        double n = 0;
        double sumA = 0;
        double sumB = 0;
        for (int i = 0; i < a.length; i++) {
            if (a[i] != NumberBins.NONE && b[i] != NumberBins.NONE) {
                n++;
                sumA += a[i];
                sumB += b[i];
            }
        }
        if (n < NumberBins.KEPT) {
            return 0;
        }
        double both = 0;
        double squareA = 0;
        double squareB = 0;
        for (int i = 0; i < a.length; i++) {
            if (a[i] != NumberBins.NONE && b[i] != NumberBins.NONE) {
                double fromA = a[i] - sumA / n;
                double fromB = b[i] - sumB / n;
                both += fromA * fromB;
                squareA += fromA * fromA;
                squareB += fromB * fromB;
            }
        }
        return squareA == 0 || squareB == 0 ? 0 : both / StrictMath.sqrt(squareA * squareB);
    }

    private static List<TableProfile.Dependency> dependencies(TableModel table) {
        List<TableProfile.Dependency> found = new ArrayList<>();
        List<ColumnModel> columns = table.columns();
        for (int i = 0; i < Math.min(columns.size(), MOST_DETERMINED); i++) {
            long distinct = columns.get(i).tally().distinct();
            boolean tells = distinct >= 2
                    && distinct * 3 <= table.rows()
                    && table.rows() >= NumberBins.KEPT
                    && !table.isPersonal(i);
            for (int j = 0; tells && j < Math.min(columns.size(), MOST_DETERMINED); j++) {
                long others = columns.get(j).tally().distinct();
                boolean possible = i != j && others >= 2 && others <= distinct && found.size() < MOST_DEPENDENCIES;
                if (possible
                        && !table.isPersonal(j)
                        && decides(columns.get(i).sample(), columns.get(j).sample())) {
                    found.add(new TableProfile.Dependency(
                            columns.get(i).name(), columns.get(j).name()));
                }
            }
        }
        return found;
    }

    private static boolean decides(@Nullable String[] column, @Nullable String[] other) {
        Map<String, String> known = new HashMap<>();
        for (int i = 0; i < column.length; i++) {
            String text = column[i] == null ? "" : column[i];
            String value = other[i] == null ? "" : other[i];
            String before = known.putIfAbsent(text, value);
            if (before != null && !before.equals(value)) {
                return false;
            }
        }
        return true;
    }
}
