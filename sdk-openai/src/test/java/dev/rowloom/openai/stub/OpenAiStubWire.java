package dev.rowloom.openai.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rowloom.provider.testkit.stub.Reply;
import dev.rowloom.provider.testkit.stub.StubCall;
import dev.rowloom.provider.testkit.stub.StubWire;
import dev.rowloom.provider.testkit.stub.Tokens;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** OpenAI's chat completions on the wire, with its checks of keys and requests. */
public final class OpenAiStubWire implements StubWire {

    /** The key that the stub takes. */
    public static final String KEY = "sk-proj-stub-0123456789-secret";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> STREAM_HEADERS = Map.of(
            "Content-Type", "text/event-stream; charset=utf-8",
            "openai-processing-ms", "312",
            "openai-version", "2020-10-01",
            "x-ratelimit-limit-requests", "500",
            "x-ratelimit-remaining-requests", "499",
            "x-ratelimit-reset-requests", "120ms",
            "x-request-id", "req_stub");

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Optional<Reply> other(StubCall call) {
        if (!call.request().path().equals("/v1/chat/completions")) {
            return Optional.of(
                    error(404, Map.of(), "Invalid URL (POST " + call.request().path() + ")", "", ""));
        }
        String bearer = call.header("authorization");
        if (!bearer.equals("Bearer " + KEY)) {
            String given = bearer.replace("Bearer ", "");
            return Optional.of(
                    given.isEmpty()
                            ? error(401, Map.of(), "You didn't provide an API key.", "invalid_request_error", "")
                            // the service repeats what it was given, all but its middle
                            : error(
                                    401,
                                    Map.of(),
                                    "Incorrect API key provided: " + given
                                            + ". You can find your API key at https://platform.openai.com/account/api-keys.",
                                    "invalid_request_error",
                                    "invalid_api_key"));
        }
        String model = call.body().path("model").asText();
        if (model.startsWith("no-such")) {
            return Optional.of(error(
                    404,
                    Map.of(),
                    "The model `" + model + "` does not exist or you do not have access to it.",
                    "invalid_request_error",
                    "model_not_found"));
        }
        return RequestRules.refusal(call.body());
    }

    @Override
    public String prompt(JsonNode body) {
        JsonNode messages = body.path("messages");
        return messages.path(messages.size() - 1).path("content").asText();
    }

    @Override
    public String system(JsonNode body) {
        JsonNode first = body.at("/messages/0");
        return first.path("role").asText().equals("system")
                ? first.path("content").asText()
                : "";
    }

    @Override
    public JsonNode schema(JsonNode body) {
        JsonNode schema = body.at("/response_format/json_schema/schema");
        return schema.isMissingNode() ? body.at("/tools/0/function/parameters") : schema;
    }

    @Override
    public int maxTokens(JsonNode body) {
        return body.path("max_completion_tokens").asInt(body.path("max_tokens").asInt(128_000));
    }

    @Override
    public void begin(StubCall call, Tokens tokens) throws IOException {
        call.begin(STREAM_HEADERS);
        ObjectNode delta = JSON.createObjectNode().put("role", "assistant");
        if (isCalled(call)) {
            delta.putNull("content");
            tool(delta).put("id", "call_1").put("type", "function");
            ((ObjectNode) delta.at("/tool_calls/0/function"))
                    .put("name", call.body().at("/tools/0/function/name").asText())
                    .put("arguments", "");
        } else {
            delta.put("content", "").putNull("refusal");
        }
        chunk(call, delta, null);
    }

    @Override
    public void text(StubCall call, String text, Tokens tokens) throws IOException {
        ObjectNode delta = JSON.createObjectNode();
        if (isCalled(call)) {
            tool(delta);
            ((ObjectNode) delta.at("/tool_calls/0/function")).put("arguments", text);
        } else {
            delta.put("content", text);
        }
        chunk(call, delta, null);
    }

    @Override
    public void end(StubCall call, End end, Tokens tokens) throws IOException {
        chunk(
                call,
                JSON.createObjectNode(),
                switch (end) {
                    case STOP -> "stop";
                    case MAX_TOKENS -> "length";
                    case BLOCKED -> "content_filter";
                });
        if (call.body().at("/stream_options/include_usage").asBoolean()) {
            ObjectNode last = head(call);
            last.putArray("choices");
            last.set("usage", usage(tokens));
            event(call, last.toString());
        }
        event(call, "[DONE]");
    }

