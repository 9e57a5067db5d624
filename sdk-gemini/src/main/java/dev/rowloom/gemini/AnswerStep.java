package dev.rowloom.gemini;

import dev.rowloom.provider.AnswerForm;
import java.util.Set;

/** The ways of asking for JSON, strongest first: each is tried when the service refuses the one before. */
enum AnswerStep {
    /** The whole schema. */
    JSON_SCHEMA(AnswerForm.JSON_SCHEMA, Set.of()),
    /** The schema without bounds of numbers and formats of texts, which need the most states. */
    SCHEMA_WITHOUT_BOUNDS(AnswerForm.JSON_SCHEMA, Set.of("minimum", "maximum", "format")),
    /** Without lengths of arrays, too. */
    SCHEMA_WITHOUT_LENGTHS(AnswerForm.JSON_SCHEMA, Set.of("minimum", "maximum", "format", "minItems", "maxItems")),
    /** Without enumerations, too. */
    SCHEMA_WITHOUT_ENUMS(
            AnswerForm.JSON_SCHEMA, Set.of("minimum", "maximum", "format", "minItems", "maxItems", "enum")),
    /** A call of a function whose parameters are the answer. */
    FUNCTION_CALL(AnswerForm.FUNCTION_CALL, Set.of("minimum", "maximum", "format", "minItems", "maxItems", "enum")),
    /** Any JSON; the prompt states the schema. */
    JSON(AnswerForm.JSON, Set.of()),
    /** Any text; the prompt states the schema. */
    TEXT(AnswerForm.TEXT, Set.of());

    private final AnswerForm form;
    private final Set<String> leftOut;

    AnswerStep(AnswerForm form, Set<String> leftOut) {
        this.form = form;
        this.leftOut = leftOut;
    }

    AnswerForm form() {
        return form;
    }

    /** Returns the keywords of JSON Schema that are left out. */
    Set<String> leftOut() {
        return leftOut;
    }

    /** Returns whether the prompt has to state the schema. */
    boolean statesSchema() {
        return form == AnswerForm.JSON || form == AnswerForm.TEXT;
    }
}
