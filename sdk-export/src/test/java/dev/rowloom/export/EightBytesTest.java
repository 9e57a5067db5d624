package dev.rowloom.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class EightBytesTest {

    private static final byte WANTED = 'q';

    @Property(tries = 2000)
    void textIsCopiedUnlessItHoldsTheByteLookedFor(
            @ForAll @Size(max = 40) byte[] text,
            @ForAll @IntRange(max = 9) int before,
            @ForAll @IntRange(max = 9) int behind,
            @ForAll @IntRange(max = 80) int position) {
        if (position < text.length) {
            text[position] = WANTED;
        }
        byte[] data = surrounded(text, before, behind, WANTED);
        ByteBuilder out = new ByteBuilder(1);
        out.put('>');
        long pattern = EightBytes.all(WANTED);

        boolean copied =
                EightBytes.copy(data, before, before + text.length, out, word -> EightBytes.equal(word, pattern));

        assertThat(copied).isEqualTo(!contains(text));
        assertThat(Arrays.copyOfRange(out.array(), 1, out.length())).isEqualTo(copied ? text : new byte[0]);
    }

    @Property(tries = 2000)
    void controlCharactersAreThoseBelowASpace(
            @ForAll @Size(max = 20) byte[] text, @ForAll @IntRange(max = 9) int behind) {
        byte[] data = surrounded(text, 3, behind, (byte) 0);
        boolean copied = EightBytes.copy(data, 3, 3 + text.length, new ByteBuilder(1), EightBytes::control);
        boolean control = false;
        for (byte b : text) {
            control |= b >= 0 && b < ' ';
        }
        assertThat(copied).isEqualTo(!control);
    }

    private static byte[] surrounded(byte[] text, int before, int behind, byte by) {
        byte[] data = new byte[before + text.length + behind];
        Arrays.fill(data, by);
        System.arraycopy(text, 0, data, before, text.length);
        return data;
    }

    private static boolean contains(byte[] text) {
        for (byte b : text) {
            if (b == WANTED) {
                return true;
            }
        }
        return false;
    }
}
