package dev.rowloom.engine;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Numbers of payment cards that begin as published test numbers do, and end with the check digit of ISO/IEC 7812-1 (Luhn); each
 * is unique.
 */
final class CardNumbers extends BytesProgram {

    private static final int SHORTEST = 15;

    /** As many numbers as the shortest of them leave room for: 15 digits less six in front and the check digit. */
    private static final long NUMBERS = 100_000_000;

    private static final int DIGITS = 8;

    private final int subject;
    private final Urn urn;
    private final Lexicon schemes;
    private final List<Scheme> known;
    private final Permutation[] numbers;

    /** The first digits of a scheme's numbers, and how many digits they have. */
    record Scheme(String prefix, int digits) {}

    /**
     * Makes a program.
     *
     * @param names the schemes' names, as in the subject's urn
     * @param known the schemes in the same order
     */
    CardNumbers(int subject, Urn urn, WordList names, List<Scheme> known) {
        this.subject = subject;
        this.urn = urn;
        this.schemes = names.lexicon(UnaryOperator.identity());
        this.known = known;
        this.numbers = new Permutation[known.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = new Permutation(NUMBERS, Mix.mix(i));
        }
    }

    @Override
    long rows() {
        return urn.rowsWithin(NUMBERS, schemes);
    }

    @Override
    int shortest() {
        return SHORTEST;
    }

    @Override
    void write(Frame frame, int cell, BytesVector out) {
        long place = frame.subject(subject)[cell];
        int entry = urn.entry(place, 0);
        Scheme scheme = known.get(entry);
        int[] digits = new int[scheme.digits()];
        for (int i = 0; i < scheme.prefix().length(); i++) {
            digits[i] = scheme.prefix().charAt(i) - '0';
        }
        long number = numbers[entry].apply(urn.copy(place, schemes) % NUMBERS);
        // longer numbers repeat digits of the number, so that none is full of zeros
        long filler = number * 7 + 3;
        int last = scheme.digits() - 1;
        for (int i = last - 1; i >= last - DIGITS; i--) {
            digits[i] = (int) (number % 10);
            number /= 10;
        }
        for (int i = last - DIGITS - 1; i >= scheme.prefix().length(); i--) {
            digits[i] = (int) (filler % 10);
            filler /= 10;
        }
        digits[last] = check(digits);
        for (int digit : digits) {
            out.append((byte) ('0' + digit));
        }
    }

    /** Returns the last digit, which is 0 yet. */
    private static int check(int[] digits) {
        int sum = 0;
        for (int i = 0; i < digits.length; i++) {
            boolean doubled = (digits.length - 1 - i) % 2 == 1;
            int digit = doubled ? digits[i] * 2 : digits[i];
            sum += digit > 9 ? digit - 9 : digit;
        }
        return (10 - sum % 10) % 10;
    }

    /** Security codes, as long as the row's scheme has them. */
    static final class Code extends BytesProgram {

        private final int subject;
        private final Urn urn;
        private final int[] lengths;
        private final long key;

        Code(int subject, Urn urn, int[] lengths, long key) {
            this.subject = subject;
            this.urn = urn;
            this.lengths = lengths.clone();
            this.key = key;
        }

        @Override
        void write(Frame frame, int cell, BytesVector out) {
            long bits = Mix.hash(key, frame.draw(cell));
            int length = lengths[urn.entry(frame.subject(subject)[cell], 0)];
            for (int i = 0; i < length; i++) {
                out.append((byte) ('0' + Mix.below(bits, 10)));
                bits = Mix.next(bits);
            }
        }
    }
}
