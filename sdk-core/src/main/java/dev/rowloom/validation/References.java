package dev.rowloom.validation;

import dev.rowloom.validation.Finding.Example;
import dev.rowloom.validation.KeyIndex.Hashes;
import dev.rowloom.validation.KeyIndex.Match;
import dev.rowloom.validation.internal.BatchView;
import dev.rowloom.validation.internal.ReferenceRule;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of one foreign key whose parents were not seen yet. Not thread-safe. */
final class References {

    /** What an entry takes: its hashes, counts, example and place in the map. */
    private static final int BYTES_AN_ENTRY = 400;

    private final ReferenceRule rule;
    private final KeyIndex parents;
    private final KeyMemory memory;
    private final Map<Hashes, Waiting> waiting = new HashMap<>();
    private long unknown;
    private boolean complete = true;

    References(ReferenceRule rule, KeyIndex parents, KeyMemory memory) {
        this.rule = rule;
        this.parents = parents;
        this.memory = memory;
    }

    private static final class Waiting {
        private long rows;
        private Example first;

        Waiting(Example first) {
            this.first = first;
        }
    }

    ReferenceRule rule() {
        return rule;
    }

    /** Returns how many rows have a reference that is not known. */
    long unknown() {
        return unknown;
    }

    /** Returns whether all references of known rows were compared with all parents. */
    boolean isComplete() {
        return complete && parents.isComplete();
    }

    /** Adds the row that the view is at. */
    void add(BatchView row) {
        if (row.firstUnknown(rule.reads()) >= 0) {
            unknown++;
            return;
        }
        @Nullable Object @Nullable [] values;
        try {
            values = rule.values(row);
        } catch (ArithmeticException e) {
            unknown++;
            return;
        }
        if (values == null) {
            return;
        }
        Hashes key = parents.hashes(values);
        if (parents.find(key) != Match.SURE) {
            await(key, row);
        }
    }

    private void await(Hashes key, BatchView row) {
        Waiting known = waiting.get(key);
        if (known == null) {
            if (!memory.take(BYTES_AN_ENTRY)) {
                complete = false;
                return;
            }
            known = new Waiting(example(row));
            waiting.put(key, known);
        } else if (row.number() < known.first.row()) {
            known.first = example(row);
        }
        known.rows++;
    }

    private Example example(BatchView row) {
        return new Example(row.number(), row.texts(rule.key().columns()), null);
    }

    /** Reports the rows without parents, all rows being there now. */
    void finish(Findings findings) {
        if (!parents.isComplete()) {
            return;
        }
        waiting.forEach((key, rows) -> {
            Match match = parents.find(key);
            if (match != Match.SURE) {
                boolean sure = match == Match.NONE && parents.unknown() == 0;
                ReferenceRule.Problems problems = rule.problems();
                findings.add(sure ? problems.dangling() : problems.possible(), rows.rows, rows.first);
            }
        });
    }
}
