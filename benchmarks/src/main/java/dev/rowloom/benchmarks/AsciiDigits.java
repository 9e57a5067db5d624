package dev.rowloom.benchmarks;

/** Numbers and dates as ASCII. */
final class AsciiDigits {

    private static final byte[] PAIRS = new byte[200];

    static {
        for (int i = 0; i < 100; i++) {
            PAIRS[2 * i] = (byte) ('0' + i / 10);
            PAIRS[2 * i + 1] = (byte) ('0' + i % 10);
        }
    }

    private AsciiDigits() {}

    static void writePair(int number, byte[] out, int at) {
        out[at] = PAIRS[2 * number];
        out[at + 1] = PAIRS[2 * number + 1];
    }

    /** Writes a number from 0. */
    static int writeLong(long number, byte[] out, int at) {
        int digits = 1;
        for (long power = 10; digits < 18 && number >= power; power *= 10) {
            digits++;
        }
        long rest = number;
        int end = at + digits;
        while (rest >= 10) {
            long left = rest / 100;
            end -= 2;
            writePair((int) (rest - left * 100), out, end);
            rest = left;
        }
        if (end > at) {
            out[at] = (byte) ('0' + rest);
        }
        return at + digits;
    }

    /** Writes a day since 1970, of the years 1970 to 2099, in ten bytes. */
    static void writeDate(int epochDay, byte[] out, int at) {
        // counted from 1 March 1968, the end of a leap day, every four years are alike until 2100
        int shifted = epochDay + 671;
        int cycle = shifted / 1461;
        int dayOfCycle = shifted - cycle * 1461;
        int yearOfCycle = Math.min(3, dayOfCycle / 365);
        int dayOfYear = dayOfCycle - yearOfCycle * 365;
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        int year = 1968 + cycle * 4 + yearOfCycle + (month <= 2 ? 1 : 0);
        writePair(year / 100, out, at);
        writePair(year % 100, out, at + 2);
        out[at + 4] = '-';
        writePair(month, out, at + 5);
        out[at + 7] = '-';
        writePair(day, out, at + 8);
    }
}
