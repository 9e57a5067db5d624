package dev.rowloom.blueprint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rowloom.BlueprintException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what a model answered, item by item: of an answer that is cut or malformed from some place on, the items ahead of
 * that place count. An item that can't be read is refused by itself. Nothing in an answer takes more than its size of work.
 */
final class AnswerReader {

    private static final int MOST_CHARS = 8 << 20;
    private static final int MOST_DEPTH = 12;
    private static final int MOST_TEXT = 20_000;
    private static final int MOST_ITEMS = 20_000;
    private static final int MOST_DIGITS = 40;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_DEPTH)
                            .maxStringLength(MOST_TEXT)
                            .maxNumberLength(MOST_DIGITS)
                            .maxDocumentLength(MOST_CHARS)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final EntryReader items = new EntryReader();
    private final Map<String, List<Rule.Weighted>> pools = new LinkedHashMap<>();
    private final List<ModelEntry> entries = new ArrayList<>();
    private final List<Correction> refused = new ArrayList<>();
    private boolean whole;

    /** Returns what a text holds. */
    ModelAnswer read(String text) {
        int start = text.indexOf('{');
        if (text.length() > MOST_CHARS || start < 0) {
            refuse("", start < 0 ? "it holds no JSON object" : "it is longer than " + MOST_CHARS + " characters");
            whole = start >= 0;
            return answer();
        }
        try (JsonParser parser = JSON.createParser(text.substring(start))) {
            parser.nextToken();
            document(parser);
            whole = true;
        } catch (StreamConstraintsException e) {
            whole = true; // no slip: asking again would bring the same
            refuse(
                    "",
                    "it goes beyond the bounds: "
                            + e.getOriginalMessage().split("\\(", 2)[0].trim());
        } catch (JsonProcessingException e) {
            refuse("", JsonFailure.told(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer();
    }

    private ModelAnswer answer() {
        return new ModelAnswer(pools, entries, refused, whole);
    }

    private void document(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            boolean known = name.equals(AnswerShape.POOLS) || name.equals(AnswerShape.COLUMNS);
            if (parser.nextToken() == JsonToken.START_ARRAY && known) {
                array(parser, name);
            } else {
                refuse(
                        "",
                        "the field '" + ModelEntry.cut(name) + "' is "
                                + (known ? "no array" : "unknown; known are pools and columns"));
                parser.skipChildren();
            }
        }
    }

    private void array(JsonParser parser, String name) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == null) {
                return; // the end comes as a failure of its own
            }
            JsonNode item = JSON.readTree(parser);
            if (entries.size() + pools.size() + refused.size() >= MOST_ITEMS) {
                refuse("", "it has more than " + MOST_ITEMS + " items");
                return;
            }
            item(item, name);
        }
    }

    private void item(JsonNode item, String name) {
        String at = name + "[" + (name.equals(AnswerShape.POOLS) ? pools.size() : entries.size()) + "]";
        try {
            JsonObject json = new JsonObject(item, at);
            if (name.equals(AnswerShape.POOLS)) {
                items.pool(json, pools);
            } else {
                entries.add(items.entry(json, note -> refused.add(note)));
            }
        } catch (BlueprintException e) {
            refused.add(new Correction(
                    named(item, "table", "the answer"),
                    named(item, "column", ""),
                    ModelEntry.cut(named(item, "kind", named(item, "name", name))),
                    "what stands",
                    String.valueOf(e.getMessage())));
        }
    }

    private static String named(JsonNode item, String field, String otherwise) {
        return item.path(field).isTextual() ? ModelEntry.cut(item.path(field).textValue()) : otherwise;
    }

    private void refuse(String column, String reason) {
        refused.add(new Correction("the answer", column, "the rest of it", "what stands", reason));
    }
}
