package dev.rowloom.privacy;

import java.math.BigInteger;

/** The check digits of numbers that people are known by. Each takes the characters without signs between them. */
final class CheckDigits {

    private static final int[][] VERHOEFF = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
        {1, 2, 3, 4, 0, 6, 7, 8, 9, 5},
        {2, 3, 4, 0, 1, 7, 8, 9, 5, 6},
        {3, 4, 0, 1, 2, 8, 9, 5, 6, 7},
        {4, 0, 1, 2, 3, 9, 5, 6, 7, 8},
        {5, 9, 8, 7, 6, 0, 4, 3, 2, 1},
        {6, 5, 9, 8, 7, 1, 0, 4, 3, 2},
        {7, 6, 5, 9, 8, 2, 1, 0, 4, 3},
        {8, 7, 6, 5, 9, 3, 2, 1, 0, 4},
        {9, 8, 7, 6, 5, 4, 3, 2, 1, 0}
    };
    private static final int[][] PERMUTED = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
        {1, 5, 7, 6, 2, 8, 3, 0, 9, 4},
        {5, 8, 0, 3, 7, 9, 6, 1, 4, 2},
        {8, 9, 1, 6, 0, 4, 3, 5, 2, 7},
        {9, 4, 5, 3, 1, 2, 6, 8, 7, 0},
        {4, 2, 8, 6, 5, 7, 3, 9, 0, 1},
        {2, 7, 9, 3, 8, 0, 6, 4, 1, 5},
        {7, 0, 4, 6, 9, 1, 3, 2, 5, 8}
    };

    private CheckDigits() {}

    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digit(digits, digits.length() - 1 - i);
            int doubled = i % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    static boolean verhoeff(String digits) {
        int check = 0;
        for (int i = 0; i < digits.length(); i++) {
            check = VERHOEFF[check][PERMUTED[i % 8][digit(digits, digits.length() - 1 - i)]];
        }
        return check == 0;
    }

    /** ISO 7064 mod 97-10 over letters and digits, the first four behind the others: IBAN. */
    static boolean iban(String text) {
        StringBuilder number = new StringBuilder();
        String turned = text.substring(4) + text.substring(0, 4);
        for (int i = 0; i < turned.length(); i++) {
            number.append(Character.digit(turned.charAt(i), 36));
        }
        return new BigInteger(number.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }

    /** ISO 7064 mod 11,10: Germany's tax number, Croatia's OIB. */
    static boolean mod1110(String digits) {
        int product = 10;
        for (int i = 0; i + 1 < digits.length(); i++) {
            int sum = (digit(digits, i) + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - product) % 10 == digit(digits, digits.length() - 1);
    }

    /** Returns the sum of digits times weights. */
    static int weighted(String digits, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += digit(digits, i) * weights[i];
        }
        return sum;
    }

    static boolean cpf(String digits) {
        return digits.chars().distinct().count() > 1
                && elevens(digits, 9) == digit(digits, 9)
                && elevens(digits, 10) == digit(digits, 10);
    }

    private static int elevens(String digits, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += digit(digits, i) * (length + 1 - i);
        }
        return sum * 10 % 11 % 10;
    }

    static boolean norway(String digits) {
        int first = (11 - weighted(digits, 3, 7, 6, 1, 8, 9, 4, 5, 2) % 11) % 11;
        int second = (11 - weighted(digits, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11;
        return first == digit(digits, 9) && second == digit(digits, 10);
    }

    static boolean turkey(String digits) {
        int odd = 0;
        int even = 0;
        int all = 0;
        for (int i = 0; i < 9; i++) {
            odd += i % 2 == 0 ? digit(digits, i) : 0;
            even += i % 2 == 1 ? digit(digits, i) : 0;
            all += digit(digits, i);
        }
        int tenth = Math.floorMod(odd * 7 - even, 10);
        return digits.charAt(0) != '0'
                && tenth == digit(digits, 9)
                && (all + digit(digits, 9)) % 10 == digit(digits, 10);
    }

    /** China's number of 18 characters: ISO 7064 mod 11-2. */
    static boolean china(String text) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += digit(text, i) * (1 << (17 - i)) % 11;
        }
        int check = Math.floorMod(12 - sum % 11, 11);
        return (check == 10 ? 'X' : (char) ('0' + check)) == Character.toUpperCase(text.charAt(17));
    }

    static boolean rut(String text) {
        int sum = 0;
        for (int i = text.length() - 2, weight = 2; i >= 0; i--, weight = weight == 7 ? 2 : weight + 1) {
            sum += digit(text, i) * weight;
        }
        int check = 11 - sum % 11;
        char expected = check == 11 ? '0' : check == 10 ? 'K' : (char) ('0' + check);
        return expected == Character.toUpperCase(text.charAt(text.length() - 1));
    }

    static int digit(String text, int place) {
        return Character.digit(text.charAt(place), 36);
    }
}
