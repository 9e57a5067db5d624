package dev.rowloom.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.rowloom.ExportException;
import dev.rowloom.UsageException;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.DatasetMetadata;
import dev.rowloom.dataset.TableData;
import dev.rowloom.engine.CellState;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.RowBatchBuilder;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of tables from the CSV, JSON or JSON Lines files of a directory, as {@link CsvSink}, {@link JsonSink} and {@link
 * JsonLinesSink} write them, and as others do: UTF-8; in CSV a header; in JSON an array of objects. Immutable and thread-safe.
 *
 * <p>A table's file is called as a sink calls it, letter case aside: {@code orders.csv}. Columns go by their names, letter case aside. A
 * text that is no value of its column's type is kept as it is ({@link CellState#RAW}); a column or member that is missing is {@link
 * CellState#ABSENT}. In CSV a field without anything is null, and {@code ""} is empty text.
 *
 * @since 0.1.0
 */
public final class RowFiles {

    private static final int BATCH = 1024;
    private static final List<String> ENDINGS = List.of(".csv", ".json", ".jsonl");
    private static final JsonFactory JSON = new JsonFactory();

    private final Schema schema;
    private final Path directory;
    private final Map<String, Path> files;

    private RowFiles(Schema schema, Path directory, Map<String, Path> files) {
        this.schema = schema;
        this.directory = directory;
        this.files = files;
    }

    /**
     * Looks for the files of a schema's tables.
     *
     * @throws UsageException if there is no such directory, none of its files is of a table, or two are of one table
     */
    public static RowFiles in(Path directory, Schema schema) {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(schema, "schema");
        if (!Files.isDirectory(directory)) {
            throw new UsageException("there is no directory " + directory);
        }
        Map<String, Path> there = new LinkedHashMap<>();
        try (var list = Files.list(directory)) {
            list.filter(Files::isRegularFile)
                    .sorted()
                    .forEach(file -> there.put(file.getFileName().toString().toLowerCase(Locale.ROOT), file));
        } catch (IOException e) {
            throw new ExportException("cannot read " + directory + ": " + e.getMessage(), e);
        }
        Map<String, Path> files = new LinkedHashMap<>();
        List<String> ids = schema.tables().stream().map(Table::id).toList();
        for (String ending : ENDINGS) {
            FileNames.of(ids, ending).forEach((id, name) -> {
                Path file = there.get(name.toLowerCase(Locale.ROOT));
                Path other = file == null ? null : files.put(id, file);
                if (other != null) {
                    throw new UsageException(
                            "table " + id + " has two files: " + other + " and " + file + "; leave one out");
                }
            });
        }
        if (files.isEmpty()) {
            throw new UsageException("no file in " + directory + " is of a table of the schema; they are called as "
                    + FileNames.of(ids, ".csv").values().stream().findFirst().orElse("TABLE.csv") + " is");
        }
        return new RowFiles(schema, directory, files);
    }

    /** Returns the ids of the tables that have a file, in the order of the schema. */
    public List<String> tables() {
        return schema.tables().stream()
                .map(Table::id)
                .filter(files::containsKey)
                .toList();
    }

    /**
     * Reads all rows into memory.
     *
     * @throws ExportException if a file can't be read; the message names file and line
     */
    public Dataset read() {
        List<TableData> tables = new ArrayList<>();
        for (String id : tables()) {
            List<RowBatch> batches = new ArrayList<>();
            TableLayout layout = readTable(id, batches::add);
            tables.add(new TableData(layout, batches));
        }
        return new Dataset(schema, tables, DatasetMetadata.unknown());
    }

    /**
     * Reads all rows, batch by batch and table by table.
     *
     * @throws ExportException if a file can't be read; the message names file and line
     */
    public void forEach(Consumer<RowBatch> receiver) {
        Objects.requireNonNull(receiver, "receiver");
        tables().forEach(id -> readTable(id, receiver));
    }

    private TableLayout readTable(String id, Consumer<RowBatch> receiver) {
        Path file = Objects.requireNonNull(files.get(id));
        Rows rows = new Rows(TableLayout.of(schema.table(id).orElseThrow(), 0), receiver);
        try (BufferedReader in = Files.newBufferedReader(file, UTF_8)) {
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            if (name.endsWith(".csv")) {
                readCsv(new CsvReader(in), rows);
            } else {
                try (JsonParser json = JSON.createParser(in)) {
                    readJson(json, rows);
                }
            }
        } catch (IOException e) {
            throw new ExportException("cannot read " + file + ": " + e.getMessage(), e);
        }
        return rows.finish();
    }

    private static void readCsv(CsvReader in, Rows rows) throws IOException {
        List<@Nullable String> header = in.record();
        if (header == null) {
            return;
        }
        int[] places = header.stream()
                .mapToInt(name -> rows.place(name == null ? "" : name))
                .toArray();
        long line = in.line();
        for (List<@Nullable String> fields = in.record(); fields != null; fields = in.record()) {
            if (fields.size() > places.length) {
                throw new IOException("the record after line " + line + " has " + fields.size()
                        + " fields, and the header " + places.length);
            }
            for (int i = 0; i < fields.size(); i++) {
                if (places[i] >= 0) {
                    rows.set(places[i], fields.get(i));
                }
            }
            rows.endRow();
            line = in.line();
        }
    }

    private static void readJson(JsonParser json, Rows rows) throws IOException {
        for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                readObject(json, rows);
                rows.endRow();
            } else if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
                throw new IOException("line " + json.currentTokenLocation().getLineNr() + " holds no object");
            }
        }
    }

    private static void readObject(JsonParser json, Rows rows) throws IOException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            int place = rows.place(json.currentName());
            JsonToken value = json.nextToken();
            if (value == null) {
                throw new IOException("the file ends within an object");
            }
            String text = value == JsonToken.VALUE_NULL ? null : value.isScalarValue() ? json.getText() : nested(json);
            if (place >= 0) {
                rows.set(place, text);
            }
        }
    }

    /** Returns an object or array as it is written. */
    private static String nested(JsonParser json) throws IOException {
        StringWriter text = new StringWriter();
        try (var copy = JSON.createGenerator(text)) {
            copy.copyCurrentStructure(json);
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "RowFiles[" + directory + ", " + tables() + "]";
    }

    /** Collects rows to batches. */
    private static final class Rows {

        private final TableLayout layout;
        private final Consumer<RowBatch> receiver;
        private RowBatchBuilder batch;
        private long count;

        Rows(TableLayout layout, Consumer<RowBatch> receiver) {
            this.layout = layout;
            this.receiver = receiver;
            this.batch = new RowBatchBuilder(layout, 0);
        }

        /** Returns the place of a column by its name, or −1. */
        int place(String name) {
            int place = layout.position(name);
            Optional<Integer> alike = Optional.empty();
            for (int i = 0; place < 0 && alike.isEmpty() && i < layout.columns().size(); i++) {
                alike = layout.columns().get(i).name().equalsIgnoreCase(name) ? Optional.of(i) : alike;
            }
            return place >= 0 ? place : alike.orElse(-1);
        }

        void set(int place, @Nullable String text) {
            if (text == null) {
                batch.state(place, CellState.NULL);
            } else {
                batch.text(place, text);
            }
        }

        void endRow() {
            batch.endRow();
            count++;
            if (batch.size() == BATCH) {
                receiver.accept(batch.build());
                batch = new RowBatchBuilder(layout, count);
            }
        }

        TableLayout finish() {
            if (batch.size() > 0) {
                receiver.accept(batch.build());
            }
            return new TableLayout(layout.table(), layout.columns(), count);
        }
    }
}
