package dev.rowloom.it.conformance;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what was asked of the rows of a table beyond its constraints, and what came of it. Not thread-safe. */
final class Tally {

    /** What is asked. */
    enum Subject {
        BRANCH("branch of a CHECK's OR"),
        PREDICATE("side of a partial index's predicate"),
        CAPACITY("capacity that the plan calls full");

        private final String words;

        Subject(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** What came of it. */
    enum Outcome {
        MET,
        MISSED,
        RULED_OUT,
        NOT_ASKED
    }

    /** What was ruled out or couldn't be asked, in words. */
    record Note(Subject subject, Outcome outcome, String detail) {

        @Override
        public String toString() {
            String verb = subject == Subject.CAPACITY ? "not recomputed" : "not asked";
            return (outcome == Outcome.RULED_OUT ? "ruled out" : verb) + ": "
                    + detail.strip().replaceAll("\\s+", " ");
        }
    }

    private final Map<Subject, Map<Outcome, Integer>> counts = new EnumMap<>(Subject.class);
    private final List<Note> notes = new ArrayList<>();

    void count(Subject subject, Outcome outcome) {
        counts.computeIfAbsent(subject, any -> new EnumMap<>(Outcome.class)).merge(outcome, 1, Integer::sum);
    }

    /** Counts what is neither met nor missed, and keeps why. */
    void note(Subject subject, Outcome outcome, String why) {
        count(subject, outcome);
        notes.add(new Note(subject, outcome, why));
    }

    /** Counts what came of recomputing a capacity. */
    void take(CapacityChecker.Result result) {
        if (result.outcome() == Outcome.NOT_ASKED) {
            note(Subject.CAPACITY, result.outcome(), result.detail());
        } else {
            count(Subject.CAPACITY, result.outcome());
        }
    }

    int of(Subject subject, Outcome outcome) {
        return counts.getOrDefault(subject, Map.of()).getOrDefault(outcome, 0);
    }

    List<Note> notes() {
        return List.copyOf(notes);
    }
}
