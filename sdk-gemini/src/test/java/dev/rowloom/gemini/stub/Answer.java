package dev.rowloom.gemini.stub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.function.Function;

/**
 * An answer of text, in chunks of about fifty tokens with four characters to a token, each with the usage so far, the
 * last with the reason of its end. Keeps to {@code maxOutputTokens}, against which thinking counts, and calls the
 * function where the request leaves no choice.
 */
public final class Answer implements Reply {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int CHARS_PER_TOKEN = 4;

    /** How an answer ends. */
    public enum Ending {
        /** As it should. */
        WHOLE,
        /** Without a reason, as if the stream had been complete. */
        WITHOUT_REASON,
        /** Within an event, at the end of the connection. */
        CUT,
        /** With a reset of the connection. */
        RESET,
        /** Never. */
        STALL,
        /** With an event that holds an error. */
        ERROR_EVENT
    }

    private final Function<GeminiCall, String> text;
    private int thoughts;
    private int cached;
    private int chunkTokens = 50;
    private int endAfterChunks = Integer.MAX_VALUE;
    private String finishReason = "STOP";
    private Ending ending = Ending.WHOLE;
    private String error = "";
    private Runnable halfway = () -> {};

    private Answer(Function<GeminiCall, String> text) {
        this.text = text;
    }

    /** Answers with a text. */
    public static Answer text(String text) {
        return new Answer(call -> text);
    }

    /** Answers with the rows that are asked for. */
    public static Answer rows() {
        return new Answer(GeminiCall::rows);
    }

    /** Answers with a text that goes with the call. */
    public static Answer of(Function<GeminiCall, String> text) {
        return new Answer(text);
    }

    /** Sets the tokens of thinking. */
    public Answer thinking(int tokens) {
        thoughts = tokens;
        return this;
    }

    /** Sets how many tokens of the prompt were cached. */
    public Answer cached(int tokens) {
        cached = tokens;
        return this;
    }

    /** Sets the size of chunks. */
    public Answer chunks(int tokens) {
        chunkTokens = tokens;
        return this;
    }

    /** Sets what is done before a streamed answer is half sent; it may wait. */
    public Answer halfway(Runnable step) {
        halfway = step;
        return this;
    }

    /** Sets the reason of the end. */
    public Answer finish(String reason) {
        finishReason = reason;
        return this;
    }

    /** Ends the answer after some chunks in a way of its own. */
    public Answer ending(Ending how, int chunks) {
        ending = how;
        endAfterChunks = chunks;
        return this;
    }

    /** Ends the answer after some chunks with an error in the stream. */
    public Answer errorAfter(int chunks, String json) {
        error = json;
        return ending(Ending.ERROR_EVENT, chunks);
    }

    @Override
    public void send(GeminiCall call) throws IOException {
        String whole = text.apply(call);
        int room = call.body().path("generationConfig").path("maxOutputTokens").asInt(65_536);
        int spentThinking = Math.min(thoughts, room);
        int chars = (int) Math.min(whole.length(), (long) (room - spentThinking) * CHARS_PER_TOKEN);
        String reason = chars < whole.length() ? "MAX_TOKENS" : finishReason;
        call.pauseBeforeFirst();
        call.pauseFor(spentThinking);
        String kept = whole.substring(0, chars);
        boolean function = call.body()
                .path("toolConfig")
                .path("functionCallingConfig")
                .path("mode")
                .asText()
                .equals("ANY");
        if (function) {
            call.pauseFor(tokens(kept));
            deliver(call, functionCall(call, kept, reason, usage(call, spentThinking, tokens(kept))));
        } else if (!call.streamed()) {
            call.pauseFor(tokens(kept));
            deliver(call, chunk(call, kept, reason, usage(call, spentThinking, tokens(kept))));
        } else {
            stream(call, kept, reason, spentThinking);
        }
    }

