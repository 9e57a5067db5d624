package dev.rowloom.engine;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** E-mail addresses that fit the names of the row's subject; each is unique. */
final class Emails extends BytesProgram {

    private final int subject;
    private final Urn urn;
    private final Lexicon[] slugs;
    private final byte[] between;
    private final byte[][] domains;

    /**
     * Makes a program.
     *
     * @param subject the number of the subject
     * @param urn the subject's urn
     * @param slugs for each of the urn's lexicons its words in plain ASCII; their classes are what copies are counted in
     * @param between what stands between two words
     * @param domains the domains; copies of a name go to one after another
     */
    Emails(int subject, Urn urn, Lexicon[] slugs, String between, List<String> domains) {
        this.subject = subject;
        this.urn = urn;
        this.slugs = slugs;
        this.between = between.getBytes(StandardCharsets.US_ASCII);
        this.domains = domains.stream()
                .map(domain -> domain.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    @Override
    void write(Frame frame, int cell, BytesVector out) {
        long place = frame.subject(subject)[cell];
        long name = 0;
        for (int i = 0; i < slugs.length; i++) {
            byte[] text = slugs[i].text(slugs[i].entry(urn.slot(place, i)));
            if (i > 0) {
                out.append(between);
            }
            out.append(text);
            name = name * 31 + hash(text);
        }
        long copy = urn.copy(place, slugs);
        long number = copy / domains.length;
        if (number > 0) {
            out.appendDecimal(number + 1);
        }
        out.append((byte) '@');
        // names begin with different domains; equal names have an equal hash, so that no copy comes twice
        out.append(domains[(int) Long.remainderUnsigned(copy + (name >>> 1), domains.length)]);
    }

    private static int hash(byte[] text) {
        return java.util.Arrays.hashCode(text);
    }
}
