package dev.rowloom.junit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a snapshot. */
final class SnapshotLines {

    private final String text;
    private int at;

    SnapshotLines(String text) {
        this.text = text.replace("\r\n", "\n");
    }

    boolean hasNext() {
        return at < text.length();
    }

    boolean startsWith(String prefix) {
        return text.startsWith(prefix, at);
    }

    /** Returns the line as it is. */
    String rest() {
        int end = text.indexOf('\n', at);
        String line = text.substring(at, end < 0 ? text.length() : end);
        at = end < 0 ? text.length() : end + 1;
        return line;
    }

    /** Returns the cells of the line, which may go on over line ends in quotes. */
    List<@Nullable String> cells() {
        List<@Nullable String> cells = new ArrayList<>();
        while (true) {
            cells.add(cell());
            if (at >= text.length() || text.charAt(at++) == '\n') {
                return cells;
            }
        }
    }

    private @Nullable String cell() {
        if (!startsWith("\"")) {
            int start = at;
            while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
                at++;
            }
            return at == start ? null : text.substring(start, at);
        }
        StringBuilder cell = new StringBuilder();
        at++;
        while (at < text.length() && !(text.charAt(at) == '"' && !text.startsWith("\"\"", at))) {
            at += text.charAt(at) == '"' ? 1 : 0;
            cell.append(text.charAt(at++));
        }
        at++;
        return cell.toString();
    }
}
