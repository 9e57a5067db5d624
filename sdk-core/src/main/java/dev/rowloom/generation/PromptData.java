package dev.rowloom.generation;

import dev.rowloom.generation.RowFacts.Fact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The parts of a prompt that hold values: rows of parents, values that are taken, what is settled of rows. All of it comes
 * from outside and belongs into a {@link DataFence}; all of it is bounded, and says what was left out.
 */
final class PromptData {

    private static final int NAME = 128;

    /** A key that is cut would be another one, so that longer ones are left out. */
    private static final int LONGEST_KEY = 200;

    private static final int FEWEST_CHARS = 200;

    private PromptData() {}

    /** Returns the rows that foreign keys may refer to. */
    static String parents(List<ParentKeys> parents, PromptLimits limits) {
        StringBuilder text = new StringBuilder();
        int share = Math.max(FEWEST_CHARS, limits.parents() / Math.max(1, parents.size()));
        for (ParentKeys parent : parents) {
            text.append(names(parent.key().columns()))
                    .append(" -> ")
                    .append(name(parent.key().parentTable()));
            List<String> lines = new ArrayList<>();
            int chars = 0;
            for (List<String> row : parent.rows()) {
                boolean isShort = row.stream().limit(parent.keyColumns()).allMatch(key -> key.length() <= LONGEST_KEY);
                String line = isShort ? parentLine(row, parent.keyColumns(), limits.value()) : "";
                chars += isShort ? line.length() + 1 : 0;
                if (chars > share) {
                    break;
                } else if (isShort) {
                    lines.add(line);
                }
            }
            if (lines.size() < parent.total()) {
                text.append(" (").append(lines.size()).append(" of ").append(parent.total());
                text.append(" rows)");
            }
            text.append('\n').append(names(parent.columns())).append('\n');
            lines.forEach(line -> text.append(line).append('\n'));
            if (parent.total() == 0) {
                text.append("(no row yet)\n");
            }
        }
        return text.toString();
    }

    private static String parentLine(List<String> row, int keyColumns, int most) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            cells.add(i < keyColumns ? OutsideText.exact(row.get(i), '|') : cell(row.get(i), most));
        }
        return String.join(OutsideText.SEPARATOR, cells);
    }

    /** Returns the values that are taken, the latest of them if there are too many. */
    static String used(List<UsedValues> used, PromptLimits limits) {
        StringBuilder text = new StringBuilder();
        int share = Math.max(FEWEST_CHARS, limits.used() / Math.max(1, used.size()));
        for (UsedValues values : used) {
            List<String> runs = Runs.of(values.values());
            List<String> latest = new ArrayList<>();
            int chars = 0;
            for (int i = runs.size() - 1; i >= 0; i--) {
                String value = runs.get(i);
                chars += value.length() + 2;
                if (chars > share || value.length() > LONGEST_KEY) {
                    break;
                }
                latest.add(0, value);
            }
            text.append(String.join(
                    "|", values.columns().stream().map(PromptData::name).toList()));
            if (latest.size() < runs.size() || values.values().size() < values.total()) {
                text.append(" (the latest of ").append(values.total()).append(')');
            }
            text.append(": ").append(String.join(", ", latest)).append('\n');
        }
        return text.toString();
    }

    /** Returns what is settled of rows: names once, then a line for each row, or for several that have the same facts. */
    static String facts(List<RowFacts> rows, PromptLimits limits) {
        Set<String> names = new LinkedHashSet<>();
        rows.forEach(row -> row.facts().forEach(fact -> names.add(fact.name())));
        int perRow = limits.facts() / Math.max(1, rows.size());
        int most = Math.max(1, Math.min(limits.value(), perRow / Math.max(1, names.size())));
        List<String> kept = names.stream()
                .limit(Math.max(1, perRow / (PromptLimits.SHORTEST_VALUE + 1)))
                .toList();
        StringBuilder text = new StringBuilder(Prompt.NUMBER);
        kept.forEach(name -> text.append(OutsideText.SEPARATOR).append(name(name)));
        int leftOut = names.size() - kept.size();
        text.append(leftOut > 0 ? " (" + leftOut + " more facts were left out)\n" : "\n");
        int at = 0;
        while (at < rows.size()) {
            String cells = cells(rows.get(at), kept, most);
            int first = rows.get(at).number();
            int last = first;
            at++;
            while (at < rows.size()
                    && rows.get(at).number() == last + 1
                    && cells(rows.get(at), kept, most).equals(cells)) {
                last++;
                at++;
            }
            text.append(first)
                    .append(last > first ? "-" + last : "")
                    .append(cells)
                    .append('\n');
        }
        return text.toString();
    }

    private static String cells(RowFacts row, List<String> names, int most) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Fact fact : row.facts()) {
            values.put(fact.name(), fact.value());
        }
        StringBuilder line = new StringBuilder();
        names.forEach(name -> line.append(OutsideText.SEPARATOR)
                .append(values.containsKey(name) ? cell(values.get(name), most) : OutsideText.NONE));
        return line.toString();
    }

    private static String cell(String value, int most) {
        return value.isEmpty() ? OutsideText.NONE : OutsideText.shown(value, most);
    }

    private static String names(List<String> names) {
        return String.join(
                OutsideText.SEPARATOR, names.stream().map(PromptData::name).toList());
    }

    /** Returns a column's name, or that of a parent's column behind its role. */
    private static String name(String name) {
        int dot = name.indexOf('.');
        boolean plain = dot > 0
                && OutsideText.isPlainName(name.substring(0, dot))
                && OutsideText.isPlainName(name.substring(dot + 1));
        return plain ? name : OutsideText.name(name, NAME);
    }
}
