package dev.rowloom.validation.internal;

import dev.rowloom.validation.FindingKind;
import dev.rowloom.validation.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way in which rows of a table can be wrong: a finding before its rows.
 *
 * @param severity how sure it is
 * @param kind what it is about
 * @param table the table's id
 * @param constraint the constraint's name, or null
 * @param columns the columns it is about
 * @param message what is wrong, and what to do
 */
public record Problem(
        Severity severity,
        FindingKind kind,
        String table,
        @Nullable String constraint,
        List<String> columns,
        String message) {

    /** Returns the problem in other words and with another severity. */
    public Problem as(Severity other, String text) {
        return new Problem(other, kind, table, constraint, columns, text);
    }
}
