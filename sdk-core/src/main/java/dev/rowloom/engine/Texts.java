package dev.rowloom.engine;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ways to make text that needs no vocabulary. */
final class Texts {

    private Texts() {}

    /** Picks words of a list by weight. */
    static final class Picker {

        private final PackedTexts texts;
        private final Weights weights;

        Picker(WordList words) {
            this.texts = PackedTexts.of(words.entries());
            this.weights = new Weights(words.longWeights());
        }

        void append(long bits, BytesVector out) {
            texts.append(weights.pick(bits), out);
        }
    }

    /** The same text everywhere. */
    static final class Constant extends BytesProgram {

        private final byte[] text;

        Constant(byte[] text) {
            this.text = text;
        }

        @Override
        void write(Frame frame, int cell, BytesVector out) {
            out.append(text);
        }
    }

    /** A text by the order of a deck of cards, so that each is sure to come; one card may stand for null. */
    static final class Dealt extends BytesProgram {

        private final Deck deck;
        private final PackedTexts texts;

        Dealt(Deck deck, List<byte[]> texts) {
            this.deck = deck;
            this.texts = PackedTexts.ofBytes(texts);
        }

        @Override
        void fill(Frame frame, ColumnVector target) {
            BytesVector out = (BytesVector) target;
            Deck.Dealer dealer = new Deck.Dealer(deck);
            for (int i = 0; i < frame.count(); i++) {
                int entry = dealer.draw(frame.draw(i));
                if (entry < texts.size()) {
                    texts.append(entry, out);
                } else {
                    out.setState(i, CellState.NULL);
                }
                out.endCell();
            }
        }

        @Override
        void write(Frame frame, int cell, BytesVector out) {
            texts.append(Math.min(deck.draw(frame.draw(cell)), texts.size() - 1), out);
        }

        @Override
        boolean isNull(Frame frame, int cell) {
            return deck.draw(frame.draw(cell)) >= texts.size();
        }
    }

    /** One text by weight out of many. */
    static final class Weighted extends BytesProgram {

        private final PackedTexts texts;
        private final Weights weights;
        private final long key;

        Weighted(List<byte[]> texts, Weights weights, long key) {
            this.texts = PackedTexts.ofBytes(texts);
            this.weights = weights;
            this.key = key;
        }

        @Override
        void write(Frame frame, int cell, BytesVector out) {
            texts.append(weights.pick(Mix.hash(key, frame.draw(cell))), out);
        }
    }

    /** A text of a list by its number. */
    static final class Listed extends BytesProgram {

        private final PackedTexts texts;
        private final IndexSource index;

        Listed(List<byte[]> texts, IndexSource index) {
            this.texts = PackedTexts.ofBytes(texts);
            this.index = index;
        }

        @Override
        void write(Frame frame, int cell, BytesVector out) {
            texts.append((int) index.index(frame, cell), out);
        }
    }

    /** A random text of a pattern. */
    static final class RandomPattern extends BytesProgram {

        private final TextPattern pattern;
        private final long key;

        RandomPattern(TextPattern pattern, long key) {
            this.pattern = pattern;
            this.key = key;
        }

        @Override
        int constantPrefix() {
            return pattern.constantPrefix();
        }

        @Override
        void write(Frame frame, int cell, BytesVector out) {
            pattern.writeRandom(Mix.hash(key, frame.draw(cell)), out);
        }
    }

    /** The text of a pattern that has the row's number. */
    static final class IndexedPattern extends BytesProgram {

        private final TextPattern pattern;
        private final IndexSource index;

        IndexedPattern(TextPattern pattern, IndexSource index) {
            this.pattern = pattern;
            this.index = index;
        }

        @Override
        long rows() {
            return pattern.space();
        }

        @Override
        int shortest() {
            return pattern.shortest();
        }

        @Override
        void write(Frame frame, int cell, BytesVector out) {
            pattern.write(index.index(frame, cell), out);
        }
    }

    /** A number, date or time written as text. */
    static final class Rendered extends BytesProgram {

        private final LongProgram value;
        private final Encoding encoding;
        private final int scale;
        private final @Nullable DateTimeFormatter format;

        /**
         * Makes a program.
         *
         * @param encoding how the value is held
         * @param format how dates and times are written, or null for ISO 8601
         */
        Rendered(LongProgram value, Encoding encoding, int scale, @Nullable DateTimeFormatter format) {
            this.value = value;
            this.encoding = encoding;
            this.scale = scale;
            this.format = format;
        }

        LongProgram value() {
            return value;
        }

        @Override
        int constantPrefix() {
            // the century and the decade
            return encoding == Encoding.DATE || encoding == Encoding.TIMESTAMP || encoding == Encoding.INSTANT ? 3 : 0;
        }

        /** Returns whether dates and times are written otherwise than in ISO 8601. */
        boolean isFormatted() {
            return format != null;
        }

        Encoding encoding() {
            return encoding;
        }

