package dev.rowloom.generation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What became of an answer beside its rows. */
final class ParseLog {

    private static final int LONGEST_FRAGMENT = 2_000;
    private static final int MOST_FRAGMENTS = 1_000;

    /** Columns that nobody asked for come with every row alike. */
    private static final int MOST_EXTRAS = 100;

    private final Map<Salvage, Long> salvaged = new EnumMap<>(Salvage.class);
    private final Map<Fragment.Reason, Long> rejected = new EnumMap<>(Fragment.Reason.class);
    private final List<Fragment> fragments = new ArrayList<>();

    /** Returns how often each thing was put right. */
    Map<Salvage, Long> salvaged() {
        return Collections.unmodifiableMap(salvaged);
    }

    /** Returns how many fragments there are of each kind, those that are not kept included. */
    Map<Fragment.Reason, Long> rejected() {
        return Collections.unmodifiableMap(rejected);
    }

    /** Returns the first thousand fragments in their order, of extra columns the first hundred. */
    List<Fragment> fragments() {
        return Collections.unmodifiableList(fragments);
    }

    void count(Salvage what) {
        salvaged.merge(what, 1L, Long::sum);
    }

    void reject(Fragment.Reason reason, CharSequence text, long length) {
        long times = rejected.merge(reason, 1L, Long::sum);
        boolean tooMany = reason == Fragment.Reason.EXTRA_COLUMN && times > MOST_EXTRAS;
        if (fragments.size() < MOST_FRAGMENTS && !tooMany) {
            fragments.add(new Fragment(reason, beginning(text), length));
        }
    }

    /** Returns as much of a text as a fragment keeps. */
    static String beginning(CharSequence text) {
        int end = Math.min(text.length(), LONGEST_FRAGMENT);
        boolean halved = end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
        return text.subSequence(0, halved ? end - 1 : end).toString();
    }
}
