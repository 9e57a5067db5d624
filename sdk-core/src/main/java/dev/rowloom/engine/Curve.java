package dev.rowloom.engine;

/**
 * A skew in closed form: the share of the whole that the most frequent part of the ranks takes.
 *
 * <p>{@code share(x) = (1 + c) − (1 + c)·c / (x + c)} rises from 0 to 1, the faster at first the smaller the concentration
 * c: with c = 0.05 the first fifth of the ranks has 84% of the whole, and the first rank about 21 times the average. It
 * needs no logarithm, its inverse is as simple, and since every step is monotone under rounding, so is the result.
 */
class Curve {

    private final double c;
    private final double a;
    private final double b;

    /**
     * Makes a curve.
     *
     * @param concentration above 0
     */
    Curve(double concentration) {
        this.c = concentration;
        this.a = 1 + concentration;
        this.b = (1 + concentration) * concentration;
    }

    /** Returns the share of the first ranks, 0 to 1. */
    double share(double ranks) {
        double share = a - b / (ranks + c);
        return share < 0 ? 0 : Math.min(share, 1);
    }

    /** Returns the part of the ranks that has this share: the inverse of {@link #share}. */
    double ranks(double share) {
        double ranks = share * c / (a - share);
        return ranks < 0 ? 0 : Math.min(ranks, 1);
    }

    /** Returns how many times the average the first rank has. */
    double peak() {
        return a / c;
    }

    /** Returns a number from 0 to size − 1 where low numbers are the frequent ones. */
    long pick(long bits, long size) {
        long picked = (long) (ranks(Mix.unit(bits)) * size);
        return picked >= size ? size - 1 : picked;
    }
}
