package dev.rowloom.schema.internal;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.DataType.DecimalType;
import dev.rowloom.schema.DataType.TimestampType;
import dev.rowloom.schema.QueryTypes;
import java.util.List;
import java.util.Objects;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import org.jspecify.annotations.Nullable;

/** What functions give back; null where it is not known. */
final class FunctionResults {

    /** Characters that an aggregate of texts holds everywhere. */
    static final int AGGREGATED = 255;

    private final ResultTypes types;
    private final QueryTypes rules;

    FunctionResults(ResultTypes types) {
        this.types = types;
        this.rules = types.rules();
    }

    /**
     * Returns what a call gives back.
     *
     * @param name the function's name in lower case, without its schema
     * @param arguments what is known of its arguments
     * @param written the arguments
     */
    @Nullable
    QueryValue of(String name, List<@Nullable QueryValue> arguments, List<? extends Expression> written) {
        QueryValue clock = types.of(rules.clock(name), true);
        if (clock != null) {
            return clock;
        }
        QueryValue own = types.reading().catalogue().routines().result(name, arguments, types);
        if (own != null) {
            return own;
        }
        boolean notNull = arguments.stream().allMatch(argument -> argument != null && argument.notNull());
        QueryValue first = arguments.isEmpty() ? null : arguments.get(0);
        return switch (name) {
            case "count" -> types.of(rules.count(), true);
            case "count_big", "row_number", "rank", "dense_rank" -> types.of(rules.whole(64), true);
            case "sum", "avg", "total" -> first == null ? null : aggregate(name, first.data());
            case "min", "max", "first_value", "last_value", "any_value", "lag", "lead", "mode" ->
                nullable(types.unsized(first));
            case "coalesce", "ifnull", "nvl", "isnull" ->
                arguments.size() == 1 ? types.of(rules.truth(), true) : firstKnown(arguments);
            case "greatest", "least" -> types.common(arguments);
            case "nullif" -> nullable(first == null || first.form() != QueryValue.Form.TYPED ? null : first);
            case "if", "iif", "nvl2" -> arguments.size() == 3 ? types.common(arguments.subList(1, 3)) : null;
            case "abs" -> number(types.unsized(first));
            case "mod" -> arguments.size() == 2 ? remainder(first, arguments.get(1), notNull) : null;
            case "round", "trunc", "truncate" -> rounded(first, written.size() > 1 ? written.get(1) : null);
            case "floor", "ceil", "ceiling" -> rounded(first, null);
            default -> text(name, arguments, written);
        };
    }

    private @Nullable QueryValue aggregate(String name, DataType type) {
        return types.of(name.equals("sum") ? rules.sum(type) : rules.average(type), false);
    }

    private static @Nullable QueryValue nullable(@Nullable QueryValue value) {
        return value == null ? null : value.nullable();
    }

    private static @Nullable QueryValue number(@Nullable QueryValue value) {
        return value != null && ResultTypes.isNumber(value.data()) ? value : null;
    }

    // One that is never null makes the result so.
    private @Nullable QueryValue firstKnown(List<@Nullable QueryValue> arguments) {
        QueryValue common = types.common(arguments);
        boolean notNull = arguments.stream().filter(Objects::nonNull).anyMatch(QueryValue::notNull);
        return common == null ? null : common.notNull(notNull);
    }

    private @Nullable QueryValue remainder(@Nullable QueryValue left, @Nullable QueryValue right, boolean notNull) {
        return left == null || right == null
                ? null
                : types.of(rules.arithmetic('%', left.data(), right.data()), notNull);
    }

    private @Nullable QueryValue rounded(@Nullable QueryValue value, @Nullable Expression places) {
        if (value == null || !(value.data() instanceof DecimalType decimal)) {
            return number(value);
        }
        int scale = places instanceof LongValue written ? (int) Math.min(decimal.scale(), written.getValue()) : 0;
        boolean whole = decimal.precision() > decimal.scale();
        return decimal.precision() == 0 || places != null && !(places instanceof LongValue) || !whole
                ? types.unsized(value)
                : types.of(rules.decimal(decimal.precision() - decimal.scale() + scale, scale), value.notNull());
    }

