package dev.rowloom.gemini;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers for each model which schemas it refused, so that the next request starts where this one was answered.
 *
 * <p>A step is taken for refused only once a later one was answered, for a refusal alone may have another cause; and only
 * for schemas at least as long, for a simpler one may well pass. Thread-safe.
 */
final class Ladder {

    private final Map<String, Map<AnswerStep, Integer>> refusedSizes = new ConcurrentHashMap<>();

    /** Returns which of the steps to take first. */
    int start(String model, int size, List<AnswerStep> steps) {
        Map<AnswerStep, Integer> refused = refusedSizes.getOrDefault(model, Map.of());
        synchronized (this) {
            int start = 0;
            while (start < steps.size() - 1 && refused.getOrDefault(steps.get(start), Integer.MAX_VALUE) <= size) {
                start++;
            }
            return start;
        }
    }

    /** Remembers that a model refused some steps and answered the one after them. */
    void refused(String model, int size, List<AnswerStep> steps) {
        Map<AnswerStep, Integer> refused = refusedSizes.computeIfAbsent(model, name -> new EnumMap<>(AnswerStep.class));
        synchronized (this) {
            steps.forEach(step -> refused.merge(step, size, Math::min));
        }
    }
}
