package dev.rowloom.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report as a table of text: a line for each finding with its first example, and what to do below. */
final class ReportTable {

    private static final List<String> HEAD = List.of("severity", "kind", "table", "columns", "rows", "first");
    private static final int WIDEST = 40;
    private static final int NUMBER = 4;

    private ReportTable() {}

    static String of(ValidationReport report) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEAD);
        report.findings().forEach(finding -> lines.add(line(finding)));
        int[] widths = new int[HEAD.size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        if (!report.findings().isEmpty()) {
            append(text, lines.get(0), widths);
            List<String> rule = new ArrayList<>();
            for (int width : widths) {
                rule.add("-".repeat(width));
            }
            append(text, rule, widths);
        }
        for (int i = 0; i < report.findings().size(); i++) {
            append(text, lines.get(i + 1), widths);
            text.append("    ").append(report.findings().get(i).message()).append('\n');
        }
        report.notChecked()
                .forEach(it -> text.append("not checked: ")
                        .append(it.table())
                        .append(' ')
                        .append(it.constraint())
                        .append(": ")
                        .append(it.reason())
                        .append('\n'));
        long rows = report.rows().values().stream().mapToLong(Long::longValue).sum();
        return text.append(rows)
                .append(" rows of ")
                .append(report.rows().size())
                .append(" tables: ")
                .append(report.isValid() ? "valid" : "not valid")
                .append('\n')
                .toString();
    }

    private static List<String> line(Finding finding) {
        return List.of(
                word(finding.severity()),
                word(finding.kind()),
                cut(finding.table()),
                cut(String.join(", ", finding.columns())),
                Long.toString(finding.rows()),
                finding.examples().isEmpty() ? "" : example(finding.examples().get(0)));
    }

    private static String example(Finding.Example example) {
        String values = String.join(
                ", ", example.values().values().stream().map(String::valueOf).toList());
        String other = example.otherRow() == null ? "" : " as row " + example.otherRow();
        return cut("row " + example.row() + other + ": " + values).replaceAll("\\p{Cntrl}", " ");
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= WIDEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, WIDEST - 1)) + "…";
    }

    private static void append(StringBuilder text, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - cells.get(i).length());
            line.append(i == NUMBER ? padding + cells.get(i) : cells.get(i) + padding)
                    .append("  ");
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
