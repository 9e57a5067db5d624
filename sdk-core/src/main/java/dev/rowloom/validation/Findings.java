package dev.rowloom.validation;

import dev.rowloom.validation.Finding.Example;
import dev.rowloom.validation.internal.BatchView;
import dev.rowloom.validation.internal.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts the rows of each problem and keeps the first of them. */
final class Findings {

    private final int mostExamples;
    private final Map<Problem, Rows> found = new HashMap<>();

    Findings(int mostExamples) {
        this.mostExamples = mostExamples;
    }

    private static final class Rows {
        private long count;
        private final TreeMap<Long, Example> examples = new TreeMap<>();
    }

    /** Adds the row that the view is at. */
    void add(Problem problem, BatchView row) {
        Rows rows = rows(problem);
        rows.count++;
        if (wants(rows, row.number())) {
            keep(rows, new Example(row.number(), row.texts(problem.columns()), null));
        }
    }

    /** Adds a row, or several of which one is shown. */
    void add(Problem problem, long count, Example example) {
        Rows rows = rows(problem);
        rows.count += count;
        if (wants(rows, example.row())) {
            keep(rows, example);
        }
    }

    /** Adds so many rows of which none can be shown. */
    void add(Problem problem, long count) {
        rows(problem).count += count;
    }

    /** Adds a row that has the key of another, of which only one may still be at hand. */
    void addClash(Problem problem, BatchView row, long earlier) {
        Rows rows = rows(problem);
        rows.count++;
        long last = Math.max(row.number(), earlier);
        if (wants(rows, last)) {
            long first = Math.min(row.number(), earlier);
            Map<String, @Nullable String> values = row.texts(problem.columns());
            keep(rows, new Example(last, values, first));
        }
    }

    private Rows rows(Problem problem) {
        return found.computeIfAbsent(problem, it -> new Rows());
    }

    private boolean wants(Rows rows, long row) {
        return rows.examples.size() < mostExamples || mostExamples > 0 && row < rows.examples.lastKey();
    }

    private void keep(Rows rows, Example example) {
        rows.examples.put(example.row(), example);
        if (rows.examples.size() > mostExamples) {
            rows.examples.pollLastEntry();
        }
    }

    /**
     * Returns what was found, the gravest first.
     *
     * @param tables the ids of the tables in the order of the schema
     */
    List<Finding> finish(List<String> tables) {
        Map<String, Integer> order = new LinkedHashMap<>();
        tables.forEach(table -> order.put(table, order.size()));
        List<Finding> findings = new ArrayList<>();
        found.forEach((problem, rows) -> findings.add(new Finding(
                problem.severity(),
                problem.kind(),
                problem.table(),
                problem.constraint(),
                problem.columns(),
                rows.count,
                List.copyOf(rows.examples.values()),
                problem.message())));
        findings.sort(Comparator.comparing(Finding::severity)
                .thenComparing(finding -> order.getOrDefault(finding.table(), order.size()))
                .thenComparing(Finding::kind)
                .thenComparing(Finding::message));
        return findings;
    }
}
