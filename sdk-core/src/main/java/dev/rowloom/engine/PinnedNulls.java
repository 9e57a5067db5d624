package dev.rowloom.engine;

import dev.rowloom.schema.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which conditions pass whatever the other columns hold, because some columns are null. */
final class PinnedNulls {

    /** So many of the columns that may be null are tried as such. */
    private static final int MOST_TRIED = 6;

    private PinnedNulls() {}

    /** Returns whether a condition is not false where those columns are null. */
    static boolean passes(Expression condition, Set<String> nulls) {
        if (condition instanceof Expression.And and) {
            return and.operands().stream().allMatch(operand -> passes(operand, nulls));
        } else if (condition instanceof Expression.Or or) {
            return or.operands().stream().anyMatch(operand -> passes(operand, nulls));
        } else if (condition instanceof Expression.IsNull test) {
            return isNull(test.operand(), nulls);
        } else if (condition instanceof Expression.Comparison comparison) {
            return isNull(comparison.left(), nulls) || isNull(comparison.right(), nulls);
        } else if (condition instanceof Expression.Between between) {
            return isNull(between.operand(), nulls);
        } else if (condition instanceof Expression.In in) {
            return isNull(in.operand(), nulls);
        } else if (condition instanceof Expression.Match match) {
            return isNull(match.operand(), nulls);
        }
        return condition instanceof Expression.Not not
                && !(not.operand() instanceof Expression.IsNull)
                && !(not.operand() instanceof Expression.And)
                && !(not.operand() instanceof Expression.Or)
                && passes(not.operand(), nulls);
    }

    private static boolean isNull(Expression value, Set<String> nulls) {
        if (value instanceof Expression.ColumnReference reference) {
            return nulls.contains(reference.column());
        } else if (value instanceof Expression.Arithmetic arithmetic) {
            return isNull(arithmetic.left(), nulls) || isNull(arithmetic.right(), nulls);
        } else if (value instanceof Expression.Negative negative) {
            return isNull(negative.operand(), nulls);
        }
        return value instanceof Expression.Cast cast && isNull(cast.operand(), nulls);
    }

    /** Returns which columns to try as null: none at first, then some, and all in the end. */
    static List<Set<String>> choices(List<String> nullable) {
        List<String> few = nullable.subList(0, Math.min(MOST_TRIED, nullable.size()));
        List<Set<String>> choices = new ArrayList<>();
        for (int bits = 0; bits < 1 << few.size(); bits++) {
            Set<String> chosen = new java.util.LinkedHashSet<>();
            for (int i = 0; i < few.size(); i++) {
                if ((bits >> i & 1) == 1) {
                    chosen.add(few.get(i));
                }
            }
            choices.add(chosen);
        }
        choices.sort(java.util.Comparator.comparingInt(Set::size));
        if (nullable.size() > few.size()) {
            choices.add(new java.util.LinkedHashSet<>(nullable));
        }
        return choices;
    }
}
