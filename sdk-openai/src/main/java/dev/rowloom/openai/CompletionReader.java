package dev.rowloom.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rowloom.provider.FinishReason;
import dev.rowloom.provider.ModelEvent;
import dev.rowloom.provider.TokenUsage;
import dev.rowloom.provider.support.AnswerReader;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Reads the chunks of a chat completion. By trees and not by the client's types: those ask for fields that compatible
 * servers leave out.
 */
final class CompletionReader extends AnswerReader {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String DONE = "[DONE]";
    private static final int LONGEST_REFUSAL = 10_000;
    private static final String CONTENT = "content";

    private final OpenAiErrors errors;
    private final StringBuilder refusal = new StringBuilder();
    private boolean textCame;

    CompletionReader(OpenAiErrors errors, Consumer<ModelEvent> events) {
        super("OpenAI", events);
        this.errors = errors;
    }

    @Override
    protected void read(String data) throws IOException {
        if (data.strip().equals(DONE)) {
            complete();
            return;
        }
        JsonNode chunk = JSON.readTree(data);
        if (!chunk.isObject()) {
            throw new IllegalArgumentException("no object");
        }
        if (chunk.hasNonNull("error")) {
            fail(errors.ofEvent(chunk.path("error")));
            return;
        }
        answered(chunk.path("id").asText(""), chunk.path("model").asText(""));
        // ahead of the text: a reader that wants no more of it has the count
        if (chunk.path("usage").isObject()) {
            usage(tokens(chunk.path("usage")));
        }
        JsonNode choice = chunk.path("choices").path(0);
        message(choice.has("delta") ? choice.path("delta") : choice.path("message"));
        String reason = choice.path("finish_reason").asText("");
        if (!choice.path("finish_reason").isNull() && !reason.isEmpty()) {
            end(reason);
        }
    }

    private void message(JsonNode message) {
        JsonNode content = message.path(CONTENT);
        if (content.isTextual() && !content.asText().isEmpty()) {
            textCame = true;
            text(content.asText());
        }
        for (JsonNode call : message.path("tool_calls")) {
            JsonNode arguments = call.path("function").path("arguments");
            textCame |= arguments.isTextual();
            // some servers send them as an object
            text(arguments.isObject() ? arguments.toString() : arguments.asText(""));
        }
        if (message.path("refusal").isTextual()) {
            String more = message.path("refusal").asText();
            refusal.append(more, 0, Math.min(more.length(), LONGEST_REFUSAL - refusal.length()));
        }
    }

    private void end(String reason) {
        if (reason.equals("content_filter")) {
            block(textCame ? "the answer" : "the prompt", reason);
        } else if (refusal.length() > 0) {
            block("the prompt", refusal.toString());
        } else {
            finish(
                    switch (reason) {
                        case "stop", "tool_calls", "function_call" -> FinishReason.STOP;
                        case "length" -> FinishReason.MAX_TOKENS;
                        default -> FinishReason.OTHER;
                    },
                    reason);
        }
    }

    private static TokenUsage tokens(JsonNode usage) {
        long output = count(usage.path("completion_tokens").asLong());
        long thinking = count(
                usage.path("completion_tokens_details").path("reasoning_tokens").asLong());
        long cached =
                count(usage.path("prompt_tokens_details").path("cached_tokens").asLong());
        long input = count(usage.path("prompt_tokens").asLong());
        // some servers count thinking apart, some within
        boolean apart = thinking > output || usage.path("total_tokens").asLong() == input + output + thinking;
        return new TokenUsage(input, apart ? output : output - thinking, thinking, cached);
    }
}
