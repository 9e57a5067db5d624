package dev.rowloom.privacy;

import java.text.Normalizer;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** Letters and digits that stand in for others of their kind. */
final class Letters {

    private static final String VOWELS = "aeiou";
    private static final String CONSONANTS = "bcdfghjklmnpqrstvwxyz";

    /** First and last of the usual letters of scripts; of those with cases the small ones. */
    private static final Map<Character.UnicodeScript, int[]> SCRIPTS = Map.ofEntries(
            Map.entry(Character.UnicodeScript.CYRILLIC, new int[] {0x430, 0x44F}),
            Map.entry(Character.UnicodeScript.GREEK, new int[] {0x3B1, 0x3C1}),
            Map.entry(Character.UnicodeScript.ARMENIAN, new int[] {0x561, 0x585}),
            Map.entry(Character.UnicodeScript.HEBREW, new int[] {0x5D0, 0x5D9}),
            Map.entry(Character.UnicodeScript.ARABIC, new int[] {0x628, 0x63A}),
            Map.entry(Character.UnicodeScript.DEVANAGARI, new int[] {0x915, 0x928}),
            Map.entry(Character.UnicodeScript.BENGALI, new int[] {0x995, 0x9A8}),
            Map.entry(Character.UnicodeScript.TAMIL, new int[] {0xBAE, 0xBB9}),
            Map.entry(Character.UnicodeScript.THAI, new int[] {0xE01, 0xE2E}),
            Map.entry(Character.UnicodeScript.GEORGIAN, new int[] {0x10D0, 0x10F0}),
            Map.entry(Character.UnicodeScript.HIRAGANA, new int[] {0x304B, 0x3062}),
            Map.entry(Character.UnicodeScript.KATAKANA, new int[] {0x30AB, 0x30C2}),
            Map.entry(Character.UnicodeScript.HANGUL, new int[] {0xAC00, 0xD7A3}),
            Map.entry(Character.UnicodeScript.HAN, new int[] {0x4E00, 0x9FA5}));

    private Letters() {}

    /**
     * Returns another letter or digit of the same kind; what is neither stays.
     *
     * @param below draws a number from 0 to below a bound
     */
    static int other(int point, IntUnaryOperator below) {
        if (Character.isDigit(point)) {
            int digit = Character.digit(point, 10);
            return point - digit + (digit + 1 + below.applyAsInt(9)) % 10;
        }
        return Character.isLetter(point) ? letter(point, below) : point;
    }

    private static int letter(int point, IntUnaryOperator below) {
        int small = Character.toLowerCase(point);
        int[] range = SCRIPTS.get(Character.UnicodeScript.of(point));
        int chosen = range == null ? latin(small, below) : of(range, small, below);
        return Character.isUpperCase(point) || small != point ? Character.toUpperCase(chosen) : chosen;
    }

    private static int of(int[] range, int point, IntUnaryOperator below) {
        int size = range[1] - range[0] + 1;
        boolean within = point >= range[0] && point <= range[1];
        return range[0]
                + (within ? (point - range[0] + 1 + below.applyAsInt(size - 1)) % size : below.applyAsInt(size));
    }

    private static int latin(int point, IntUnaryOperator below) {
        char base = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFD)
                .charAt(0);
        String all = VOWELS.indexOf(base) >= 0 ? VOWELS : CONSONANTS;
        int at = all.indexOf(base);
        return all.charAt(
                at < 0 ? below.applyAsInt(all.length()) : (at + 1 + below.applyAsInt(all.length() - 1)) % all.length());
    }
}
