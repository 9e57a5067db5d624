package dev.rowloom.engine;

import org.jspecify.annotations.Nullable;

/** The entries of a list by their number, then more texts than it has. */
final class Entries extends BytesProgram {

    /** Stands for the entries themselves, with a number behind them. */
    static final TextPattern NUMBERED = TextPattern.parse("[2-9]", text -> text);

    private final PackedTexts entries;
    private final @Nullable TextPattern others;
    private final IndexSource index;

    /**
     * Makes a program.
     *
     * @param others the texts behind the last entry: {@link #NUMBERED}, those of a pattern, or null for the entries again
     */
    Entries(WordList list, @Nullable TextPattern others, IndexSource index) {
        this.entries = list.packed();
        this.others = others;
        this.index = index;
    }

    @Override
    void write(Frame frame, int cell, BytesVector out) {
        long number = index.index(frame, cell);
        long round = number / entries.size();
        int entry = (int) (number - round * entries.size());
        if (round > 0 && others != null && others != NUMBERED) {
            others.write(number - entries.size(), out);
            return;
        }
        entries.append(entry, out);
        if (round > 0 && others == NUMBERED) {
            out.append((byte) ' ');
            out.appendDecimal(round + 1);
        }
    }
}
