package dev.rowloom.generation;

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

    /** Joiners, fillers and inherent vowels that show nothing. */
    private static final String FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0";

    private static final int FIRST_TAG = 0xE0000;
    private static final int LAST_TAG = 0xE0FFF;

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
        return point == '\r' || point == 0x85 || point == 0x2028 || point == 0x2029;
    }

    /** Returns whether a person sees a character, or it is a line feed or a tab. */
    static boolean isVisible(int point) {
        if (point == '\n' || point == '\t') {
            return true;
        }
        return !isIgnorable(point)
                && switch (Character.getType(point)) {
                    case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE -> false;
                    default -> true;
                };
    }

    /**
     * Returns whether a character that is no control or format character shows nothing: Unicode's Default_Ignorable_Code_Point
     * and noncharacters. By ranges, since what is assigned differs between JDKs.
     */
    private static boolean isIgnorable(int point) {
        boolean selector = point >= 0xFE00 && point <= 0xFE0F || point >= 0x180B && point <= 0x180F;
        boolean tag = point >= FIRST_TAG && point <= LAST_TAG; // tags and the other variation selectors
        boolean reserved = point == 0x2065 || point >= 0xFFF0 && point <= 0xFFF8 || (point & 0xFFFE) == 0xFFFE;
        return selector || tag || reserved || FILLERS.indexOf(point) >= 0;
    }
}
