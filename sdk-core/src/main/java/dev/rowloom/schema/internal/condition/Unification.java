package dev.rowloom.schema.internal.condition;

import dev.rowloom.schema.ExpressionRules.Feature;
import dev.rowloom.schema.TextEquality;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several values as one type, as of the branches of CASE.
 *
 * @param type the common type
 * @param values the values, converted to it
 */
record Unification(ValueType type, List<Typed> values) {

    static Unification of(Scope scope, List<Typed> values) {
        if (scope.has(Feature.DYNAMIC_TYPES)) {
            return new Unification(ValueType.of(Kind.TEXT), values);
        }
        ValueType type = common(values);
        List<Typed> converted =
                values.stream().map(value -> convert(scope, value, type)).toList();
        return new Unification(type, converted);
    }

    Code[] codes() {
        return values.stream().map(Typed::code).toArray(Code[]::new);
    }

    private static ValueType common(List<Typed> values) {
        ValueType common = null;
        for (Typed value : values) {
            if (value.kind() == Kind.UNTYPED) {
                continue;
            }
            common = common == null ? value.type() : wider(common, value.type());
        }
        return common == null ? ValueType.text(null) : common;
    }

    private static ValueType wider(ValueType a, ValueType b) {
        if (a.kind().isNumber() && b.kind().isNumber()) {
            if (a.is(Kind.INTEGER) && b.is(Kind.INTEGER)) {
                return a.bits() >= b.bits() ? a : b;
            }
            return a.is(Kind.FLOAT) || b.is(Kind.FLOAT) ? ValueType.FLOAT : ValueType.DECIMAL;
        } else if (a.is(b.kind())) {
            return a.is(Kind.TEXT) || a.is(Kind.ENUM) ? ValueType.text(equality(a, b)) : a;
        } else if (a.kind().isDateTime() && b.kind().isDateTime()) {
            return a.is(Kind.INSTANT) || b.is(Kind.INSTANT) ? ValueType.INSTANT : ValueType.TIMESTAMP;
        } else if (a.is(Kind.BOOLEAN) && b.kind().isNumber()) {
            return b;
        } else if (b.is(Kind.BOOLEAN) && a.kind().isNumber()) {
            return a;
        }
        return ValueType.text(equality(a, b));
    }

    private static @Nullable TextEquality equality(ValueType a, ValueType b) {
        return a.equality() == null ? b.equality() : a.equality();
    }

    private static Typed convert(Scope scope, Typed value, ValueType type) {
        if (value.kind() == type.kind() || value.isNull()) {
            return value;
        } else if (value.constant() && value.kind() == Kind.UNTYPED) {
            return new Comparisons(scope).literal(value, type);
        } else if (type.kind().isNumber() && value.kind().isNumber()) {
            // mixed numbers compare and add as they are
            return type.is(Kind.FLOAT) ? Comparisons.to(value, Kind.FLOAT) : value;
        }
        return Comparisons.to(value, type.kind());
    }
}
