package dev.rowloom.engine;

import dev.rowloom.blueprint.Cardinality;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** How children spread over parents as counted: straight between the shares of those that have the same number. */
final class CountedCurve extends Curve {

    /** So that what is whole but for rounding is not cut to one less. */
    private static final double ROUNDING = 1e-12;

    private final double[] ranks;
    private final double[] shares;

    CountedCurve(List<Cardinality.Count> counts) {
        super(1);
        List<Cardinality.Count> ordered = counts.stream()
                .sorted(Comparator.comparingLong(count -> -count.children()))
                .toList();
        double parents = 0;
        double children = 0;
        for (Cardinality.Count count : ordered) {
            parents += count.parents();
            children += (double) count.parents() * count.children();
        }
        ranks = new double[ordered.size() + 1];
        shares = new double[ranks.length];
        double rank = 0;
        double share = 0;
        for (int i = 1; i < ranks.length; i++) {
            Cardinality.Count count = ordered.get(i - 1);
            rank += count.parents();
            share += (double) count.parents() * count.children();
            ranks[i] = rank / parents;
            shares[i] = share / children;
        }
    }

    @Override
    double share(double at) {
        return Math.min(1, between(ranks, shares, at) + ROUNDING);
    }

    @Override
    double ranks(double share) {
        return between(shares, ranks, share);
    }

    private static double between(double[] from, double[] to, double at) {
        int place = Arrays.binarySearch(from, at);
        int next = place >= 0 ? place : -place - 1;
        if (next <= 0) {
            return to[0];
        } else if (next >= from.length) {
            return to[to.length - 1];
        }
        double width = from[next] - from[next - 1];
        double part = width == 0 ? 1 : (at - from[next - 1]) / width;
        return Math.min(to[next], to[next - 1] + part * (to[next] - to[next - 1]));
    }

    @Override
    double peak() {
        return shares[1] / ranks[1];
    }
}
