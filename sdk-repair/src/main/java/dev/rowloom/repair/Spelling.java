package dev.rowloom.repair;

import java.text.Normalizer;
import java.util.Locale;

/** How near two texts are: in case, accents, spaces and separators, and in edits. */
final class Spelling {

    private Spelling() {}

    /** Returns the letters and digits of a text, in lower case and without accents; a text without any as it is, stripped. */
    static String plain(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder plain = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); ) {
            int point = folded.codePointAt(i);
            i += Character.charCount(point);
            if (Character.isLetterOrDigit(point)) {
                plain.appendCodePoint(unaccented(point));
            }
        }
        String letters = plain.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return letters.isEmpty() ? text.strip() : letters;
    }

    // letters whose stroke is no accent to Unicode
    private static int unaccented(int point) {
        return switch (point) {
            case 'ł', 'Ł' -> 'l';
            case 'ø', 'Ø' -> 'o';
            case 'đ', 'Đ', 'ð', 'Ð' -> 'd';
            case 'ı' -> 'i';
            default -> point;
        };
    }

    /** Returns how many insertions, deletions, substitutions and exchanges of neighbours lead from one to the other, at most so many. */
    static int edits(String a, String b, int most) {
        if (Math.abs(a.length() - b.length()) > most) {
            return most + 1;
        }
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int edits = Math.min(Math.min(last[j] + 1, row[j - 1] + 1), last[j - 1] + same);
                boolean exchanged =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                row[j] = exchanged ? Math.min(edits, before[j - 2] + 1) : edits;
                least = Math.min(least, row[j]);
            }
            if (least > most) {
                return most + 1;
            }
            int[] free = before;
            before = last;
            last = row;
            row = free;
        }
        return Math.min(last[b.length()], most + 1);
    }

    /** Returns how many edits make a text of that length another one that still is taken for it. */
    static int tolerance(int length) {
        return length < 4 ? 0 : length < 9 ? 1 : length < 14 ? 2 : 3;
    }
}
