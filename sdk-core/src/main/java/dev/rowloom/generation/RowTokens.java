package dev.rowloom.generation;

import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.generation.ResponseSchema.RowForm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Estimates the tokens of a row of an answer from rows that the engine made for the same table: to size the first batch
 * before the model has shown how much it writes.
 */
final class RowTokens {

    private RowTokens() {}

    /**
     * Returns the estimated number of tokens of a row, the comma behind it included; 0 where there is no sample.
     *
     * @param sample rows of the table
     * @param columns those that the model writes
     * @param form how rows are written
     * @param numbered whether a row says its number
     */
    static double perRow(RowBatch sample, List<ColumnLayout> columns, RowForm form, boolean numbered) {
        if (sample.size() == 0) {
            return 0;
        }
        return (double) TokenEstimate.of(rows(sample, columns, form, numbered)) / sample.size();
    }

    /** Returns rows as the compact JSON that a model is asked for. */
    static String rows(RowBatch sample, List<ColumnLayout> columns, RowForm form, boolean numbered) {
        StringBuilder text = new StringBuilder("[");
        boolean arrays = form == RowForm.ARRAYS;
        for (int i = 0; i < sample.size(); i++) {
            text.append(i == 0 ? "" : ",").append(arrays ? '[' : '{');
            if (numbered) {
                text.append(arrays ? "" : "\"n\":").append(i + 1);
            }
            for (int c = 0; c < columns.size(); c++) {
                String name = columns.get(c).name();
                text.append(c == 0 && !numbered ? "" : ",");
                text.append(arrays ? "" : OutsideText.quoted(name) + ":");
                text.append(json(sample.column(sample.layout().position(name)).value(i)));
            }
            text.append(arrays ? ']' : '}');
        }
        return text.append(']').toString();
    }

    private static String json(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return '"' + "A".repeat((bytes.length + 2) / 3 * 4) + '"';
        }
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return String.valueOf(value);
        }
        return OutsideText.quoted(value.toString());
    }
}
