package dev.rowloom.it.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rowloom.provider.AnswerForm;
import dev.rowloom.provider.Capabilities;
import dev.rowloom.provider.FinishReason;
import dev.rowloom.provider.ModelEvent;
import dev.rowloom.provider.ModelProvider;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ModelStream;
import dev.rowloom.provider.SchemaLimits;
import dev.rowloom.provider.TokenUsage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** A model within the process that writes blueprints as told. */
final class ScriptedModel implements ModelProvider {

    private static final JsonMapper JSON = new JsonMapper();

    private final Function<ModelRequest, String> script;
    private final List<ModelRequest> requests = Collections.synchronizedList(new ArrayList<>());

    private ScriptedModel(Function<ModelRequest, String> script) {
        this.script = script;
    }

    /** Answers each request with a text. */
    static ScriptedModel answering(Function<ModelRequest, String> script) {
        return new ScriptedModel(script);
    }

    /** Answers each request with what a document beside this class has of the tables that are asked for. */
    static ScriptedModel of(String document) {
        return new ScriptedModel(request -> part(document, request));
    }

    /** Returns a document's entries for the tables that a request declares. */
    static String part(String document, ModelRequest request) {
        JsonNode whole = resource(document);
        ObjectNode answer = JSON.createObjectNode();
        answer.set("pools", whole.get("pools"));
        ArrayNode columns = answer.putArray("columns");
        whole.get("columns").forEach(entry -> {
            if (request.userText().contains("CREATE TABLE " + entry.get("table").asText() + " (")) {
                columns.add(entry);
            }
        });
        return answer.toString();
    }

    static JsonNode resource(String document) {
        try (InputStream in = Objects.requireNonNull(ScriptedModel.class.getResourceAsStream(document), document)) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<ModelRequest> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    @Override
    public String id() {
        return "scripted";
    }

    @Override
    public Capabilities capabilities(String model) {
        return Capabilities.builder()
                .answerForms(List.of(AnswerForm.JSON_SCHEMA))
                .schemaLimits(SchemaLimits.of(
                        List.of("type", "properties", "items", "required", "enum", "additionalProperties"),
                        100,
                        5,
                        250))
                .maxOutputTokens(64_000)
                .build();
    }

    @Override
    public ModelStream open(ModelRequest request) {
        requests.add(request);
        String text = script.apply(request);
        Iterator<ModelEvent> events = List.<ModelEvent>of(
                        new ModelEvent.TextDelta(text),
                        new ModelEvent.Usage(new TokenUsage(request.userText().length() / 4, text.length() / 4, 0, 0)),
                        new ModelEvent.Finish(FinishReason.STOP, "stop"))
                .iterator();
        return new ModelStream() {
            @Override
            public Optional<ModelEvent> next() {
                return events.hasNext() ? Optional.of(events.next()) : Optional.empty();
            }

            @Override
            public void close() {
                // nothing is held open
            }
        };
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
