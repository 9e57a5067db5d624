package dev.rowloom.engine;

import dev.rowloom.schema.Expression;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.internal.condition.Condition;
import dev.rowloom.schema.internal.condition.Truth;
import java.util.Arrays;
import java.util.Objects;

/** Tells the parents whose keys make a part of a predicate true from those whose keys don't. */
final class ParentSides {

    private final ReferenceCompiler references;
    private final TablePlanning planning;

    ParentSides(ReferenceCompiler references, TablePlanning planning) {
        this.references = references;
        this.planning = planning;
    }

    /**
     * Returns the first {@link RowIndex#MOST_ROWS} of the parents that a reference of one column can choose.
     *
     * @param wanted the part of the predicate, over the column of the reference alone
     */
    ParentChoice.Sides of(int number, Expression wanted) {
        TableModel model = planning.model();
        ForeignKey key = model.references().get(number).foreignKey();
        TableProgram parents = references.parentProgram(number);
        boolean[] within =
                new boolean[(int) Math.min(RowIndex.MOST_ROWS, parents.layout().rows())];
        boolean[] without = new boolean[within.length];
        int[] eligible = references.eligible(number);
        boolean[] open = new boolean[within.length];
        Arrays.fill(open, eligible == null);
        for (int i = 0; eligible != null && i < eligible.length; i++) {
            open[eligible[i]] = true;
        }
        Condition condition = Condition.compile(model.table(), model.schema().dialect(), wanted)
                .condition();
        int position = references.parentPosition(
                new TableModel.ColumnOfReference(number, key.parentColumns().get(0)));
        RowIndex.scan(parents, new int[] {position}, (row, vectors, cell) -> {
            boolean met = Objects.requireNonNull(condition).test(column -> vectors[0].value(cell)) == Truth.TRUE;
            within[row] = open[row] && met;
            without[row] = open[row] && !met;
        });
        return new ParentChoice.Sides(new ParentChoice.Indexed(within), new ParentChoice.Indexed(without));
    }
}
