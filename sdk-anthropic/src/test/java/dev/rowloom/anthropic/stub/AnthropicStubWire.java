package dev.rowloom.anthropic.stub;

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
import java.util.TreeMap;

/** Anthropic's messages on the wire, with its checks of keys and requests. */
public final class AnthropicStubWire implements StubWire {

    /** The key that the stub takes. */
    public static final String KEY = "sk-ant-api03-stub-0123456789-secret";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> STREAM_HEADERS = Map.of(
            "Content-Type", "text/event-stream; charset=utf-8",
            "Cache-Control", "no-cache",
            "request-id", "req_stub",
            "anthropic-ratelimit-requests-limit", "50",
            "anthropic-ratelimit-requests-remaining", "49");

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Optional<Reply> other(StubCall call) {
        if (!call.request().path().equals("/v1/messages")) {
            return Optional.of(error(404, Map.of(), "not_found_error", "Not Found"));
        }
        // the official client sends the key as a token, the documentation says x-api-key
        String key = call.header("x-api-key");
        if (key.isEmpty()) {
            key = call.header("authorization").replace("Bearer ", "");
        }
        if (key.isEmpty()) {
            return Optional.of(error(401, Map.of(), "authentication_error", "x-api-key header is required"));
        } else if (!key.equals(KEY)) {
            return Optional.of(error(401, Map.of(), "authentication_error", "invalid x-api-key"));
        } else if (call.header("anthropic-version").isEmpty()) {
            return Optional.of(error(400, Map.of(), "invalid_request_error", "anthropic-version: header is required"));
        }
        String model = call.body().path("model").asText();
        return model.startsWith("no-such")
                ? Optional.of(error(404, Map.of(), "not_found_error", "model: " + model))
                : RequestRules.refusal(call.body());
    }

    @Override
    public String prompt(JsonNode body) {
        JsonNode messages = body.path("messages");
        return messages.path(messages.size() - 1).path("content").asText();
    }

    @Override
    public String system(JsonNode body) {
        return body.path("system").asText("");
    }

    @Override
    public JsonNode schema(JsonNode body) {
        JsonNode schema = body.at("/output_config/format/schema");
        return schema.isMissingNode() ? body.at("/tools/0/input_schema") : schema;
    }

    @Override
    public int maxTokens(JsonNode body) {
        return body.path("max_tokens").asInt();
    }

    @Override
    public void begin(StubCall call, Tokens tokens) throws IOException {
        ObjectNode start = JSON.createObjectNode().put("type", "message_start");
        ObjectNode message = start.putObject("message")
                .put("id", "msg_stub")
                .put("type", "message")
                .put("role", "assistant")
                .put("model", call.body().path("model").asText());
        message.putArray("content");
        message.putNull("stop_reason").putNull("stop_sequence");
        message.putObject("usage")
                .put("input_tokens", tokens.prompt() - tokens.cached())
                .put("cache_creation_input_tokens", 0)
                .put("cache_read_input_tokens", tokens.cached())
                .put("output_tokens", 1)
                .put("service_tier", "standard");
        event(call, start);
        ObjectNode block =
                JSON.createObjectNode().put("type", "content_block_start").put("index", 0);
        ObjectNode content = block.putObject("content_block");
        if (isCalled(call)) {
            content.put("type", "tool_use")
                    .put("id", "toolu_stub")
                    .put("name", call.body().at("/tools/0/name").asText())
                    .putObject("input");
        } else {
            content.put("type", "text").put("text", "");
        }
        event(call, block);
        event(call, JSON.createObjectNode().put("type", "ping"));
    }

    @Override
    public void text(StubCall call, String text, Tokens tokens) throws IOException {
        ObjectNode piece =
                JSON.createObjectNode().put("type", "content_block_delta").put("index", 0);
        ObjectNode delta = piece.putObject("delta");
        if (isCalled(call)) {
            delta.put("type", "input_json_delta").put("partial_json", text);
        } else {
            delta.put("type", "text_delta").put("text", text);
        }
        event(call, piece);
    }

