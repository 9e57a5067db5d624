package dev.rowloom.engine;

import dev.rowloom.blueprint.Rule;

/** Running text of whole sentences or words, up to a length. */
final class Running extends BytesProgram {

    private final Rule.Style style;
    private final int min;
    private final int max;
    private final Texts.Picker pickSentence;
    private final Texts.Picker pickAdjective;
    private final Texts.Picker pickNoun;
    private final long key;

    Running(Rule.Text rule, WordList sentences, WordList adjectives, WordList nouns, long key) {
        this.style = rule.style();
        this.min = rule.minLength();
        this.max = Math.max(rule.minLength(), rule.maxLength());
        this.pickSentence = new Texts.Picker(sentences);
        this.pickAdjective = new Texts.Picker(adjectives);
        this.pickNoun = new Texts.Picker(nouns);
        this.key = key;
    }

    @Override
    void write(Frame frame, int cell, BytesVector out) {
        long bits = Mix.hash(key, frame.draw(cell));
        switch (style) {
            case WORD -> pickNoun.append(bits, out);
            case TITLE -> {
                int begin = out.pending();
                pickAdjective.append(bits, out);
                capitalise(out, begin);
                out.append((byte) ' ');
                begin = out.pending();
                pickNoun.append(Mix.next(bits), out);
                capitalise(out, begin);
            }
            default -> writeSentences(bits, out);
        }
    }

    private void writeSentences(long bits, BytesVector out) {
        int wanted = style == Rule.Style.SENTENCE ? min : min + (int) Mix.below(bits, max - min + 1L);
        long state = Mix.next(bits);
        int before = 0;
        do {
            if (before > 0) {
                out.append((byte) ' ');
            }
            pickSentence.append(state, out);
            if (out.pending() > max && before > 0) {
                out.truncatePending(before);
                return;
            }
            before = out.pending();
            state = Mix.next(state);
        } while (before < wanted);
    }

    private static void capitalise(BytesVector out, int begin) {
        byte[] data = out.data();
        int at = out.pendingStart() + begin;
        if (data[at] >= 'a' && data[at] <= 'z') {
            data[at] = (byte) (data[at] - 32);
        }
    }
}
