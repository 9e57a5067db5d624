package dev.rowloom.schema.internal.condition;

/** Small changes of texts. */
final class Texts {

    private Texts() {}

    static String padded(String text, int length) {
        int missing = length - text.codePointCount(0, text.length());
        return missing <= 0 ? text : text + " ".repeat(missing);
    }

    static String withoutTrailingSpaces(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    static long length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Returns the characters from one position to another, exclusive, both counted from 0 and cut to the text. */
    static String slice(String text, long from, long to) {
        int length = text.codePointCount(0, text.length());
        int start = (int) Math.max(0, Math.min(from, length));
        int end = (int) Math.max(start, Math.min(to, length));
        return length == text.length()
                ? text.substring(start, end)
                : text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
    }
}
