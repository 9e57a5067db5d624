package dev.rowloom.samples.quickstart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lays out rows of text in aligned columns that fit a width. */
final class TextTable {

    /** Wider values are cut even where there is room: one long text would push all others out of sight. */
    private static final int WIDEST = 40;

    /** A column is not made narrower than this, which shows a timestamp whole; columns at the end go instead. */
    private static final int NARROWEST = 20;

    private static final String GAP = "  ";

    private final List<Heading> headings;
    private final List<List<String>> rows = new ArrayList<>();

    /** On which side of their column values stand. */
    enum Align {
        LEFT,
        RIGHT
    }

    /** A column's name, and on which side its values stand. */
    record Heading(String text, Align align) {

        static Heading left(String text) {
            return new Heading(text, Align.LEFT);
        }

        static Heading right(String text) {
            return new Heading(text, Align.RIGHT);
        }
    }

    TextTable(List<Heading> headings) {
        this.headings = List.copyOf(headings);
    }

    /** Adds a row of as many cells as there are headings. */
    void add(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    /** Returns the lines, none wider than that; columns that find no place are counted in a last one. */
    List<String> lines(int width) {
        Frame frame = frame(width);
        List<String> lines = new ArrayList<>(frame.heading());
        rows.forEach(row -> lines.add(line(row, frame.widths, "")));
        return lines;
    }

    /** Returns the columns as wide as the rows so far ask for, for rows that come later; no heading is wider than that. */
    Frame frame(int width) {
        int shown = shown(width);
        return new Frame(fitted(
                shown,
                shown < headings.size() ? width - GAP.length() - more(shown).length() : width));
    }

    /** Columns whose widths are settled. */
    final class Frame {

        private final int[] widths;

        private Frame(int[] widths) {
            this.widths = widths;
        }

        /** Returns the line of the names, and the one under it. */
        List<String> heading() {
            List<String> rule = new ArrayList<>();
            for (int column : widths) {
                rule.add("-".repeat(column));
            }
            String end = widths.length < headings.size() ? more(widths.length) : "";
            return List.of(
                    TextTable.this.line(headings.stream().map(Heading::text).toList(), widths, end),
                    TextTable.this.line(rule, widths, ""));
        }

        /** Returns the line of a row. A number is not cut, since it would be another one: its column grows. */
        synchronized String line(List<String> cells) {
            for (int i = 0; i < widths.length; i++) {
                if (headings.get(i).align() == Align.RIGHT) {
                    widths[i] = Math.max(widths[i], DisplayText.width(cells.get(i)));
                }
            }
            return TextTable.this.line(cells, widths, "");
        }
    }

    private String more(int shown) {
        return "+" + (headings.size() - shown) + " more";
    }

    /** Returns how many columns find a place, at least one. */
    private int shown(int width) {
        int shown = headings.size();
        while (shown > 1) {
            int needed = shown < headings.size() ? GAP.length() + more(shown).length() : 0;
            for (int i = 0; i < shown; i++) {
                needed += Math.min(natural(i), NARROWEST) + (i == 0 ? 0 : GAP.length());
            }
            if (needed <= width) {
                return shown;
            }
            shown--;
        }
        return shown;
    }

    /** Returns the widths of the first columns: their own, the widest ones reduced until all fit. */
    private int[] fitted(int shown, int width) {
        int[] widths = new int[shown];
        int total = GAP.length() * (shown - 1);
        for (int i = 0; i < shown; i++) {
            widths[i] = natural(i);
            total += widths[i];
        }
        while (total > width) {
            int widest = 0;
            for (int i = 1; i < shown; i++) {
                widest = widths[i] > widths[widest] ? i : widest;
            }
            if (widths[widest] <= 1) {
                break;
            }
            widths[widest]--;
            total--;
        }
        return widths;
    }

    private int natural(int column) {
        int natural = DisplayText.width(headings.get(column).text());
        for (List<String> row : rows) {
            natural = Math.max(natural, DisplayText.width(row.get(column)));
        }
        return Math.max(1, Math.min(natural, WIDEST));
    }

    private String line(List<String> cells, int[] widths, String end) {
        List<String> padded = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            String cell = DisplayText.cut(cells.get(i), widths[i]);
            String padding = " ".repeat(widths[i] - DisplayText.width(cell));
            padded.add(headings.get(i).align() == Align.LEFT ? cell + padding : padding + cell);
        }
        padded.addAll(end.isEmpty() ? Collections.emptyList() : List.of(end));
        return String.join(GAP, padded).stripTrailing();
    }
}
