package dev.rowloom.it.conformance;

import dev.rowloom.engine.Row;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.internal.condition.Condition;
import dev.rowloom.schema.internal.condition.Truth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a table whose database is not at hand, evaluated row by row. That the evaluation is the databases' own is
 * shown elsewhere, where there is a database to compare it with.
 */
final class RowConditions {

    private final TableLayout layout;
    private final Dialect dialect;

    RowConditions(TableLayout layout, Dialect dialect) {
        this.layout = layout;
        this.dialect = dialect;
    }

    /** A condition that can be evaluated over the rows as they are written. */
    record Evaluated(Condition condition, TableLayout layout) {

        Truth test(Row row) {
            return condition.test(position -> cell(row, position));
        }

        private @Nullable Object cell(Row row, int position) {
            String column = layout.table().columns().get(position).name();
            return layout.position(column) < 0 ? null : row.get(column);
        }
    }

    /** Returns the condition, unless a part of it can't be evaluated, or names a column that the database fills. */
    Optional<Evaluated> compiled(Expression expression) {
        Table table = layout.table();
        boolean filled = expression.columns().stream()
                .map(name -> table.columns().get(table.position(name)))
                .anyMatch(this::isFilled);
        Condition.Compilation compilation = Condition.compile(table, dialect, expression);
        Condition condition = compilation.condition();
        return filled || condition == null || !compilation.isComplete()
                ? Optional.empty()
                : Optional.of(new Evaluated(condition, layout));
    }

    private boolean isFilled(Column column) {
        return layout.position(column.name()) < 0
                && (column.computedAs().isPresent() || column.defaultValue().isPresent());
    }
}
