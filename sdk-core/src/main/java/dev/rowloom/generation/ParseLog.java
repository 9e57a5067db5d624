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

    /** Returns the first thousand fragments, in their order. */
    List<Fragment> fragments() {
        return Collections.unmodifiableList(fragments);
    }

    void count(Salvage what) {
        salvaged.merge(what, 1L, Long::sum);
    }

    void reject(Fragment.Reason reason, CharSequence text, long length) {
        rejected.merge(reason, 1L, Long::sum);
        if (fragments.size() < MOST_FRAGMENTS) {
            String kept = text.subSequence(0, Math.min(text.length(), LONGEST_FRAGMENT))
                    .toString();
            fragments.add(new Fragment(reason, kept, length));
        }
    }
}
