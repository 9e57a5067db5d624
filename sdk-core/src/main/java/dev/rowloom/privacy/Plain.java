package dev.rowloom.privacy;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Takes names apart into plain words. */
final class Plain {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern HUMP = Pattern.compile("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    private Plain() {}

    /** Returns a text in lower case without accents. */
    static String of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.chars().allMatch(c -> c < 0x80)) {
            return lower;
        }
        String plain = MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD))
                .replaceAll("")
                .replace("ß", "ss")
                .replace("ł", "l")
                .replace("ø", "o")
                .replace("ı", "i");
        // letters of Korea are put together again
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    /** Returns the words of a name such as {@code billing_address} or {@code BirthDate}. */
    static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        for (String part : HUMP.matcher(name).replaceAll(" ").split("[^\\p{L}]+", 0)) {
            if (!part.isEmpty()) {
                words.add(of(part));
            }
        }
        return words;
    }
}
