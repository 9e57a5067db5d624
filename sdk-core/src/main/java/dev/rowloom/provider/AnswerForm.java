package dev.rowloom.provider;

/**
 * How a model is held to the JSON Schema of the answer, strongest first.
 *
 * @since 0.1.0
 */
public enum AnswerForm {
    /** The service takes the schema and lets the model write nothing else. */
    JSON_SCHEMA,
    /** The schema is that of a function's parameters, and the model is made to call it. */
    FUNCTION_CALL,
    /** The service holds the model to JSON; the prompt states the schema. */
    JSON,
    /** The prompt states the schema; nothing holds the model to it. */
    TEXT
}
