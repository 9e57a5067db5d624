package dev.rowloom.it.property;

import dev.rowloom.it.property.Condition.All;
import dev.rowloom.it.property.Condition.Any;
import dev.rowloom.it.property.Condition.Between;
import dev.rowloom.it.property.Condition.Compare;
import dev.rowloom.it.property.Condition.NotNull;
import dev.rowloom.it.property.Condition.Null;
import dev.rowloom.it.property.Condition.OneOf;
import dev.rowloom.it.property.Condition.Operator;
import dev.rowloom.it.property.Condition.Ordered;
import java.util.Map;
import java.util.stream.Stream;

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
    static Truth of(Condition condition, Map<String, Object> row, Equality equality) {
        if (condition instanceof Compare c) {
            return compare(row.get(c.column()), c.operator(), c.literal(), equality);
        } else if (condition instanceof Ordered c) {
            return compare(row.get(c.left()), c.operator(), row.get(c.right()), equality);
        } else if (condition instanceof Between c) {
            Object value = row.get(c.column());
            return compare(value, Operator.GREATER_OR_EQUAL, c.low(), equality)
                    .and(compare(value, Operator.LESS_OR_EQUAL, c.high(), equality));
        } else if (condition instanceof OneOf c) {
            Object value = row.get(c.column());
            return c.values().stream()
                    .map(each -> compare(value, Operator.EQUAL, each, equality))
                    .reduce(FALSE, Truth::or);
        } else if (condition instanceof Null c) {
            return of(row.get(c.column()) == null);
        } else if (condition instanceof NotNull c) {
            return of(row.get(c.column()) != null);
        } else if (condition instanceof All c) {
            return parts(c.parts().stream(), row, equality).reduce(TRUE, Truth::and);
        }
        return parts(((Any) condition).parts().stream(), row, equality).reduce(FALSE, Truth::or);
    }

    private static Stream<Truth> parts(Stream<Condition> parts, Map<String, Object> row, Equality equality) {
        return parts.map(part -> of(part, row, equality));
    }

    private static Truth compare(Object left, Operator operator, Object right, Equality equality) {
        return left == null || right == null ? UNKNOWN : of(operator.holds(equality.compare(left, right)));
    }
}
