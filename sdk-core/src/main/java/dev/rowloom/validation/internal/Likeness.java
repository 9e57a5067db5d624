package dev.rowloom.validation.internal;

import dev.rowloom.schema.TextEquality;
import dev.rowloom.schema.TextEquality.Sensitivity;

/**
 * When two texts of a column are surely the same to the database, and when they may be: that depends on the collation where
 * the schema doesn't say which, and on the database where it ignores the case of letters beyond ASCII.
 *
 * @param equality when they may be
 */
public record Likeness(TextEquality equality) {

    /** Returns whether texts that may be the same surely are. */
    public boolean isSure() {
        return equality.accents() == Sensitivity.SIGNIFICANT && equality.letterCase() == Sensitivity.SIGNIFICANT;
    }

    /** Returns what is equal for texts that may be the same. */
    public String possible(String text) {
        return equality.fold(text);
    }

    /** Returns what is equal for texts that surely are the same. */
    public String sure(String text) {
        if (isSure()) {
            return equality.fold(text);
        }
        // what ignores accents is the coarsest collation, taken where none is known
        return equality.accents() == Sensitivity.IGNORED ? text : inLowerAscii(text);
    }

    private static String inLowerAscii(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                lower.setCharAt(i, (char) (c + ('a' - 'A')));
            }
        }
        return lower.toString();
    }
}
