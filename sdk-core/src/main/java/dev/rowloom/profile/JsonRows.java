package dev.rowloom.profile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rowloom.UsageException;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads objects of a JSON array, or one after the other, with bounds on each. */
final class JsonRows implements SampleRows {

    private static final int AHEAD = 1000;
    private static final int MOST_COLUMNS = 10_000;
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int MOST_DEPTH = 100;
    private static final int MOST_DIGITS = 400;

    private final JsonParser parser;
    private final String name;
    private final Queue<JsonNode> ahead = new ArrayDeque<>();
    private final List<String> columns;

    private JsonRows(JsonParser parser, String name) {
        this.parser = parser;
        this.name = name;
        Set<String> fields = new LinkedHashSet<>();
        for (JsonNode row = read(); row != null; row = ahead.size() < AHEAD ? read() : null) {
            row.fieldNames().forEachRemaining(fields::add);
            ahead.add(row);
            if (fields.size() > MOST_COLUMNS) {
                throw new UsageException(name + " has more than " + MOST_COLUMNS + " fields");
            }
        }
        this.columns = List.copyOf(fields);
    }

    static JsonRows open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UsageException("there is no file " + file + " to be profiled");
        }
        try {
            return of(Files.newBufferedReader(file, StandardCharsets.UTF_8), file.toString());
        } catch (IOException e) {
            throw new UsageException(file + " can't be read: " + e, e);
        }
    }

    static JsonRows of(Reader reader, String name) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(LONGEST_TEXT)
                        .maxNestingDepth(MOST_DEPTH)
                        .build())
                .build();
        ObjectMapper mapper = new ObjectMapper(factory).enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        try {
            return new JsonRows(mapper.createParser(reader), name);
        } catch (IOException e) {
            throw new UsageException(name + " is no JSON: " + e, e);
        }
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public @Nullable List<@Nullable String> next() {
        JsonNode row = ahead.isEmpty() ? read() : ahead.remove();
        if (row == null) {
            return null;
        }
        List<@Nullable String> cells = new ArrayList<>(columns.size());
        for (String column : columns) {
            JsonNode value = row.path(column);
            cells.add(
                    value.isMissingNode() || value.isNull()
                            ? null
                            : value.isBigDecimal()
                                    ? written(value.decimalValue())
                                    : value.isContainerNode() ? value.toString() : value.asText());
        }
        return cells;
    }

    private @Nullable JsonNode read() {
        try {
            JsonToken token = parser.nextToken();
            while (token == JsonToken.START_ARRAY || token == JsonToken.END_ARRAY) {
                token = parser.nextToken();
            }
            if (token == null) {
                return null;
            } else if (token != JsonToken.START_OBJECT) {
                throw new UsageException(name + " holds something else than objects at line "
                        + parser.currentLocation().getLineNr() + "; give an array of objects, or one object a line");
            }
            return parser.readValueAsTree();
        } catch (IOException e) {
            throw new UsageException(name + " is no JSON: " + e, e);
        }
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UsageException(name + " can't be closed: " + e, e);
        }
    }

    /** Returns a number without an exponent, unless that would be a text of no length anybody writes. */
    private static String written(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MOST_DIGITS ? number.toPlainString() : number.toString();
    }
}
