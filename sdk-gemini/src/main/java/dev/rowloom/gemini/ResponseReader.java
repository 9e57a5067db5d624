package dev.rowloom.gemini;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import dev.rowloom.provider.TokenUsage;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns the JSON of an answer's pieces into events. */
final class ResponseReader {

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
    private final Consumer<ModelEvent> events;
    private @Nullable ProviderException failure;
    private boolean finished;
    private boolean named;

    ResponseReader(ErrorAnswers errors, Consumer<ModelEvent> events) {
        this.errors = errors;
        this.events = events;
    }

    /** Returns whether the model said why it stopped. */
    boolean isFinished() {
        return finished;
    }

    /** Returns the failure that the service reported, or null. */
    @Nullable
    ProviderException failure() {
        return failure;
    }

    /** Reads one piece of the answer; what follows a failure is passed over. */
    void read(String json) {
        if (failure != null) {
            return;
        }
        try {
            JsonNode node = JSON.readTree(json);
            if (!node.isObject()) {
                throw new IllegalArgumentException("no object");
            }
            if (node.has("error")) {
                failure = errors.ofEvent(node.path("error"));
            } else {
                read(JsonSerializable.fromJsonNode(node, GenerateContentResponse.class));
            }
        } catch (JsonProcessingException | IllegalArgumentException | GenAiIOException e) {
            // the message of the cause would quote the answer
            failure = ProviderException.of(
                    Kind.TRUNCATED, "Gemini sent a piece of its answer that is no whole JSON; the rest is lost");
        }
    }

    /** Reads an answer that came in one piece: one response, or an array of them. */
    void readWhole(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            if (root.isArray()) {
                root.forEach(piece -> read(piece.toString()));
                return;
            }
        } catch (JsonProcessingException e) {
            // said below
        }
        read(json);
    }

    private void read(GenerateContentResponse response) {
        name(response);
        // ahead of the text: a reader that wants no more of it has the count
        response.usageMetadata().ifPresent(usage -> events.accept(new ModelEvent.Usage(tokens(usage))));
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
                .ifPresent(reason -> failure = blocked("the prompt", reason.toString()));
        if (failure == null && !candidates.isEmpty()) {
            candidates.get(0).finishReason().ifPresent(reason -> finish(reason.toString()));
        }
    }

    private void name(GenerateContentResponse response) {
        String id = response.responseId().orElse("");
        String model = response.modelVersion().orElse("");
        if (!named && !(id.isEmpty() && model.isEmpty())) {
            named = true;
            events.accept(new ModelEvent.Answered(id, model));
        }
    }

    private void read(Part part) {
        if (part.thought().orElse(false)) {
            return;
        }
        part.text().filter(text -> !text.isEmpty()).ifPresent(text -> events.accept(new ModelEvent.TextDelta(text)));
        part.functionCall()
                .flatMap(FunctionCall::args)
                .ifPresent(args -> events.accept(new ModelEvent.TextDelta(JsonSerializable.toJsonString(args))));
        if (part.text().isEmpty()
                && part.functionCall().isEmpty()
                && part.thoughtSignature().isEmpty()) {
            events.accept(new ModelEvent.Unknown("part"));
        }
    }

    private void finish(String reason) {
        if (reason.equals("FINISH_REASON_UNSPECIFIED")) {
            return;
        }
        if (BLOCKED.contains(reason)) {
            failure = blocked("the answer", reason);
            return;
        }
        finished = true;
        events.accept(new ModelEvent.Finish(
                switch (reason) {
                    case "STOP" -> FinishReason.STOP;
                    case "MAX_TOKENS" -> FinishReason.MAX_TOKENS;
                    default -> FinishReason.OTHER;
                },
                reason));
    }

    private static ProviderException blocked(String what, String reason) {
        return ProviderException.builder(Kind.CONTENT_BLOCKED, "Gemini blocked " + what + " (" + reason + ")")
                .remedy("change the instructions or the comments of the schema that it may have objected to")
                .status(200)
                .detail(reason)
                .build();
    }

    private static TokenUsage tokens(GenerateContentResponseUsageMetadata usage) {
        return new TokenUsage(
                (long) count(usage.promptTokenCount().orElse(0))
                        + count(usage.toolUsePromptTokenCount().orElse(0)),
                count(usage.candidatesTokenCount().orElse(0)),
                count(usage.thoughtsTokenCount().orElse(0)),
                count(usage.cachedContentTokenCount().orElse(0)));
    }

    private static int count(int tokens) {
        return Math.max(0, tokens);
    }
}
