package dev.rowloom.gemini.stub;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the service refuses of a request's JSON, in its words. */
final class RequestRules {

    private static final Set<String> TOP = Set.of(
            "contents",
            "systemInstruction",
            "safetySettings",
            "generationConfig",
            "tools",
            "toolConfig",
            "cachedContent",
            "serviceTier",
            "labels");
    private static final Set<String> GENERATION = Set.of(
            "temperature",
            "topP",
            "topK",
            "maxOutputTokens",
            "seed",
            "candidateCount",
            "stopSequences",
            "presencePenalty",
            "frequencyPenalty",
            "responseMimeType",
            "responseSchema",
            "responseJsonSchema",
            "responseLogprobs",
            "logprobs",
            "responseModalities",
            "mediaResolution",
            "thinkingConfig");

    private RequestRules() {}

    /** Returns the message of the refusal, or nothing if the request is in order. */
    static Optional<String> refusal(JsonNode body) {
        Optional<String> unknown = unknown(body, TOP, "")
                .or(() -> unknown(body.path("generationConfig"), GENERATION, " at 'generation_config'"));
        if (unknown.isPresent()) {
            return unknown;
        }
        JsonNode contents = body.path("contents");
        if (contents.isEmpty()) {
            return Optional.of("* GenerateContentRequest.contents: contents is not specified\n");
        }
        if (contents.path(contents.size() - 1).path("role").asText("user").equals("model")) {
            return Optional.of("Please ensure that the last turn is of the user role.");
        }
        return ofSchema(body.path("generationConfig"));
    }

    private static Optional<String> ofSchema(JsonNode config) {
        JsonNode openApi = config.path("responseSchema");
        boolean json = config.path("responseMimeType").asText().equals("application/json");
        if ((config.has("responseSchema") || config.has("responseJsonSchema")) && !json) {
            return Optional.of("Response schema is only supported with response mime type 'application/json'.");
        }
        if (config.has("responseSchema") && config.has("responseJsonSchema")) {
            return Optional.of("Only one of response_schema and response_json_schema may be set.");
        }
        if (!openApi.findValues("additionalProperties").isEmpty()) {
            return Optional.of("Invalid JSON payload received. Unknown name \"additionalProperties\" at "
                    + "'generation_config.response_schema': Cannot find field.");
        }
        if (openApi.findValues("type").stream().anyMatch(JsonNode::isArray)) {
            return Optional.of("Invalid value at 'generation_config.response_schema.type' (TYPE_ENUM), Proto field is "
                    + "not repeating, cannot start list.");
        }
        return Optional.empty();
    }

    private static Optional<String> unknown(JsonNode object, Set<String> known, String where) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String name = field.getKey();
            if (!known.contains(name)) {
                return Optional.of("Invalid JSON payload received. Unknown name \"" + name + "\"" + where
                        + ": Cannot find field.");
            }
        }
        return Optional.empty();
    }
}
