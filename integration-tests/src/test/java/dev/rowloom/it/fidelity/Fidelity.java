package dev.rowloom.it.fidelity;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.profile.Profile;
import dev.rowloom.profile.SampleRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Profiles one half of a real table, generates as many rows, and compares them with the other half; beside it the score of
 * the one half against the other.
 */
final class Fidelity {

    private static final int REPEATS = 40;
    private static final int LEAST_REPEATS = 4;
    private static final int DRAWS = 25;
    private static final long MOST_WORK = 50_000_000;

    /**
     * A score of ours beside that of the real half.
     *
     * @param what the column, or the two columns
     */
    record Score(String what, double real, double ours) {}

    /**
     * What came of one table.
     *
     * @param again how many generated rows equal a profiled one
     * @param realAgain how many rows of the other half do
     */
    record Result(
            String table,
            List<Score> columns,
            List<Score> pairs,
            double[] columnInterval,
            double[] pairInterval,
            int again,
            int realAgain) {

        double columnRatio() {
            return ratio(columns);
        }

        double pairRatio() {
            return ratio(pairs);
        }
    }

    private Fidelity() {}

    static double ratio(List<Score> scores) {
        return scores.stream().mapToDouble(Score::ours).average().orElse(1)
                / scores.stream().mapToDouble(Score::real).average().orElse(1);
    }

    static Result of(String name, Path csv, long seed) {
        List<Columns> halves = Columns.read(csv).halves(seed);
        Columns train = halves.get(0);
        Columns test = halves.get(1);
        Profile profile =
                Profile.of(name, SampleRows.of(train.names(), train.allRows().iterator()));
        Columns ours = Columns.of(
                SyntheticDataGenerator.of(profile).rows(train.rows()).seed(seed).generate(), name);
        return compare(name, train, test, ours);
    }

    static Result compare(String name, Columns train, Columns test, Columns ours) {
        Comparison comparison = new Comparison(train, test, ours);
        List<Score> columns = comparison.columns();
        List<Score> pairs = comparison.pairs();
        double[][] intervals = intervals(train, test, ours);
        return new Result(name, columns, pairs, intervals[0], intervals[1], again(train, ours), again(train, test));
    }

    /**
     * Returns the middle 95% of the ratios of columns and of pairs when rows, and of these columns and pairs, are drawn again
     * with replacement.
     */
    private static double[][] intervals(Columns train, Columns test, Columns ours) {
        Random random = new Random(1);
        long work = 3L * train.rows() * train.names().size() * train.names().size();
        int repeats = (int) Math.max(LEAST_REPEATS, Math.min(REPEATS, MOST_WORK / Math.max(1, work)));
        List<Double> columns = new ArrayList<>();
        List<Double> pairs = new ArrayList<>();
        for (int i = 0; i < repeats; i++) {
            Comparison drawn = new Comparison(drawn(train, random), drawn(test, random), drawn(ours, random));
            List<Score> scores = drawn.columns();
            List<Score> ofPairs = drawn.pairs();
            for (int j = 0; j < DRAWS; j++) {
                columns.add(ratio(drawn(scores, random)));
                pairs.add(ratio(drawn(ofPairs, random)));
            }
        }
        return new double[][] {middle(columns), middle(pairs)};
    }

    private static Columns drawn(Columns table, Random random) {
        return table.pick(random.ints(table.rows(), 0, table.rows()).boxed().toList());
    }

    private static List<Score> drawn(List<Score> scores, Random random) {
        return scores.isEmpty()
                ? scores
                : random.ints(scores.size(), 0, scores.size())
                        .mapToObj(scores::get)
                        .toList();
    }

    private static double[] middle(List<Double> ratios) {
        List<Double> sorted = ratios.stream().sorted().toList();
        return new double[] {sorted.get((int) (sorted.size() * 0.025)), sorted.get((int) (sorted.size() * 0.975))};
    }

    private static int again(Columns train, Columns other) {
        Set<List<String>> known = new HashSet<>();
        train.allRows().forEach(row -> known.add(normal(row)));
        return (int) other.allRows().stream()
                .filter(row -> known.contains(normal(row)))
                .count();
    }

    private static List<String> normal(List<@Nullable String> row) {
        return row.stream().map(Fidelity::normal).toList();
    }

    private static String normal(@Nullable String text) {
        if (text == null) {
            return "\0";
        }
        try {
            return new java.math.BigDecimal(text).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            return text.length() == 16 && text.charAt(10) == 'T'
                    ? text.replace('T', ' ') + ":00"
                    : text.replace('T', ' ');
        }
    }

    /** The columns of three tables, side by side. */
    private static final class Comparison {
        private final Columns train;
        private final Columns test;
        private final Columns ours;
        private final boolean[] skipped;
        private final boolean[] numeric;

