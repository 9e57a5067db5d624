package dev.rowloom.dataset;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.rowloom.engine.CellState;
import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.ColumnVector;
import dev.rowloom.engine.LongVector;
import dev.rowloom.engine.RowBatch;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a dataset as one JSON document, row by row, as docs/direct.md describes it. */
final class DatasetJson {

    private static final String FORMAT = "rowloom-dataset";
    private static final int VERSION = 1;
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final Dataset dataset;
    private final JsonGenerator json;

    private DatasetJson(Dataset dataset, JsonGenerator json) {
        this.dataset = dataset;
        this.json = json;
    }

    /** Writes the document in UTF-8; the stream stays open. */
    static void write(Dataset dataset, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            new DatasetJson(dataset, json).document();
        }
    }

    private void document() throws IOException {
        json.writeStartObject();
        json.writeStringField("format", FORMAT);
        json.writeNumberField("version", VERSION);
        json.writeObjectFieldStart("raw");
        json.writeArrayFieldStart("tables");
        for (TableData table : dataset.tables()) {
            table(table);
        }
        json.writeEndArray();
        json.writeEndObject();
        line();
        json.writeFieldName("metadata");
        json.writeRawValue(dataset.metadata().json().toString());
        line();
        json.writeFieldName("validation");
        json.writeRawValue(dataset.validate().toJson());
        line();
        json.writeEndObject();
        line();
    }

    /** Ends a line: what is in lines can be looked at and compared. */
    private void line() throws IOException {
        json.writeRaw('\n');
    }

    private void table(TableData table) throws IOException {
        json.writeStartObject();
        json.writeStringField("table", table.layout().table().id());
        json.writeArrayFieldStart("columns");
        for (ColumnLayout column : table.layout().columns()) {
            json.writeStartObject();
            json.writeStringField("name", column.name());
            json.writeStringField("type", column.column().declaredType());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("rowCount", table.size());
        json.writeArrayFieldStart("rows");
        for (RowBatch batch : batches(table)) {
            for (int row = 0; row < batch.size(); row++) {
                row(batch, row);
            }
        }
        line();
        json.writeEndArray();
        json.writeArrayFieldStart("cells");
        int first = 0;
        for (RowBatch batch : batches(table)) {
            cells(batch, first);
            first += batch.size();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static List<RowBatch> batches(TableData table) {
        return table.batches().toList();
    }

    private void row(RowBatch batch, int row) throws IOException {
        line();
        json.writeStartArray();
        for (int i = 0; i < batch.layout().columns().size(); i++) {
            value(batch.column(i), row);
        }
        json.writeEndArray();
    }

    private void value(ColumnVector column, int cell) throws IOException {
        Object value = column.value(cell);
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (value instanceof Double && column instanceof LongVector longs) {
            // the digits that the rows have, not those of a double
            json.writeNumber(BigDecimal.valueOf(longs.get(cell), longs.scale()).stripTrailingZeros());
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof byte[] bytes) {
            json.writeBinary(bytes);
        } else {
            json.writeString(text(value));
        }
    }

    private static String text(Object value) {
        if (value instanceof LocalTime time) {
            return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
        } else if (value instanceof LocalDateTime time) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
        } else if (value instanceof OffsetDateTime time) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
        }
        return value.toString();
    }

    /** Writes what a row can't tell of its cells: their state, and what the model wrote. */
    private void cells(RowBatch batch, int first) throws IOException {
        for (int row = 0; row < batch.size(); row++) {
            for (int i = 0; i < batch.layout().columns().size(); i++) {
                ColumnVector column = batch.column(i);
                CellState state = column.state(row);
                String original = column.original(row);
                if (original != null || !(state == CellState.VALUE || state == CellState.NULL)) {
                    cell(first + row, batch.layout().columns().get(i).name(), state, original);
                }
            }
        }
    }

    private void cell(int row, String column, CellState state, @Nullable String original) throws IOException {
        line();
        json.writeStartObject();
        json.writeNumberField("row", row);
        json.writeStringField("column", column);
        json.writeStringField("state", state.name().toLowerCase(Locale.ROOT));
        if (original != null) {
            json.writeStringField("original", original);
        }
        json.writeEndObject();
    }
}
