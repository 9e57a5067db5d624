package dev.rowloom;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rowloom.engine.Scenario;
import dev.rowloom.internal.NearNames;
import dev.rowloom.schema.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads given rows from JSON: tables with rows, rows with what is set, children with rows. */
final class ScenarioReader {

    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_TEXT = 1 << 20;
    private static final int MOST_DEPTH = 100;
    private static final int MOST_SHOWN = 60;
    private static final List<String> FIELDS = List.of("name", "count", "set", "ref", "by", "children");

    private ScenarioReader() {}

    static List<GivenRows> read(Schema schema, Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new UsageException("scenario " + file + " has more than " + (MOST_BYTES >> 20) + " MiB");
            }
            return parse(schema, Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UsageException("scenario " + file + " can't be read: " + e, e);
        }
    }

    static List<GivenRows> parse(Schema schema, String json) {
        JsonNode root = tree(json);
        requireObject(root, "the top");
        List<GivenRows> given = new ArrayList<>();
        for (Map.Entry<String, JsonNode> table : root.properties()) {
            String at = table.getKey();
            for (Entry entry : entries(table.getValue(), at)) {
                if (entry.node().has("by")) {
                    throw new UsageException("at " + entry.at() + ".by: only children are so by a foreign key");
                }
                given.add(located(
                        entry.at(),
                        () -> GivenRows.of(
                                schema, table.getKey(), count(entry), row -> describe(row, entry.node(), entry.at()))));
            }
        }
        return given;
    }

    private static JsonNode tree(String json) {
        if (json.length() > MOST_BYTES) {
            throw new UsageException("the scenario has more than " + (MOST_BYTES >> 20) + " MiB");
        }
        StreamReadConstraints bounds = StreamReadConstraints.builder()
                .maxNestingDepth(MOST_DEPTH)
                .maxStringLength(MOST_TEXT)
                .build();
        ObjectMapper mapper = new ObjectMapper(JsonFactory.builder()
                        .streamReadConstraints(bounds)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        try {
            JsonNode tree = mapper.readTree(json);
            if (tree.isMissingNode()) {
                throw new UsageException("the scenario is no JSON: it is empty");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw new UsageException(
                    "the scenario is no JSON: " + e.getOriginalMessage()
                            + (e.getLocation() == null
                                    ? ""
                                    : " in line " + e.getLocation().getLineNr()),
                    e);
        }
    }

    /** One entry of a list of rows. */
    private record Entry(JsonNode node, String at) {}

    /** Returns the entries of a table: a number of rows, one row, or a list of rows. */
    private static List<Entry> entries(JsonNode node, String at) {
        List<Entry> entries = new ArrayList<>();
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                entries.add(entry(node.get(i), at + "[" + i + "]"));
            }
        } else {
            entries.add(entry(node, at));
        }
        return entries;
    }

    private static Entry entry(JsonNode node, String at) {
        if (!node.isIntegralNumber()) {
            requireObject(node, at);
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                if (!FIELDS.contains(field.getKey())) {
                    throw new UsageException("at " + at + ": unknown field '" + field.getKey() + "'"
                            + NearNames.hint(field.getKey(), FIELDS) + " (known: " + String.join(", ", FIELDS)
                            + "); values of columns go into \"set\"");
                }
            }
        }
        return new Entry(node, at);
    }

    private static int count(Entry entry) {
        JsonNode count =
                entry.node().isIntegralNumber() ? entry.node() : entry.node().get("count");
        if (count == null) {
            return 1;
        } else if (!count.isIntegralNumber()
                || !count.canConvertToInt()
                || count.intValue() < 0
                || count.intValue() > Scenario.MOST_ROWS) {
            throw new UsageException("at " + entry.at() + ": expected a number of rows from 0 to " + Scenario.MOST_ROWS
                    + ", found " + shown(count));
        }
        return count.intValue();
    }

    private static void describe(PinnedRow row, JsonNode node, String at) {
        JsonNode name = node.get("name");
        if (name != null) {
            row.name(text(name, at + ".name"));
        }
        for (Map.Entry<String, JsonNode> value : fields(node, "set", at)) {
            String place = at + ".set." + value.getKey();
            located(place, () -> row.set(value.getKey(), value(value.getValue(), place)));
        }
        for (Map.Entry<String, JsonNode> reference : fields(node, "ref", at)) {
            String place = at + ".ref." + reference.getKey();
            located(place, () -> row.ref(reference.getKey(), text(reference.getValue(), place)));
        }
        for (Map.Entry<String, JsonNode> children : fields(node, "children", at)) {
            for (Entry entry : entries(children.getValue(), at + ".children." + children.getKey())) {
                describeChildren(row, children.getKey(), entry);
            }
        }
    }

    private static void describeChildren(PinnedRow row, String table, Entry entry) {
        JsonNode by = entry.node().get("by");
        int count = count(entry);
        located(
                entry.at(),
                () -> by == null
                        ? row.children(table, count, child -> describe(child, entry.node(), entry.at()))
                        : row.children(
                                table,
                                text(by, entry.at() + ".by"),
                                count,
                                child -> describe(child, entry.node(), entry.at())));
    }

    private static Iterable<Map.Entry<String, JsonNode>> fields(JsonNode node, String field, String at) {
        JsonNode object = node.get(field);
        if (object == null) {
            return List.of();
        }
        requireObject(object, at + "." + field);
        return object.properties();
    }

    private static String text(JsonNode node, String at) {
        if (!node.isTextual()) {
            throw new UsageException("at " + at + ": expected a text, found " + shown(node));
        }
        return node.textValue();
    }

    /** Returns a value as a column takes it; objects are for columns of JSON, lists for those and for arrays. */
    private static @Nullable Object value(JsonNode node, String at) {
        if (node.isNull()) {
            return null;
        } else if (node.isTextual()) {
            return node.textValue();
        } else if (node.isBigDecimal() || node.isIntegralNumber()) {
            if (node.decimalValue().precision() > 400
                    || Math.abs((long) node.decimalValue().scale()) > 400) {
                throw new UsageException("at " + at + ": expected a number of at most 400 digits");
            }
            return node.decimalValue().toPlainString();
        }
        return node.isBoolean() ? (Object) node.booleanValue() : node;
    }

    private interface Step<T> {
        T take();
    }

    /** Takes a step, whose failure tells the place in the document. */
    private static <T> T located(String at, Step<T> step) {
        try {
            return step.take();
        } catch (UsageException e) {
            String message = String.valueOf(e.getMessage());
            throw message.startsWith("at ") ? e : new UsageException("at " + at + ": " + message, e);
        }
    }

    private static void requireObject(JsonNode node, String at) {
        if (!node.isObject()) {
            throw new UsageException("at " + at + ": expected an object, found " + shown(node));
        }
    }

    private static String shown(JsonNode node) {
        String text = node.toString();
        return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
    }
}
