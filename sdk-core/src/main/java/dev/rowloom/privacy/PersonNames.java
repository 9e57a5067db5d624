package dev.rowloom.privacy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells names of people: by titles before them, by usual given and family names, and by how they are written. */
final class PersonNames {

    private static final String FOLDER = "/dev/rowloom/vocabulary/";
    private static final List<String> LOCALES = List.of(
            "cs-CZ", "da-DK", "de-AT", "de-CH", "de-DE", "en-AU", "en-CA", "en-GB", "en-IN", "en-US", "es-ES", "es-MX",
            "fi-FI", "fr-CA", "fr-FR", "hu-HU", "it-IT", "ja-JP", "nb-NO", "nl-NL", "pl-PL", "pt-BR", "pt-PT", "ro-RO",
            "sv-SE", "tr-TR");
    private static final Set<String> TITLES = Lexicon.words("titles");
    private static final Set<String> PARTICLES = Lexicon.words("particles");
    private static final Pattern COMPANY = Pattern.compile(
            "(?iu).*\\b(ltd|limited|llc|inc|corp|corporation|gmbh|ag|kg|ohg|sa|sas|sarl|srl|spa|bv|nv|oy|ab|as|aps|plc|pty|co|kft|zrt"
                    + "|sp\\. ?z ?o\\.?o|group|company|university|school|hospital|church|bank|airport|hotel|museum|club|association"
                    + "|foundation|institute|society|trust|council|department|ministry|press|records|books|foods|tools|freight"
                    + "|traders|express|shipping|shop|store|restaurant|cafe|band|orchestra)\\b\\.?.*");
    private static final Pattern WORD = Pattern.compile("\\p{Lu}[\\p{L}'’.-]*|\\p{L}\\.?");
    private static final Pattern HAN =
            Pattern.compile("[\\p{IsHan}\\p{IsHangul}\\p{IsHiragana}\\p{IsKatakana}\\s]{2,8}");

    private final Set<String> given = read("given-names");
    private final Set<String> family = read("family-names");

    private static Set<String> read(String list) {
        Set<String> names = new HashSet<>();
        for (String locale : LOCALES) {
            try (InputStream file = PersonNames.class.getResourceAsStream(FOLDER + locale + "/" + list + ".txt")) {
                if (file != null) {
                    new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .forEach(line -> add(line, names));
                }
            } catch (IOException e) {
                throw new IllegalStateException("the names of " + locale + " are not where they belong", e);
            }
        }
        return names;
    }

    private static void add(String line, Set<String> names) {
        for (String field : line.split("\t", 0)) {
            if (field.length() > 1 && !Character.isDigit(field.charAt(0))) {
                names.add(Plain.of(field));
            }
        }
    }

    /** Returns whether a text has a usual given name, a family name among several words, or a title. */
    boolean isKnown(String text) {
        String[] words = words(text);
        if (words.length == 0
                || words.length > 6
                || Contents.digits(text) > 0
                || COMPANY.matcher(text).matches()) {
            return false;
        }
        boolean titled = words.length > 1 && TITLES.contains(words[0]);
        for (String word : words) {
            if (given.contains(word) || words.length == 1 && family.contains(word)) {
                return true;
            }
        }
        return titled || words.length > 1 && (family.contains(words[words.length - 1]) || family.contains(words[0]));
    }

    /** Returns whether a text has a title and a name. */
    boolean isTitled(String text) {
        String[] words = words(text);
        return words.length > 1 && TITLES.contains(words[0]);
    }

    /** Returns whether a text is a title and a name, or a usual given name and a usual family name. */
    boolean isWhole(String text) {
        if (text.indexOf(' ') < 0 || !isWrittenSo(text)) {
            return false;
        }
        String[] words = words(text);
        int last = words.length - 1;
        return isTitled(text)
                || last >= 1 && last <= 3 && given.contains(words[0]) && family.contains(words[last])
                || last == 1 && text.contains(",") && family.contains(words[0]) && given.contains(words[1]);
    }

    boolean isGiven(String word) {
        return given.contains(Plain.of(word));
    }

    private static String[] words(String text) {
        return java.util.Arrays.stream(Plain.of(text).split("[\\s,.\"()-]+"))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
    }

    /** Returns whether a text is written as names of people are: a few words, each with a capital, no digits. */
    static boolean isWrittenSo(String text) {
        String trimmed = text.strip();
        if (HAN.matcher(trimmed).matches()) {
            return true;
        }
        String[] words = trimmed.split("[\\s,]+", 0);
        if (words.length > 5
                || Contents.digits(trimmed) > 0
                || COMPANY.matcher(trimmed).matches()
                || trimmed.length() > 60) {
            return false;
        }
        for (String word : words) {
            boolean particle = PARTICLES.contains(word.toLowerCase(Locale.ROOT));
            if (!particle && !WORD.matcher(word).matches()) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether a text could be a name at all, however it is written: letters, few words. */
    static boolean couldBe(String text) {
        String trimmed = text.strip();
        return !trimmed.isEmpty()
                && trimmed.length() <= 80
                && trimmed.split("\\s+").length <= 6
                && trimmed.chars().filter(Character::isLetter).count() * 2 > trimmed.length()
                && !Contents.holdsEmail(trimmed);
    }
}
