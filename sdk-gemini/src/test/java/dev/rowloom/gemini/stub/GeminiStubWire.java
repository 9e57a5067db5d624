package dev.rowloom.gemini.stub;

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

/** {@code streamGenerateContent} on the wire, for the tests that all providers run; {@link GeminiStub} knows the service better. */
public final class GeminiStubWire implements StubWire {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> STREAM = Map.of("Content-Type", "text/event-stream");

    @Override
    public String key() {
        return GeminiStub.KEY;
    }

    @Override
    public Optional<Reply> other(StubCall call) {
        return call.header("x-goog-api-key").equals(GeminiStub.KEY)
                ? RequestRules.refusal(call.body()).map(message -> whole(400, "INVALID_ARGUMENT", message))
                : Optional.of(whole(401, "UNAUTHENTICATED", "API key not valid. Please pass a valid API key."));
    }

    @Override
    public String prompt(JsonNode body) {
        return body.at("/contents/0/parts/0/text").asText();
    }

    @Override
    public String system(JsonNode body) {
        return body.at("/systemInstruction/parts/0/text").asText();
    }

    @Override
    public JsonNode schema(JsonNode body) {
        JsonNode schema = body.at("/generationConfig/responseJsonSchema");
        return schema.isMissingNode() ? body.at("/tools/0/functionDeclarations/0/parametersJsonSchema") : schema;
    }

    @Override
    public int maxTokens(JsonNode body) {
        return body.at("/generationConfig/maxOutputTokens").asInt(65_536);
    }

    @Override
    public void begin(StubCall call, Tokens tokens) {
        // the first chunk has text
    }

    @Override
    public void text(StubCall call, String text, Tokens tokens) throws IOException {
        chunk(call, text, "", tokens);
    }

    @Override
    public void end(StubCall call, End end, Tokens tokens) throws IOException {
        chunk(
                call,
                "",
                switch (end) {
                    case STOP -> "STOP";
                    case MAX_TOKENS -> "MAX_TOKENS";
                    case BLOCKED -> "SAFETY";
                },
                tokens);
    }

    @Override
    public Reply refusal(Refusal refusal) {
        return switch (refusal) {
            case RATE_LIMITED ->
                whole(429, "RESOURCE_EXHAUSTED", "You exceeded your current quota.\nPlease retry in 2.5s.");
            case RATE_LIMITED_WITHOUT_DELAY ->
                whole(429, "RESOURCE_EXHAUSTED", "Resource has been exhausted (e.g. check quota).");
            case QUOTA_EXHAUSTED ->
                whole(429, "RESOURCE_EXHAUSTED", "You exceeded your current quota, limit: 0, model: gemini.");
            case INTERNAL -> whole(500, "INTERNAL", "An internal error has occurred.");
            case OVERLOADED -> whole(503, "UNAVAILABLE", "The model is overloaded. Please try again later.");
            case INVALID -> whole(400, "INVALID_ARGUMENT", "The input token count exceeds the maximum.");
            case SCHEMA -> whole(400, "INVALID_ARGUMENT", Refusals.TOO_MANY_STATES);
            case BLOCKED_PROMPT ->
                call -> event(call, "{\"promptFeedback\": {\"blockReason\": \"PROHIBITED_CONTENT\"}}");
        };
    }

    @Override
    public void overloadedWithin(StubCall call) throws IOException {
        event(call, Refusals.json(503, "UNAVAILABLE", "The model is overloaded. Please try again later."));
    }

    @Override
    public String brokenEvent() {
        return "data: {\"candidates\": [{\"content\": {\"parts\": [{\"te";
    }

    private static Reply whole(int status, String word, String message) {
        return call -> call.whole(status, STREAM, Refusals.json(status, word, message));
    }

    private static void event(StubCall call, String json) throws IOException {
        call.begin(STREAM);
        call.http().chunk("data: " + json + "\r\n\r\n");
    }

    private static void chunk(StubCall call, String text, String reason, Tokens tokens) throws IOException {
        ObjectNode response = JSON.createObjectNode();
        ObjectNode candidate = response.putArray("candidates").addObject().put("index", 0);
        ObjectNode content = candidate.putObject("content").put("role", "model");
        if (!text.isEmpty()) {
            content.putArray("parts").addObject().put("text", text);
        }
        if (!reason.isEmpty()) {
            candidate.put("finishReason", reason);
        }
        response.putObject("usageMetadata")
                .put("promptTokenCount", tokens.prompt())
                .put("cachedContentTokenCount", tokens.cached())
                .put("candidatesTokenCount", tokens.written())
                .put("thoughtsTokenCount", tokens.thinking())
                .put("totalTokenCount", tokens.prompt() + tokens.written() + tokens.thinking());
        event(call, response.put("responseId", "stub").toString());
    }
}
