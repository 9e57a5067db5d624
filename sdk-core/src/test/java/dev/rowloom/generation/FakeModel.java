package dev.rowloom.generation;

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
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.SamplingParameter;
import dev.rowloom.provider.SchemaLimits;
import dev.rowloom.provider.TokenUsage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model within the process: answers each request by a script. Values follow from the request's schema, so that the same
 * request always gets the same answer.
 */
final class FakeModel implements ModelProvider {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern ROWS = Pattern.compile("(\\d{1,6}) rows");
    private static final Pattern TABLE = Pattern.compile("CREATE TABLE \"?(\\w+)");

    private final BiFunction<ModelRequest, Integer, List<Object>> script;
    private final List<ModelRequest> requests = Collections.synchronizedList(new ArrayList<>());
    private final boolean tuples;

    private FakeModel(BiFunction<ModelRequest, Integer, List<Object>> script, boolean tuples) {
        this.script = script;
        this.tuples = tuples;
    }

    /** Answers all requests with as many rows as they ask for. */
    static FakeModel willing() {
        return new FakeModel((request, number) -> answer(rows(request)), true);
    }

    /** Answers by request and its number, from 1: events and exceptions. */
    static FakeModel scripted(BiFunction<ModelRequest, Integer, List<Object>> script) {
        return new FakeModel(script, true);
    }

    /** Answers with objects: the service knows no arrays of values. */
    static FakeModel ofObjects() {
        return new FakeModel((request, number) -> answer(rows(request)), false);
    }

    /** A whole answer. */
    static List<Object> answer(String text) {
        return List.of(
                new ModelEvent.TextDelta(text),
                new ModelEvent.Usage(new TokenUsage(100, TokenEstimate.of(text), 0, 0)),
                new ModelEvent.Finish(FinishReason.STOP, "STOP"));
    }

    /** An answer that the token limit cuts after a share of its text. */
    static List<Object> cut(String text, double share) {
        return List.of(
                new ModelEvent.TextDelta(text.substring(0, (int) (text.length() * share))),
                new ModelEvent.Usage(new TokenUsage(100, 50, 0, 0)),
                new ModelEvent.Finish(FinishReason.MAX_TOKENS, "MAX_TOKENS"));
    }

    /** An answer that breaks after a share of its text. */
    static List<Object> broken(String text, double share, ProviderException failure) {
        return List.of(new ModelEvent.TextDelta(text.substring(0, (int) (text.length() * share))), failure);
    }

    /** The rows that a request asks for. */
    static String rows(ModelRequest request) {
        return rows(request, asked(request));
    }

    /** Some number of rows of the schema of a request. */
    static String rows(ModelRequest request, int count) {
        try {
            JsonNode items = JSON.readTree(request.answerSchema().orElseThrow()).at("/properties/rows/items");
            ObjectNode answer = JSON.createObjectNode();
            ArrayNode rows = answer.putArray("rows");
            int offset = Math.floorMod(request.userText().hashCode(), 1_000_000) * 100;
            for (int i = 1; i <= count; i++) {
                rows.add(row(items, i, offset));
            }
            return answer.toString();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static JsonNode row(JsonNode items, int row, int offset) {
        if (items.has("prefixItems")) {
            ArrayNode cells = JSON.createArrayNode();
            items.path("prefixItems")
                    .forEach(item ->
                            cells.add(value(item, item.path("description").asText(), row, offset)));
            return cells;
        }
        ObjectNode cells = JSON.createObjectNode();
        items.path("properties")
                .properties()
                .forEach(field -> cells.set(field.getKey(), value(field.getValue(), field.getKey(), row, offset)));
        return cells;
    }

    private static JsonNode value(JsonNode schema, String name, int row, int offset) {
        if (name.equals(Prompt.NUMBER)) {
            return JSON.getNodeFactory().numberNode(row);
        }
        JsonNode values = schema.has("enum") ? schema.path("enum") : schema.at("/anyOf/0/enum");
        if (values.isArray()) {
            return values.get(row % values.size());
        }
        String type = schema.path("type").isArray()
                ? schema.at("/type/0").asText()
                : schema.path("type").asText();
        return switch (type) {
            case "integer" -> JSON.getNodeFactory().numberNode(offset + row);
            case "number" -> JSON.getNodeFactory().numberNode(row + 0.5);
            case "boolean" -> JSON.getNodeFactory().booleanNode(row % 2 == 0);
            default ->
                JSON.getNodeFactory()
                        .textNode(
                                name.contains("date") || name.contains("_at")
                                        ? "2026-01-0" + (1 + row % 9)
                                        : "w" + row);
        };
    }

    /** The number of rows that a request asks for. */
    static int asked(ModelRequest request) {
        Matcher matcher = ROWS.matcher(request.userText());
        if (!matcher.find()) {
            throw new IllegalArgumentException("no number of rows in: " + request.userText());
        }
        return Integer.parseInt(matcher.group(1));
    }

    /** The table that a request is for. */
    static String table(ModelRequest request) {
        Matcher matcher = TABLE.matcher(request.userText());
        if (!matcher.find()) {
            throw new IllegalArgumentException("no table in: " + request.userText());
        }
        return matcher.group(1);
    }

    List<ModelRequest> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    List<ModelRequest> requests(String table) {
        return requests().stream().filter(it -> table(it).equals(table)).toList();
    }

    @Override
    public String id() {
        return "fake";
    }

    @Override
    public Capabilities capabilities(String model) {
        List<String> keywords =
                new ArrayList<>(List.of("type", "properties", "items", "required", "enum", "description", "anyOf"));
        if (tuples) {
            keywords.add("prefixItems");
        }
        return Capabilities.builder()
                .answerForms(EnumSet.of(AnswerForm.JSON_SCHEMA))
                .samplingParameters(EnumSet.allOf(SamplingParameter.class))
                .schemaLimits(SchemaLimits.of(keywords, 100, 5, 200))
                .maxOutputTokens(60_000)
                .build();
    }

    @Override
    public ModelStream open(ModelRequest request) {
        int number;
        synchronized (requests) {
            requests.add(request);
            number = requests.size();
        }
        List<Object> events = script.apply(request, number);
        return new ModelStream() {
            private int at;

            @Override
            public Optional<ModelEvent> next() {
                Object event = at < events.size() ? events.get(at) : null;
                if (event instanceof RuntimeException failure) {
                    throw failure;
                } else if (event instanceof Error failure) {
                    throw failure;
                }
                at++;
                return Optional.ofNullable((ModelEvent) event);
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
