package dev.rowloom.openai.stub;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rowloom.provider.testkit.stub.Reply;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the service refuses of a request's JSON, in its words. */
final class RequestRules {

    private static final Set<String> TOP = Set.of(
            "model",
            "messages",
            "stream",
            "stream_options",
            "temperature",
            "top_p",
            "seed",
            "max_tokens",
            "max_completion_tokens",
            "response_format",
            "tools",
            "tool_choice",
            "parallel_tool_calls",
            "store",
            "user");
    private static final Set<String> STRICT = Set.of(
            "$defs",
            "$ref",
            "properties",
            "anyOf",
            "type",
            "required",
            "description",
            "title",
            "items",
            "const",
            "enum",
            "additionalProperties",
            "pattern",
            "format",
            "multipleOf",
            "minimum",
            "exclusiveMinimum",
            "maximum",
            "exclusiveMaximum",
            "minItems",
            "maxItems");

    private RequestRules() {}

    static Optional<Reply> refusal(JsonNode body) {
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            if (!TOP.contains(field.getKey())) {
                return bad("Unrecognized request argument supplied: " + field.getKey(), "");
            }
        }
        String model = body.path("model").asText();
        boolean reasons = model.matches("o\\d.*|gpt-5.*");
        if (reasons && body.has("max_tokens")) {
            return bad(
                    "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' "
                            + "instead.",
                    "unsupported_parameter");
        }
        if (reasons && body.has("temperature") && body.path("temperature").asDouble() != 1) {
            return bad(
                    "Unsupported value: 'temperature' does not support "
                            + body.path("temperature").asText()
                            + " with this model. Only the default (1) value is supported.",
                    "unsupported_value");
        }
        JsonNode format = body.path("response_format").path("json_schema");
        if (!format.isMissingNode() && format.path("strict").asBoolean()) {
            return strict(format.path("schema"), "()").flatMap(message -> bad(message, ""));
        }
        boolean json = body.at("/response_format/type").asText().equals("json_object");
        return json
                        && !body.path("messages")
                                .toString()
                                .toLowerCase(java.util.Locale.ROOT)
                                .contains("json")
                ? bad(
                        "'messages' must contain the word 'json' in some form, to use 'response_format' of type "
                                + "'json_object'.",
                        "")
                : Optional.empty();
    }

    private static Optional<Reply> bad(String message, String code) {
        return Optional.of(OpenAiStubWire.error(400, Map.of(), message, "invalid_request_error", code));
    }

    private static Optional<String> strict(JsonNode schema, String where) {
        String start = "Invalid schema for response_format 'answer': In context=" + where + ", ";
        for (Map.Entry<String, JsonNode> field : schema.properties()) {
            if (!STRICT.contains(field.getKey())) {
                return Optional.of(start + "'" + field.getKey() + "' is not permitted.");
            }
        }
        if (schema.has("properties")) {
            if (!schema.path("additionalProperties").isBoolean()
                    || schema.path("additionalProperties").asBoolean()) {
                return Optional.of(start + "'additionalProperties' is required to be supplied and to be false.");
            }
            Iterator<String> names = schema.path("properties").fieldNames();
            while (names.hasNext()) {
                String name = names.next();
                if (!schema.path("required").toString().contains("\"" + name + "\"")) {
                    return Optional.of(
                            start + "'required' is required to be supplied and to be an array including every "
                                    + "key in properties. Missing '" + name + "'.");
                }
                Optional<String> below = strict(schema.path("properties").path(name), "('properties', '" + name + "')");
                if (below.isPresent()) {
                    return below;
                }
            }
        }
        return schema.path("items").isObject() ? strict(schema.path("items"), "('items')") : Optional.empty();
    }
}