    @Override
    public void end(StubCall call, End end, Tokens tokens) throws IOException {
        // where the tokens end within a tool's input, the block is not closed
        if (end != End.MAX_TOKENS) {
            event(
                    call,
                    JSON.createObjectNode().put("type", "content_block_stop").put("index", 0));
        }
        ObjectNode last = JSON.createObjectNode().put("type", "message_delta");
        last.putObject("delta")
                .put(
                        "stop_reason",
                        switch (end) {
                            case STOP -> isCalled(call) ? "tool_use" : "end_turn";
                            case MAX_TOKENS -> "max_tokens";
                            case BLOCKED -> "refusal";
                        })
                .putNull("stop_sequence");
        ObjectNode usage = last.putObject("usage").put("output_tokens", tokens.written() + tokens.thinking());
        if (tokens.thinking() > 0) {
            usage.putObject("output_tokens_details").put("thinking_tokens", tokens.thinking());
        }
        event(call, last);
        event(call, JSON.createObjectNode().put("type", "message_stop"));
    }

    @Override
    public Reply refusal(Refusal refusal) {
        return switch (refusal) {
            case RATE_LIMITED ->
                error(
                        429,
                        Map.of("retry-after-ms", "2500", "retry-after", "3"),
                        "rate_limit_error",
                        "This request would exceed your organization's rate limit of 50 requests per minute.");
            case RATE_LIMITED_WITHOUT_DELAY ->
                error(429, Map.of(), "rate_limit_error", "This request would exceed the rate limit.");
            case QUOTA_EXHAUSTED -> spendLimit();
            case INTERNAL -> error(500, Map.of(), "api_error", "Internal server error");
            case OVERLOADED -> error(529, Map.of(), "overloaded_error", "Overloaded");
            case INVALID ->
                error(400, Map.of(), "invalid_request_error", "prompt is too long: 204998 tokens > 200000 maximum");
            case SCHEMA ->
                error(
                        400,
                        Map.of(),
                        "invalid_request_error",
                        "output_config.format.schema: Schema is too complex for structured outputs.");
            case BLOCKED_PROMPT ->
                call -> {
                    begin(call, new Tokens(12, 0, 0, 0));
                    end(call, End.BLOCKED, new Tokens(12, 0, 0, 0));
                };
        };
    }

    /** The monthly limit looks like a rate limit but for its details. */
    private static Reply spendLimit() {
        return call -> {
            ObjectNode root = node("rate_limit_error", "You have reached your organization's monthly spend limit.");
            ((ObjectNode) root.path("error")).putObject("details").put("error_code", "enforced_spend_limit_reached");
            call.whole(429, Map.of("Content-Type", "application/json"), root.toString());
        };
    }

    @Override
    public void overloadedWithin(StubCall call) throws IOException {
        event(call, node("overloaded_error", "Overloaded"));
    }

    @Override
    public String brokenEvent() {
        return "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_del";
    }

    /** Refuses with an error. */
    public static Reply error(int status, Map<String, String> headers, String type, String message) {
        return call -> {
            Map<String, String> all = new TreeMap<>(headers);
            all.put("Content-Type", "application/json");
            all.put("request-id", "req_stub");
            call.whole(status, all, node(type, message).toString());
        };
    }

    /** Sends one event. */
    public static void event(StubCall call, JsonNode event) throws IOException {
        call.begin(STREAM_HEADERS);
        call.http().chunk("event: " + event.path("type").asText() + "\ndata: " + event + "\n\n");
    }

    private static ObjectNode node(String type, String message) {
        ObjectNode root = JSON.createObjectNode().put("type", "error");
        root.putObject("error").put("type", type).put("message", message);
        return root.put("request_id", "req_stub");
    }

    private static boolean isCalled(StubCall call) {
        return call.body().at("/tool_choice/type").asText().equals("tool");
    }
}
