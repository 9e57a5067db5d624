package dev.rowloom.internal;

import java.util.HexFormat;

/** Characters that a person doesn't see but a model reads. */
public final class Invisible {

    /** Joiners, fillers and inherent vowels that show nothing. */
    private static final String FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0";

    private static final int FIRST_TAG = 0xE0000;
    private static final int LAST_TAG = 0xE0FFF;

    private Invisible() {}

    /** Returns whether a person sees a character, or it is a line feed or a tab. */
    public static boolean isVisible(int point) {
        if (point == '\n' || point == '\t') {
            return true;
        }
        return !isIgnorable(point)
                && switch (Character.getType(point)) {
                    case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE -> false;
                    default -> true;
                };
    }

    /** Returns whether a character ends a line, beside the line feed. */
    public static boolean isLineBreak(int point) {
        return point == '\r' || point == 0x85 || point == 0x2028 || point == 0x2029;
    }

    /** Returns JSON in which such characters are escapes, so that each is seen. */
    public static String escaped(String json) {
        StringBuilder text = new StringBuilder(json.length());
        for (int at = 0; at < json.length(); ) {
            int point = json.codePointAt(at);
            int size = Character.charCount(point);
            if (isVisible(point) && !isLineBreak(point)) {
                text.appendCodePoint(point);
            } else {
                for (int i = at; i < at + size; i++) {
                    text.append("\\u").append(HexFormat.of().toHexDigits(json.charAt(i)));
                }
            }
            at += size;
        }
        return text.toString();
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
