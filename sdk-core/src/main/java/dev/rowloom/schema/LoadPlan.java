package dev.rowloom.schema;

import dev.rowloom.schema.Dialect.CycleMeans;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * In which order, and by which means, a database's constraints admit the rows of a schema.
 *
 * <p>Parents come before their children, tables in declaration order where nothing else decides. Within a cycle some
 * foreign keys have to refer forward, to rows of a later step: they are chosen so that the mildest means of the dialect
 * suffice, and as few of them as possible. Rows of a table that refers to itself are in an order in which a parent comes
 * first, so that they need no means, unless {@link #of(Schema, Set)} is told otherwise.
 *
 * @param steps the tables, each once
 * @since 0.1.0
 */
public record LoadPlan(List<Step> steps) {

    /** Copies the list. */
    public LoadPlan {
        steps = List.copyOf(steps);
    }

    /** Returns the plan for a schema, by the means of its dialect. */
    public static LoadPlan of(Schema schema) {
        return of(schema, Set.of());
    }

    /**
     * Returns the plan for a schema some of whose tables have rows in any order.
     *
     * @param anyOrder the ids of tables whose rows refer to later rows of their own: foreign keys of such a table to itself refer
     *     forward
     */
    public static LoadPlan of(Schema schema, Set<String> anyOrder) {
        Objects.requireNonNull(schema, "schema");
        return new LoadPlanner(schema, Set.copyOf(Objects.requireNonNull(anyOrder, "anyOrder"))).plan();
    }

    /**
     * One table.
     *
     * @param table the table
     * @param forward its foreign keys that refer to a later step, or to later rows of the table itself
     */
    public record Step(Table table, List<ForwardReference> forward) {

        /** Copies the list. */
        public Step {
            forward = List.copyOf(forward);
        }

        /** Returns whether one of the forward references is loaded by those means. */
        public boolean uses(CycleMeans means) {
            Objects.requireNonNull(means, "means");
            return forward.stream().anyMatch(reference -> reference.means() == means);
        }

        /**
         * Returns the columns that are first null and set by an UPDATE after the last step, in table order: the nullable
         * ones of the forward references that are loaded by {@link CycleMeans#NULL_THEN_UPDATE}.
         */
        public List<String> postponedColumns() {
            List<String> referring = forward.stream()
                    .filter(reference -> reference.means() == CycleMeans.NULL_THEN_UPDATE)
                    .flatMap(reference -> reference.foreignKey().columns().stream())
                    .toList();
            return table.columns().stream()
                    .filter(column -> column.isNullable() && referring.contains(column.name()))
                    .map(Column::name)
                    .toList();
        }

        /**
         * Returns the foreign keys to verify afterwards: where checks are suspended none of the table's references is checked,
         * not only those that refer forward; those that an UPDATE sets are checked by then. Empty where none are suspended.
         */
        public List<ForeignKey> uncheckedReferences() {
            if (!uses(CycleMeans.SUSPEND_CHECKS)) {
                return List.of();
            }
            List<ForeignKey> checked = forward.stream()
                    .filter(reference -> reference.means() == CycleMeans.NULL_THEN_UPDATE)
                    .map(ForwardReference::foreignKey)
                    .toList();
            return table.foreignKeys().stream()
                    .filter(key -> !checked.contains(key))
                    .toList();
        }

        /** Returns the columns that tell the rows apart for that UPDATE; empty where no key does. */
        public List<String> rowKey() {
            return Postponement.rowKey(table);
        }
    }

    /**
     * A foreign key that refers to rows which are not loaded yet.
     *
     * @param foreignKey the foreign key
     * @param means what lets its rows load nevertheless
     */
    public record ForwardReference(ForeignKey foreignKey, CycleMeans means) {}

    /** Returns whether one of the steps uses those means. */
    public boolean uses(CycleMeans means) {
        Objects.requireNonNull(means, "means");
        return steps.stream().anyMatch(step -> step.uses(means));
    }

    /**
     * Returns the steps in groups, all rows of a group to be loaded by one statement; a step that uses no
     * {@link CycleMeans#ONE_STATEMENT}, and that no such step spans, is alone.
     */
    public List<List<Step>> groups() {
        List<String> order = steps.stream().map(step -> step.table().id()).toList();
        List<List<Step>> groups = new ArrayList<>();
        int end = 0;
        for (int i = 0; i < steps.size(); i++) {
            if (i >= end) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(steps.get(i));
            end = Math.max(end, i + 1);
            for (ForwardReference reference : steps.get(i).forward()) {
                if (reference.means() == CycleMeans.ONE_STATEMENT) {
                    end = Math.max(end, order.indexOf(reference.foreignKey().parentTable()) + 1);
                }
            }
        }
        return groups.stream().map(List::copyOf).toList();
    }
}
