package dev.rowloom.generation;

import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.generation.ResponseSchema.RowForm;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of a table that a model writes, in groups that one answer has room for, and about how many tokens a row of
 * each takes. Most tables have one group; one has more whose columns are more than a schema may have, or whose single row is
 * longer than an answer. Immutable.
 *
 * @param groups the columns of each group
 * @param tokens the tokens of a row of each group, at least 1
 */
record ColumnGroups(List<List<ColumnLayout>> groups, List<Double> tokens) {

    private static final int SAMPLE = 32;

    /** How many times as many groups as the tokens would fill are tried for columns of uneven length. */
    private static final double ENOUGH = 2;

    ColumnGroups {
        groups = List.copyOf(groups);
        tokens = List.copyOf(tokens);
    }

    /**
     * Returns as few groups of about as many columns each as have room.
     *
     * @param mostColumns the greatest number of columns of a group
     * @param mostTokens the greatest number of tokens of a row of a group, as far as single columns allow it
     */
    static ColumnGroups of(DataPlan plan, DirectTable table, KeyStrategy keys, int mostColumns, double mostTokens) {
        List<ColumnLayout> columns = table.columns();
        int rows = (int) Math.min(SAMPLE, table.layout().rows());
        RowBatch sample = plan.open(table.id()).read(0, columns.isEmpty() ? 0 : rows);
        int least = Math.max(1, (columns.size() + mostColumns - 1) / mostColumns);
        int most = columns.size();
        for (int count = least; ; count++) {
            boolean numbered = keys == KeyStrategy.ASSIGNED || count > 1;
            List<List<ColumnLayout>> groups = split(columns, count);
            List<Double> tokens = groups.stream()
                    .map(group -> Math.max(1, RowTokens.perRow(sample, group, RowForm.ARRAYS, numbered)))
                    .toList();
            if (count == least) {
                double total = tokens.stream().mapToDouble(Double::doubleValue).sum();
                // beyond that it is single columns that are too long
                most = (int) Math.min(most, least + ENOUGH * total / mostTokens);
            }
            if (count >= most || tokens.stream().allMatch(group -> group <= mostTokens)) {
                return new ColumnGroups(groups, tokens);
            }
        }
    }

    private static List<List<ColumnLayout>> split(List<ColumnLayout> columns, int count) {
        List<List<ColumnLayout>> groups = new ArrayList<>();
        for (int group = 0; group < count; group++) {
            groups.add(columns.subList(columns.size() * group / count, columns.size() * (group + 1) / count));
        }
        return groups;
    }

    int count() {
        return groups.size();
    }

    /** Returns the tokens of a row of the group that takes most. */
    double widest() {
        return tokens.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    }

    /** Returns the tokens of a whole row. */
    double total() {
        return tokens.stream().mapToDouble(Double::doubleValue).sum();
    }
}
