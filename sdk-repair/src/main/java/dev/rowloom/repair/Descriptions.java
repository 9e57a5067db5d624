package dev.rowloom.repair;

import dev.rowloom.engine.Encoding;
import dev.rowloom.schema.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which parents the columns of a child describe: those that are called like columns of the parent and hold the same. */
final class Descriptions {

    private static final int MOST_ROWS = 50;
    private static final int MOST_NAMES = 4;

    private final RefWork reference;
    private final TableWork child;
    private final TableWork parent;
    private final List<int[]> pairs = new ArrayList<>();
    private final List<Integer> names = new ArrayList<>();
    private final Map<Integer, HashRows> indexes = new LinkedHashMap<>();

    Descriptions(RefWork reference) {
        this.reference = reference;
        this.child = reference.table();
        this.parent = reference.parents().table();
        for (int p = 0; p < parent.width(); p++) {
            if (!parent.isWritten(p) || contains(reference.parentPositions(), p)) {
                continue;
            }
            if (parent.column(p).encoding() == Encoding.TEXT && names.size() < MOST_NAMES) {
                names.add(p);
            }
            for (int c = 0; c < child.width(); c++) {
                if (child.isWritten(c) && !contains(reference.positions(), c) && areAlike(c, p)) {
                    pairs.add(new int[] {c, p});
                }
            }
        }
    }

    private static boolean contains(int[] positions, int position) {
        for (int one : positions) {
            if (one == position) {
                return true;
            }
        }
        return false;
    }

    private boolean areAlike(int c, int p) {
        Column own = child.table().columns().get(c);
        Column other = parent.table().columns().get(p);
        String name = plain(own.name());
        String theirs = plain(other.name());
        if (child.column(c).encoding() == Encoding.BOOLEAN) {
            return false;
        }
        return name.equals(theirs) && child != parent
                || name.equals(prefix() + theirs)
                || name.equals(plain(parent.table().name().name()) + theirs);
    }

    private String prefix() {
        String key = child.table().columns().get(reference.positions()[0]).name();
        return plain(key).replaceAll("(id|code|key|no|nr|ref)$", "");
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /**
     * Returns the parents that the row which the child's view is at describes best, none where nothing does.
     *
     * @param said what stands in place of the reference, or null
     */
    List<Integer> best(@Nullable String said) {
        Map<Integer, Integer> scores = new LinkedHashMap<>();
        for (int[] pair : pairs) {
            String text = child.cell(pair[0]).text();
            if (text != null && !text.isEmpty()) {
                find(pair[1], text, scores);
            }
        }
        if (said != null && scores.isEmpty() && Spelling.plain(said).length() > 2) {
            names.forEach(name -> find(name, said, scores));
        }
        int most = scores.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return scores.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private void find(int position, String text, Map<Integer, Integer> scores) {
        String plain = Spelling.plain(text);
        index(position).find(plain.hashCode(), MOST_ROWS, row -> {
            String own = parent.at(position, row).text();
            if (own != null && Spelling.plain(own).equals(plain)) {
                scores.merge(row, 1, Integer::sum);
            }
        });
    }

    private HashRows index(int position) {
        return indexes.computeIfAbsent(position, it -> {
            HashRows index = new HashRows(parent.size());
            for (int row = 0; row < parent.size(); row++) {
                String text =
                        parent.isDropped(row) ? null : parent.at(position, row).text();
                if (text != null && !text.isEmpty()) {
                    index.add(Spelling.plain(text).hashCode(), row);
                }
            }
            return index;
        });
    }

    /** Returns how many columns of a child's row say the same as a parent's. */
    int agreement(int childRow, int parentRow) {
        int agreement = 0;
        for (int[] pair : pairs) {
            String own = child.at(pair[0], childRow).text();
            String other = parent.at(pair[1], parentRow).text();
            agreement += own != null && other != null && Spelling.plain(own).equals(Spelling.plain(other)) ? 1 : 0;
        }
        return agreement;
    }
}
