package dev.rowloom.anthropic.stub;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rowloom.provider.testkit.stub.Reply;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the service refuses of a request's JSON, in its words. */
final class RequestRules {

    private static final Set<String> TOP = Set.of(
            "model",
            "messages",
            "max_tokens",
            "system",
            "stream",
            "temperature",
            "top_p",
            "output_config",
            "tools",
            "tool_choice",
            "thinking",
            "metadata",
            "stop_sequences");
    private static final Set<String> NOT_KNOWN =
            Set.of("minimum", "maximum", "multipleOf", "minLength", "maxLength", "maxItems", "pattern", "prefixItems");

    private RequestRules() {}

    static Optional<Reply> refusal(JsonNode body) {
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            if (!TOP.contains(field.getKey())) {
                return bad(field.getKey() + ": Extra inputs are not permitted");
            }
        }
        if (!body.path("max_tokens").isInt()) {
            return bad("max_tokens: Field required");
        }
        boolean newest = body.path("model").asText().matches("claude-[a-z]+-(5|4-[7-9]).*");
        if (newest && body.has("temperature") && body.path("temperature").asDouble() != 1) {
            return bad("`temperature` may only be set to 1 for this model.");
        }
        if (body.has("temperature") && body.has("top_p")) {
            return bad("`temperature` and `top_p` cannot both be specified for this model.");
        }
        JsonNode schema = body.at("/output_config/format/schema");
        return schema.isMissingNode() ? Optional.empty() : schema(schema);
    }

    private static Optional<Reply> bad(String message) {
        return Optional.of(AnthropicStubWire.error(400, Map.of(), "invalid_request_error", message));
    }

    private static Optional<Reply> schema(JsonNode schema) {
        for (Map.Entry<String, JsonNode> field : schema.properties()) {
            if (NOT_KNOWN.contains(field.getKey())) {
                return bad("output_config.format.schema: For '"
                        + schema.path("type").asText() + "' type, property '" + field.getKey() + "' is not supported");
            }
        }
        if (schema.path("type").asText().equals("object")
                && (!schema.path("additionalProperties").isBoolean()
                        || schema.path("additionalProperties").asBoolean())) {
            return bad(
                    "output_config.format.schema: For 'object' type, 'additionalProperties' must be explicitly set to "
                            + "false");
        }
        for (JsonNode property : schema.path("properties")) {
            Optional<Reply> below = schema(property);
            if (below.isPresent()) {
                return below;
            }
        }
        return schema.path("items").isObject() ? schema(schema.path("items")) : Optional.empty();
    }
}
