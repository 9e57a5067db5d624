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
        counts.forEach((cause, count) -> lines.add(
                List.of(cause.toString(), cause.isOurs() ? "Rowloom" : "the schema", Long.toString(count))));
        text.append(TextTable.markdown(lines)).append("\n## Reasons\n\n");
        verdicts.forEach(verdict -> append(text, verdict));
        return text.toString();
    }

    private static List<Finding> all(SchemaVerdict verdict) {
        List<Finding> findings = new ArrayList<>(verdict.findings());
        findings.addAll(verdict.notAccepted().values());
        verdict.tables().forEach(table -> findings.addAll(table.findings()));
        return findings;
    }

    private static void append(StringBuilder text, SchemaVerdict verdict) {
        if (all(verdict).isEmpty() && verdict.notChecked().isEmpty()) {
            return;
        }
        text.append("### ").append(verdict.file()).append("\n\n");
        verdict.findings().forEach(finding -> text.append("- ").append(finding).append('\n'));
        verdict.notAccepted()
                .forEach((table, finding) ->
                        text.append("- `").append(table).append("`: ").append(finding).append('\n'));
        for (TableVerdict table : verdict.tables()) {
            table.findings().forEach(finding -> text.append("- `")
                    .append(table.table())
                    .append("`: ")
                    .append(finding)
                    .append('\n'));
        }
        verdict.notChecked().forEach(line -> text.append("- not checked: ").append(line).append('\n'));
        text.append('\n');
    }
}
