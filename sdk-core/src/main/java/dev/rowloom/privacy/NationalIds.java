package dev.rowloom.privacy;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Tells numbers that states give to people by their forms, check digits and dates of birth. */
final class NationalIds {

    private static final String SPANISH = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String FINNISH = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    private static final int WEAK_AT_LEAST = 4;

    /**
     * A kind of number.
     *
     * @param name what it is, in words
     * @param form what it looks like as it is written
     * @param check checks the characters without signs between them
     * @param sure whether hardly anything else looks like it
     */
    record Scheme(String name, Pattern form, Predicate<String> check, boolean sure) {

        boolean fits(String text) {
            return form.matcher(text).matches()
                    && check.test(text.replaceAll("[^0-9A-Za-z]", "").toUpperCase(Locale.ROOT));
        }
    }

    private static final List<Scheme> SCHEMES = List.of(
            sure("a social security number", "(?!000|666)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}", it -> true),
            sure("a national insurance number", "[A-CEGHJ-PQR-TW-Z][A-Z] ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D]", it -> true),
            sure("a DNI", "\\d{8}-?[A-Z]", it -> SPANISH.charAt(number(it, 0, 8) % 23) == it.charAt(8)),
            sure(
                    "an NIE",
                    "[XYZ]-?\\d{7}-?[A-Z]",
                    it -> SPANISH.charAt(("XYZ".indexOf(it.charAt(0)) * 10_000_000 + number(it, 1, 8)) % 23)
                            == it.charAt(8)),
            sure("a CPF", "\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}", CheckDigits::cpf),
            weak("a CPF", "\\d{11}", CheckDigits::cpf),
            sure(
                    "a personnummer",
                    "(\\d{2})?\\d{6}[-+]\\d{4}",
                    it -> isDay(it.substring(it.length() - 10, it.length() - 4), 0)
                            && CheckDigits.luhn(it.substring(it.length() - 10))),
            sure("a CPR number", "\\d{6}-\\d{4}", it -> isDay(turned(it.substring(0, 6)), 0)),
            sure(
                    "a henkilötunnus",
                    "\\d{6}[-+A-FU-Y]\\d{3}[0-9A-Z]",
                    it -> FINNISH.charAt((int)
                                    (Long.parseLong(it.substring(0, 6) + it.substring(it.length() - 4, it.length() - 1))
                                            % 31))
                            == it.charAt(it.length() - 1)),
            weak("a fødselsnummer", "\\d{6} ?\\d{5}", CheckDigits::norway),
            weak(
                    "a PESEL",
                    "\\d{11}",
                    it -> (10 - CheckDigits.weighted(it, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3) % 10) % 10
                                    == CheckDigits.digit(it, 10)
                            && isDay(
                                    it.substring(0, 2)
                                            + String.format(Locale.ROOT, "%02d", number(it, 2, 4) % 20)
                                            + it.substring(4, 6),
                                    0)),
            weak(
                    "a steuerliche Identifikationsnummer",
                    "[1-9]\\d \\d{3} \\d{3} \\d{3}|[1-9]\\d{10}",
                    CheckDigits::mod1110),
            weak("an Aadhaar number", "[2-9]\\d{3} ?\\d{4} ?\\d{4}", CheckDigits::verhoeff),
            sure(
                    "a numéro de sécurité sociale",
                    "[1-478] ?\\d{2} ?\\d{2} ?(\\d{2}|2[AB]) ?\\d{3} ?\\d{3} ?\\d{2}",
                    it -> 97
                                    - new BigInteger(it.substring(0, 13)
                                                    .replace("2A", "19")
                                                    .replace("2B", "18"))
                                            .mod(BigInteger.valueOf(97))
                                            .intValue()
                            == number(it, 13, 15)),
            sure("a codice fiscale", "[A-Z]{6}\\d{2}[A-EHLMPRST]\\d{2}[A-Z]\\d{3}[A-Z]", it -> true),
            sure("a CURP", "[A-Z]{4}\\d{6}[HMX][A-Z]{5}[0-9A-Z]\\d", it -> true),
            sure("an RFC", "[A-ZÑ&]{4}\\d{6}[0-9A-Z]{3}", it -> isDay(it, it.length() - 9)),
            sure("a RUT", "\\d{1,2}\\.\\d{3}\\.\\d{3}-[0-9Kk]", CheckDigits::rut),
            weak("a RUT", "\\d{7,8}-[0-9Kk]", CheckDigits::rut),
            sure("an AHV number", "756\\.?\\d{4}\\.?\\d{4}\\.?\\d{2}", it -> true),
            sure(
                    "a rijksregisternummer",
                    "\\d{2}\\.\\d{2}\\.\\d{2}-\\d{3}\\.\\d{2}",
                    it -> 97 - Long.parseLong(it.substring(0, 9)) % 97 == number(it, 9, 11)
                            || 97 - Long.parseLong("2" + it.substring(0, 9)) % 97 == number(it, 9, 11)),
            weak(
                    "a BSN",
                    "\\d{9}",
                    it -> number(it, 0, 9) > 9_999_999
                            && Math.floorMod(
                                            CheckDigits.weighted(it, 9, 8, 7, 6, 5, 4, 3, 2) - CheckDigits.digit(it, 8),
                                            11)
                                    == 0),
            weak("a social insurance number", "\\d{3}[ -]\\d{3}[ -]\\d{3}", CheckDigits::luhn),
            weak("a T.C. kimlik numarası", "[1-9]\\d{10}", CheckDigits::turkey),
            sure("a resident identity number", "[1-9]\\d{5}(19|20)\\d{2}\\d{7}[0-9Xx]", CheckDigits::china),
            sure("a resident registration number", "\\d{6}-[1-8]\\d{6}", it -> isDay(it.substring(0, 6), 0)),
            weak(
                    "an identity number",
                    "\\d{6} ?\\d{4} ?\\d{2} ?\\d",
                    it -> isDay(it.substring(0, 6), 0) && CheckDigits.luhn(it)),
            weak(
                    "a CNP",
                    "[1-9]\\d{12}",
                    it -> isDay(it.substring(1, 7), 0)
                            && CheckDigits.weighted(it, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11 % 10
                                    == CheckDigits.digit(it, 12)),
            sure("a rodné číslo", "\\d{6}/\\d{3,4}", it -> it.length() == 9 || Long.parseLong(it) % 11 == 0),
            weak(
                    "an NHS number",
                    "\\d{3} ?\\d{3} ?\\d{4}",
                    it -> (11 - CheckDigits.weighted(it, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 11
                            == CheckDigits.digit(it, 9)),
            weak(
                    "a tax file number",
                    "\\d{3} \\d{3} \\d{3}",
                    it -> CheckDigits.weighted(it, 1, 4, 3, 7, 5, 8, 6, 9, 10) % 11 == 0),
            weak(
                    "a TAJ number",
                    "\\d{3}[ -]\\d{3}[ -]\\d{3}",
                    it -> CheckDigits.weighted(it, 3, 7, 3, 7, 3, 7, 3, 7) % 10 == CheckDigits.digit(it, 8)),
            sure("a CUIT", "(20|23|24|27|30|33|34)-\\d{8}-\\d", it -> true));

    private NationalIds() {}

    private static Scheme sure(String name, String form, Predicate<String> check) {
        return new Scheme(name, Pattern.compile(form), check, true);
    }

    private static Scheme weak(String name, String form, Predicate<String> check) {
        return new Scheme(name, Pattern.compile(form), check, false);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text.substring(from, to));
    }

    private static String turned(String ddmmyy) {
        return ddmmyy.substring(4) + ddmmyy.substring(2, 4) + ddmmyy.substring(0, 2);
    }

    /** Returns whether six digits from a place on are year, month and day; days may be 60 too many. */
    private static boolean isDay(String digits, int from) {
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

    /** Returns what most of the values are, or an empty text. Where chance could pass, all have to, and several. */
    static String of(List<String> values) {
        for (Scheme scheme : SCHEMES) {
            long fitting = values.stream().filter(scheme::fits).count();
            boolean enough = scheme.sure()
                    ? fitting * 10 >= values.size() * 7L
                    : fitting == values.size() && values.stream().distinct().count() >= WEAK_AT_LEAST;
            if (fitting > 0 && enough) {
                return scheme.name();
            }
        }
        return "";
    }
}
