package dev.rowloom.privacy;

import static dev.rowloom.privacy.NationalScheme.elevens;
import static dev.rowloom.privacy.NationalScheme.isDay;
import static dev.rowloom.privacy.NationalScheme.number;
import static dev.rowloom.privacy.NationalScheme.sure;
import static dev.rowloom.privacy.NationalScheme.turned;
import static dev.rowloom.privacy.NationalScheme.weak;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

/** Numbers that states give to people. */
final class NationalSchemes {

    private static final String SPANISH = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String FINNISH = "0123456789ABCDEFHJKLMNPRSTUVWXY";

    /** Those of states of Europe. */
    static final List<NationalScheme> EUROPE = List.of(
            sure("a national insurance number", "[A-CEGHJ-PQR-TW-Z][A-Z] ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D]", it -> true),
            sure("a DNI", "\\d{8}-?[A-Z]", it -> SPANISH.charAt(number(it, 0, 8) % 23) == it.charAt(8)),
            sure(
                    "an NIE",
                    "[XYZ]-?\\d{7}-?[A-Z]",
                    it -> SPANISH.charAt(("XYZ".indexOf(it.charAt(0)) * 10_000_000 + number(it, 1, 8)) % 23)
                            == it.charAt(8)),
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
                    "a TAJ number",
                    "\\d{3}[ -]\\d{3}[ -]\\d{3}",
                    it -> CheckDigits.weighted(it, 3, 7, 3, 7, 3, 7, 3, 7) % 10 == CheckDigits.digit(it, 8)),
            sure(
                    "a Rentenversicherungsnummer",
                    "\\d{2} ?\\d{6} ?[A-Z] ?\\d{3}",
                    it -> isDay(turned(it.substring(2, 8)), 0)),
            sure("a driving licence number", "[A-Z]{2,5}9{0,3}\\d{6}[A-Z9]{2}\\d[A-Z]{2}", it -> it.length() == 16),
            sure(
                    "a PPS number",
                    "\\d{7}[A-W][A-IW]?",
                    it -> "WABCDEFGHIJKLMNOPQRSTUV"
                                    .charAt((CheckDigits.weighted(it, 8, 7, 6, 5, 4, 3, 2)
                                                    + (it.length() > 8 ? (it.charAt(8) - 'A' + 1) % 23 * 9 : 0))
                                            % 23)
                            == it.charAt(7)),
            sure("a personas kods", "\\d{6}-\\d{5}", it -> isDay(turned(it.substring(0, 6)), 0)),
            weak(
                    "an isikukood or asmens kodas",
                    "[3-6]\\d{10}",
                    it -> isDay(it.substring(1, 7), 0)
                            && CheckDigits.weighted(it, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1) % 11 % 10
                                    == CheckDigits.digit(it, 10)),
            weak("an EGN", "\\d{10}", it -> isMonth(number(it, 2, 4) % 20) && elevens(it, 2, 4, 8, 5, 10, 9, 7, 3, 6)),
            weak("an OIB", "\\d{11}", CheckDigits::mod1110),
            weak(
                    "a JMBG",
                    "\\d{13}",
                    it -> isMonth(number(it, 2, 4))
                            && (11 - CheckDigits.weighted(it, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11
                                    == CheckDigits.digit(it, 12)),
            weak("an AMKA", "\\d{11}", it -> isDay(turned(it.substring(0, 6)), 0) && CheckDigits.luhn(it)),
            weak(
                    "an NIF",
                    "[1-3]\\d{8}|\\d{3} \\d{3} \\d{3}",
                    it -> (11 - CheckDigits.weighted(it, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 11 % 10
                            == CheckDigits.digit(it, 8)),
            weak(
                    "a Sozialversicherungsnummer",
                    "[1-9]\\d{3} ?\\d{6}",
                    it -> isMonth(number(it, 6, 8))
                            && CheckDigits.weighted(it, 3, 7, 9, 0, 5, 8, 4, 2, 1, 6) % 11 == CheckDigits.digit(it, 3)),
            weak(
                    "a personnummer",
                    "(19|20)?\\d{10}",
                    it -> isDay(it, it.length() - 10) && CheckDigits.luhn(it.substring(it.length() - 10))),
            weak(
                    "a rodné číslo",
                    "\\d{2}[0156]\\d{7}",
                    it -> isMonth(number(it, 2, 4) % 50) && Long.parseLong(it) % 11 == 0),
            weak(
                    "a rijksregisternummer",
                    "\\d{11}",
                    it -> isMonth(number(it, 2, 4))
                            && (97 - Long.parseLong(it.substring(0, 9)) % 97 == number(it, 9, 11)
                                    || 97 - Long.parseLong("2" + it.substring(0, 9)) % 97 == number(it, 9, 11))),
            sure(
                    "a SNILS",
                    "\\d{3}-\\d{3}-\\d{3}[ -]\\d{2}",
                    it -> CheckDigits.weighted(it, 9, 8, 7, 6, 5, 4, 3, 2, 1) % 101 % 100 == number(it, 9, 11)));

    /** Those of states of America. */
    static final List<NationalScheme> AMERICA = List.of(
            sure("a social security number", "(?!000|666)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}", it -> true),
            sure("a CPF", "\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}", CheckDigits::cpf),
            weak("a CPF", "\\d{11}", CheckDigits::cpf),
            sure("a CURP", "[A-Z]{4}\\d{6}[HMX][A-Z]{5}[0-9A-Z]\\d", it -> true),
            sure("an RFC", "[A-ZÑ&]{4}\\d{6}[0-9A-Z]{3}", it -> isDay(it, it.length() - 9)),
            sure("a RUT", "\\d{1,2}\\.\\d{3}\\.\\d{3}-[0-9Kk]", CheckDigits::rut),
            weak("a RUT", "\\d{7,8}-[0-9Kk]", CheckDigits::rut),
            weak("a social insurance number", "\\d{3}[ -]\\d{3}[ -]\\d{3}", CheckDigits::luhn),
            sure("a CUIT", "(20|23|24|27|30|33|34)-\\d{8}-\\d", it -> true),
            sure("an RG", "\\d{2}\\.\\d{3}\\.\\d{3}-[0-9X]", it -> true),
            sure("a cédula", "\\d{3}-\\d{7}-\\d", CheckDigits::luhn),
            sure("a cédula", "\\d\\.\\d{3}\\.\\d{3}-\\d", it -> true),
            sure("a cédula", "[VE]-\\d{1,2}\\.?\\d{3}\\.?\\d{3}", it -> true));

    /** Those of other states. */
    static final List<NationalScheme> OTHERS = List.of(
            weak("an Aadhaar number", "[2-9]\\d{3} ?\\d{4} ?\\d{4}", CheckDigits::verhoeff),
            weak("a T.C. kimlik numarası", "[1-9]\\d{10}", CheckDigits::turkey),
            sure("a resident identity number", "[1-9]\\d{5}(19|20)\\d{2}\\d{7}[0-9Xx]", CheckDigits::china),
            sure("a resident registration number", "\\d{6}-[1-8]\\d{6}", it -> isDay(it.substring(0, 6), 0)),
            weak(
                    "an identity number",
                    "\\d{6} ?\\d{4} ?\\d{2} ?\\d",
                    it -> isDay(it.substring(0, 6), 0) && CheckDigits.luhn(it)),
            weak(
                    "a tax file number",
                    "\\d{3} \\d{3} \\d{3}",
                    it -> CheckDigits.weighted(it, 1, 4, 3, 7, 5, 8, 6, 9, 10) % 11 == 0),
            sure("a PAN of a person", "[A-Z]{3}P[A-Z]\\d{4}[A-Z]", it -> true),
            sure("an NRIC number", "[STFG]\\d{7}[A-Z]", it -> {
                int sum = CheckDigits.weighted(it.substring(1), 2, 7, 6, 5, 4, 3, 2)
                        + ("TG".indexOf(it.charAt(0)) >= 0 ? 4 : 0);
                String letters = "ST".indexOf(it.charAt(0)) >= 0 ? "JZIHGFEDCBA" : "XWUTRQPNMLK";
                return letters.charAt(sum % 11) == it.charAt(8);
            }),
            sure("a Hong Kong identity number", "[A-Z]{1,2}\\d{6}\\([0-9A]\\)", it -> true),
            sure("a Taiwanese identity number", "[A-Z][1289]\\d{8}", it -> {
                int area = "ABCDEFGHJKLMNPQRSTUVXYWZIO".indexOf(it.charAt(0)) + 10;
                return (area / 10 + area % 10 * 9 + CheckDigits.weighted(it.substring(1), 8, 7, 6, 5, 4, 3, 2, 1, 1))
                                % 10
                        == 0;
            }),
            sure("a CNIC", "\\d{5}-\\d{7}-\\d", it -> true),
            sure("a MyKad number", "\\d{6}-\\d{2}-\\d{4}", it -> isDay(it, 0)),
            sure("an Emirates ID", "784-\\d{4}-\\d{7}-\\d", it -> true),
            sure("a Thai identity number", "\\d-\\d{4}-\\d{5}-\\d{2}-\\d", it -> true),
            weak(
                    "a Thai identity number",
                    "[1-8]\\d{12}",
                    it -> (11 - CheckDigits.weighted(it, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 10
                            == CheckDigits.digit(it, 12)),
            weak(
                    "an Egyptian national number",
                    "[23]\\d{13}",
                    it -> isDay(it, 1) && number(it, 7, 9) <= 88 && number(it, 7, 9) >= 1),
            weak("a My Number", "\\d{4}[ -]?\\d{4}[ -]?\\d{4}", it -> {
                int rest = CheckDigits.weighted(it, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
                return (rest <= 1 ? 0 : 11 - rest) == CheckDigits.digit(it, 11);
            }));

    private NationalSchemes() {}

    private static boolean isMonth(int month) {
        return month >= 1 && month <= 12;
    }
}
