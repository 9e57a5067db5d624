package dev.rowloom.privacy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Tells by their form what values are. */
final class Contents {

    private static final Pattern EMAIL =
            Pattern.compile("[\\p{L}\\p{N}._%+'-]+@[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)*\\.\\p{L}{2,}");
    private static final Pattern NAMED_EMAIL = Pattern.compile("[^@<>]*<\\s*" + EMAIL.pattern() + "\\s*>");
    private static final Pattern MESSAGE = Pattern.compile("<[^<>@]*[0-9][^<>@]*@[^<>]+>");
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}(:\\d{1,5})?");
    private static final Pattern IPV6 =
            Pattern.compile("(?=.*:.*:)[0-9A-Fa-f:]{2,39}(" + OCTET + "(\\." + OCTET + "){3})?(%\\w+)?");
    private static final Pattern PRIVATE = Pattern.compile("(10|192\\.168|172\\.(1[6-9]|2\\d|3[01]))\\.\\d.*");
    private static final Pattern TIME = Pattern.compile("\\d{1,2}:\\d{2}(:\\d{2})?");
    private static final Pattern LISTED = Pattern.compile("[,; ]+");
    private static final Pattern SIGNS = Pattern.compile("[ -]");
    private static final Pattern CARD = Pattern.compile("(?:\\d[ -]?){12,18}\\d");
    private static final Pattern CARD_START = Pattern.compile("(4|5[0-8]|6[0-9]|2[2-7]|3[0-9]).*");
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");
    private static final Pattern PHONE_CHARACTERS =
            Pattern.compile("(?:\\+|00)?[0-9()\\[\\]/. \\u00a0-]{4,24}(?:\\s*(?:x|ext\\.?|#)\\s*\\d{1,6})?");
    private static final Pattern INTERNATIONAL =
            Pattern.compile("(?!\\+\\d{1,3}\\.\\d+$)(\\+|00(?=\\d{10}|\\d*[ ()./-]))[1-9][0-9 ()./-]{6,20}");
    private static final Pattern NORTH_AMERICAN =
            Pattern.compile("(1[ .-])?(\\(\\d{2,4}\\) ?|\\d{3}[-. ])\\d{3,5}[-. ]\\d{4}|\\d{3}-\\d{4}");
    /** A plus and digits with or without signs between them, but no degrees with a decimal point. */
    private static final Pattern PLUS =
            Pattern.compile("\\+(?!\\d{1,3}\\.\\d+$)[1-9][0-9 ()./\\u00a0-]{7,22}(\\s*(x|ext\\.?)\\s*\\d{1,6})?");

    private static final Pattern BARE_NORTH_AMERICAN = Pattern.compile("1?[2-9]\\d{2}[2-9]\\d{6}");
    private static final Pattern BARE_TRUNK = Pattern.compile("0[1-9]\\d{8,9}");
    private static final Set<String> AREAS = Lexicon.words("nanp");
    private static final Pattern TRUNK = Pattern.compile("0\\d{1,4}[ /-]\\d{2,5}([ -]?\\d{2,6}){1,4}");

    private Contents() {}

    /** Returns the share of values that pass. */
    static double share(List<String> values, Predicate<String> test) {
        return values.isEmpty() ? 0 : (double) values.stream().filter(test).count() / values.size();
    }

    static boolean isEmail(String text) {
        if (text.indexOf('@') < 0) {
            return false;
        }
        for (String part : text.split("[;,]", 0)) {
            String one = part.strip().replaceFirst("(?i)^mailto:", "");
            if (!EMAIL.matcher(one).matches() && !NAMED_EMAIL.matcher(one).matches()) {
                return false;
            }
        }
        return !text.isBlank() && !MESSAGE.matcher(text.strip()).matches();
    }

    static boolean holdsEmail(String text) {
        return text.indexOf('@') > 0 && EMAIL.matcher(text).find();
    }

    static boolean isHost(String text) {
        if (text.indexOf('.') < 0 && text.indexOf(':') < 0) {
            return false;
        }
        for (String each : LISTED.split(text.strip(), 0)) {
            boolean bracketed = each.startsWith("[") && each.endsWith("]");
            String part = bracketed ? each.substring(1, each.length() - 1) : each;
            if (!IPV4.matcher(part).matches() && !isIpv6(part)) {
                return false;
            }
        }
        return !text.isBlank();
    }

    /** Returns whether a text is a host of the networks that are kept for private use (RFC 1918). */
    static boolean isPrivateHost(String text) {
        return PRIVATE.matcher(text.strip()).matches() && isHost(text);
    }

    static boolean isIpv6(String text) {
        String part = text.strip();
        if (part.indexOf(':') < 0) {
            return false;
        }
        long colons = part.chars().filter(c -> c == ':').count();
        boolean time = TIME.matcher(part).matches();
        return IPV6.matcher(part).matches() && !time && (part.contains("::") || colons == 7);
    }

    /** Returns whether an octet is greater than parts of versions usually are. */
    static boolean hasGreatOctet(String text) {
        for (String part : text.split("[^0-9]+", 0)) {
            if (part.length() == 3 && Integer.parseInt(part) > 120) {
                return true;
            }
        }
        return false;
    }

    static boolean isCard(String text) {
        if (digits(text) < 13) {
            return false;
        }
        String digits = SIGNS.matcher(text.strip()).replaceAll("");
        return CARD.matcher(text.strip()).matches()
                && digits.length() >= 13
                && digits.length() <= 19
                && CARD_START.matcher(digits).matches()
                && CheckDigits.luhn(digits);
    }

    static boolean isIban(String text) {
        if (text.length() < 15 || !Character.isLetter(text.charAt(0)) || digits(text) < 2) {
            return false;
        }
        String plain = SIGNS.matcher(text.strip()).replaceAll("").toUpperCase(Locale.ROOT);
        return IBAN.matcher(plain).matches() && CheckDigits.iban(plain);
    }

    /** Returns whether a text could be a telephone number, by its characters alone. */
    static boolean couldBePhone(String text) {
        long digits = text.chars().filter(Character::isDigit).count();
        return digits >= 6
                && digits <= 17
                && PHONE_CHARACTERS.matcher(text.strip()).matches();
    }

    /** Returns whether a text is written as telephone numbers are. */
    static boolean isPhone(String text) {
        String number = text.strip();
        return couldBePhone(number)
                && (INTERNATIONAL.matcher(number).matches()
                        || NORTH_AMERICAN.matcher(number).matches()
                        || TRUNK.matcher(number).matches());
    }

    /** Returns whether a text is a telephone number with a plus and the code of a country. */
    static boolean isInternationalPhone(String text) {
        return PLUS.matcher(text.strip()).matches() && digits(text) <= 15;
    }

    /**
     * Returns whether numbers without any sign are telephone numbers: of areas of North America, or with the 0 of a
     * trunk, of several areas.
     */
    static boolean areBarePhones(List<String> values) {
        boolean trunk = share(values, text -> BARE_TRUNK.matcher(text.strip()).matches()) == 1;
        boolean american = share(values, Contents::isBareAmerican) == 1;
        int from = trunk ? 0 : values.stream().allMatch(text -> text.strip().length() == 11) ? 1 : 0;
        long areas = values.stream()
                .map(text -> text.strip())
                .filter(text -> text.length() > 5)
                .map(text -> text.substring(from, from + 3))
                .distinct()
                .count();
        return values.size() >= 3 && areas >= 3 && (trunk || american);
    }

    private static boolean isBareAmerican(String text) {
        String number = text.strip();
        int from = number.length() - 10;
        return BARE_NORTH_AMERICAN.matcher(number).matches() && AREAS.contains(number.substring(from, from + 3));
    }

    /** Returns how many digits a text has. */
    static long digits(String text) {
        return text.chars().filter(Character::isDigit).count();
    }

    /** Returns whether a text is a number as bank accounts have, by its characters alone. */
    static boolean couldBeAccount(String text) {
        String plain = text.replaceAll("[ ./-]", "");
        return digits(plain) >= 5 && plain.length() <= 34 && plain.matches("[A-Z]{0,6}[0-9][A-Z0-9]+");
    }
}
