package dev.rowloom.samples.quickstart;

import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.Explanation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes what each column was taken for, why, and how it is made: as CSV or JSON by the file's ending, else to be read. */
final class ExplanationFile {

    private static final List<String> FIELDS =
            List.of("table", "column", "type", "meaning", "confidence", "reason", "rule");
    private static final int CONTROL = 0x20;

    private final DataPlan plan;

    private ExplanationFile(DataPlan plan) {
        this.plan = plan;
    }

    /** Returns the content of a file of that name. */
    static String content(DataPlan plan, Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        ExplanationFile explanation = new ExplanationFile(plan);
        if (name.endsWith(".csv")) {
            return explanation.csv();
        }
        return name.endsWith(".json") ? explanation.json() : explanation.text();
    }

    private List<String> fields(Explanation column) {
        return List.of(
                table(column),
                column.column(),
                column.type(),
                column.meaning(),
                confidence(column),
                column.reason(),
                column.rule());
    }

    /** Returns the table's name as its DDL writes it. */
    private String table(Explanation column) {
        return plan.schema()
                .table(column.table())
                .map(table -> table.name().toString())
                .orElse(column.table());
    }

    private static String confidence(Explanation column) {
        return BigDecimal.valueOf(column.confidence())
                .setScale(2, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** RFC 4180 with line feeds. */
    private String csv() {
        StringBuilder csv = new StringBuilder(String.join(",", FIELDS)).append('\n');
        for (Explanation column : plan.explain()) {
            csv.append(fields(column).stream().map(ExplanationFile::quoted).collect(Collectors.joining(",")))
                    .append('\n');
        }
        return csv.toString();
    }

    private static String quoted(String text) {
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    /** An array of objects, one a line. */
    private String json() {
        List<String> objects = new ArrayList<>();
        for (Explanation column : plan.explain()) {
            List<String> values = fields(column);
            List<String> members = new ArrayList<>();
            for (int i = 0; i < FIELDS.size(); i++) {
                boolean number = FIELDS.get(i).equals("confidence");
                members.add(literal(FIELDS.get(i)) + ": " + (number ? values.get(i) : literal(values.get(i))));
            }
            objects.add("  {" + String.join(", ", members) + "}");
        }
        return "[\n" + String.join(",\n", objects) + "\n]\n";
    }

    private static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                literal.append('\\').append(c);
            } else if (c < CONTROL) {
                literal.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                literal.append(c);
            }
        }
        return literal.append('"').toString();
    }

    /** A heading for each table, and three lines for each column. */
    private String text() {
        StringBuilder text = new StringBuilder();
        String table = "";
        for (Explanation column : plan.explain()) {
            if (!column.table().equals(table)) {
                text.append(table.isEmpty() ? "" : "\n")
                        .append(shown(table(column)))
                        .append('\n');
                table = column.table();
            }
            text.append("  ")
                    .append(shown(column.column() + " " + column.type()))
                    .append(": ");
            text.append(column.meaning()).append(' ').append(confidence(column)).append('\n');
            if (!column.reason().isEmpty()) {
                text.append("      because of ").append(shown(column.reason())).append('\n');
            }
            text.append("      made as ").append(shown(column.rule())).append('\n');
        }
        return text.toString();
    }

    private static String shown(String text) {
        return DisplayText.printable(text);
    }
}
