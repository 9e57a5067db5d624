package dev.rowloom.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Chooses the product of a row among those of the category that another row tells, where there are such. Used by many threads at
 * once: what was read of other rows is remembered, and comes out the same whoever reads it.
 */
final class ProductWithin implements SubjectSource.Chooser {

    /** The categories of so many rows are remembered. */
    private static final int REMEMBERED = 1 << 12;

    private static final int UNKNOWN = -1;

    private final Urn urn;
    private final PlaceWithin.TextPath path;
    private final Map<String, Integer> parts = new HashMap<>();

    /** The part of each row that is referred to, from 1; 0 where it was not read yet. Threads may read it twice, to the same end. */
    private final int[] remembered = new int[REMEMBERED];

    /**
     * Makes a chooser.
     *
     * @param urn the urn of the products' words
     * @param categories the names of the categories, in the order of the urn's parts
     * @param path the column that holds a category's name
     */
    ProductWithin(Urn urn, List<String> categories, PlaceWithin.TextPath path) {
        this.urn = urn;
        this.path = path;
        for (int part = 0; part < categories.size(); part++) {
            parts.putIfAbsent(categories.get(part).toLowerCase(Locale.ROOT), part);
        }
    }

    @Override
    public long place(Frame frame, int cell, long number) {
        int part = part(frame, cell);
        return part < 0 ? urn.place(number) : urn.place(number, part);
    }

    private int part(Frame frame, int cell) {
        Frame.ReferenceState first = frame.reference(path.references().get(0));
        if (first.absent[cell]) {
            return UNKNOWN;
        }
        long row = first.parents[cell];
        boolean memorable = path.references().size() == 1 && row >= 0 && row < REMEMBERED;
        int known = memorable ? remembered[(int) row] : 0;
        if (known != 0) {
            return known > 0 ? known - 1 : UNKNOWN;
        }
        String text = path.text(frame, cell);
        int part = text == null ? UNKNOWN : parts.getOrDefault(named(text), UNKNOWN);
        if (memorable) {
            remembered[(int) row] = part < 0 ? UNKNOWN : part + 1;
        }
        return part;
    }

    /** Returns a name without the number that tells it from the same name of another row. */
    private static String named(String text) {
        int end = text.length();
        while (end > 0 && Character.isDigit(text.charAt(end - 1))) {
            end--;
        }
        boolean numbered = end > 1 && end < text.length() && text.charAt(end - 1) == ' ';
        return (numbered ? text.substring(0, end - 1) : text).trim().toLowerCase(Locale.ROOT);
    }
}
