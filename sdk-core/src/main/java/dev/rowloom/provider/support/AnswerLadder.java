package dev.rowloom.provider.support;

import dev.rowloom.provider.Capabilities;
import dev.rowloom.provider.ModelRequest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers for each model which schemas and parameters it refused, so that the next request starts where this one was
 * answered.
 *
 * <p>A step is taken for refused only once a later one was answered, for a refusal alone may have another cause; and only
 * for schemas at least as long, for a simpler one may well pass. Thread-safe.
 *
 * @since 0.1.0
 */
public final class AnswerLadder {

    private final Map<String, Map<AnswerStep, Integer>> refusedSizes = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> refusedParameters = new ConcurrentHashMap<>();

    /** Creates a ladder that remembers nothing yet. */
    public AnswerLadder() {}

    /**
     * Starts a request where earlier ones to the model were answered.
     *
     * @param request what to ask
     * @param capabilities what the model can do
     * @param dialect what the service takes of JSON Schema
     */
    public LadderWalk walk(ModelRequest request, Capabilities capabilities, SchemaDialect dialect) {
        return new LadderWalk(this, request, capabilities, dialect);
    }

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

    /** Returns the parameters to leave out. */
    Set<String> leftOut(String model) {
        return refusedParameters.getOrDefault(model, Set.of());
    }

    /** Remembers that a model refused some steps and answered the one after them. */
    void refused(String model, int size, List<AnswerStep> steps) {
        Map<AnswerStep, Integer> refused = refusedSizes.computeIfAbsent(model, name -> new EnumMap<>(AnswerStep.class));
        synchronized (this) {
            steps.forEach(step -> refused.merge(step, size, Math::min));
        }
    }

    /** Remembers that a model refused some parameters and answered without them. */
    void refused(String model, Set<String> parameters) {
        refusedParameters.merge(model, Set.copyOf(parameters), (before, now) -> {
            Set<String> both = new TreeSet<>(before);
            both.addAll(now);
            return Set.copyOf(both);
        });
    }
}
