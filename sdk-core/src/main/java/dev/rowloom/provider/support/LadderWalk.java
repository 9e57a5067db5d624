package dev.rowloom.provider.support;

import dev.rowloom.provider.Capabilities;
import dev.rowloom.provider.ModelEvent.Degraded;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One request's way down the forms in which an answer can be asked. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class LadderWalk {

    private final AnswerLadder ladder;
    private final ModelRequest request;
    private final @Nullable AnswerSchema schema;
    private final List<AnswerStep> steps;
    private final List<AnswerStep> refused = new ArrayList<>();
    private final Set<String> refusedNow = new TreeSet<>();
    private final Set<String> leftOut;
    private int step;
    private @Nullable ProviderException firstRefusal;

    LadderWalk(AnswerLadder ladder, ModelRequest request, Capabilities capabilities, SchemaDialect dialect) {
        this.ladder = ladder;
        this.request = request;
        this.schema = request.answerSchema()
                .map(text -> new AnswerSchema(text, dialect))
                .orElse(null);
        this.steps = schema == null ? List.of(AnswerStep.TEXT) : schema.steps(capabilities.answerForms());
        this.step = schema == null ? 0 : ladder.start(request.model(), schema.size(), steps);
        this.leftOut = new TreeSet<>(ladder.leftOut(request.model()));
    }

    /** Returns the form in which to ask now. */
    public RequestForm form() {
        return new RequestForm(request, steps.get(step), schema, leftOut);
    }

    /** Returns what the answer begins with where it doesn't start at the strongest form. */
    public Optional<Degraded> beginning() {
        return step == 0
                ? Optional.empty()
                : Optional.of(new Degraded(steps.get(0).name(), steps.get(step).name(), "", Degraded.When.EARLIER));
    }

    /** Returns whether a weaker schema may help. */
    public boolean hasSchema() {
        return schema != null;
    }

    /** Returns whether a parameter was left out already. */
    public boolean leavesOut(String parameter) {
        return leftOut.contains(parameter);
    }

    /** Goes on without a parameter; {@link #form()} is what to ask next. */
    public Degraded without(String parameter, ProviderException refusal) {
        leftOut.add(parameter);
        refusedNow.add(parameter);
        return new Degraded(parameter, "without " + parameter, String.valueOf(refusal.getMessage()));
    }

    /**
     * Goes on with the next weaker form; {@link #form()} is what to ask next.
     *
     * @param refusal why the form was refused
     * @throws ProviderException of kind {@link Kind#SCHEMA_REFUSED} if there is no weaker one
     */
    public Degraded weaker(ProviderException refusal) {
        ProviderException first = firstRefusal == null ? refusal : firstRefusal;
        firstRefusal = first;
        if (step == steps.size() - 1) {
            throw ProviderException.builder(
                            Kind.SCHEMA_REFUSED, first.getMessage() + "; nor was it taken in a weaker form")
                    .status(first.status().orElse(400))
                    .detail(first.detail())
                    .build();
        }
        refused.add(steps.get(step));
        step++;
        return new Degraded(steps.get(step - 1).name(), steps.get(step).name(), String.valueOf(refusal.getMessage()));
    }

    /** Says that the form was taken, so that later requests start with it. */
    public void taken() {
        if (schema != null && !refused.isEmpty()) {
            ladder.refused(request.model(), schema.size(), refused);
        }
        if (!refusedNow.isEmpty()) {
            ladder.refused(request.model(), refusedNow);
        }
    }
}
