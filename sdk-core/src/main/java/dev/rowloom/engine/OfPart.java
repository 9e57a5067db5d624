package dev.rowloom.engine;

import java.util.List;

/** A word by weight, out of a list for the locale and gender of the row's subject. */
final class OfPart extends BytesProgram {

    private final int subject;
    private final Urn urn;
    private final Texts.Picker[] pickers;
    private final long key;

    /**
     * Makes a program.
     *
     * @param lists the words for each part of the urn
     */
    OfPart(int subject, Urn urn, List<WordList> lists, long key) {
        this.subject = subject;
        this.urn = urn;
        this.pickers = lists.stream().map(Texts.Picker::new).toArray(Texts.Picker[]::new);
        this.key = key;
    }

    @Override
    void write(Frame frame, int cell, BytesVector out) {
        int part = urn.part(frame.subject(subject)[cell]);
        pickers[part].append(Mix.hash(key, frame.draw(cell)), out);
    }
}
