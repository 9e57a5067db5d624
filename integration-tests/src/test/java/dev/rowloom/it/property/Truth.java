package dev.rowloom.it.property;

import dev.rowloom.it.property.Condition.All;
import dev.rowloom.it.property.Condition.Any;
import dev.rowloom.it.property.Condition.Between;
import dev.rowloom.it.property.Condition.Compare;
import dev.rowloom.it.property.Condition.Flag;
import dev.rowloom.it.property.Condition.NotNull;
import dev.rowloom.it.property.Condition.Null;
import dev.rowloom.it.property.Condition.OneOf;
import dev.rowloom.it.property.Condition.Operator;
import dev.rowloom.it.property.Condition.Ordered;
import java.util.Map;

/** SQL's three truth values; a CHECK is violated where it is FALSE. */
enum Truth {
    FALSE,
    UNKNOWN,
    TRUE;

    Truth and(Truth other) {
        return compareTo(other) < 0 ? this : other;
    }

    Truth or(Truth other) {
        return compareTo(other) > 0 ? this : other;
    }

    private static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** The truth of a condition for a row. */
    static Truth of(Condition condition, TableModel table, Map<String, Object> row, Equality equality) {
        Comparison comparison = (column, operator, right) -> {
            Object left = row.get(column);
            return left == null || right == null
                    ? UNKNOWN
                    : of(operator.holds(equality.compare(table.column(column).type(), left, right)));
        };
        return of(condition, row, comparison);
    }

    /** Compares a column with a value. */
    private interface Comparison {
        Truth of(String column, Operator operator, Object right);
    }

    private static Truth of(Condition condition, Map<String, Object> row, Comparison comparison) {
        if (condition instanceof Compare c) {
            return comparison.of(c.column(), c.operator(), c.literal());
        } else if (condition instanceof Ordered c) {
            return comparison.of(c.left(), c.operator(), row.get(c.right()));
        } else if (condition instanceof Between c) {
            return comparison
                    .of(c.column(), Operator.GREATER_OR_EQUAL, c.low())
                    .and(comparison.of(c.column(), Operator.LESS_OR_EQUAL, c.high()));
        } else if (condition instanceof OneOf c) {
            return c.values().stream()
                    .map(each -> comparison.of(c.column(), Operator.EQUAL, each))
                    .reduce(FALSE, Truth::or);
        } else if (condition instanceof Null c) {
            return of(row.get(c.column()) == null);
        } else if (condition instanceof Flag c) {
            return comparison.of(c.column(), Operator.EQUAL, c.value());
        } else if (condition instanceof NotNull c) {
            return of(row.get(c.column()) != null);
        } else if (condition instanceof Condition.Sum c) {
            Object left = row.get(c.left());
            Object right = row.get(c.right());
            return left == null || right == null
                    ? UNKNOWN
                    : of(c.operator().holds(Long.compare((Long) left + (Long) right, c.number())));
        } else if (condition instanceof Condition.Prefix c) {
            Object text = row.get(c.column());
            return text == null ? UNKNOWN : of(text.toString().startsWith(c.prefix()));
        } else if (condition instanceof Condition.Length c) {
            Object text = row.get(c.column());
            long length = text == null ? 0 : text.toString().codePoints().count();
            return text == null ? UNKNOWN : of(length >= c.least() && length <= c.most());
        } else if (condition instanceof Condition.Choose c) {
            return of(of(c.when(), row, comparison) == TRUE ? c.then() : c.otherwise(), row, comparison);
        } else if (condition instanceof All c) {
            return c.parts().stream().map(part -> of(part, row, comparison)).reduce(TRUE, Truth::and);
        }
        return ((Any) condition)
                .parts().stream().map(part -> of(part, row, comparison)).reduce(FALSE, Truth::or);
    }
}
