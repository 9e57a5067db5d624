package dev.rowloom.privacy;

import java.util.List;

/** Finds the columns of a table that hold personal data. */
public final class PersonalDataDetector {

    private PersonalDataDetector() {}

    /** Returns what each column was taken for, in their order. */
    public static List<Detection> detect(String table, List<ColumnSample> columns) {
        return columns.stream()
                .map(column -> new Detection(column.name(), PersonalData.NONE, 0.5, "stub"))
                .toList();
    }
}
