package dev.rowloom.generation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rowloom.UsageException;
import dev.rowloom.internal.NearNames;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads column controls from a JSON document, whose mistakes are told with their place. */
final class ControlsReader {

    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_DEPTH = 8;
    private static final int MOST_SHOWN = 60;

    private static final String NULLS = "nullProbability";
    private static final String DATES = "dateFormat";
    private static final String WORDS = "instructions";
    private static final List<String> MEMBERS = List.of(NULLS, DATES, WORDS);

    private final ColumnControls.Builder controls;

    private ControlsReader(Schema schema) {
        this.controls = ColumnControls.builder(schema);
    }

    static ColumnControls read(Path file, Schema schema) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new UsageException("column controls " + file + " have more than 1 MiB");
            }
            return parse(Files.readString(file, StandardCharsets.UTF_8), schema);
        } catch (IOException e) {
            throw new UsageException("column controls " + file + " can't be read: " + e, e);
        }
    }

    static ColumnControls parse(String json, Schema schema) {
        JsonNode root = tree(json);
        if (!root.isObject()) {
            throw new UsageException(
                    "column controls are a JSON object with " + String.join(", ", MEMBERS) + ", not " + shown(root));
        }
        ControlsReader reader = new ControlsReader(schema);
        root.properties().forEach(member -> reader.member(member.getKey(), member.getValue()));
        return reader.controls.build();
    }

    private static JsonNode tree(String json) {
        if (json.length() > MOST_BYTES) {
            throw new UsageException("column controls have more than 1 MiB");
        }
        ObjectMapper mapper = new ObjectMapper(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(MOST_DEPTH)
                                .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        try {
            return Objects.requireNonNull(mapper.readTree(json));
        } catch (JsonProcessingException e) {
            String line =
                    e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
            throw new UsageException("column controls are no JSON: " + e.getOriginalMessage() + line, e);
        }
    }

    private void member(String member, JsonNode value) {
        if (!MEMBERS.contains(member)) {
            throw new UsageException("at $: unknown member '" + OutsideText.cut(member, MOST_SHOWN) + "'"
                    + NearNames.hint(member, MEMBERS) + " (known: " + String.join(", ", MEMBERS) + ")");
        }
        String at = "$." + member;
        if (!value.isObject() && !member.equals(WORDS)) {
            located(at, () -> wide(member, "", value));
        } else if (!value.isObject()) {
            throw new UsageException("at " + at + ": expected an object of tables, found " + shown(value));
        } else {
            for (Map.Entry<String, JsonNode> table : value.properties()) {
                String below = at + "." + OutsideText.cut(table.getKey(), MOST_SHOWN);
                located(below, () -> table(member, table.getKey(), table.getValue(), below));
            }
        }
    }

    private void table(String member, String name, JsonNode value, String at) {
        Table table = controls.table(name);
        if (!value.isObject()) {
            wide(member, table.id(), value);
            return;
        }
        for (Map.Entry<String, JsonNode> column : value.properties()) {
            String below = at + "." + OutsideText.cut(column.getKey(), MOST_SHOWN);
            located(below, () -> narrow(member, columnOf(table, column.getKey()), column.getValue()));
        }
    }

    /** Returns the table's id and the column's name with a dot between. */
    private String columnOf(Table table, String name) {
        List<String> known = table.columns().stream().map(Column::name).toList();
        boolean found = controls.has(table, name);
        if (!found) {
            throw new UsageException("table " + table.id() + " has no column '" + OutsideText.cut(name, MOST_SHOWN)
                    + "'" + NearNames.hint(name, known));
        }
        return table.id() + "." + name;
    }

    private void narrow(String member, String column, JsonNode value) {
        switch (member) {
            case NULLS -> controls.nullProbability(column, number(value));
            case DATES -> controls.dateFormat(column, text(value));
            default -> controls.instructions(column, text(value));
        }
    }

    private void wide(String member, String table, JsonNode value) {
        switch (member) {
            case NULLS -> controls.nullProbabilityOfAll(table, number(value));
            case DATES -> controls.dateFormatOfAll(table, text(value));
            default -> controls.instructionsOfAll(table, text(value));
        }
    }

    private static double number(JsonNode value) {
        if (!value.isNumber()) {
            throw new UsageException("expected a number from 0 to 1, found " + shown(value));
        }
        return value.doubleValue();
    }

    private static String text(JsonNode value) {
        if (!value.isTextual()) {
            throw new UsageException("expected a text, found " + shown(value));
        }
        return value.textValue();
    }

    /** Takes a step, whose failure tells the place in the document. */
    private static void located(String at, Runnable step) {
        try {
            step.run();
        } catch (UsageException e) {
            String message = String.valueOf(e.getMessage());
            throw message.startsWith("at $") ? e : new UsageException("at " + at + ": " + message, e);
        }
    }

    private static String shown(JsonNode node) {
        return OutsideText.cut(node.toString(), MOST_SHOWN);
    }
}
