package dev.rowloom.profile;

import dev.rowloom.blueprint.Cardinality;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts how many rows belong to each row that a foreign key refers to. */
final class FanOuts {

    private static final int MOST = 200;

    private FanOuts() {}

    /**
     * Returns how many parents have how many children; empty where they could not be counted one by one.
     *
     * @param parents how many rows the other table has
     */
    static List<TableProfile.Share> counts(ColumnTally children, long parents) {
        if (!children.isExact() || children.values() == 0) {
            return List.of();
        }
        TreeMap<Long, Long> counts = new TreeMap<>();
        children.counts().values().forEach(count -> counts.merge(count.count, 1L, Long::sum));
        long without = parents - children.counts().size();
        if (without > 0) {
            counts.put(0L, without);
        }
        List<TableProfile.Share> shares = new ArrayList<>();
        int together = (counts.size() + MOST - 1) / MOST;
        List<Map.Entry<Long, Long>> all = List.copyOf(counts.entrySet());
        for (int i = 0; i < all.size(); i += together) {
            double sum = 0;
            long have = 0;
            for (Map.Entry<Long, Long> each : all.subList(i, Math.min(all.size(), i + together))) {
                sum += (double) each.getKey() * each.getValue();
                have += each.getValue();
            }
            shares.add(new TableProfile.Share(Math.round(sum / have), have));
        }
        return shares;
    }

    static Cardinality cardinality(List<TableProfile.Share> counts) {
        return new Cardinality.Counted(counts.stream()
                .map(share -> new Cardinality.Count(share.children(), share.parents()))
                .toList());
    }
}
