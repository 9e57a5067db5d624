package dev.rowloom.schema;

import java.util.List;

/**
 * In which order, and by which means, a database's constraints admit the rows of a schema.
 *
 * <p>Rows of a table that refers to itself are in an order in which a parent comes first, so that they need no means.
 *
 * @param steps the tables, each once, parents first where there is no cycle
 * @param deferred the constraints to defer to the end of the transaction: each is deferrable, of a cycle
 * @param checks whether foreign key checks must be suspended for a cycle that nothing milder loads
 * @since 0.1.0
 */
public record LoadPlan(List<Step> steps, List<Deferred> deferred, Checks checks) {

    /** Whether foreign key checks stay on while loading. */
    public enum Checks {
        ON,
        SUSPENDED
    }

    /**
     * One table.
     *
     * @param table the table
     * @param postponed its foreign keys whose columns are first null and set by an UPDATE after the last step
     */
    public record Step(Table table, List<ForeignKey> postponed) {

        /** Copies the list. */
        public Step {
            postponed = List.copyOf(postponed);
        }
    }

    /** A foreign key to be deferred, and its table. */
    public record Deferred(Table table, ForeignKey foreignKey) {}

    /** Copies the lists. */
    public LoadPlan {
        steps = List.copyOf(steps);
        deferred = List.copyOf(deferred);
    }
}
