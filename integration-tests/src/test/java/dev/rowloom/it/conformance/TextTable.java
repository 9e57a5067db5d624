package dev.rowloom.it.conformance;

import java.util.List;

/** Lays out cells as a Markdown table that reads well as it stands: first two columns left, numbers right. */
final class TextTable {

    private static final int LEFT = 2;

    private TextTable() {}

    static String markdown(List<List<String>> lines) {
        int[] widths = new int[lines.get(0).size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Math.max(3, line.get(i).length()));
            }
        }
        StringBuilder text = new StringBuilder();
        append(text, lines.get(0), widths);
        for (int i = 0; i < widths.length; i++) {
            text.append("| ").append("-".repeat(widths[i] - 1)).append(i < LEFT ? "- " : ": ");
        }
        text.append("|\n");
        lines.subList(1, lines.size()).forEach(line -> append(text, line, widths));
        return text.toString();
    }

    private static void append(StringBuilder text, List<String> line, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            String blanks = " ".repeat(widths[i] - line.get(i).length());
            text.append("| ")
                    .append(i < LEFT ? line.get(i) + blanks : blanks + line.get(i))
                    .append(' ');
        }
        text.append("|\n");
    }
}
