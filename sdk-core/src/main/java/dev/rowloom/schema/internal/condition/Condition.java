package dev.rowloom.schema.internal.condition;

import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Table;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A compiled condition over the rows of a table. Immutable and thread-safe.
 *
 * <p>A row for which the database would report an error, such as a division by zero, is one it would not take: the
 * condition is {@link Truth#FALSE} for it.
 */
public final class Condition {

    private final Code code;

    private Condition(Code code) {
        this.code = code;
    }

    /**
     * What came of compiling a condition.
     *
     * @param condition the condition, or null where nothing of it can be evaluated. Of an AND at the top the operands that
     *     can be are kept: while {@code unsupported} is not empty, only {@link Truth#FALSE} is certain
     * @param unsupported the parts that cannot be evaluated, each with the reason
     */
    public record Compilation(@Nullable Condition condition, List<String> unsupported) {

        /** Copies the list. */
        public Compilation {
            unsupported = List.copyOf(unsupported);
        }

        /** Returns whether all of the condition is evaluated. */
        public boolean isComplete() {
            return condition != null && unsupported.isEmpty();
        }
    }

    /** Compiles a condition; the current time is the first of January 2026. */
    public static Compilation compile(Table table, Dialect dialect, Expression expression) {
        return compile(table, dialect, expression, Scope.DEFAULT_NOW);
    }

    /**
     * Compiles a condition.
     *
     * @param table the table whose rows it is about
     * @param dialect whose rules of evaluation apply
     * @param expression the condition
     * @param now what {@code now()}, {@code CURRENT_DATE} and the like mean
     */
    public static Compilation compile(Table table, Dialect dialect, Expression expression, Instant now) {
        ExpressionCompiler compiler = new ExpressionCompiler(new Scope(table, dialect, now));
        List<String> unsupported = new ArrayList<>();
        List<Code> parts = new ArrayList<>();
        List<Expression> operands = expression instanceof Expression.And and ? and.operands() : List.of(expression);
        for (Expression operand : operands) {
            try {
                parts.add(compiler.condition(operand).code());
            } catch (UnsupportedPartException e) {
                unsupported.add(String.valueOf(e.getMessage()));
            }
        }
        if (parts.isEmpty()) {
            return new Compilation(null, unsupported);
        }
        Code code = parts.size() == 1 ? parts.get(0) : Logic.and(parts);
        return new Compilation(new Condition(code), unsupported);
    }

    /** Returns whether the row satisfies the condition. */
    public Truth test(Cells row) {
        Object value;
        try {
            value = code.run(row);
        } catch (EvaluationException | ArithmeticException | DateTimeException e) {
            return Truth.FALSE;
        }
        return value == null ? Truth.UNKNOWN : Boolean.TRUE.equals(value) ? Truth.TRUE : Truth.FALSE;
    }
}
