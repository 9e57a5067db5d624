package dev.rowloom.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan does about one CHECK of a table.
 *
 * @param table the table's id
 * @param name the constraint's name, or null where it has none
 * @param sql the condition, as declared
 * @param treatment how rows come to satisfy it
 * @param columns the columns it reads
 * @param reason why it is treated so, in words; may be empty
 * @since 0.1.0
 */
public record CheckPlan(
        String table, @Nullable String name, String sql, Treatment treatment, List<String> columns, String reason) {

    /** How rows come to satisfy a CHECK. */
    public enum Treatment {
        /** By the values that its columns are made of: domains, orders and branches found when planning. */
        SOLVED,
        /** By tests of every row, whose columns are drawn again until they pass. */
        REDRAWN,
        /**
         * By chance or by other constraints: a sample of rows passes it. Where a function of the caller's makes the values,
         * every row is tested instead, and one that fails it is an error.
         */
        EVALUATED,
        /** Perhaps not at all: {@link DataPlan#notChecked()} says why. */
        NOT_CHECKED
    }

    /** Copies the list. */
    public CheckPlan {
        columns = List.copyOf(columns);
    }
}
