package dev.rowloom.engine;

import java.util.Arrays;
import java.util.List;

/** E-mail addresses that fit the names of the row's subject; each is unique. */
final class Emails extends BytesProgram {

    private final int subject;
    private final Urn urn;
    private final Lexicon[] slugs;
    private final byte between;
    private final PackedTexts domains;

    /** For each entry of each lexicon, how far on in the list of domains its addresses begin. */
    private final int[][] domainsOn;

    private final int room;

    /**
     * Makes a program.
     *
     * @param subject the number of the subject
     * @param urn the subject's urn
     * @param slugs for each of the urn's lexicons its words in plain ASCII; their classes are what copies are counted in
     * @param between what stands between two words, in ASCII
     * @param domains the domains; copies of a name go to one after another
     */
    Emails(int subject, Urn urn, Lexicon[] slugs, char between, List<String> domains) {
        this.subject = subject;
        this.urn = urn;
        this.slugs = slugs;
        this.between = (byte) between;
        this.domains = PackedTexts.of(domains);
        this.domainsOn = new int[slugs.length][];
        for (int i = 0; i < slugs.length; i++) {
            domainsOn[i] = new int[slugs[i].entries()];
            for (int entry = 0; entry < domainsOn[i].length; entry++) {
                int hash = Arrays.hashCode(slugs[i].text(entry)) * (2 * i + 1);
                domainsOn[i][entry] = Math.floorMod(hash, domains.size());
            }
        }
        this.room = room();
    }

    @Override
    long rows() {
        return urn.rowsWithin(Composed.COPIES * domains.size(), slugs);
    }

    @Override
    int shortest() {
        int domain = Integer.MAX_VALUE;
        for (int i = 0; i < domains.size(); i++) {
            domain = Math.min(domain, domains.length(i));
        }
        int chars = slugs.length + domain; // one byte between names, and the @
        for (Lexicon slug : slugs) {
            chars += slug.shortestChars();
        }
        return chars;
    }

    @Override
    void write(Frame frame, int cell, BytesVector out) {
        long place = frame.subject(subject)[cell];
        byte[] target = out.reserve(room);
        int at = out.length();
        int domain = 0;
        for (int i = 0; i < slugs.length; i++) {
            int slot = urn.slot(place, i);
            if (i > 0) {
                target[at++] = between;
            }
            at = slugs[i].write(slot, target, at);
            domain += domainsOn[i][slugs[i].entry(slot)];
        }
        long copy = urn.copy(place, slugs);
        int count = domains.size();
        if (copy >= count) {
            long number = copy / count;
            at = Digits.write(number + 1, target, at);
            copy -= number * count;
        }
        target[at++] = '@';
        // names begin with different domains; equal names with the same one, so that no copy comes twice
        domain = (domain + (int) copy) % count;
        out.extendTo(domains.write(domain, target, at));
    }

    private int room() {
        int bytes = slugs.length + Digits.LONGEST + 1 + domains.longest();
        for (Lexicon slug : slugs) {
            bytes += slug.longestBytes();
        }
        return bytes + BytesVector.PADDING;
    }
}
