package dev.rowloom.engine;

import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.internal.condition.Condition;
import dev.rowloom.schema.internal.domain.Constants;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compiles the conditions of one table, and says which of them can be evaluated. */
final class CheckConditions {

    private final TableModel model;
    private final Table table;
    private final Dialect dialect;
    private final Map<Expression, Condition.Compilation> compiled = new HashMap<>();

    CheckConditions(TableModel model, Dialect dialect) {
        this.model = model;
        this.table = model.table();
        this.dialect = dialect;
    }

    /** Returns what came of compiling a condition. */
    Condition.Compilation compilation(Expression expression) {
        return compiled.computeIfAbsent(expression, it -> Condition.compile(table, dialect, it));
    }

    /** Returns whether all of a condition can be evaluated for the rows that are made. */
    boolean isEvaluated(Expression expression) {
        return isWritten(expression) && compilation(expression).isComplete();
    }

    private boolean isWritten(Expression expression) {
        return expression.columns().stream().allMatch(column -> model.position(column) >= 0);
    }

    /**
     * Returns a condition that can be evaluated and promises the given one: of an OR that is not evaluated as a whole, the
     * operands that are. Null where there is none.
     */
    @Nullable
    Expression evaluated(Expression expression) {
        if (isEvaluated(expression)) {
            return expression;
        } else if (expression instanceof Expression.And and) {
            List<Expression> operands = evaluated(and.operands());
            return operands.size() < and.operands().size() ? null : new Expression.And(operands);
        } else if (expression instanceof Expression.Or or) {
            List<Expression> operands = evaluated(or.operands());
            return operands.isEmpty() ? null : operands.size() == 1 ? operands.get(0) : new Expression.Or(operands);
        }
        return null;
    }

    private List<Expression> evaluated(List<Expression> operands) {
        List<Expression> evaluated = new ArrayList<>();
        for (Expression operand : operands) {
            Expression stronger = evaluated(operand);
            if (stronger != null) {
                evaluated.add(stronger);
            }
        }
        return evaluated;
    }

    /** Returns why a condition can't be met, in words. */
    String unusable(Expression expression) {
        List<String> unwritten = expression.columns().stream()
                .filter(column -> model.position(column) < 0)
                .toList();
        if (!unwritten.isEmpty()) {
            return "the database makes the values of " + String.join(", ", unwritten);
        }
        List<String> reasons = compilation(expression).unsupported();
        return reasons.isEmpty() ? "no values of its columns satisfy it" : String.join("; ", reasons);
    }

    /** Returns the tests of a condition that is evaluated: what reads the clock is tested for any time that rows are loaded. */
    List<Condition> tests(Expression expression) {
        if (!Constants.readClock(expression)) {
            return List.of(Objects.requireNonNull(compilation(expression).condition()));
        }
        return Constants.PRESENTS.stream()
                .map(now -> Condition.compile(table, dialect, expression, now).condition())
                .map(Objects::requireNonNull)
                .toList();
    }
}
