package dev.rowloom.generation;

import dev.rowloom.internal.Invisible;

/**
 * Text from outside as it may stand in a prompt: without characters that a person doesn't see but a model reads, and no
 * longer than allowed.
 *
 * <p>Left out are control and format characters (zero-width, direction, tags), variation selectors, private use and
 * halves of pairs; line breaks of any kind become line feeds, and tabs stay.
 *
 * @param text what is left
 * @param removed the number of characters that were left out as invisible
 * @param cut the number of characters that were left out at the end
 */
record CleanText(String text, int removed, int cut) {

    /**
     * Cleans a text.
     *
     * @param most the greatest number of UTF-16 units to keep
     */
    static CleanText of(String raw, int most) {
        StringBuilder clean = new StringBuilder(Math.min(raw.length(), most));
        int removed = 0;
        int at = 0;
        while (at < raw.length()) {
            int point = raw.codePointAt(at);
            int size = Character.charCount(point);
            boolean carriageReturnOfTwo = point == '\r' && at + 1 < raw.length() && raw.charAt(at + 1) == '\n';
            if (isLineBreak(point) && !carriageReturnOfTwo) {
                point = '\n';
            }
            if (carriageReturnOfTwo || !isVisible(point)) {
                removed += carriageReturnOfTwo ? 0 : size;
            } else if (clean.length() + size > most) {
                break;
            } else {
                clean.appendCodePoint(point);
            }
            at += size;
        }
        return new CleanText(clean.toString(), removed, raw.length() - at);
    }

    private static boolean isLineBreak(int point) {
        return Invisible.isLineBreak(point);
    }

    /** Returns whether a person sees a character, or it is a line feed or a tab. */
    static boolean isVisible(int point) {
        return Invisible.isVisible(point);
    }
}
