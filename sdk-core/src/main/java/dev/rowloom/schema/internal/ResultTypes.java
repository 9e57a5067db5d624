package dev.rowloom.schema.internal;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.DataType.DateType;
import dev.rowloom.schema.DataType.DecimalType;
import dev.rowloom.schema.DataType.FloatType;
import dev.rowloom.schema.DataType.IntegerType;
import dev.rowloom.schema.DataType.TextType;
import dev.rowloom.schema.DataType.TimestampType;
import dev.rowloom.schema.DataType.Zone;
import dev.rowloom.schema.QueryTypes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the types of a query's expressions. */
final class ResultTypes {

    private final Reading reading;
    private final TypeResolver resolver;
    private final QueryTypes types;

    ResultTypes(Reading reading) {
        this.reading = reading;
        this.resolver = new TypeResolver(reading.catalogue());
        this.types = reading.names().dialect().queryTypes();
    }

    Reading reading() {
        return reading;
    }

    /** Returns how the product types results. */
    QueryTypes rules() {
        return types;
    }

    /** Returns a value of a declared type. */
    QueryValue of(DeclaredType type, boolean notNull) {
        return new QueryValue(type, resolver.resolve(type), QueryValue.Form.TYPED, notNull);
    }

    /** Returns a value of the type that SQL writes so; null where the text is null or holds no type. */
    @Nullable
    QueryValue of(@Nullable String sql, boolean notNull) {
        if (sql == null) {
            return null;
        }
        List<Token> tokens = Lexer.tokens(sql, reading.names().dialect().lexicalRules()).stream()
                .map(token -> Token.made(token.kind(), token.text()))
                .toList();
        DeclaredType type = TypeReader.read(reading, new Tokens(tokens));
        return type.equals(DeclaredType.NONE)
                ? null
                : of(new DeclaredType(type.declaration(), type.name(), sql, type.created()), notNull);
    }

    /** Returns text of at most that length. */
    @Nullable
    QueryValue text(long length, boolean notNull) {
        return of(types.text((int) Math.min(DataType.UNLIMITED, length)), notNull);
    }

    /** Returns a value as a function gives it back, which some products do without its size. */
    @Nullable
    QueryValue unsized(@Nullable QueryValue value) {
        if (value == null) {
            return null;
        }
        QueryValue changed = of(types.unsized(value.data()), value.notNull());
        return changed == null ? value.typed() : changed;
    }

    /** Returns what holds all of the values; null where nothing is known to. */
    @Nullable
    QueryValue common(List<@Nullable QueryValue> values) {
        boolean notNull = true;
        List<QueryValue> typed = new ArrayList<>();
        for (QueryValue value : values) {
            if (value == null) {
                return null;
            }
            notNull &= value.notNull();
            if (value.form() != QueryValue.Form.NULL) {
                typed.add(value);
            }
        }
        if (typed.isEmpty()) {
            return values.get(0);
        }
        List<QueryValue> sure = typed.stream()
                .filter(value -> types.mixes() || value.form() != QueryValue.Form.TEXT)
                .toList();
        QueryValue common = sure.isEmpty() ? longest(typed) : common(sure, typed);
        return common == null ? null : common.notNull(notNull);
    }

    private @Nullable QueryValue common(List<QueryValue> values, List<QueryValue> all) {
        QueryValue first = values.get(0);
        if (values.stream().allMatch(value -> value.data() instanceof TextType)) {
            return longest(all);
        } else if (values.stream().allMatch(value -> value.data().equals(first.data()))) {
            return all.size() == values.size() ? first : unsized(first);
        } else if (values.stream().allMatch(value -> value.data() instanceof IntegerType)) {
            return values.stream()
                    .max(Comparator.comparingLong(ResultTypes::greatest))
                    .orElse(null);
        } else if (values.stream().allMatch(value -> isNumber(value.data()))) {
            return numbers(values);
        }
        QueryValue moments = moments(values);
        return moments != null || !types.mixes() ? moments : longest(all);
    }

    /** Returns whether the type is one of numbers. */
    static boolean isNumber(DataType type) {
        return type instanceof IntegerType || type instanceof DecimalType || type instanceof FloatType;
    }

    private static long greatest(QueryValue value) {
        return value.data() instanceof IntegerType integer ? integer.max() : 0;
    }

    private @Nullable QueryValue longest(List<QueryValue> texts) {
        QueryValue first = texts.get(0);
        if (texts.stream().allMatch(text -> text.data().equals(first.data()))) {
            return first;
        }
        return text(texts.stream().mapToInt(QueryValue::length).max().orElse(1), false);
    }

    private @Nullable QueryValue numbers(List<QueryValue> values) {
        int whole = 0;
        int scale = 0;
        for (QueryValue value : values) {
            if (value.data() instanceof FloatType) {
                return of(types.real(), false);
            } else if (value.data() instanceof DecimalType decimal) {
                if (decimal.precision() == 0) {
                    return of(types.decimal(0, 0), false);
                }
                whole = Math.max(whole, decimal.precision() - decimal.scale());
                scale = Math.max(scale, decimal.scale());
            } else {
                whole = Math.max(whole, value.length());
            }
        }
        return of(types.decimal(whole + scale, scale), false);
    }

    // A date becomes a timestamp, and that one with a zone.
    private static @Nullable QueryValue moments(List<QueryValue> values) {
        QueryValue widest = null;
        for (QueryValue value : values) {
            if (!(value.data() instanceof DateType) && !(value.data() instanceof TimestampType)) {
                return null;
            }
            widest = widest == null || rank(value) > rank(widest) ? value : widest;
        }
        return widest;
    }

    private static int rank(QueryValue value) {
        if (value.data() instanceof TimestampType time) {
            return time.zone() == Zone.WITH_ZONE ? 2 : 1;
        }
        return 0;
    }
}
