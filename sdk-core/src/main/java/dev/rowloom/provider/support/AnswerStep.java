package dev.rowloom.provider.support;

import dev.rowloom.provider.AnswerForm;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The ways of asking for JSON, strongest first: each is tried when the service refuses the one before.
 *
 * @since 0.1.0
 */
public enum AnswerStep {
    /** The whole schema. */
    JSON_SCHEMA(AnswerForm.JSON_SCHEMA, Set.of()),
    /** The schema without bounds of numbers and forms of texts, which need the most states. */
    SCHEMA_WITHOUT_BOUNDS(AnswerForm.JSON_SCHEMA, Keywords.BOUNDS),
    /** Without lengths of arrays, too. */
    SCHEMA_WITHOUT_LENGTHS(AnswerForm.JSON_SCHEMA, Keywords.LENGTHS),
    /** Without enumerations, too. */
    SCHEMA_WITHOUT_ENUMS(AnswerForm.JSON_SCHEMA, Keywords.ENUMS),
    /** A call of a function whose parameters are the answer. */
    FUNCTION_CALL(AnswerForm.FUNCTION_CALL, Keywords.ENUMS),
    /** Any JSON; the prompt states the schema. */
    JSON(AnswerForm.JSON, Set.of()),
    /** Any text; the prompt states the schema. */
    TEXT(AnswerForm.TEXT, Set.of());

    /** What is left out, each with what the one ahead of it leaves out. */
    private static final class Keywords {

        private static final Set<String> BOUNDS = Set.of(
                "minimum",
                "maximum",
                "exclusiveMinimum",
                "exclusiveMaximum",
                "multipleOf",
                "minLength",
                "maxLength",
                "pattern",
                "format");
        private static final Set<String> LENGTHS = with(BOUNDS, "minItems", "maxItems");
        private static final Set<String> ENUMS = with(LENGTHS, "enum");

        private static Set<String> with(Set<String> keywords, String... more) {
            Set<String> all = new HashSet<>(keywords);
            all.addAll(List.of(more));
            return Set.copyOf(all);
        }
    }

    private final AnswerForm form;
    private final Set<String> leftOut;

    AnswerStep(AnswerForm form, Set<String> leftOut) {
        this.form = form;
        this.leftOut = leftOut;
    }

    /** Returns the form in which the answer is asked. */
    public AnswerForm form() {
        return form;
    }

    /** Returns the keywords of JSON Schema that are left out. */
    public Set<String> leftOut() {
        return leftOut;
    }

    /** Returns whether the prompt has to state the schema. */
    public boolean statesSchema() {
        return form == AnswerForm.JSON || form == AnswerForm.TEXT;
    }
}
