package dev.rowloom.repair;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rowloom.dataset.DatasetMetadata;
import dev.rowloom.dataset.StepReport;
import dev.rowloom.engine.CellState;
import dev.rowloom.repair.RepairChange.Content;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A log as JSON Lines: first the format, then a line for each cell and each row that was dropped, last the totals. */
final class LogJson {

    private static final String FORMAT = "rowloom-repair-log";
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper ESCAPING =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private LogJson() {}

    static void write(RepairLog log, OutputStream out) throws IOException {
        line(out, node().put("format", FORMAT).put("version", VERSION));
        for (RepairChange change : log.changes()) {
            ObjectNode json = node().put("table", change.table()).put("row", change.row());
            json.put("column", change.column());
            json.set("from", json(change.from()));
            json.set("to", json(change.to()));
            json.put("rule", word(change.rule())).put("reason", change.reason());
            if (change.ambiguous()) {
                json.put("ambiguous", true);
            }
            line(out, json);
        }
        for (DroppedRow row : log.dropped()) {
            ObjectNode json = node().put("table", row.table()).put("row", row.row());
            ArrayNode cells = json.putArray("dropped");
            row.cells().forEach(cell -> cells.add(json(cell)));
            json.put("rule", word(RepairRule.ROW_DROPPED)).put("reason", row.reason());
            line(out, json);
        }
        ObjectNode last = node();
        log.totals().forEach(last.putObject("totals")::put);
        line(out, last);
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static void line(OutputStream out, ObjectNode json) throws IOException {
        String text = json.toString();
        // half a pair of surrogates has no form in UTF-8, and is to come back as it was
        boolean whole = StandardCharsets.UTF_8.newEncoder().canEncode(text);
        out.write((whole ? text : ESCAPING.writeValueAsString(json)).getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    /** A value is its text, a null is null, and all else an object. */
    private static JsonNode json(Content content) {
        if (content.state() == CellState.NULL) {
            return JsonNodeFactory.instance.nullNode();
        } else if (content.state() == CellState.VALUE && content.original() == null) {
            return JsonNodeFactory.instance.textNode(content.value());
        }
        ObjectNode json = node().put("state", word(content.state()));
        if (content.value() != null) {
            json.put("value", content.value());
        }
        return content.original() == null ? json : json.put("original", content.original());
    }

    static RepairLog read(InputStream in) throws IOException {
        List<RepairChange> changes = new ArrayList<>();
        List<DroppedRow> dropped = new ArrayList<>();
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        int number = 1;
        boolean complete = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine(), number++) {
            try {
                JsonNode json = JSON.readTree(line);
                if (number == 1) {
                    requireFormat(json);
                } else if (json.has("totals")) {
                    complete = true;
                } else if (json.has("dropped")) {
                    dropped.add(row(json));
                } else {
                    changes.add(change(json));
                }
            } catch (JsonProcessingException | IllegalArgumentException e) {
                throw new IOException("line " + number + " is none of a log: " + e.getMessage(), e);
            }
        }
        if (!complete) {
            throw new IOException("it ends ahead of its totals; it was not written to its end");
        }
        return new RepairLog(changes, dropped);
    }

    private static void requireFormat(JsonNode json) throws IOException {
        if (!FORMAT.equals(json.path("format").asText()) || json.path("version").asInt() != VERSION) {
            throw new IOException("it is no " + FORMAT + " of version " + VERSION);
        }
    }

    private static DroppedRow row(JsonNode json) {
        List<Content> cells = new ArrayList<>();
        json.get("dropped").forEach(cell -> cells.add(content(cell)));
        return new DroppedRow(text(json, "table"), number(json), cells, text(json, "reason"));
    }

    private static RepairChange change(JsonNode json) {
        return new RepairChange(
                text(json, "table"),
                number(json),
                text(json, "column"),
                content(json.path("from")),
                content(json.path("to")),
                RepairRule.valueOf(text(json, "rule").toUpperCase(Locale.ROOT)),
                text(json, "reason"),
                json.path("ambiguous").asBoolean());
    }

    private static long number(JsonNode json) {
        if (!json.path("row").isIntegralNumber()) {
            throw new IllegalArgumentException("it has no number of a row");
        }
        return json.path("row").asLong();
    }

    private static String text(JsonNode json, String member) {
        String text = optional(json, member);
        if (text == null) {
            throw new IllegalArgumentException("it has no " + member);
        }
        return text;
    }

    private static @Nullable String optional(JsonNode json, String member) {
        JsonNode value = json.get(member);
        return value == null || !value.isTextual() ? null : value.asText();
    }

    private static Content content(JsonNode json) {
        if (json.isTextual()) {
            return new Content(CellState.VALUE, json.asText(), null);
        } else if (json.isNull() || json.isMissingNode()) {
            return new Content(CellState.NULL, null, null);
        }
        CellState state = CellState.valueOf(text(json, "state").toUpperCase(Locale.ROOT));
        return new Content(state, optional(json, "value"), optional(json, "original"));
    }

    /** Returns the metadata without the last repair. */
    static DatasetMetadata withoutRepair(DatasetMetadata about) {
        List<StepReport> steps = new ArrayList<>(about.steps());
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i).step().equals(IntegrityRepair.NAME)) {
                steps.remove(i);
                break;
            }
        }
        return new DatasetMetadata(
                about.seed(),
                about.engine(),
                about.blueprintHash(),
                about.schemaHash(),
                about.warnings(),
                about.notChecked(),
                about.given(),
                about.generation(),
                steps);
    }
}
