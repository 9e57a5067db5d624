package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.schema.Expression;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.UniqueKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at every row for keys that come twice and references that lead nowhere, as a database would. */
final class HeldKeys {

    private final Made made;

    private HeldKeys(Made made) {
        this.made = made;
    }

    /** Asserts that all keys and foreign keys hold, and that the plan vouches for all constraints. */
    static void assertAll(Made made) {
        assertThat(made.plan().notChecked()).isEmpty();
        assertThat(new HeldKeys(made).violations()).isEmpty();
    }

    private List<String> violations() {
        List<String> found = new ArrayList<>();
        for (Table table : made.plan().schema().tables()) {
            List<Row> rows = made.rows(table.id());
            table.foreignKeys().forEach(key -> check(table, key, rows, found));
            table.uniqueKeys().forEach(key -> check(table, key, rows, found));
        }
        return found;
    }

    private void check(Table table, ForeignKey key, List<Row> rows, List<String> found) {
        Set<List<Object>> parents = new HashSet<>();
        made.rows(key.parentTable()).forEach(row -> parents.add(values(row, key.parentColumns())));
        for (Row row : rows) {
            List<Object> value = values(row, key.columns());
            if (!value.contains("NULL") && !parents.contains(value)) {
                found.add(table.id() + " " + key.describe() + " " + value);
            }
        }
    }

    private static void check(Table table, UniqueKey key, List<Row> rows, List<String> found) {
        Set<List<Object>> seen = new HashSet<>();
        for (Row row : rows) {
            List<Object> value =
                    key.parts().stream().map(part -> part(row, part)).toList();
            boolean free = value.contains("NULL") && key.nulls() == UniqueKey.NullComparison.DISTINCT;
            boolean covered = key.predicate() == null || Boolean.TRUE.equals(value(row, key.predicate()));
            if (covered && !free && !seen.add(value)) {
                found.add(table.id() + " " + key + " " + value);
            }
        }
    }

    private static Object part(Row row, UniqueKey.Part part) {
        Object value = normal(value(row, part.expression()));
        return value instanceof String text && text.length() > part.prefixLength()
                ? text.substring(0, part.prefixLength())
                : value;
    }

    private static List<Object> values(Row row, List<String> columns) {
        return columns.stream().map(column -> normal(row.get(column))).toList();
    }

    private static Object normal(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        } else if (value instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros();
        }
        return value instanceof byte[] bytes ? java.util.Arrays.toString(bytes) : value;
    }

    /** Returns the value of an expression; conditions are false rather than unknown. */
    private static @Nullable Object value(Row row, Expression expression) {
        if (expression instanceof Expression.ColumnReference column) {
            return row.get(column.column());
        } else if (expression instanceof Expression.Literal literal) {
            return literal.value();
        } else if (expression instanceof Expression.Cast cast) {
            return value(row, cast.operand());
        } else if (expression instanceof Expression.IsNull test) {
            return value(row, test.operand()) == null;
        } else if (expression instanceof Expression.Not not) {
            return value(row, not.operand()) instanceof Boolean truth && !truth;
        } else if (expression instanceof Expression.And and) {
            return and.operands().stream().allMatch(it -> Boolean.TRUE.equals(value(row, it)));
        } else if (expression instanceof Expression.In in) {
            Object operand = normal(value(row, in.operand()));
            return in.values().stream().anyMatch(it -> normal(value(row, it)).equals(operand));
        } else if (expression instanceof Expression.Comparison comparison) {
            return compared(row, comparison);
        } else if (expression instanceof Expression.Call call) {
            return called(row, call);
        }
        throw new AssertionError("no value of " + expression);
    }

    private static boolean compared(Row row, Expression.Comparison comparison) {
        Object left = value(row, comparison.left());
        Object right = value(row, comparison.right());
        if (left == null || right == null) {
            return false;
        }
        return switch (comparison.operator()) {
            case EQUAL -> normal(left).equals(normal(right));
            case NOT_EQUAL -> !normal(left).equals(normal(right));
            default -> throw new AssertionError("no value of " + comparison);
        };
    }

    private static @Nullable Object called(Row row, Expression.Call call) {
        List<@Nullable Object> arguments = new ArrayList<>();
        call.arguments().forEach(it -> arguments.add(value(row, it)));
        if (call.function().equals("coalesce")) {
            return arguments.stream().filter(Objects::nonNull).findFirst().orElse(null);
        } else if (arguments.get(0) == null) {
            return null;
        }
        String text = arguments.get(0).toString();
        return switch (call.function()) {
            case "lower", "upper" -> text.toLowerCase(Locale.ROOT);
            case "date" -> text.substring(0, 10);
            case "md5" -> text;
            default -> throw new AssertionError("no value of " + call);
        };
    }
}
