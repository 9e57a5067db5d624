package dev.rowloom.privacy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A kind of number that a state gives to people.
 *
 * @param name what it is, in words
 * @param form what it looks like as it is written
 * @param check checks the characters without signs between them
 * @param sure whether hardly anything else looks like it
 */
record NationalScheme(String name, Pattern form, Predicate<String> check, boolean sure) {

    static NationalScheme sure(String name, String form, Predicate<String> check) {
        return new NationalScheme(name, Pattern.compile(form), check, true);
    }

    static NationalScheme weak(String name, String form, Predicate<String> check) {
        return new NationalScheme(name, Pattern.compile(form), check, false);
    }

    boolean fits(String text) {
        String number = text.strip();
        return form.matcher(number).matches()
                && check.test(number.replaceAll("[^0-9A-Za-z]", "").toUpperCase(Locale.ROOT));
    }

    static int number(String text, int from, int to) {
        return Integer.parseInt(text.substring(from, to));
    }

    static String turned(String ddmmyy) {
        return ddmmyy.substring(4) + ddmmyy.substring(2, 4) + ddmmyy.substring(0, 2);
    }

    /** Returns whether six digits from a place on are year, month and day; days may be 60 too many. */
    static boolean isDay(String digits, int from) {
        int day = number(digits, from + 4, from + 6);
        try {
            return LocalDate.of(
                            2000 + number(digits, from, from + 2),
                            number(digits, from + 2, from + 4),
                            day > 60 ? day - 60 : day)
                    != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Returns whether the last digit is the sum of digits times weights, modulo 11, and 10 counts as 0. */
    static boolean elevens(String digits, int... weights) {
        return CheckDigits.weighted(digits, weights) % 11 % 10 == CheckDigits.digit(digits, weights.length);
    }
}