        Comparison(Columns train, Columns test, Columns ours) {
            this.train = train;
            this.test = test;
            this.ours = ours;
            this.skipped = new boolean[train.names().size()];
            this.numeric = new boolean[skipped.length];
            for (int i = 0; i < skipped.length; i++) {
                numeric[i] = train.numbers(i) != null && test.numbers(i) != null;
                long values = Arrays.stream(train.cells().get(i))
                        .filter(Objects::nonNull)
                        .count();
                long distinct = Arrays.stream(train.cells().get(i))
                        .filter(Objects::nonNull)
                        .distinct()
                        .count();
                skipped[i] = values == 0 || !numeric[i] && distinct > values / 2;
            }
        }

        List<Score> columns() {
            List<Score> scores = new ArrayList<>();
            for (int i = 0; i < skipped.length; i++) {
                if (!skipped[i]) {
                    scores.add(new Score(train.names().get(i), single(train, i), single(ours, i)));
                }
            }
            return scores;
        }

        private double single(Columns other, int column) {
            double[] mine = other.numbers(column);
            return numeric[column]
                    ? mine == null ? 0 : Similarity.numbers(Objects.requireNonNull(test.numbers(column)), mine)
                    : Similarity.categories(
                            test.cells().get(column), other.cells().get(column));
        }

        List<Score> pairs() {
            List<int[][]> states = new ArrayList<>();
            List<double[][]> numbers = new ArrayList<>();
            for (int i = 0; i < skipped.length; i++) {
                Map<String, Integer> known = new HashMap<>();
                double[] real = numeric[i] ? test.numbers(i) : null;
                states.add(new int[][] {
                    Similarity.states(test, i, real, known),
                    Similarity.states(train, i, real, known),
                    Similarity.states(ours, i, real, known)
                });
                numbers.add(
                        new double[][] {real, numeric[i] ? train.numbers(i) : null, numeric[i] ? ours.numbers(i) : null
                        });
            }
            List<Score> scores = new ArrayList<>();
            for (int i = 0; i < skipped.length; i++) {
                for (int j = 0; j < i; j++) {
                    if (!skipped[i] && !skipped[j]) {
                        boolean both = numeric[i] && numeric[j];
                        double real = pair(both, states.get(j), states.get(i), numbers.get(j), numbers.get(i), 1);
                        double made = pair(both, states.get(j), states.get(i), numbers.get(j), numbers.get(i), 2);
                        if (!Double.isNaN(real)) {
                            scores.add(new Score(
                                    train.names().get(j) + " × " + train.names().get(i), real, made));
                        }
                    }
                }
            }
            return scores;
        }

        private static double pair(
                boolean both, int[][] statesA, int[][] statesB, double[][] a, double[][] b, int side) {
            if (both) {
                return a[side] == null || b[side] == null
                        ? 0
                        : Similarity.correlation(new double[][] {a[0], b[0]}, new double[][] {a[side], b[side]});
            }
            return Similarity.contingency(
                    new int[][] {statesA[0], statesB[0]}, new int[][] {statesA[side], statesB[side]});
        }
    }

    /**
     * Prints a table of results for CSV files: the worst columns and pairs, with {@code --all} each, and with {@code --splits N}
     * for so many ways to part the rows in halves. For folders of tables with a {@code schema.sql} it prints the scores of foreign
     * keys.
     */
    public static void main(String[] args) {
        List<String> options = List.of(args);
        int most = options.contains("--all") ? 10_000 : options.contains("--short") ? 0 : 6;
        int place = options.indexOf("--splits");
        int splits = place < 0 ? 1 : Integer.parseInt(options.get(place + 1));
        for (int i = 0; i < args.length; i++) {
            Path csv = Path.of(args[i]);
            if (Files.isDirectory(csv)) {
                FanOutFidelity.of(csv, 7).forEach(score -> System.out.print(FanOutFidelity.text(score)));
            } else if (!args[i].startsWith("--") && (place < 0 || i != place + 1)) {
                for (int split = 0; split < splits; split++) {
                    long begun = System.nanoTime();
                    Result result = of(csv.getFileName().toString().replace(".csv", ""), csv, 7 + split);
                    System.out.print(text(result, most));
                    System.out.printf(Locale.ROOT, "  %.1f s%n", (System.nanoTime() - begun) / 1e9);
                }
            }
        }
    }

    static String text(Result result, int most) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%-20s columns %.4f of real [%.3f, %.3f] (%d)   pairs %.4f of real [%.3f, %.3f] (%d)   rows seen before: %d, real %d%n",
                result.table(),
                result.columnRatio(),
                result.columnInterval()[0],
                result.columnInterval()[1],
                result.columns().size(),
                result.pairRatio(),
                result.pairInterval()[0],
                result.pairInterval()[1],
                result.pairs().size(),
                result.again(),
                result.realAgain()));
        for (List<Score> scores : List.of(result.columns(), result.pairs())) {
            scores.stream()
                    .sorted((a, b) -> Double.compare(a.ours() / a.real(), b.ours() / b.real()))
                    .limit(most)
                    .forEach(score -> text.append(String.format(
                            Locale.ROOT,
                            "    %-50s real %.4f  ours %.4f%n",
                            score.what(),
                            score.real(),
                            score.ours())));
        }
        return text.toString();
    }
}
