package dev.rowloom.engine;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The parts of an address and of a telephone number. */
final class Places {

    private static final int LONGEST_STREET_NUMBER = 180;

    /** The letters that are valid in the second half of British and in Dutch postcodes. */
    private static final String LETTERS = "ABDEGHJLNPRTWXZ";

    /** The letters that are valid in Canadian and in Irish postcodes. */
    private static final String OTHER_LETTERS = "ACEHKNPRTVXY";

    private Places() {}

    /** Returns a program of what a column of the place table says of the row's place. */
    static BytesProgram column(int subject, Urn urn, WordList values) {
        return new OfPlace(subject, urn, values.packed());
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

    /** A pattern of the row's place: {@code #} is a digit, {@code %} one above 0, {@code &} and {@code @} are letters. */
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
        for (byte c : pattern) {
            int drawn = switch (c) {
                case '#' -> '0' + (int) Mix.below(state, 10);
                case '%' -> '1' + (int) Mix.below(state, 9);
                case '&' -> LETTERS.charAt((int) Mix.below(state, LETTERS.length()));
                case '@' -> OTHER_LETTERS.charAt((int) Mix.below(state, OTHER_LETTERS.length()));
                default -> -1;
            };
            out.append(drawn < 0 ? c : (byte) drawn);
            state = drawn < 0 ? state : Mix.next(state);
        }
    }

    /** A telephone number of the country where the row's place is. */
    static final class Phone extends BytesProgram {

        private final int subject;
        private final Urn urn;
        private final int[] sourceOfPlace;
        private final byte[][][] patterns;
        private final Weights[] weights;
        private final long key;

        /**
         * Makes a program.
         *
         * @param patterns the patterns of each source of places
         */
        Phone(int subject, Urn urn, List<WordList> patterns, int[] sourceOfPlace, long key) {
            this.subject = subject;
            this.urn = urn;
            this.sourceOfPlace = sourceOfPlace.clone();
            this.patterns = patterns.stream()
                    .map(list -> SubjectRules.bytes(list).toArray(byte[][]::new))
                    .toArray(byte[][][]::new);
            this.weights = patterns.stream().map(WordList::picks).toArray(Weights[]::new);
            this.key = key;
        }

        @Override
        int constantPrefix() {
            byte[] first = patterns[0][0];
            int prefix = 0;
            while (prefix < first.length && first[prefix] != '#' && isShared(prefix)) {
                prefix++;
            }
            return prefix;
        }

        private boolean isShared(int at) {
            for (byte[][] ofSource : patterns) {
                for (byte[] pattern : ofSource) {
                    if (at >= pattern.length || pattern[at] != patterns[0][0][at]) {
                        return false;
                    }
                }
            }
            return true;
        }

        @Override
        void write(Frame frame, int cell, BytesVector out) {
            int source = sourceOfPlace[urn.entry(frame.subject(subject)[cell], 0)];
            long bits = Mix.hash(key, frame.draw(cell));
            Places.fill(patterns[source][weights[source].pick(bits)], Mix.next(bits), out);
        }
    }

    /** A telephone number that no other row has, behind the dial code of the country where the row's place is. */
    static final class UniquePhone extends BytesProgram {

        private final int subject;
        private final Urn urn;
        private final PackedTexts dialCodes;
        private final BytesProgram number;

        /**
         * Makes a program.
         *
         * @param dialCodes the dial code of each place
         * @param number numbers of one length, all different, whatever the dial code
         */
        UniquePhone(int subject, Urn urn, PackedTexts dialCodes, BytesProgram number) {
            this.subject = subject;
            this.urn = urn;
            this.dialCodes = dialCodes;
            this.number = number;
        }

        @Override
        long rows() {
            return number.rows();
        }

        @Override
        void write(Frame frame, int cell, BytesVector out) {
            dialCodes.append(urn.entry(frame.subject(subject)[cell], 0), out);
            out.append((byte) ' ');
            number.write(frame, cell, out);
        }
    }

    /** Where a house number stands. */
    enum NumberOrder {
        /** Before the street. */
        FIRST,
        /** Behind the street. */
        LAST,
        /** Behind the quarter, as numbers of district, block and house; the city comes before all. */
        BLOCKS;

        static NumberOrder of(String name) {
            return switch (name) {
                case "number-first" -> FIRST;
                case "blocks" -> BLOCKS;
                default -> LAST;
            };
        }
    }

    /** The streets of one source of places, and on which side of them the number stands. */
    record Streets(Texts.Picker names, NumberOrder order) {}

    /** A street with a number, as they are written where the row's place is. */
    static final class Street extends BytesProgram {

        private static final int DISTRICTS = 8;
        private static final int BLOCKS = 30;

        private final int subject;
        private final Urn urn;
        private final Streets[] streets;
        private final int[] sourceOfPlace;
        private final long key;

        Street(int subject, Urn urn, List<Streets> streets, int[] sourceOfPlace, long key) {
            this.subject = subject;
            this.urn = urn;
            this.streets = streets.toArray(Streets[]::new);
            this.sourceOfPlace = sourceOfPlace.clone();
            this.key = key;
        }

        /** Returns how streets are written where the row's place is. */
        Streets local(Frame frame, int cell) {
            return streets[sourceOfPlace[urn.entry(frame.subject(subject)[cell], 0)]];
        }

        @Override
        void write(Frame frame, int cell, BytesVector out) {
            Streets local = local(frame, cell);
            long bits = Mix.hash(key, frame.draw(cell));
            long drawn = Mix.next(bits);
            long number = 1 + Spread.SKEWED.pick(drawn, LONGEST_STREET_NUMBER);
            if (local.order() == NumberOrder.FIRST) {
                out.appendDecimal(number);
                out.append((byte) ' ');
                local.names().append(bits, out);
                return;
            }
            local.names().append(bits, out);
            if (local.order() == NumberOrder.LAST) {
                out.append((byte) ' ');
                out.appendDecimal(number);
            } else {
                out.appendDecimal(1 + Spread.SKEWED.pick(drawn, DISTRICTS));
                out.append((byte) '-');
                out.appendDecimal(1 + Mix.below(Mix.next(drawn), BLOCKS));
                out.append((byte) '-');
                out.appendDecimal(1 + Mix.below(Mix.hash(drawn, 2), BLOCKS));
            }
        }
    }

    /** Street and city on one line. */
    static final class Address extends BytesProgram {

        private static final byte[] COMMA = ", ".getBytes(StandardCharsets.US_ASCII);

        private final Street street;
        private final BytesProgram city;

        Address(Street street, BytesProgram city) {
            this.street = street;
            this.city = city;
        }

        @Override
        void write(Frame frame, int cell, BytesVector out) {
            if (street.local(frame, cell).order() == NumberOrder.BLOCKS) {
                city.write(frame, cell, out);
                street.write(frame, cell, out);
                return;
            }
            street.write(frame, cell, out);
            out.append(COMMA);
            city.write(frame, cell, out);
        }
    }
}
