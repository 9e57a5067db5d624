package dev.rowloom.engine;

import java.util.List;

/** The ways to take a text out of those that are listed. */
final class Texts {

    private Texts() {}

    /** Picks words of a list by weight. */
    static final class Picker {

        private final PackedTexts texts;
        private final Weights weights;

        Picker(WordList words) {
            this.texts = words.packed();
            this.weights = words.picks();
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

        Deck deck() {
            return deck;
        }

        /** Returns the texts of the deck's entries, one less than those where one stands for null. */
        PackedTexts texts() {
            return texts;
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
            this(PackedTexts.ofBytes(texts), weights, key);
        }

        /** Takes the words of a list by their weights. */
        Weighted(WordList words, long key) {
            this(words.packed(), words.picks(), key);
        }

        private Weighted(PackedTexts texts, Weights weights, long key) {
            this.texts = texts;
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
}
