package dev.rowloom.repair;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds parents by all columns of a key but one. */
final class PartIndex {

    private static final int MOST = 32;
    private static final long BASE = 0x5DEE_CE66_D1CE_4E5BL;

    private final RefWork reference;
    private final HashRows[] without;

    PartIndex(RefWork reference) {
        this.reference = reference;
        int[] positions = reference.parentPositions();
        TableWork parent = reference.parents().table();
        this.without = new HashRows[positions.length];
        for (int part = 0; part < positions.length; part++) {
            without[part] = new HashRows(parent.size());
        }
        @Nullable String[] texts = new @Nullable String[positions.length];
        for (int row = 0; row < parent.size(); row++) {
            for (int i = 0; i < positions.length; i++) {
                boolean there = !parent.isDropped(row) && parent.isWritten(positions[i]);
                texts[i] = there ? parent.at(positions[i], row).text() : null;
            }
            for (int part = 0; part < positions.length; part++) {
                long hash = hash(texts, part);
                if (hash != 0) {
                    without[part].add(hash, row);
                }
            }
        }
    }

    /** Returns the hash of all texts but one, or 0 where one of them is not there. */
    private static long hash(@Nullable String[] texts, int without) {
        long hash = 1;
        for (int i = 0; i < texts.length; i++) {
            String text = texts[i];
            if (i == without) {
                continue;
            } else if (text == null) {
                return 0;
            }
            hash = hash * BASE + i;
            for (int c = 0; c < text.length(); c++) {
                hash = hash * BASE + text.charAt(c);
            }
        }
        return hash;
    }

    /** Returns the parents with which the row that the child's view is at shares all columns but one. */
    Set<Integer> rows(TableWork child) {
        int[] positions = reference.positions();
        @Nullable String[] texts = new @Nullable String[positions.length];
        for (int i = 0; i < positions.length; i++) {
            texts[i] = child.isWritten(positions[i]) ? child.cell(positions[i]).text() : null;
        }
        Set<Integer> rows = new LinkedHashSet<>();
        for (int part = 0; part < positions.length; part++) {
            long hash = hash(texts, part);
            if (hash != 0) {
                without[part].find(hash, MOST, rows::add);
            }
        }
        return rows;
    }
}
