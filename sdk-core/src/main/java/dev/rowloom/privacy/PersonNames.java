package dev.rowloom.privacy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
    private static final Pattern WORD =
            Pattern.compile("[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}'’.-]*|\\p{L}\\.?|[dl]['’]\\p{Lu}[\\p{L}-]*");
    private static final Pattern HAN =
            Pattern.compile("[\\p{IsHan}\\p{IsHangul}\\p{IsHiragana}\\p{IsKatakana}ー・\\s]{2,14}");
    private static final Pattern JOINED = Pattern.compile("[\\p{IsHan}]{2,6}|\\p{IsHangul}{2,4}");
    /** Between several people in one value. */
    private static final Pattern BETWEEN = Pattern.compile("\\s*[;&/]\\s*|\\s+(?:and|und|et|y|e|og|och|en)\\s+");

    private static final Pattern FAMILY_ENDS = Pattern.compile(
            ".{2,}(owski|ewski|inski|ynski|owska|ewska|inska|owicz|ewicz|czyk|enko|chuk|sson|sdottir|sdotter"
                    + "|opoulos|opoulou|akis|idis|escu|oglu|shvili|adze|ovic|evic|ovich|evich)|.{4,}(sen|ova|eva|ian|ez|mann|berg|strom)");
    private static final Pattern SIGNS = Pattern.compile("[\\s,.\"()-]+");
    private static final Pattern BLANKS = Pattern.compile("[\\s,]+");
    private static final Pattern INITIALLED = Pattern.compile(
            "(?:\\p{Lu}\\.[ -]?){1,3} ?\\p{Lu}[\\p{L}'’-]{2,}|\\p{Lu}[\\p{L}'’-]{2,}, (?:\\p{Lu}\\.[ -]?){1,3}");
    private static final int MOST_PEOPLE = 6;

    private final Set<String> given = read("given-names");
    private final Set<String> family = read("family-names");
    private final Set<String> joined = Lexicon.words("joined-family-names");
    private final Set<String> others = others();

    /** Returns words that are no names of people where they stand by themselves, though some people are called so. */
    private static Set<String> others() {
        Set<String> words = new HashSet<>(Lexicon.words("other"));
        for (String list :
                List.of("colours", "months", "weekdays", "seasons", "countries", "places", "further-places")) {
            readInto(words, FOLDER + "common/" + list + ".txt", true);
        }
        for (String locale : LOCALES) {
            readInto(words, FOLDER + locale + "/places.txt", true);
        }
        return words;
    }

    private static Set<String> read(String list) {
        Set<String> names = new HashSet<>(Lexicon.words(list));
        for (String locale : LOCALES) {
            readInto(names, FOLDER + locale + "/" + list + ".txt", false);
        }
        return names;
    }

    private static void readInto(Set<String> names, String path, boolean firstOnly) {
        try (InputStream file = PersonNames.class.getResourceAsStream(path)) {
            if (file != null) {
                new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .forEach(line -> add(firstOnly ? line.split("\t", 2)[0] : line, names));
            }
        } catch (IOException e) {
            throw new IllegalStateException(path + " is not where it belongs", e);
        }
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
        String[] people = BETWEEN.split(text.strip(), 2);
        String[] words = words(people.length == 0 ? text : people[0]);
        if (words.length == 0
                || words.length > 6
                || Contents.digits(text) > 0
                || COMPANY.matcher(text).matches()) {
            return false;
        }
        boolean titled = words.length > 1 && TITLES.contains(words[0]);
        for (String word : words) {
            if (isGivenWord(word) || words.length == 1 && isFamily(word)) {
                return true;
            }
        }
        return titled
                || words.length > 1 && (isFamily(words[words.length - 1]) || isFamily(words[0]))
                || words.length == 1 && isJoined(words[0]);
    }

    /** Returns whether a text has a given and a family name, and nothing beside them. */
    boolean isSure(String text) {
        String[] words = words(text);
        if (words.length < 2 || words.length > 4 || Contents.digits(text) > 0 || !text.contains(" ")) {
            return false;
        }
        String first = words[0];
        String last = words[words.length - 1];
        return isGivenWord(first) && isFamily(last) && !others.contains(Plain.of(text))
                || isFamily(first) && isGivenWord(words[1]);
    }

    /** Returns whether a text is the name of a month, colour, place or of something else that some people are called. */
    boolean isOther(String text) {
        return others.contains(Plain.of(text.strip()));
    }

    /** A name with a hyphen is known by its parts, one with an umlaut spelled out by itself. */
    private boolean isGivenWord(String word) {
        return given.contains(word);
    }

    private boolean isFamily(String word) {
        return family.contains(word)
                || FAMILY_ENDS.matcher(word).matches()
                || family.contains(word.replace("ue", "u").replace("oe", "o").replace("ae", "a")) && word.length() > 4;
    }

    /** Returns whether a text begins with a family name of those that stand before given ones without a space. */
    private boolean isJoined(String text) {
        return JOINED.matcher(text).matches()
                && (joined.contains(text.substring(0, 1))
                        || text.length() > 2 && joined.contains(text.substring(0, 2)));
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

    /** Returns whether a text is initials and one name, as {@code J. K. Rowe} and {@code Rowe, J.} are. */
    static boolean isInitialled(String text) {
        return INITIALLED.matcher(text.strip()).matches();
    }

    boolean isGiven(String word) {
        return given.contains(Plain.of(word));
    }

    private static String[] words(String text) {
        return Arrays.stream(SIGNS.split(Plain.of(text)))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
    }

    /** Returns whether a text is written as names of people are: a few words, each with a capital, no digits. */
    static boolean isWrittenSo(String text) {
        String trimmed = text.strip();
        if (HAN.matcher(trimmed).matches()) {
            return true;
        }
        if (trimmed.length() > 60 * MOST_PEOPLE || Contents.digits(trimmed) > 0) {
            return false;
        }
        String[] people = BETWEEN.split(trimmed, 0);
        boolean listed = trimmed.chars().filter(c -> c == ',').count() > 1;
        if (people.length > MOST_PEOPLE
                || COMPANY.matcher(trimmed).matches()
                || trimmed.length() > 60 * people.length) {
            return false;
        }
        for (String person : people) {
            if (!isOneWrittenSo(person, listed ? 2 * MOST_PEOPLE : MOST_PEOPLE - 1)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOneWrittenSo(String person, int most) {
        String[] words = BLANKS.split(person, 0);
        if (words.length > most) {
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
