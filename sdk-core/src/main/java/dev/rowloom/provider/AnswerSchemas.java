package dev.rowloom.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rowloom.UsageException;

/** Checks the JSON Schemas of answers. */
final class AnswerSchemas {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private AnswerSchemas() {}

    /**
     * Returns a schema.
     *
     * @throws UsageException if it is no JSON object
     */
    static String checked(String jsonSchema) {
        try {
            if (JSON.readTree(jsonSchema).isObject()) {
                return jsonSchema;
            }
        } catch (JsonProcessingException e) {
            throw new UsageException("the JSON Schema of the answer is no JSON: " + e.getOriginalMessage(), e);
        }
        throw new UsageException("the JSON Schema of the answer is a JSON object, such as {\"type\":\"object\"}");
    }
}
