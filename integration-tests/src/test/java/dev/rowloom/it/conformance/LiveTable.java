package dev.rowloom.it.conformance;

import dev.rowloom.it.database.ForeignKey;
import dev.rowloom.it.database.TableRef;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A table as the database's own catalogue has it; nothing here comes from our reader.
 *
 * @param ref its names
 * @param columns its columns, in order
 * @param keys its primary key, unique constraints and unique indexes
 * @param foreignKeys its foreign keys
 * @param checks its CHECK constraints
 * @param triggers what the schema runs when rows are inserted or updated
 */
record LiveTable(
        TableRef ref,
        List<Column> columns,
        List<Key> keys,
        List<ForeignKey> foreignKeys,
        List<Check> checks,
        List<Trigger> triggers) {

    /**
     * A column.
     *
     * @param expression how SQL names it
     * @param comparable an expression of the column by which equal values are equal to COUNT(DISTINCT …)
     * @param notNull whether it takes no nulls
     * @param generated whether the database computes it
     * @param labels the values of an enumeration; empty for other types
     * @param type the name of its type, of a domain the one beneath; empty where any value goes
     */
    record Column(
            String name,
            String expression,
            String comparable,
            boolean notNull,
            boolean generated,
            List<String> labels,
            String type) {}

    /**
     * A unique key.
     *
     * @param columns the names of its columns; empty if a part is no whole column
     * @param parts the SQL of its parts
     * @param predicate the SQL of a partial index's condition
     * @param nullsClash whether rows with a null part clash too
     */
    record Key(
            String name,
            List<String> columns,
            List<String> parts,
            @Nullable String predicate,
            boolean nullsClash) {}

    /** A CHECK and the SQL of its condition. */
    record Check(String name, String condition) {}

    /** A trigger or rule, with the text of what it does, as far as the catalogue has it. */
    record Trigger(String name, String text) {}

    /** Returns the table without the keys and CHECKs of which that is true. */
    LiveTable without(Predicate<String> expression) {
        return new LiveTable(
                ref,
                columns,
                keys.stream()
                        .filter(key -> expression.negate().test(key.parts() + " " + key.predicate()))
                        .toList(),
                foreignKeys,
                checks.stream()
                        .filter(check -> expression.negate().test(check.condition()))
                        .toList(),
                triggers);
    }

    /** Returns the columns that rows are written to. */
    List<Column> written() {
        return columns.stream().filter(column -> !column.generated()).toList();
    }
}
