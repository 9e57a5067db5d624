package dev.rowloom.engine;

/**
 * Any text made unique by a number at its end: what stands behind the last separator differs in every row.
 */
final class Suffixed extends BytesProgram {

    private final BytesProgram base;
    private final byte separator;
    private final TextLimit limit;
    private final IndexSource index;

    /**
     * Makes a program.
     *
     * @param separator not a digit
     */
    Suffixed(BytesProgram base, char separator, TextLimit limit, IndexSource index) {
        this.base = base;
        this.separator = (byte) separator;
        this.limit = limit;
        this.index = index;
    }

    @Override
    void write(Frame frame, int cell, BytesVector out) {
        byte[] digits = new byte[20];
        int length = Digits.write(index.index(frame, cell) + 1, digits, 0);
        base.write(frame, cell, out);
        new TextLimit(limit.maxChars() - length - 1, limit.maxBytes() - length - 1).cut(out);
        out.append(separator);
        out.append(digits, 0, length);
    }
}