    private void stream(GeminiCall call, String whole, String reason, int spentThinking) throws IOException {
        int step = chunkTokens * CHARS_PER_TOKEN;
        int sent = 0;
        boolean half = false;
        for (int from = 0; from == 0 || from < whole.length(); from += step) {
            if (sent++ == endAfterChunks) {
                end(call);
                return;
            }
            int to = Math.min(whole.length(), from + step);
            if (!half && 2 * to >= whole.length()) {
                half = true;
                halfway.run();
            }
            call.pauseFor(tokens(whole.substring(from, to)));
            boolean last = to == whole.length();
            boolean says = last && ending != Ending.WITHOUT_REASON;
            ObjectNode usage = usage(call, spentThinking, tokens(whole.substring(0, to)));
            call.event(chunk(call, whole.substring(from, to), says ? reason : "", usage)
                    .toString());
        }
        if (ending != Ending.WHOLE && ending != Ending.WITHOUT_REASON) {
            end(call);
        }
    }

    private void end(GeminiCall call) throws IOException {
        call.begin();
        switch (ending) {
            case CUT -> {
                call.http().chunk("data: {\"candidates\": [{\"content\": {\"parts\": [{\"te");
                call.http().cut();
            }
            case RESET -> call.http().reset();
            case STALL -> call.http().stall();
            case ERROR_EVENT -> call.event(error);
            default -> {}
        }
    }

    private static void deliver(GeminiCall call, ObjectNode response) throws IOException {
        if (call.streamed()) {
            call.event(response.toString());
        } else {
            call.whole(200, response.toString());
        }
    }

    private static ObjectNode chunk(GeminiCall call, String text, String reason, ObjectNode usage) {
        ObjectNode response = JSON.createObjectNode();
        ObjectNode candidate = response.putArray("candidates").addObject();
        ObjectNode content = candidate.putObject("content");
        if (!text.isEmpty()) {
            content.putArray("parts").addObject().put("text", text);
        }
        content.put("role", "model");
        return closed(call, response, candidate, reason, usage);
    }

    private static ObjectNode functionCall(GeminiCall call, String text, String reason, ObjectNode usage) {
        ObjectNode response = JSON.createObjectNode();
        ObjectNode candidate = response.putArray("candidates").addObject();
        ObjectNode content = candidate.putObject("content");
        String ends = reason;
        try {
            JsonNode args = JSON.readTree(text);
            String name = call.body().at("/tools/0/functionDeclarations/0/name").asText();
            ObjectNode part = content.putArray("parts").addObject();
            part.putObject("functionCall").put("name", name).set("args", args);
            part.put("thoughtSignature", "CikB");
            candidate.put("finishMessage", "Model generated function call(s).");
        } catch (JsonProcessingException e) {
            ends = reason.equals("STOP") ? "MALFORMED_FUNCTION_CALL" : reason;
        }
        content.put("role", "model");
        return closed(call, response, candidate, ends, usage);
    }

    private static ObjectNode closed(
            GeminiCall call, ObjectNode response, ObjectNode candidate, String reason, ObjectNode usage) {
        if (!reason.isEmpty()) {
            candidate.put("finishReason", reason);
        }
        candidate.put("index", 0);
        response.set("usageMetadata", usage);
        response.put("modelVersion", call.model());
        response.put("responseId", "qS77aMCqBu6");
        return response;
    }

    private ObjectNode usage(GeminiCall call, int spentThinking, int written) {
        int prompt = tokens(call.prompt())
                + tokens(call.body().at("/systemInstruction/parts/0/text").asText());
        ObjectNode usage = JsonNodeFactory.instance.objectNode().put("promptTokenCount", prompt);
        if (cached > 0) {
            usage.put("cachedContentTokenCount", Math.min(cached, prompt));
        }
        if (written > 0) {
            usage.put("candidatesTokenCount", written);
        }
        usage.put("totalTokenCount", prompt + written + spentThinking);
        usage.putArray("promptTokensDetails")
                .addObject()
                .put("modality", "TEXT")
                .put("tokenCount", prompt);
        if (spentThinking > 0) {
            usage.put("thoughtsTokenCount", spentThinking);
        }
        return usage;
    }

    private static int tokens(String text) {
        return (text.length() + CHARS_PER_TOKEN - 1) / CHARS_PER_TOKEN;
    }
}
