package dev.rowloom.engine;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.UniqueKey;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keys over CASEs that are null in the rows which the key is not about, as partial keys are written where there are none. */
final class CaseKeys {

    private static final Expression NULL = new Expression.Literal(null);

    private CaseKeys() {}

    /** A part that is null in the rows that do not meet a condition. */
    private record Guarded(Expression condition, Expression result) {}

    /**
     * Returns a key all of whose parts are {@code CASE WHEN condition THEN x END} or {@code CASE WHEN y IS NULL THEN NULL ELSE
     * x END}, under one condition, as the partial key that it stands for; any other key as it is.
     */
    static UniqueKey partial(Dialect dialect, UniqueKey key) {
        List<Guarded> guarded = key.parts().stream()
                .map(UniqueKey.Part::expression)
                .filter(Expression.Case.class::isInstance)
                .map(part -> guarded((Expression.Case) part))
                .filter(Objects::nonNull)
                .toList();
        List<Expression> conditions =
                guarded.stream().map(Guarded::condition).distinct().toList();
        if (!leavesOutNulls(dialect, key)
                || guarded.size() < key.parts().size()
                || conditions.size() != 1
                || key.predicate() != null) {
            return key;
        }
        List<UniqueKey.Part> parts = guarded.stream()
                .map(part -> new UniqueKey.Part(part.result(), DataType.UNLIMITED))
                .toList();
        return new UniqueKey(key.name(), key.kind(), parts, key.nulls(), conditions.get(0));
    }

    /** Returns whether rows all parts of which are null may repeat: Oracle compares nulls only beside a value. */
    private static boolean leavesOutNulls(Dialect dialect, UniqueKey key) {
        boolean beside = dialect.nullsOfKey(1) == UniqueKey.NullComparison.DISTINCT
                && dialect.nullsOfKey(2) == UniqueKey.NullComparison.NOT_DISTINCT;
        return beside || key.nulls() == UniqueKey.NullComparison.DISTINCT;
    }

    private static @Nullable Guarded guarded(Expression.Case part) {
        if (part.branches().size() != 1) {
            return null;
        }
        Expression condition = part.branches().get(0).condition();
        Expression result = part.branches().get(0).result();
        Expression otherwise = part.otherwise();
        if (otherwise == null || otherwise.equals(NULL)) {
            return new Guarded(condition, result);
        } else if (!result.equals(NULL)) {
            return null;
        } else if (condition instanceof Expression.Not not && not.operand() instanceof Expression.IsNull test) {
            return new Guarded(test, otherwise);
        }
        // any other condition may be unknown, where the ELSE counts as well
        return condition instanceof Expression.IsNull ? new Guarded(new Expression.Not(condition), otherwise) : null;
    }
}