        @Override
        void write(Frame frame, int cell, BytesVector out) {
            long number = value.value(frame, cell);
            if (format != null) {
                out.append(format.format(Temporals.of(encoding, number)).getBytes(StandardCharsets.UTF_8));
                return;
            }
            byte[] text = new byte[40];
            int end = switch (encoding) {
                case DATE -> Digits.writeDate(number, text, 0);
                case TIME -> Digits.writeTime(number, text, 0);
                case TIMESTAMP, INSTANT -> Digits.writeTimestamp(number, (byte) ' ', text, 0);
                default -> Digits.writeDecimal(number, scale, text, 0);
            };
            out.append(text, 0, end);
        }
    }

    /** Sixteen random bytes of a UUID, version 4; unique where the row's number is asked into it. */
    static final class Uuids extends BytesProgram {

        private final @Nullable Permutation shuffle;
        private final @Nullable IndexSource index;
        private final boolean text;
        private final long key;

        /**
         * Makes a program.
         *
         * @param shuffle a permutation of 2^60 numbers, or null where repeats may come
         * @param index numbers the rows, or null where repeats may come
         * @param text whether the UUID is written as text instead of as bytes
         */
        Uuids(@Nullable Permutation shuffle, @Nullable IndexSource index, boolean text, long key) {
            this.shuffle = shuffle;
            this.index = index;
            this.text = text;
            this.key = key;
        }

        @Override
        void write(Frame frame, int cell, BytesVector out) {
            long row = frame.draw(cell);
            long bits = Mix.hash(key, row);
            long low = shuffle == null || index == null ? Mix.next(bits) : shuffle.apply(index.index(frame, cell));
            long most = bits & 0xFFFFFFFFFFFF0FFFL | 0x4000L;
            long least = low & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
            if (text) {
                out.append(new java.util.UUID(most, least).toString().getBytes(StandardCharsets.US_ASCII));
            } else {
                for (int shift = 56; shift >= 0; shift -= 8) {
                    out.append((byte) (most >>> shift));
                }
                for (int shift = 56; shift >= 0; shift -= 8) {
                    out.append((byte) (least >>> shift));
                }
            }
        }
    }

    /** Random bytes; unique where the first eight hold the row's number. */
    static final class RandomBytes extends BytesProgram {

        private final int min;
        private final int max;
        private final @Nullable IndexSource index;
        private final int indexBytes;
        private final long key;

        RandomBytes(int min, int max, @Nullable IndexSource index, int indexBytes, long key) {
            this.min = min;
            this.max = max;
            this.index = index;
            this.indexBytes = indexBytes;
            this.key = key;
        }

        @Override
        void write(Frame frame, int cell, BytesVector out) {
            long bits = Mix.hash(key, frame.draw(cell));
            int length = min + (int) Mix.below(bits, max - min + 1L);
            int written = 0;
            if (index != null) {
                long number = index.index(frame, cell);
                for (; written < indexBytes; written++) {
                    out.append((byte) (number >>> 8 * written));
                }
            }
            for (; written < length; written++) {
                bits = written % 8 == 0 ? Mix.next(bits) : bits;
                out.append((byte) (bits >>> 8 * (written % 8)));
            }
        }
    }

    /** Cuts the text of another program to a limit, and keeps it off excluded values. */
    static final class Fitted extends BytesProgram {

        private final BytesProgram base;
        private final TextLimit limit;
        private final int minChars;
        private final byte[][] excluded;

        Fitted(BytesProgram base, TextLimit limit, int minChars, List<byte[]> excluded) {
            this.base = base;
            this.limit = limit;
            this.minChars = minChars;
            this.excluded = excluded.toArray(byte[][]::new);
        }

        BytesProgram base() {
            return base;
        }

        @Override
        boolean isNull(Frame frame, int cell) {
            return base.isNull(frame, cell);
        }

        @Override
        void fill(Frame frame, ColumnVector target) {
            if (base instanceof Dealt) {
                base.fill(frame, target);
            } else {
                super.fill(frame, target);
            }
        }

        @Override
        void write(Frame frame, int cell, BytesVector out) {
            base.write(frame, cell, out);
            limit.cut(out);
            for (int chars = minChars == 0 ? 0 : out.pendingChars(); chars < minChars; chars++) {
                out.append((byte) ('a' + chars % 26));
            }
            for (byte[] value : excluded) {
                if (isPending(value, out)) {
                    out.append((byte) 'x');
                    limit.cut(out);
                    if (isPending(value, out)) {
                        out.truncatePending(Math.max(0, out.pending() - 1));
                        out.append((byte) 'x');
                    }
                }
            }
        }

        private static boolean isPending(byte[] value, BytesVector out) {
            int start = out.pendingStart();
            return java.util.Arrays.equals(value, 0, value.length, out.data(), start, start + out.pending());
        }
    }

    /** Makes java.time values of units. */
    static final class Temporals {

        private Temporals() {}

        static java.time.temporal.TemporalAccessor of(Encoding encoding, long units) {
            return switch (encoding) {
                case DATE -> LocalDate.ofEpochDay(units);
                case TIME -> LocalTime.ofNanoOfDay(units * 1000);
                default -> {
                    LocalDateTime local = LocalDateTime.ofEpochSecond(
                            Math.floorDiv(units, 1_000_000L),
                            (int) Math.floorMod(units, 1_000_000L) * 1000,
                            ZoneOffset.UTC);
                    yield encoding == Encoding.INSTANT ? local.atOffset(ZoneOffset.UTC) : local;
                }
            };
        }
    }
}
