package dev.rowloom.it.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** The table of all schemas, with totals, shares and the reason of everything that fell short. */
final class Report {

    private static final List<String> HEADERS = List.of(
            "schema",
            "dialect",
            "declared",
            "accepted",
            "understood",
            "generated",
            "loaded",
            "violations",
            "constant",
            "vacuous",
            "not checked",
            "seconds");

    private final List<SchemaVerdict> verdicts;
    private final long rows;

    Report(List<SchemaVerdict> verdicts, long rows) {
        this.verdicts = List.copyOf(verdicts);
        this.rows = rows;
    }

    private static List<String> cells(SchemaVerdict verdict) {
        return List.of(
                verdict.file().name(),
                verdict.file().dialect(),
                number(verdict.declared()),
                number(verdict.tables().size()),
                number(verdict.count(TableVerdict::understood)),
                number(verdict.count(TableVerdict::generated)),
                number(verdict.count(TableVerdict::loaded)),
                number(violations(verdict)),
                number(verdict.count(Cause.CONSTANT)),
                number(verdict.vacuous()),
                number(verdict.notChecked().size()),
                seconds(verdict.seconds().total()));
    }

    private static long violations(SchemaVerdict verdict) {
        return verdict.count(Cause.VIOLATION)
                + verdict.findings().stream()
                        .filter(finding -> finding.cause() == Cause.VIOLATION)
                        .count();
    }

    private List<String> totals() {
        return List.of(
                "total",
                verdicts.size() + " files",
                number(sum(SchemaVerdict::declared)),
                number(accepted()),
                number(sum(verdict -> verdict.count(TableVerdict::understood))),
                number(sum(verdict -> verdict.count(TableVerdict::generated))),
                number(sum(verdict -> verdict.count(TableVerdict::loaded))),
                number(sum(Report::violations)),
                number(sum(verdict -> verdict.count(Cause.CONSTANT))),
                number(sum(SchemaVerdict::vacuous)),
                number(sum(verdict -> verdict.notChecked().size())),
                seconds(verdicts.stream()
                        .mapToDouble(verdict -> verdict.seconds().total())
                        .sum()));
    }

    private List<String> shares() {
        return List.of(
                "share of accepted",
                "",
                "",
                percent(accepted()),
                percent(sum(verdict -> verdict.count(TableVerdict::understood))),
                percent(sum(verdict -> verdict.count(TableVerdict::generated))),
                percent(sum(verdict -> verdict.count(TableVerdict::loaded))),
                "",
                "",
                "",
                "",
                "");
    }

    private String percent(long tables) {
        long accepted = accepted();
        return accepted == 0 ? "" : String.format(Locale.ROOT, "%.2f %%", 100.0 * tables / accepted);
    }

    private long accepted() {
        return sum(verdict -> verdict.tables().size());
    }

    private long sum(ToLongFunction<SchemaVerdict> count) {
        return verdicts.stream().mapToLong(count).sum();
    }

    private static String number(long value) {
        return Long.toString(value);
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** Returns the report for people. */
    String markdown() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEADERS);
        verdicts.forEach(verdict -> lines.add(cells(verdict)));
        lines.add(totals());
        lines.add(shares());
        StringBuilder text = new StringBuilder("# Conformance at " + rows + " rows a table\n\n");
        text.append(TextTable.markdown(lines)).append('\n').append(new Reasons(verdicts).markdown());
        return text.toString();
    }

    /** Returns the table for programs: one line a schema, comma separated, with a header. */
    String csv() {
        StringBuilder text = new StringBuilder(String.join(",", HEADERS)).append(",read,generate,load,flawless\n");
        for (SchemaVerdict verdict : verdicts) {
            List<String> cells = new ArrayList<>(cells(verdict));
            cells.add(seconds(verdict.seconds().read()));
            cells.add(seconds(verdict.seconds().generate()));
            cells.add(seconds(verdict.seconds().load()));
            cells.add(Boolean.toString(verdict.isFlawless()));
            text.append(String.join(",", cells)).append('\n');
        }
        return text.toString();
    }
}
