package dev.rowloom.schema.internal.condition;

import dev.rowloom.schema.Expression.ComparisonOperator;
import dev.rowloom.schema.TextEquality;
import dev.rowloom.schema.internal.condition.SqliteValues.Affinity;

/** Compares as SQLite does: affinity is applied to one side after the other's, then storage classes are compared. */
final class SqliteComparison {

    private final Scope scope;

    SqliteComparison(Scope scope) {
        this.scope = scope;
    }

    /** A side of a comparison. */
    record Operand(Typed value, Affinity affinity) {

        boolean isNumeric() {
            return affinity == Affinity.NUMERIC || affinity == Affinity.REAL;
        }
    }

    Typed compile(ComparisonOperator operator, Operand left, Operand right) {
        Affinity toLeft = applied(left, right);
        Affinity toRight = applied(right, left);
        TextEquality own = left.value().type().equality();
        TextEquality other = right.value().type().equality();
        TextEquality equality =
                own != null ? own : other != null ? other : scope.rules().textEquality();
        return Arithmetics.binary(
                ValueType.BOOLEAN,
                left.value(),
                right.value(),
                (a, b) -> operator.holds(SqliteValues.compare(prepared(toLeft, a), prepared(toRight, b), equality)));
    }

    private static Object prepared(Affinity affinity, Object value) {
        Object plain = SqliteValues.stored(Affinity.NONE, value);
        return plain == null ? value : SqliteValues.applied(affinity, plain);
    }

    // what is done to the first because of the second
    private static Affinity applied(Operand to, Operand by) {
        if (by.isNumeric() && !to.isNumeric()) {
            return Affinity.NUMERIC;
        }
        return by.affinity() == Affinity.TEXT && to.affinity() == Affinity.NONE ? Affinity.TEXT : Affinity.NONE;
    }
}
