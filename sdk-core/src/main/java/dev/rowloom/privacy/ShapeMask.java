package dev.rowloom.privacy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces values by stand-ins of the same shape: letters by letters of the same case, digits by digits, and what stands
 * between them stays. A vowel stands in for a vowel, so that names can still be read; dates stay dates, IPv4 addresses stay
 * such, and numbers that pass the check of cards (Luhn) pass it still.
 *
 * <pre>{@code
 * ShapeMask mask = ShapeMask.seeded(42);
 * mask.of("Anna Kiss, +36 20 123 4567");     // such as "Ebbo Tozz, +81 57 640 2918"
 * }</pre>
 *
 * <p>The same value always has the same stand-in with a seed, and no letter or digit stays in its place but for check digits
 * and the parts of dates and addresses, where at least the whole is another. A text without letters and digits stays as it is. Several values can have
 * the same stand-in. It is no encryption: who knows the seed can try values. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ShapeMask {

    private static final Pattern ISO_DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(\\D.*)?");
    private static final Pattern USUAL_DATE =
            Pattern.compile("(\\d{1,2})([./-])(\\d{1,2})([./-])(\\d{4}|\\d{2})(\\D.*)?");
    private static final Pattern CLOCK = Pattern.compile("(\\D{0,2})(\\d{1,2}):(\\d{2})(.*)", Pattern.DOTALL);
    private static final Pattern HOST = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern CARD = Pattern.compile("\\d(?:[ -]?\\d){11,18}");

    private final long seed;

    private ShapeMask(long seed) {
        this.seed = seed;
    }

    /** Returns a mask; another seed gives other stand-ins. */
    public static ShapeMask seeded(long seed) {
        return new ShapeMask(seed);
    }

    /** Returns the stand-in of a value, which is another text if it has a letter or a digit. */
    public String of(String value) {
        Draws draws = new Draws(seed, Objects.requireNonNull(value, "value"));
        for (int attempt = 0; attempt < 64; attempt++) {
            String masked = shaped(value, draws);
            if (!masked.equals(value)) {
                return masked;
            }
        }
        return plain(value, draws);
    }

    private static String shaped(String value, Draws draws) {
        Matcher iso = ISO_DATE.matcher(value);
        if (iso.matches()) {
            String date = year(iso.group(1), draws) + "-" + two(1 + draws.below(12)) + "-" + two(1 + draws.below(28));
            return date + clock(iso.group(4), draws);
        }
        Matcher usual = USUAL_DATE.matcher(value);
        if (usual.matches()) {
            // day and month in either order
            return part(usual.group(1), draws)
                    + usual.group(2)
                    + part(usual.group(3), draws)
                    + usual.group(4)
                    + year(usual.group(5), draws)
                    + clock(usual.group(6), draws);
        }
        Matcher host = HOST.matcher(value);
        if (host.matches()) {
            return octet(host.group(1), draws) + "." + octet(host.group(2), draws) + "." + octet(host.group(3), draws)
                    + "." + octet(host.group(4), draws);
        }
        String masked = plain(value, draws);
        return CARD.matcher(value).matches() && CheckDigits.luhn(digits(value)) ? checked(masked) : masked;
    }

    /** Replaces each letter and digit. */
    private static String plain(String value, Draws draws) {
        StringBuilder text = new StringBuilder(value.length());
        value.codePoints().forEach(point -> text.appendCodePoint(Letters.other(point, draws::below)));
        return text.toString();
    }

    /** Returns a year of about the same time. */
    private static String year(String year, Draws draws) {
        int about = Integer.parseInt(year) + 1 + draws.below(9) - (draws.below(2) == 0 ? 10 : 0);
        return year.length() == 2
                ? two(Math.floorMod(about, 100))
                : String.valueOf(10_000 + about).substring(1);
    }

    private static String part(String part, Draws draws) {
        return part.length() == 1 ? String.valueOf(1 + draws.below(9)) : two(1 + draws.below(12));
    }

    private static String clock(@org.jspecify.annotations.Nullable String rest, Draws draws) {
        if (rest == null) {
            return "";
        }
        Matcher clock = CLOCK.matcher(rest);
        if (!clock.matches()) {
            return plain(rest, draws);
        }
        String hour = clock.group(2).length() == 1 ? String.valueOf(1 + draws.below(9)) : two(draws.below(24));
        return clock.group(1) + hour + ":" + two(draws.below(60)) + seconds(clock.group(4), draws);
    }

    /** Replaces seconds and leaves zones as they are. */
    private static String seconds(String rest, Draws draws) {
        return rest.length() >= 3 && rest.charAt(0) == ':' && Character.isDigit(rest.charAt(1))
                ? ":" + two(draws.below(60)) + rest.substring(3)
                : rest;
    }

    private static String octet(String octet, Draws draws) {
        return String.valueOf(
                switch (octet.length()) {
                    case 1 -> 1 + draws.below(9);
                    case 2 -> 10 + draws.below(90);
                    default -> 100 + draws.below(155);
                });
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
        return digits.toString();
    }

    /** Returns a number whose last digit makes it pass the check. */
    private static String checked(String number) {
        String head = number.substring(0, number.length() - 1);
        char last = '0';
        while (!CheckDigits.luhn(digits(head + last))) {
            last++;
        }
        return head + last;
    }

    /** Numbers that follow from a seed and a value: G. Steele, D. Lea and C. Flood's SplitMix64. */
    private static final class Draws {

        private long state;

        Draws(long seed, String value) {
            MessageDigest digest = sha256();
            digest.update(String.valueOf(seed).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            byte[] hash = digest.digest(value.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < Long.BYTES; i++) {
                state = state << 8 | hash[i] & 0xFF;
            }
        }

        int below(int bound) {
            state += 0x9E3779B97F4A7C15L;
            long mixed = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
            mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
            return (int) Math.floorMod(mixed ^ mixed >>> 31, (long) bound);
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
