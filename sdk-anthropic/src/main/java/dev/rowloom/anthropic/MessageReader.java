package dev.rowloom.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rowloom.provider.FinishReason;
import dev.rowloom.provider.ModelEvent;
import dev.rowloom.provider.TokenUsage;
import dev.rowloom.provider.support.AnswerReader;
import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the events of a message. By trees and not by the client's types: those ask for fields that proxies leave out. */
final class MessageReader extends AnswerReader {

    private static final JsonMapper JSON = new JsonMapper();
    /** Blocks and pieces that are no part of the answer. */
    private static final Set<String> PASSED_OVER = Set.of(
            "text",
            "tool_use",
            "thinking",
            "redacted_thinking",
            "thinking_delta",
            "signature_delta",
            "citations_delta");

    private final AnthropicErrors errors;
    private boolean textCame;
    private long input;
    private long cached;
    private long output;
    private long thinking;

    MessageReader(AnthropicErrors errors, Consumer<ModelEvent> events) {
        super("Anthropic", events);
        this.errors = errors;
    }

    @Override
    protected void read(String data) throws IOException {
        JsonNode event = JSON.readTree(data);
        if (!event.isObject()) {
            throw new IllegalArgumentException("no object");
        }
        switch (event.path("type").asText()) {
            case "message_start" -> begin(event.path("message"));
            case "content_block_start" -> block(event.path("content_block"));
            case "content_block_delta" -> delta(event.path("delta"));
            case "message_delta" -> {
                count(event.path("usage"));
                end(event.path("delta"));
            }
            case "message_stop" -> complete();
            case "error" -> fail(errors.ofEvent(event.path("error")));
            case "ping", "content_block_stop" -> {}
            default -> unknown(event.path("type").asText("event"));
        }
    }

    @Override
    protected void readWhole(String body) throws IOException {
        JsonNode message = JSON.readTree(body);
        if (message.path("type").asText().equals("error")) {
            fail(errors.ofEvent(message.path("error")));
            return;
        }
        begin(message);
        message.path("content").forEach(this::block);
        end(message);
    }

    private void begin(JsonNode message) {
        answered(message.path("id").asText(""), message.path("model").asText(""));
        count(message.path("usage"));
    }

    /** Reads the beginning of a block, which holds all of it where the answer is not streamed. */
    private void block(JsonNode block) {
        String type = block.path("type").asText();
        piece(block.path("text").asText(""));
        JsonNode toolInput = block.path("input");
        if (type.equals("tool_use") && toolInput.isObject() && !toolInput.isEmpty()) {
            piece(toolInput.toString());
        }
        if (!PASSED_OVER.contains(type)) {
            unknown(type);
        }
    }

    private void delta(JsonNode delta) {
        String type = delta.path("type").asText();
        switch (type) {
            case "text_delta" -> piece(delta.path("text").asText(""));
            case "input_json_delta" -> piece(delta.path("partial_json").asText(""));
            default -> {
                if (!PASSED_OVER.contains(type)) {
                    unknown(type);
                }
            }
        }
    }

    private void piece(String text) {
        textCame |= !text.isEmpty();
        text(text);
    }

    /** Counts are those so far; what an event leaves out stays as it was. */
    private void count(JsonNode usage) {
        if (!usage.isObject()) {
            return;
        }
        if (usage.path("input_tokens").isNumber()) {
            cached = count(usage.path("cache_read_input_tokens").asLong());
            input = count(usage.path("input_tokens").asLong())
                    + count(usage.path("cache_creation_input_tokens").asLong())
                    + cached;
        }
        if (usage.path("output_tokens").isNumber()) {
            output = count(usage.path("output_tokens").asLong());
        }
        thinking = Math.max(
                thinking,
                count(usage.path("output_tokens_details")
                        .path("thinking_tokens")
                        .asLong()));
        usage(new TokenUsage(input, Math.max(0, output - thinking), thinking, cached));
    }

    private void end(JsonNode delta) {
        String reason = delta.path("stop_reason").asText("");
        if (delta.path("stop_reason").isNull() || reason.isEmpty()) {
            return;
        }
        if (reason.equals("refusal")) {
            block(textCame ? "the answer" : "the prompt", reason);
            return;
        }
        finish(
                switch (reason) {
                    case "end_turn", "stop_sequence", "tool_use" -> FinishReason.STOP;
                    case "max_tokens", "model_context_window_exceeded" -> FinishReason.MAX_TOKENS;
                    default -> FinishReason.OTHER;
                },
                reason);
    }
}
