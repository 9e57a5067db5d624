package dev.rowloom.provider.support;

import dev.rowloom.provider.ModelRequest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request in the form in which it is sent now.
 *
 * @param request what to ask
 * @param step how its schema is asked for; {@link AnswerStep#TEXT} where it has none
 * @param schema the schema, or null if any text will do
 * @param leftOut parameters that the service refused for the model, by the names that the wire format gives them
 * @since 0.1.0
 */
public record RequestForm(
        ModelRequest request, AnswerStep step, @Nullable AnswerSchema schema, Set<String> leftOut) {

    private static final String ASKED =
            "Answer with one JSON value that is valid under this JSON Schema, and with nothing "
                    + "else: no words around it, no Markdown.\n";

    /** Copies the set. */
    public RequestForm {
        leftOut = Set.copyOf(leftOut);
    }

    /** Returns the JSON Schema to send along, or nothing where there is none or the prompt states it. */
    public Optional<String> schemaJson() {
        return schema == null || step.statesSchema() ? Optional.empty() : Optional.of(schema.of(step));
    }

    /** Returns the text that sets the task: with the schema, where the step states it there. */
    public String systemText() {
        return step.statesSchema() ? systemTextWithSchema() : request.systemText();
    }

    /** Returns the text that sets the task, with the schema if there is one. */
    public String systemTextWithSchema() {
        if (schema == null) {
            return request.systemText();
        }
        String asked = ASKED + schema.stated();
        return request.systemText().isEmpty() ? asked : request.systemText() + "\n\n" + asked;
    }
}
