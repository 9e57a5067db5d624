package dev.rowloom.engine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Texts in UTF-8, one behind the other, so that they are appended quickly. Immutable. */
final class PackedTexts {

    private final byte[] bytes;

    /** Where each text begins; it ends where the next begins. */
    private final int[] starts;

    private PackedTexts(List<byte[]> texts) {
        starts = new int[texts.size() + 1];
        for (int i = 0; i < texts.size(); i++) {
            starts[i + 1] = Math.addExact(starts[i], texts.get(i).length);
        }
        bytes = new byte[starts[texts.size()] + BytesVector.PADDING];
        for (int i = 0; i < texts.size(); i++) {
            System.arraycopy(texts.get(i), 0, bytes, starts[i], texts.get(i).length);
        }
    }

    static PackedTexts of(List<String> texts) {
        return new PackedTexts(texts.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList());
    }

    static PackedTexts ofBytes(List<byte[]> texts) {
        return new PackedTexts(texts);
    }

    /** Returns the number of texts. */
    int size() {
        return starts.length - 1;
    }

    /** Returns a copy of one text. */
    byte[] get(int text) {
        return Arrays.copyOfRange(bytes, starts[text], starts[text + 1]);
    }

    /** Returns the length of one text in bytes. */
    int length(int text) {
        return starts[text + 1] - starts[text];
    }

    /** Returns the length of the longest text in bytes. */
    int longest() {
        int longest = 0;
        for (int i = 0; i < size(); i++) {
            longest = Math.max(longest, length(i));
        }
        return longest;
    }

    /** Writes one text and up to {@link BytesVector#PADDING} bytes more; returns where the text ends. */
    int write(int text, byte[] target, int at) {
        int start = starts[text];
        int count = starts[text + 1] - start;
        BytesVector.copyPadded(bytes, start, count, target, at);
        return at + count;
    }

    /** Appends one text. */
    void append(int text, BytesVector out) {
        int start = starts[text];
        out.appendPadded(bytes, start, starts[text + 1] - start);
    }
}
