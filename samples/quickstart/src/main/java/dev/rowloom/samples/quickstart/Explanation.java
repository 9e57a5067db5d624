package dev.rowloom.samples.quickstart;

import dev.rowloom.blueprint.ColumnBlueprint;
import dev.rowloom.engine.ColumnPlan;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes how each column is made as CSV, RFC 4180 with line feeds. */
final class Explanation {

    private static final String HEADER = "table,column,rule,meaning,confidence,tier\n";

    private Explanation() {}

    /** Returns a header and a line for each column. */
    static String csv(List<ColumnPlan> columns) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (ColumnPlan column : columns) {
            ColumnBlueprint blueprint = column.blueprint();
            List<String> fields = List.of(
                    column.table(),
                    column.column(),
                    RuleText.of(blueprint.rule()),
                    blueprint.meaning(),
                    String.format(Locale.ROOT, "%.2f", blueprint.confidence()),
                    column.tier().toString().toLowerCase(Locale.ROOT));
            csv.append(fields.stream().map(Explanation::field).collect(Collectors.joining(",")))
                    .append('\n');
        }
        return csv.toString();
    }

    private static String field(String text) {
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
