package dev.rowloom.generation;

import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.schema.Table;
import java.util.List;

/**
 * What one request is to bring, in terms of tables.
 *
 * @param table the table
 * @param columns the columns that the model writes, in the order of the answer
 * @param target how many rows the whole table is to have: a hint
 * @param ahead how many rows of the table come ahead of these, so that no two requests of a table are alike
 * @param count how many rows this request is to bring
 * @param facts for each row what is settled of it already, by its number within the request, from 1; empty where the model
 *     writes the keys too
 * @param parents the keys of the rows that may be referred to; empty where keys are assigned
 * @param used what earlier requests used where values must differ
 */
record BatchAsk(
        Table table,
        List<ColumnLayout> columns,
        long target,
        long ahead,
        int count,
        List<RowFacts> facts,
        List<ParentKeys> parents,
        List<UsedValues> used) {

    /** A request for the first rows of a table. */
    BatchAsk(
            Table table,
            List<ColumnLayout> columns,
            long target,
            int count,
            List<RowFacts> facts,
            List<ParentKeys> parents,
            List<UsedValues> used) {
        this(table, columns, target, 0, count, facts, parents, used);
    }

    BatchAsk {
        columns = List.copyOf(columns);
        facts = List.copyOf(facts);
        parents = List.copyOf(parents);
        used = List.copyOf(used);
    }

    /** Returns whether rows of the answer say their number, so that each meets what is settled of it. */
    boolean isNumbered() {
        return !facts.isEmpty();
    }
}
