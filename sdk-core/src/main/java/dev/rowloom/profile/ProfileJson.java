package dev.rowloom.profile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rowloom.BlueprintException;
import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.internal.Invisible;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Writes the JSON form of profiles, and reads it within bounds. */
final class ProfileJson {

    static final int FORM = 1;

    private static final int MOST_BYTES = 64 << 20;
    private static final int MOST_DEPTH = 100;
    private static final int MOST_TEXT = 1 << 20;

    private ProfileJson() {}

    static String write(Profile profile) {
        return "{\n\"rowloom\": 1,\n\"profile\": " + FORM + ",\n\"tables\": " + pretty(tables(profile)) + ",\n\"ddl\": "
                + pretty(JsonNodeFactory.instance.textNode(profile.ddl())) + ",\n\"blueprint\": "
                + profile.toBlueprint().toJson().strip() + "\n}\n";
    }

    static String preview(TableProfile table) {
        ObjectNode one = JsonNodeFactory.instance.objectNode();
        one.set(table.name(), table(table));
        return Invisible.escaped(pretty(one)) + "\n";
    }

    private static String pretty(JsonNode node) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(lines);
        try {
            return mapper().writer(printer).writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of our own can't be written", e);
        }
    }

    private static ObjectNode tables(Profile profile) {
        ObjectNode tables = JsonNodeFactory.instance.objectNode();
        profile.tables().forEach(table -> tables.set(table.name(), table(table)));
        return tables;
    }

    private static ObjectNode table(TableProfile table) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("rows", table.rows());
        ObjectNode columns = json.putObject("columns");
        table.columns().forEach(column -> columns.set(column.name(), column(column)));
        ArrayNode correlations = json.putArray("correlations");
        table.correlations()
                .forEach(each -> correlations
                        .addArray()
                        .add(each.first())
                        .add(each.second())
                        .add(decimal(each.coefficient(), 2)));
        ArrayNode dependencies = json.putArray("dependencies");
        table.dependencies()
                .forEach(each -> dependencies.addArray().add(each.column()).add(each.decides()));
        ArrayNode fanOuts = json.putArray("fanOuts");
        table.fanOuts().forEach(each -> fanOut(fanOuts.addObject(), each));
        return json;
    }

    private static void fanOut(ObjectNode json, TableProfile.FanOut fanOut) {
        json.put("column", fanOut.column()).put("parent", fanOut.parent()).put("parentColumn", fanOut.parentColumn());
        ArrayNode counts = json.putArray("counts");
        fanOut.counts().forEach(share -> counts.addArray().add(share.children()).add(share.parents()));
    }

    private static ObjectNode column(ColumnProfile column) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("kind", column.kind().name().toLowerCase(java.util.Locale.ROOT));
        if (column.format() != null) {
            json.put("format", column.format());
        }
        json.put("values", column.values())
                .put("missing", column.missing())
                .put("distinct", column.distinct())
                .put("meanLength", decimal(column.meanLength(), 1));
        ArrayNode quantiles = json.putArray("quantiles");
        column.quantiles().forEach(quantiles::add);
        frequencies(json.putArray("top"), column.top());
        frequencies(json.putArray("patterns"), column.patterns());
        PersonalJson.write(json.putObject("personal"), column.personal());
        return json;
    }

    private static void frequencies(ArrayNode array, List<ColumnProfile.Frequency> frequencies) {
        frequencies.forEach(each -> array.addArray().add(each.text()).add(each.count()));
    }

    static BigDecimal decimal(double value, int digits) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN);
        BigDecimal shortest = rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    static Profile read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UsageException("there is no profile file " + file);
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new BlueprintException("the profile " + file + " has more than " + MOST_BYTES + " bytes");
            }
            return read(Files.readString(file));
        } catch (IOException e) {
            throw new BlueprintException("the profile " + file + " can't be read: " + e, e);
        }
    }

    static Profile read(String text) {
        if (text.length() > MOST_BYTES) {
            throw new BlueprintException("the profile is longer than " + MOST_BYTES + " characters");
        }
        try {
            return ProfileReader.document(mapper().readTree(text));
        } catch (JsonProcessingException e) {
            throw new BlueprintException(
                    "the profile is no JSON within the bounds: " + e.getOriginalMessage() + " at line "
                            + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()),
                    e);
        }
    }

    static Blueprint blueprint(JsonNode node) {
        return Blueprint.parse(node.toString());
    }

    private static JsonMapper mapper() {
        StreamReadConstraints bounds = StreamReadConstraints.builder()
                .maxNestingDepth(MOST_DEPTH)
                .maxStringLength(MOST_TEXT)
                .maxDocumentLength(MOST_BYTES)
                .build();
        return JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(bounds).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
