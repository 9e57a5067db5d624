package dev.rowloom.privacy;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells streets, addresses and postcodes. */
final class Streets {

    private static final Set<String> BEFORE = Lexicon.words("street-before");
    private static final Set<String> AFTER = Lexicon.words("street-after");
    private static final Set<String> ENDS = Lexicon.words("street-ends");
    private static final Pattern BLANKS = Pattern.compile("[\\s,]+");
    private static final Pattern NUMBERS = Pattern.compile("[0-9./-]+$");
    private static final Pattern HOUSE = Pattern.compile("\\d|\\bs/n\\b");
    private static final Pattern BLOCKS = Pattern.compile("\\d{1,4}(-\\d{1,4}){1,3}\\s\\p{L}.*|[^丁番号町区市県]*[丁番号町区市県].*");
    private static final Pattern POSTCODE = Pattern.compile(
            "\\d{4,6}|\\d{5}-\\d{4}|\\d{5}-\\d{3}|\\d{3}-\\d{4}|\\d{2}-\\d{3}|\\d{3} \\d{2}|[A-Z]{1,2}\\d[A-Z0-9]? ?\\d[A-Z]{2}"
                    + "|[A-Z]\\d[A-Z] ?\\d[A-Z]\\d|\\d{4} ?[A-Z]{2}|[A-Z]{1,2}-?\\d{4,5}|[A-Z]\\d[0-9W] ?[A-Z0-9]{4}");
    private static final Pattern LETTERED =
            Pattern.compile("[A-Z]{1,2}\\d[A-Z0-9]? \\d[A-Z]{2}|[A-Z]\\d[A-Z] \\d[A-Z]\\d|\\d{4} [A-Z]{2}");

    /** A postcode as only addresses have it behind or ahead of a place. */
    private static final Pattern WHOLE = Pattern.compile(
            "\\b[A-Z]{1,2}\\d[A-Z0-9]? \\d[A-Z]{2}\\b|\\b[A-Z]{2} \\d{5}(-\\d{4})?\\b|\\b[A-Z]\\d[A-Z] ?\\d[A-Z]\\d\\b"
                    + "|, ?([A-Z]{1,3}-)?\\d{4,5} \\p{Lu}\\p{L}+|\\b\\d{5}-\\d{3}\\b|\\b\\d{4} ?[A-Z]{2},? \\p{Lu}|, ?\\d{3} \\d{2} \\p{Lu}|, ?\\d{2}-\\d{3} \\p{Lu}");

    private Streets() {}

    static boolean isStreet(String text) {
        String line = text.strip();
        return line.length() <= 200
                && line.length() >= 5
                && HOUSE.matcher(line).find()
                && (hasStreetWord(line) || BLOCKS.matcher(line).matches() || isWhole(line));
    }

    private static boolean hasStreetWord(String line) {
        String[] words = BLANKS.split(Plain.of(line), 0);
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            boolean last = i == words.length - 1;
            if (!last && (isOneOf(BEFORE, word) || BEFORE.contains(word + "_" + words[i + 1]))
                    || i > 0 && isOneOf(AFTER, word)
                    || endsAsStreet(NUMBERS.matcher(word).replaceFirst(""))) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a word is in a list, with or without the full stop behind it. */
    private static boolean isOneOf(Set<String> list, String word) {
        return list.contains(word) || word.endsWith(".") && list.contains(word.substring(0, word.length() - 1));
    }

    private static boolean endsAsStreet(String word) {
        for (int i = 2; i < word.length() - 2; i++) {
            if (ENDS.contains(word.substring(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWhole(String line) {
        return line.indexOf(',') > 0
                && !line.endsWith(".")
                && WHOLE.matcher(line).find();
    }

    /** Returns whether a text has a number and words, as addresses do whatever their streets are called. */
    static boolean couldBe(String text) {
        return text.length() >= 5
                && text.chars().filter(Character::isLetter).count() >= 3
                && (Contents.digits(text) > 0 || text.contains(" "));
    }

    static boolean isPostcode(String text) {
        return POSTCODE.matcher(text.strip()).matches();
    }

    /** Returns whether most are postcodes that nothing else looks like. */
    static boolean areSurePostcodes(List<String> values) {
        return Contents.share(values, text -> LETTERED.matcher(text.strip()).matches()) >= 0.8;
    }
}
