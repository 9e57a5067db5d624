package dev.rowloom.engine;

import java.nio.charset.StandardCharsets;

/** The parts of an address and of a telephone number. */
final class Places {

    private static final int LONGEST_STREET_NUMBER = 180;

    /** The letters that are valid in the second half of British and in Dutch postcodes. */
    private static final String LETTERS = "ABDEGHJLNPRTWXZ";

    private Places() {}

    /** Returns a program of what a column of the place table says of the row's place. */
    static BytesProgram column(int subject, Urn urn, WordList values) {
        return new OfPlace(subject, urn, PackedTexts.of(values.entries()));
    }

    private static final class OfPlace extends BytesProgram {

        private final int subject;
        private final Urn urn;
        private final PackedTexts values;

        OfPlace(int subject, Urn urn, PackedTexts values) {
            this.subject = subject;
            this.urn = urn;
            this.values = values;
        }

        @Override
        void write(Frame frame, int cell, BytesVector out) {
            values.append(urn.entry(frame.subject(subject)[cell], 0), out);
        }
    }

    /** Coordinates near the row's place. */
    static final class Coordinate extends LongProgram {

        private final int subject;
        private final Urn urn;
        private final long[] values;
        private final long jitter;
        private final long key;

        /**
         * Makes a program.
         *
         * @param values the places' coordinate in units
         * @param jitter how many units a row may be off the place's centre
         */
        Coordinate(int subject, Urn urn, long[] values, long jitter, long key) {
            this.subject = subject;
            this.urn = urn;
            this.values = values.clone();
            this.jitter = jitter;
            this.key = key;
        }

        @Override
        long value(Frame frame, int cell) {
            long centre = values[urn.entry(frame.subject(subject)[cell], 0)];
            return centre + Spread.CENTRED.pick(Mix.hash(key, frame.draw(cell)), 2 * jitter + 1) - jitter;
        }
    }

    /** A pattern of the row's place in which {@code #} is a digit and {@code A} a letter. */
    static final class Filled extends BytesProgram {

        private final int subject;
        private final Urn urn;
        private final byte[][] patterns;
        private final long key;

        Filled(int subject, Urn urn, WordList patterns, long key) {
            this.subject = subject;
            this.urn = urn;
            this.patterns = SubjectRules.bytes(patterns).toArray(byte[][]::new);
            this.key = key;
        }

        @Override
        void write(Frame frame, int cell, BytesVector out) {
            Places.fill(patterns[urn.entry(frame.subject(subject)[cell], 0)], Mix.hash(key, frame.draw(cell)), out);
        }
    }

    static void fill(byte[] pattern, long bits, BytesVector out) {
        long state = bits;
        for (int i = 0; i < pattern.length; i++) {
            byte c = pattern[i];
            if (c == '#') {
                out.append((byte) ('0' + Mix.below(state, 10)));
                state = Mix.next(state);
            } else if (c == 'A') {
                out.append((byte) LETTERS.charAt((int) Mix.below(state, LETTERS.length())));
                state = Mix.next(state);
            } else {
                out.append(c);
            }
        }
    }

    /** A telephone number. */
    static final class Phone extends BytesProgram {

        private final byte[][] patterns;
        private final Weights weights;
        private final long key;

        Phone(WordList patterns, long key) {
            this.patterns = SubjectRules.bytes(patterns).toArray(byte[][]::new);
            this.weights = new Weights(patterns.longWeights());
            this.key = key;
        }

        @Override
        int constantPrefix() {
            int prefix = 0;
            while (prefix < patterns[0].length && patterns[0][prefix] != '#' && isShared(prefix)) {
                prefix++;
            }
            return prefix;
        }

        private boolean isShared(int at) {
            for (byte[] pattern : patterns) {
                if (at >= pattern.length || pattern[at] != patterns[0][at]) {
                    return false;
                }
            }
            return true;
        }

        @Override
        void write(Frame frame, int cell, BytesVector out) {
            long bits = Mix.hash(key, frame.draw(cell));
            Places.fill(patterns[weights.pick(bits)], Mix.next(bits), out);
        }
    }

    /** The streets of one locale, and on which side of them the number stands. */
    record Streets(Texts.Picker names, boolean numberFirst) {}

    /** A street with a number, as they are written where the row's place is. */
    static final class Street extends BytesProgram {

        private final int subject;
        private final Urn urn;
        private final Streets[] streets;
        private final int[] localeOfPlace;
        private final long key;

        Street(int subject, Urn urn, java.util.List<Streets> streets, int[] localeOfPlace, long key) {
            this.subject = subject;
            this.urn = urn;
            this.streets = streets.toArray(Streets[]::new);
            this.localeOfPlace = localeOfPlace.clone();
            this.key = key;
        }

        @Override
        void write(Frame frame, int cell, BytesVector out) {
            Streets local = streets[localeOfPlace[urn.entry(frame.subject(subject)[cell], 0)]];
            long bits = Mix.hash(key, frame.draw(cell));
            long number = 1 + Spread.SKEWED.pick(Mix.next(bits), LONGEST_STREET_NUMBER);
            if (local.numberFirst()) {
                out.appendDecimal(number);
                out.append((byte) ' ');
                local.names().append(bits, out);
            } else {
                local.names().append(bits, out);
                out.append((byte) ' ');
                out.appendDecimal(number);
            }
        }
    }

    /** Street and city on one line. */
    static final class Address extends BytesProgram {

        private static final byte[] COMMA = ", ".getBytes(StandardCharsets.US_ASCII);

        private final BytesProgram street;
        private final BytesProgram city;

        Address(BytesProgram street, BytesProgram city) {
            this.street = street;
            this.city = city;
        }

        @Override
        void write(Frame frame, int cell, BytesVector out) {
            street.write(frame, cell, out);
            out.append(COMMA);
            city.write(frame, cell, out);
        }
    }
}
