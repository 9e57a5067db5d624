package dev.rowloom.privacy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells texts about particular people from other texts. */
final class FreeTexts {

    private static final int LEAST_WORDS = 3;
    private static final Pattern PHRASES = Pattern.compile(
            "(?iu)\\b(?:(?:my|his|her|their|your|our|the|a|whose) son|couple(?! of)|my name|years? old|aged \\d+|born in"
                    + "|sick leave|lives (?:in|with|alone)|passed away|arrêt maladie|(?:depress|diabet|hospitali)\\p{L}+)\\b"
                    + "|(?-iu:Pani?a?) (?-iu:\\p{Lu})|\\p{IsHan}(?:先生|女士|小姐|さん|様|氏は)|患者|母親|父親|妻子|丈夫|儿子|女儿|さん[はがの]");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{M}]+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Set<String> SOMEBODY = Lexicon.words("somebody");
    private static final Pattern FIRST =
            Pattern.compile("(?iu)\\b(i am|i'm|my|me|ich|mein\\w*|je|mon|ma|mi|meu|minha)\\b");
    private static final Pattern CAPITALS =
            Pattern.compile("[\\p{L}\\p{N},;.!?)] (\\p{Lu}[\\p{Ll}]+)|^(\\p{Lu}[\\p{Ll}]+)");
    private static final Set<String> AMBIGUOUS = Lexicon.words("ambiguous");
    private static final Set<String> NOTES = Lexicon.words("notes");

    private FreeTexts() {}

    /** Returns how many words a text has; of scripts without blanks, every second letter counts. */
    static int words(String text) {
        int parts = BLANKS.split(text.strip()).length;
        long joined = text.codePoints()
                .filter(c -> Character.isIdeographic(c) || c >= 0x3040 && c < 0x30A0)
                .count();
        return Math.max(parts, (int) joined / 2);
    }

    static boolean isText(String value) {
        return words(value) >= LEAST_WORDS;
    }

    /** Returns whether a text is about somebody. */
    static boolean isAboutSomebody(String text, PersonNames names) {
        boolean said = Arrays.stream(SIGNS.split(Plain.of(text), 0)).anyMatch(SOMEBODY::contains);
        if (said || PHRASES.matcher(text).find() || Contents.holdsEmail(text)) {
            return true;
        }
        var capitals = CAPITALS.matcher(text);
        while (capitals.find()) {
            String word = capitals.group(1) == null ? capitals.group(2) : capitals.group(1);
            if (word.length() > 2
                    && names.isGiven(word)
                    && !names.isOther(word)
                    && !AMBIGUOUS.contains(Plain.of(word))) {
                return true;
            }
        }
        return false;
    }

    static boolean isOfOneself(String text) {
        return FIRST.matcher(text).find();
    }

    static boolean isNotes(List<String> words) {
        return words.stream().anyMatch(NOTES::contains);
    }
}