    @Override
    public Reply refusal(Refusal refusal) {
        return switch (refusal) {
            case RATE_LIMITED ->
                error(
                        429,
                        Map.of("retry-after-ms", "2500", "retry-after", "3"),
                        "Rate limit reached for gpt-4o-mini in organization org-stub on requests per min (RPM): Limit 3, "
                                + "Used 3, Requested 1. Please try again in 2.5s. Visit "
                                + "https://platform.openai.com/account/rate-limits to learn more.",
                        "requests",
                        "rate_limit_exceeded");
            case RATE_LIMITED_WITHOUT_DELAY ->
                error(429, Map.of(), "Too many requests.", "requests", "rate_limit_exceeded");
            case QUOTA_EXHAUSTED ->
                error(
                        429,
                        Map.of(),
                        "You exceeded your current quota, please check your plan and billing details.",
                        "insufficient_quota",
                        "insufficient_quota");
            case INTERNAL ->
                error(
                        500,
                        Map.of(),
                        "The server had an error while processing your request. Sorry about that!",
                        "server_error",
                        "");
            case OVERLOADED ->
                error(
                        503,
                        Map.of(),
                        "The server is currently overloaded with other requests. Sorry about that!",
                        "server_error",
                        "server_is_overloaded");
            case INVALID ->
                error(
                        400,
                        Map.of(),
                        "This model's maximum context length is 128000 tokens. However, your messages resulted in 128011 "
                                + "tokens. Please reduce the length of the messages.",
                        "invalid_request_error",
                        "context_length_exceeded");
            case SCHEMA ->
                error(
                        400,
                        Map.of(),
                        "Invalid schema for response_format 'answer': the schema is too complex.",
                        "invalid_request_error",
                        "");
            case BLOCKED_PROMPT ->
                error(
                        400,
                        Map.of(),
                        "Invalid prompt: your prompt was flagged as potentially violating our usage policy.",
                        "invalid_request_error",
                        "invalid_prompt");
        };
    }

    @Override
    public void overloadedWithin(StubCall call) throws IOException {
        event(
                call,
                "{\"error\":{\"message\":\"The server is currently overloaded with other requests.\",\"type\":"
                        + "\"server_error\",\"param\":null,\"code\":\"server_is_overloaded\"}}");
    }

    @Override
    public String brokenEvent() {
        return "data: {\"id\":\"chatcmpl-stub\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":{\"con";
    }

    /** Refuses with an error of a type and a code. */
    public static Reply error(int status, Map<String, String> headers, String message, String type, String code) {
        return call -> {
            ObjectNode root = JSON.createObjectNode();
            ObjectNode error = root.putObject("error")
                    .put("message", message)
                    .put("type", type)
                    .putNull("param");
            if (code.isEmpty()) {
                error.putNull("code");
            } else {
                error.put("code", code);
            }
            Map<String, String> all = new java.util.TreeMap<>(headers);
            all.put("Content-Type", "application/json; charset=utf-8");
            call.whole(status, all, root.toPrettyString());
        };
    }

    /** Sends the data of one event. */
    public static void event(StubCall call, String data) throws IOException {
        call.begin(STREAM_HEADERS);
        call.http().chunk("data: " + data + "\n\n");
    }

    private static boolean isCalled(StubCall call) {
        return call.body().path("tool_choice").isObject()
                || call.body().path("tool_choice").asText().equals("required");
    }

    private static ObjectNode tool(ObjectNode delta) {
        ObjectNode tool = delta.putArray("tool_calls").addObject().put("index", 0);
        tool.putObject("function");
        return tool;
    }

    private static void chunk(StubCall call, ObjectNode delta, String reason) throws IOException {
        ObjectNode chunk = head(call);
        ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        choice.putNull("logprobs");
        choice.put("finish_reason", reason);
        chunk.putNull("usage");
        chunk.put("obfuscation", "kq2xVb0aZ");
        event(call, chunk.toString());
    }

    private static ObjectNode head(StubCall call) {
        return JSON.createObjectNode()
                .put("id", "chatcmpl-stub")
                .put("object", "chat.completion.chunk")
                .put("created", 1_790_000_000)
                .put("model", call.body().path("model").asText() + "-2026-08-06")
                .put("service_tier", "default")
                .put("system_fingerprint", "fp_stub");
    }

    private static ObjectNode usage(Tokens tokens) {
        int completion = tokens.written() + tokens.thinking();
        ObjectNode usage = JSON.createObjectNode()
                .put("prompt_tokens", tokens.prompt())
                .put("completion_tokens", completion)
                .put("total_tokens", tokens.prompt() + completion);
        usage.putObject("prompt_tokens_details")
                .put("cached_tokens", tokens.cached())
                .put("audio_tokens", 0);
        usage.putObject("completion_tokens_details")
                .put("reasoning_tokens", tokens.thinking())
                .put("accepted_prediction_tokens", 0);
        return usage;
    }
}
