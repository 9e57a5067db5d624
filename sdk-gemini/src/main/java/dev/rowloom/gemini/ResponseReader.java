package dev.rowloom.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.genai.JsonSerializable;
import com.google.genai.errors.GenAiIOException;
import com.google.genai.types.Candidate;
import com.google.genai.types.Content;
import com.google.genai.types.FunctionCall;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.GenerateContentResponsePromptFeedback;
import com.google.genai.types.GenerateContentResponseUsageMetadata;
import com.google.genai.types.Part;
import dev.rowloom.provider.FinishReason;
import dev.rowloom.provider.ModelEvent;
import dev.rowloom.provider.TokenUsage;
import dev.rowloom.provider.support.AnswerReader;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Turns the JSON of an answer's pieces into events. */
final class ResponseReader extends AnswerReader {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> BLOCKED = Set.of(
            "SAFETY",
            "RECITATION",
            "BLOCKLIST",
            "PROHIBITED_CONTENT",
            "SPII",
            "IMAGE_SAFETY",
            "MODEL_ARMOR",
            "JAILBREAK");

    private final ErrorAnswers errors;

    ResponseReader(ErrorAnswers errors, Consumer<ModelEvent> events) {
        super(GeminiWire.SERVICE, events);
        this.errors = errors;
    }

    @Override
    protected void read(String json) throws IOException {
        read(JSON.readTree(json));
    }

    /** Reads an answer that came in one piece: one response, or an array of them. */
    @Override
    protected void readWhole(String json) throws IOException {
        JsonNode root = JSON.readTree(json);
        if (root.isArray()) {
            root.forEach(this::read);
        } else {
            read(root);
        }
    }

    private void read(JsonNode node) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("no object");
        }
        if (node.has("error")) {
            fail(errors.ofEvent(node.path("error")));
            return;
        }
        GenerateContentResponse response;
        try {
            response = JsonSerializable.fromJsonNode(node, GenerateContentResponse.class);
        } catch (GenAiIOException e) {
            throw new IllegalArgumentException(e);
        }
        read(response);
    }

    private void read(GenerateContentResponse response) {
        answered(response.responseId().orElse(""), response.modelVersion().orElse(""));
        // ahead of the text: a reader that wants no more of it has the count
        response.usageMetadata().ifPresent(usage -> usage(tokens(usage)));
        List<Candidate> candidates = response.candidates().orElse(List.of());
        if (!candidates.isEmpty()) {
            candidates
                    .get(0)
                    .content()
                    .flatMap(Content::parts)
                    .orElse(List.of())
                    .forEach(this::read);
        }
        response.promptFeedback()
                .flatMap(GenerateContentResponsePromptFeedback::blockReason)
                .ifPresent(reason -> block("the prompt", reason.toString()));
        if (!candidates.isEmpty()) {
            candidates.get(0).finishReason().ifPresent(reason -> end(reason.toString()));
        }
    }

    private void read(Part part) {
        if (part.thought().orElse(false)) {
            return;
        }
        part.text().ifPresent(this::text);
        part.functionCall().flatMap(FunctionCall::args).ifPresent(args -> text(JsonSerializable.toJsonString(args)));
        if (part.text().isEmpty()
                && part.functionCall().isEmpty()
                && part.thoughtSignature().isEmpty()) {
            unknown("part");
        }
    }

    private void end(String reason) {
        if (reason.equals("FINISH_REASON_UNSPECIFIED")) {
            return;
        }
        if (BLOCKED.contains(reason)) {
            block("the answer", reason);
            return;
        }
        finish(
                switch (reason) {
                    case "STOP" -> FinishReason.STOP;
                    case "MAX_TOKENS" -> FinishReason.MAX_TOKENS;
                    default -> FinishReason.OTHER;
                },
                reason);
    }

    private static TokenUsage tokens(GenerateContentResponseUsageMetadata usage) {
        return new TokenUsage(
                count(usage.promptTokenCount().orElse(0))
                        + count(usage.toolUsePromptTokenCount().orElse(0)),
                count(usage.candidatesTokenCount().orElse(0)),
                count(usage.thoughtsTokenCount().orElse(0)),
                count(usage.cachedContentTokenCount().orElse(0)));
    }
}
