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
import dev.rowloom.provider.SamplingParameter;
import dev.rowloom.provider.SchemaLimits;
import dev.rowloom.provider.TokenUsage;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** A model within the process that gets much wrong: types, formats, labels, keys that are there twice, parents that are not there. */
final class BadModel implements ModelProvider {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> FAMILIAR =
            List.of("type", "properties", "items", "required", "enum", "description", "anyOf");

    /** {@code -Drowloom.repair.seed=N} gets other things wrong. */
    private static final long SEED = Long.getLong("rowloom.repair.seed", 0);

    private final int rows;
    private final List<String> sent = new ArrayList<>();

    BadModel(int rows) {
        this.rows = rows;
    }

    /** Returns the texts of all cells that were sent, in order. */
    List<String> sent() {
        return sent;
    }

    @Override
    public String id() {
        return "bad";
    }

    @Override
    public Capabilities capabilities(String model) {
        return Capabilities.builder()
                .answerForms(EnumSet.of(AnswerForm.JSON_SCHEMA))
                .samplingParameters(EnumSet.allOf(SamplingParameter.class))
                .schemaLimits(SchemaLimits.of(FAMILIAR, 1000, 5, 2000))
                .maxOutputTokens(60_000)
                .build();
    }

    @Override
    public ModelStream open(ModelRequest request) {
        String text = answer(request);
        Iterator<ModelEvent> events = List.<ModelEvent>of(
                        new ModelEvent.TextDelta(text),
                        new ModelEvent.Usage(new TokenUsage(100, 100, 0, 0)),
                        new ModelEvent.Finish(FinishReason.STOP, "STOP"))
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

    private synchronized String answer(ModelRequest request) {
        try {
            JsonNode items = JSON.readTree(request.answerSchema().orElseThrow()).at("/properties/rows/items");
            Random random = new Random(request.userText().hashCode() + SEED);
            ObjectNode answer = JSON.createObjectNode();
            ArrayNode all = answer.putArray("rows");
            for (int i = 1; i <= rows; i++) {
                ObjectNode row = all.addObject();
                int number = i;
                items.path("properties").properties().forEach(field -> {
                    String value = value(field.getValue(), field.getKey(), number, random);
                    sent.add(value);
                    row.put(field.getKey(), value);
                });
            }
            return answer.toString();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String value(JsonNode schema, String name, int row, Random random) {
        JsonNode labels = schema.has("enum") ? schema.path("enum") : schema.at("/anyOf/0/enum");
        if (labels.isArray() && !labels.isEmpty()) {
            String label = labels.get(row % labels.size()).asText();
            return random.nextInt(3) == 0
                    ? label.toUpperCase(Locale.ROOT) + " "
                    : random.nextInt(4) == 0 ? "other" : label;
        }
        String type = schema.path("type").isArray()
                ? schema.at("/type/0").asText()
                : schema.path("type").asText();
        return switch (type) {
            case "integer" ->
                List.of("1", "2", "7", "12 pieces", "n/a", "1,204", "-3", "99999999999")
                        .get(random.nextInt(8));
            case "number" ->
                List.of("1.5", "€ 12,50", "1.234,567", "abc", "-0.5", "1e3").get(random.nextInt(6));
            case "boolean" -> List.of("yes", "no", "true", "ja", "maybe").get(random.nextInt(5));
            default -> text(name, row, random);
        };
    }

    private static String text(String name, int row, Random random) {
        if (name.contains("date") || name.contains("time") || name.endsWith("_at")) {
            return List.of("March 3, 2024", "31.12.2023", "2024-02-30", "2024/7/1 14:05", "soon", "1700000000")
                    .get(random.nextInt(6));
        }
        return switch (random.nextInt(6)) {
            case 0 -> "string";
            case 1 -> "x".repeat(300);
            case 2 -> "Word " + row;
            case 3 -> "";
            default -> "value " + random.nextInt(4);
        };
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
