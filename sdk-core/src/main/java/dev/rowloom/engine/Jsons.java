package dev.rowloom.engine;

import java.nio.charset.StandardCharsets;

/** Small JSON objects of words, numbers and truth values. */
final class Jsons extends BytesProgram {

    private static final byte[] KIND = bytes("{\"kind\": \"");
    private static final byte[] LABEL = bytes("\", \"label\": \"");
    private static final byte[] COUNT = bytes("\", \"count\": ");
    private static final byte[] ACTIVE = bytes(", \"active\": ");
    private static final byte[] TRUE = bytes("true}");
    private static final byte[] FALSE = bytes("false}");

    private final Texts.Picker adjectives;
    private final Texts.Picker nouns;
    private final long key;

    Jsons(WordList adjectives, WordList nouns, long key) {
        this.adjectives = new Texts.Picker(adjectives.singleWords());
        this.nouns = new Texts.Picker(nouns.singleWords());
        this.key = key;
    }

    @Override
    int constantPrefix() {
        return KIND.length;
    }

    @Override
    void write(Frame frame, int cell, BytesVector out) {
        long bits = Mix.hash(key, frame.draw(cell));
        out.append(KIND);
        nouns.append(bits, out);
        out.append(LABEL);
        bits = Mix.next(bits);
        adjectives.append(bits, out);
        out.append(COUNT);
        bits = Mix.next(bits);
        out.appendDecimal(1 + Spread.SKEWED.pick(bits, 100));
        out.append(ACTIVE);
        out.append((bits & 1) == 0 ? TRUE : FALSE);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
