package dev.rowloom.benchmarks;

import static dev.rowloom.benchmarks.PublishedStreams.below;
import static dev.rowloom.benchmarks.PublishedStreams.hash;
import static dev.rowloom.benchmarks.PublishedStreams.unit;

/**
 * The customers of {@code customers.json} as CSV, written by hand for these eight columns alone: a lower bound of what the
 * engine's generality costs, and a second writing of the published algorithm.
 *
 * <p>It gives the same bytes as Rowloom with the same seed, as its test asserts; the engine is not called. Immutable.
 */
final class HandWrittenCustomers {

    /** No row is longer. */
    static final int LONGEST_ROW = 256;

    private static final long DAY_SECONDS = 86_400;
    private static final int CARDS = 50;
    private static final int CARDS_TRUE = 44;
    private static final int PACKS = 16;

    private final HandWrittenNames names;
    private final HandWrittenPlaces places;
    private final long balanceKey;
    private final long dayKey;
    private final long timeKey;
    private final long activeKey;
    private final byte[] packs;

    HandWrittenCustomers(long seed) {
        PublishedStreams streams = new PublishedStreams(seed, "customers");
        names = new HandWrittenNames(streams.key("", "subject PERSON"));
        places = new HandWrittenPlaces(streams.key("", "subject PLACE"));
        balanceKey = streams.key("balance", "value");
        dayKey = streams.key("created", "value");
        timeKey = streams.key("created", "time");
        activeKey = streams.key("active", "value");
        packs = packs(activeKey);
    }

    /** The packs of 44 times true and 6 times false that runs of fifty rows are dealt from. */
    private static byte[] packs(long key) {
        byte[] packs = new byte[PACKS * CARDS];
        for (int pack = 0; pack < PACKS; pack++) {
            int first = pack * CARDS;
            java.util.Arrays.fill(packs, first, first + CARDS_TRUE, (byte) 1);
            long packKey = hash(key, -1 - pack);
            for (int i = CARDS - 1; i > 0; i--) {
                int other = (int) below(hash(packKey, i), i + 1L);
                byte card = packs[first + i];
                packs[first + i] = packs[first + other];
                packs[first + other] = card;
            }
        }
        return packs;
    }

    /**
     * Writes one row.
     *
     * @param out has room for {@link #LONGEST_ROW} bytes
     * @return where the row ends
     */
    int write(long row, byte[] out, int at) {
        int next = AsciiDigits.writeLong(row + 1, out, at);
        out[next++] = ',';
        next = names.write(row, out, next);
        out[next++] = ',';
        next = places.write(row, out, next);
        out[next++] = ',';
        next = writeBalance(hash(balanceKey, row), out, next);
        out[next++] = ',';
        next = writeCreated(row, out, next);
        out[next++] = ',';
        next = writeActive(row, out, next);
        out[next++] = '\n';
        return next;
    }

    /** The mean of four even draws between −500.00 and 9,500.00. */
    private static int writeBalance(long bits, byte[] out, int at) {
        long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
        long cents = Math.min(1_000_000, (long) (sum * 0x1.0p-18 * 1_000_001)) - 50_000;
        int next = at;
        if (cents < 0) {
            out[next++] = '-';
            cents = -cents;
        }
        next = AsciiDigits.writeLong(cents / 100, out, next);
        out[next++] = '.';
        AsciiDigits.writePair((int) (cents % 100), out, next);
        return next + 2;
    }

    /** A day from 2021 to 2026, more and more of them, and a time of day around half past two. */
    private int writeCreated(long row, byte[] out, int at) {
        double share = unit(hash(dayKey, row));
        double ranks = share * 0.8 / (1.8 - share);
        long day = 20_454 - Math.min(1826, (long) (Math.min(ranks, 1) * 1827));
        long bits = hash(timeKey, row);
        double hour = 5 + 9.5 * (unit(bits) + unit(hash(bits, 1)));
        int second = (int) ((long) (hour * 3_600_000_000L) % (DAY_SECONDS * 1_000_000) / 1_000_000);
        AsciiDigits.writeDate((int) day, out, at);
        out[at + 10] = ' ';
        int minute = second / 60;
        AsciiDigits.writePair(minute / 60, out, at + 11);
        out[at + 13] = ':';
        AsciiDigits.writePair(minute % 60, out, at + 14);
        out[at + 16] = ':';
        AsciiDigits.writePair(second % 60, out, at + 17);
        return at + 19;
    }

    private int writeActive(long row, byte[] out, int at) {
        long run = row / CARDS;
        long bits = hash(activeKey, run);
        int card = (int) (row - run * CARDS) + (int) below(bits, CARDS);
        int pack = (int) below(bits << 32, PACKS);
        boolean active = packs[pack * CARDS + (card < CARDS ? card : card - CARDS)] == 1;
        if (active) {
            out[at] = 't';
            out[at + 1] = 'r';
            out[at + 2] = 'u';
            out[at + 3] = 'e';
            return at + 4;
        }
        out[at] = 'f';
        out[at + 1] = 'a';
        out[at + 2] = 'l';
        out[at + 3] = 's';
        out[at + 4] = 'e';
        return at + 5;
    }
}
