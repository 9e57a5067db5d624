package dev.rowloom.generation;

import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.Encoding;
import dev.rowloom.engine.RowBatch;

/** Estimates how many tokens a model needs for a row, from rows of the engine. */
final class RowSize {

    private static final int SAMPLE = 32;

    private RowSize() {}

    /** Returns the tokens of a row as an array of values in JSON, at least 1. */
    static double of(DataPlan plan, DirectTable table) {
        int count = (int) Math.min(SAMPLE, table.layout().rows());
        if (count == 0 || table.columns().isEmpty()) {
            return 1;
        }
        RowBatch sample = plan.open(table.id()).read(0, count);
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < count; row++) {
            for (ColumnLayout column : table.columns()) {
                String value = KeptRows.text(sample.column(table.layout().position(column.name())), row);
                boolean quoted = value != null && !isNumber(column.encoding());
                text.append(quoted ? ",\"" : ",").append(value).append(quoted ? "\"" : "");
            }
            text.append("],[");
        }
        return Math.max(1, (double) TokenEstimate.of(text) / count);
    }

    private static boolean isNumber(Encoding encoding) {
        return switch (encoding) {
            case INTEGER, DECIMAL, FLOAT, BOOLEAN -> true;
            default -> false;
        };
    }
}
