package dev.rowloom.samples.quickstart;

import dev.rowloom.dataset.GenerationReport;
import dev.rowloom.dataset.ModelRequestReport;
import dev.rowloom.provider.TokenUsage;
import java.util.Locale;

/** Puts in words what a run took. */
final class Spent {

    private Spent() {}

    /** Returns one line. */
    static String on(GenerationReport report) {
        TokenUsage usage = report.usage();
        long rows =
                report.tables().stream().mapToLong(table -> table.modelRows()).sum();
        StringBuilder line = new StringBuilder(Counts.of(rows, "row"))
                .append(" of ")
                .append(report.model())
                .append(": ")
                .append(Counts.of(report.requests(), "request"));
        long known = report.tables().stream()
                .flatMap(table -> table.requests().stream())
                .filter(request -> request.source() == ModelRequestReport.Source.CACHE)
                .count();
        append(line, known, " answered from the cache");
        line.append(", ").append(Counts.of(usage.input(), "token")).append(" in");
        append(line, usage.cached(), " cached");
        line.append(" and ").append(Counts.of(usage.output(), "token")).append(" out");
        append(line, usage.thinking(), " thinking");
        if (report.cost() != null) {
            line.append(", cost ").append(report.cost().toPlainString());
        }
        return line.append(
                        String.format(Locale.ROOT, ", %.1f s", report.elapsed().toMillis() / 1000.0))
                .toString();
    }

    private static void append(StringBuilder line, long count, String what) {
        if (count > 0) {
            line.append(String.format(Locale.ROOT, " (%,d%s)", count, what));
        }
    }
}