    private @Nullable QueryValue text(
            String name, List<@Nullable QueryValue> arguments, List<? extends Expression> written) {
        QueryValue first = arguments.isEmpty() ? null : arguments.get(0);
        boolean notNull = arguments.stream().allMatch(argument -> argument != null && argument.notNull());
        return switch (name) {
            case "upper",
                    "lower",
                    "ucase",
                    "lcase",
                    "initcap",
                    "trim",
                    "ltrim",
                    "rtrim",
                    "btrim",
                    "reverse",
                    "replace" -> first == null ? null : types.text(first.length(), notNull);
            case "substr",
                    "substring",
                    "mid",
                    "left",
                    "right",
                    "lpad",
                    "rpad",
                    "split_part",
                    "translate",
                    "regexp_replace" -> first == null ? null : types.text(cut(name, first, written), notNull);
            case "concat", "concat_ws" -> joined(arguments, notNull);
            case "string_agg", "group_concat", "listagg" -> types.text(AGGREGATED, false);
            case "md5" -> types.text(32, notNull);
            case "length",
                    "char_length",
                    "character_length",
                    "octet_length",
                    "len",
                    "strpos",
                    "position",
                    "instr",
                    "locate",
                    "charindex",
                    "ascii",
                    "sign" -> types.of(rules.whole(32), notNull);
            case "year",
                    "month",
                    "day",
                    "hour",
                    "minute",
                    "second",
                    "quarter",
                    "week",
                    "dayofmonth",
                    "dayofweek",
                    "dayofyear",
                    "datediff",
                    "datepart" -> types.of(rules.whole(32), notNull);
            default -> other(name, first, arguments, notNull);
        };
    }

    // The text may be longer than what a count lets through, but where the count is not known any text may be cut off.
    private static long cut(String name, QueryValue text, List<? extends Expression> written) {
        boolean start = name.startsWith("sub") || name.equals("mid");
        int at = start ? 2 : 1;
        if (written.size() <= at || name.equals("translate") || name.startsWith("split") || name.startsWith("regexp")) {
            return text.length();
        }
        if (!(written.get(at) instanceof LongValue count)) {
            return start ? text.length() : 1;
        }
        long length = Math.max(0, count.getValue());
        return name.endsWith("pad") ? length : Math.min(length, text.length());
    }

    private @Nullable QueryValue joined(List<@Nullable QueryValue> arguments, boolean notNull) {
        long length = 0;
        for (QueryValue argument : arguments) {
            length += argument == null ? 1 : argument.length();
        }
        return types.text(length, notNull);
    }

    private @Nullable QueryValue other(
            String name, @Nullable QueryValue first, List<@Nullable QueryValue> arguments, boolean notNull) {
        return switch (name) {
            case "sqrt",
                    "power",
                    "pow",
                    "exp",
                    "ln",
                    "log",
                    "log10",
                    "sin",
                    "cos",
                    "tan",
                    "pi",
                    "random",
                    "rand",
                    "cume_dist",
                    "percent_rank",
                    "stddev",
                    "stddev_pop",
                    "stddev_samp",
                    "variance",
                    "var_pop",
                    "var_samp" -> types.of(rules.real(), notNull);
            case "bool_and", "bool_or", "every" -> types.of(rules.truth(), false);
            case "date", "to_date" -> types.of("date", notNull);
            case "date_trunc" -> {
                QueryValue of = arguments.size() > 1 ? arguments.get(1) : null;
                yield of != null && of.data() instanceof TimestampType ? of : null;
            }
            case "array_agg" -> arrayOf(first);
            default -> types.of(rules.function(name), notNull);
        };
    }

    private @Nullable QueryValue arrayOf(@Nullable QueryValue element) {
        QueryValue array = element == null ? null : types.of(element.declared().text() + "[]", false);
        return array != null && array.data() instanceof DataType.ArrayType ? array : null;
    }
}
