package dev.rowloom.it.conformance;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The reasons of everything that fell short: counted by cause, then table by table. */
final class Reasons {

    private final List<SchemaVerdict> verdicts;

    Reasons(List<SchemaVerdict> verdicts) {
        this.verdicts = verdicts;
    }

    String markdown() {
        StringBuilder text = new StringBuilder("## Causes\n\n");
        Map<Cause, Long> counts = new EnumMap<>(Cause.class);
        verdicts.forEach(verdict -> all(verdict).forEach(finding -> counts.merge(finding.cause(), 1L, Long::sum)));
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("cause", "of", "findings"));
        counts.forEach((cause, count) ->
                lines.add(List.of(cause.toString(), cause.isOurs() ? "Rowloom" : "the schema", Long.toString(count))));
        text.append(TextTable.markdown(lines)).append('\n').append(asked()).append("\n## Reasons\n\n");
        verdicts.forEach(verdict -> append(text, verdict));
        return text.append(mysqlOnly()).toString();
    }

    /** What is refused for the sake of its form is no measure of anything here: it is listed apart. */
    private String mysqlOnly() {
        StringBuilder lines = new StringBuilder();
        for (SchemaVerdict verdict : verdicts) {
            verdict.notAccepted().forEach((table, finding) -> {
                if (finding.cause() == Cause.MYSQL_ONLY) {
                    lines.append("- ")
                            .append(verdict.file())
                            .append(" `")
                            .append(table)
                            .append("`: ");
                    lines.append(finding.detail()).append('\n');
                }
            });
        }
        return lines.isEmpty() ? "" : "## Forms that only MySQL has\n\n" + lines;
    }

    private String asked() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("asked of the rows", "", "met", "missed", "ruled out", "not asked"));
        for (Tally.Subject subject : Tally.Subject.values()) {
            List<String> cells = new ArrayList<>(List.of(subject.toString(), ""));
            for (Tally.Outcome outcome : Tally.Outcome.values()) {
                cells.add(Long.toString(verdicts.stream()
                        .mapToLong(verdict -> verdict.count(subject, outcome))
                        .sum()));
            }
            lines.add(cells);
        }
        return "## Branches, predicates, capacities\n\n" + TextTable.markdown(lines);
    }

    private static List<Finding> all(SchemaVerdict verdict) {
        List<Finding> findings = new ArrayList<>(verdict.findings());
        findings.addAll(verdict.notAccepted().values());
        verdict.tables().forEach(table -> findings.addAll(table.findings()));
        return findings;
    }

    private static void append(StringBuilder text, SchemaVerdict verdict) {
        boolean noted = verdict.tables().stream()
                .anyMatch(table -> !table.tally().notes().isEmpty());
        boolean fellShort = all(verdict).stream().anyMatch(finding -> finding.cause() != Cause.MYSQL_ONLY);
        if (!fellShort && verdict.notChecked().isEmpty() && !noted) {
            return;
        }
        text.append("### ").append(verdict.file()).append("\n\n");
        verdict.findings().forEach(finding -> text.append("- ").append(finding).append('\n'));
        verdict.notAccepted()
                .forEach((table, finding) ->
                        text.append(finding.cause() == Cause.MYSQL_ONLY ? "" : "- `" + table + "`: " + finding + "\n"));
        for (TableVerdict table : verdict.tables()) {
            table.findings()
                    .forEach(finding -> text.append("- `")
                            .append(table.table())
                            .append("`: ")
                            .append(finding)
                            .append('\n'));
            table.tally()
                    .notes()
                    .forEach(note -> text.append("- `")
                            .append(table.table())
                            .append("`: ")
                            .append(note)
                            .append('\n'));
        }
        verdict.notChecked()
                .forEach(line -> text.append("- not checked: ")
                        .append(line.strip().replaceAll("\\s+", " "))
                        .append('\n'));
        text.append('\n');
    }
}
