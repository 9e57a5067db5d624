package dev.rowloom.generation;

import java.util.Locale;

/**
 * How names and values from outside are written within a prompt's blocks: each in one line, and plain where nothing in it
 * could be taken for a separator.
 */
final class OutsideText {

    /** What stands between the values of a line. */
    static final String SEPARATOR = " | ";

    /** What stands for a value that there is none of. */
    static final String NONE = "-";

    private static final int LONGEST_NAME = 63;

    private OutsideText() {}

    /** Returns whether a name is of letters, digits and underscores of ASCII alone, and not too long for a name. */
    static boolean isPlainName(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && !isDigit(name.charAt(0))
                && name.chars().allMatch(c -> isAsciiLetter(c) || isDigit(c) || c == '_');
    }

    /** Returns a name: as it is if it is plain, else as a JSON string of at most so many characters. */
    static String name(String raw, int most) {
        return isPlainName(raw) ? raw : quoted(cut(raw, most));
    }

    /** Returns a value for a person's eye: clean, in one line, cut. */
    static String shown(String raw, int most) {
        String line = oneLine(raw, most);
        return isPlainValue(line, '|') ? line : quoted(line);
    }

    /** Returns a value that must be read exactly, such as a key's: a JSON string unless it is plain among separators. */
    static String exact(String raw, char separator) {
        return isPlainValue(raw, separator) && raw.codePoints().allMatch(CleanText::isVisible) ? raw : quoted(raw);
    }

    /** Returns a clean text in one line, cut with an ellipsis. */
    static String oneLine(String raw, int most) {
        CleanText clean = CleanText.of(raw, most);
        StringBuilder line = new StringBuilder(clean.text().length() + 1);
        boolean space = true;
        for (int i = 0; i < clean.text().length(); i++) {
            char c = clean.text().charAt(i);
            boolean blank = c == ' ' || c == '\n' || c == '\t';
            if (!blank || !space) {
                line.append(blank ? ' ' : c);
            }
            space = blank;
        }
        String text = line.toString().strip();
        return clean.cut() > 0 ? text + "…" : text;
    }

    /** Returns a JSON string in which everything that nobody sees is an escape. */
    static String quoted(String raw) {
        StringBuilder json = new StringBuilder(raw.length() + 2).append('"');
        int at = 0;
        while (at < raw.length()) {
            int point = raw.codePointAt(at);
            int size = Character.charCount(point);
            switch (point) {
                case '"', '\\' -> json.append('\\').append((char) point);
                case '\n' -> json.append("\\n");
                case '\t' -> json.append("\\t");
                default -> {
                    if (CleanText.isVisible(point) && !isSeparator(point)) {
                        json.appendCodePoint(point);
                    } else {
                        for (int i = at; i < at + size; i++) {
                            json.append(String.format(Locale.ROOT, "\\u%04x", (int) raw.charAt(i)));
                        }
                    }
                }
            }
            at += size;
        }
        return json.append('"').toString();
    }

    /** Returns the beginning of a text, not ending within a pair. */
    static String cut(String raw, int most) {
        if (raw.length() <= most) {
            return raw;
        }
        int end = most > 0 && Character.isHighSurrogate(raw.charAt(most - 1)) ? most - 1 : most;
        return raw.substring(0, end) + "…";
    }

    private static boolean isPlainValue(String value, char separator) {
        boolean ambiguous = value.isEmpty()
                || value.equals(NONE)
                || value.equals("null")
                || value.charAt(0) == ' '
                || value.charAt(value.length() - 1) == ' ';
        return !ambiguous
                && value.chars().noneMatch(c -> c == separator || c == '"' || c == '\\' || c == '\n' || c == '\t')
                && value.codePoints().noneMatch(OutsideText::isSeparator);
    }

    /** Returns whether a character breaks lines in the eyes of some. */
    private static boolean isSeparator(int point) {
        int type = Character.getType(point);
        return type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static boolean isAsciiLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
