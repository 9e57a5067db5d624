package dev.rowloom.validation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table that violate one constraint in one way. Immutable.
 *
 * @param severity how sure it is
 * @param kind what it is about
 * @param table the table's id
 * @param constraint the constraint's name; null where the DDL gives none, and for types and NOT NULL
 * @param columns the columns it is about, in the order of the constraint; empty where they can't be named
 * @param rows how many rows there are, at least 1; of a key, those beyond the first that has it
 * @param examples the first of the rows, by number
 * @param message what is wrong and what to do; it holds no value of a row
 * @since 0.1.0
 */
public record Finding(
        Severity severity,
        FindingKind kind,
        String table,
        @Nullable String constraint,
        List<String> columns,
        long rows,
        List<Example> examples,
        String message) {

    /** Copies the lists. */
    public Finding {
        columns = List.copyOf(columns);
        examples = List.copyOf(examples);
    }

    /**
     * One of the rows.
     *
     * @param row its number in the table, from 0
     * @param values the values of the finding's columns as text, cut to 60 characters; null for SQL's NULL
     * @param otherRow the number of the row that has the same key, or null where there is none
     */
    public record Example(
            long row,
            Map<String, @Nullable String> values,
            @Nullable Long otherRow) {

        /** Copies the map. */
        public Example {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /** Returns severity, number of rows and message. */
    @Override
    public String toString() {
        return severity + " " + kind + " (" + rows + (rows == 1 ? " row): " : " rows): ") + message;
    }
}
